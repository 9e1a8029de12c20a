"""What notes are compared with: a commit of the work tree that they are in.

A submodule has a history of its own: its notes are compared with the commit that the work tree
around it had of it.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from notelint.cli.disk import shown
from notelint.cli.git import Repository
from notelint.errors import InputError


@dataclass(frozen=True)
class Base:
    """A work tree and a commit of it; None where there was none then: all of it is new."""

    repository: Repository
    commit: str | None

    def within(self, place: Path) -> PurePosixPath | None:
        """The path of a file or a folder from the work tree's root; None where it lies elsewhere."""
        root = self.repository.root
        real = Path(os.path.realpath(place)) if place.is_dir() else _real(place)
        return (
            PurePosixPath(real.relative_to(root).as_posix()) if real.is_relative_to(root) else None
        )


def bases(ref: str, notes: Iterable[Path]) -> Mapping[Path, Base | None]:
    """What each of these notes, at absolute paths, is compared with; None for one in no work tree.

    ``ref`` is a name in the work tree around the working directory, for its submodules as well;
    for notes that lie elsewhere, in the one that they are in. Raises InputError where git knows
    no such commit, or where there is no work tree at all.
    """
    here = _work_tree(Path.cwd())

    @cache
    def base(root: Path) -> Base:
        repository = Repository(root, is_here=root == here)
        around = None if root == here else repository.superproject()
        if around is None:
            return Base(repository, repository.fork_point(ref))
        outer = base(around)
        path = outer.within(root)
        if outer.commit is None or path is None:
            return Base(repository, None)
        commit = outer.repository.recorded(outer.commit, path)
        if commit is not None and not repository.has(commit):
            raise InputError(
                f"`--diff-base`: the submodule `{shown(root)}` was at `{commit}`, which is not"
                " there now: fetch it"
            )
        return Base(repository, commit)

    roots = {note: _work_tree(_real(note).parent) for note in notes}
    if here is not None:
        base(here)  # where nothing is found, the name must be right, too
    elif not any(roots.values()):
        Repository.around(Path.cwd())
    return {note: base(root) if root is not None else None for note, root in roots.items()}


def _work_tree(folder: Path) -> Path | None:
    """The root of the work tree that a folder without links above it is in."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def _real(place: Path) -> Path:
    """A file as git names it: links to folders above it are followed, itself is not."""
    return Path(os.path.realpath(place.parent)) / place.name
