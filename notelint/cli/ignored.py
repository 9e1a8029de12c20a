"""What git ignores, and the folders in which nobody writes notes."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from notelint.config.globs import from_lines

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True)
class Ignored:
    """The patterns in force in a folder: those of its ``.gitignore`` and of the ones above.

    ``specs`` have the nearest last, each with the length of its folder's path and a slash.
    """

    specs: tuple[tuple[int, "GitIgnoreSpec"], ...] = ()

    @classmethod
    def in_folder(cls, folder: Path) -> "Ignored | None":
        """What is ignored in an absolute folder; None where the folder is ignored itself.

        The folders above count up to the work tree they are in; without one, none of them does.
        """
        top = next((place for place in (folder, *folder.parents) if _is_work_tree(place)), folder)
        ignored = cls()._with(top / ".git" / "info" / "exclude", top).below(top)
        for place in reversed([p for p in (folder, *folder.parents) if p.is_relative_to(top)][:-1]):
            if ignored.hides(str(place), place.name, is_folder=True):
                return None
            ignored = ignored.below(place)
        return ignored

    def below(self, folder: Path | str) -> "Ignored":
        """What is ignored in a folder one deeper."""
        return self._with(Path(folder, ".gitignore"), folder)

    def hides(self, path: str, name: str, *, is_folder: bool) -> bool:
        """Whether an entry of the folder, given by its absolute path and name, is passed over."""
        if is_folder and (name.startswith(".") or name == "node_modules"):
            return True
        for depth, spec in reversed(self.specs):
            below = path[depth:].replace(os.sep, "/")
            verdict = spec.check_file(f"{below}/" if is_folder else below).include
            if verdict is not None:
                return verdict
        return False

    def _with(self, file: Path, folder: Path | str) -> "Ignored":
        """With the patterns in a file, too, as they are about a folder."""
        spec = from_lines(_lines(file))
        return Ignored((*self.specs, (_depth(folder), spec))) if spec else self


def _is_work_tree(folder: Path) -> bool:
    """Whether git has its root here; ``.git`` is a file in submodules and linked work trees."""
    return os.path.lexists(folder / ".git")


def _depth(folder: Path | str) -> int:
    return len(str(folder).rstrip(os.sep)) + 1


def _lines(path: Path) -> list[str]:
    """The lines of a file; none where it cannot be read, or is none: a pipe would be waited for."""
    if not os.path.isfile(path):  # noqa: PTH113 - never raises
        return []
    try:
        content = path.read_bytes()
    except OSError:
        return []
    return os.fsdecode(content.removeprefix(b"\xef\xbb\xbf")).splitlines()
