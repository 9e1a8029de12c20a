"""The options that say how notes are checked, for every command that checks some."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from notelint.cli import options, report
from notelint.cli.asked import Asked, Fixes
from notelint.cli.disk import absolute

if TYPE_CHECKING:
    from notelint.cli.arxiv_online import ArxivOnline
    from notelint.cli.rulebook import Rulebook
    from notelint.markdown import Dialect


@dataclass(frozen=True)
class Setup:
    """What the options said; paths as they were written."""

    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    target: "Dialect | None"
    config_file: Path | None
    force_exclude: bool
    jobs: int | None
    no_cache: bool
    cache_dir: Path | None
    index: Path | None
    online: bool

    def rulebook(self, notes: Iterable[Path]) -> "Rulebook":
        """The rules in force for these notes. Raises UsageError where a name is no rule's."""
        from notelint.cli.rulebook import Rulebook  # with all rules, which not every run needs
        from notelint.cli.surroundings import Surroundings
        from notelint.config import Choice, unknown_selector

        surroundings = Surroundings(absolute(self.config_file) if self.config_file else None)
        choice = Choice(self.select or None, self.extend_select, self.ignore)
        rulebook = Rulebook(surroundings, {note.parent for note in notes}, choice)
        for name in (*self.select, *self.extend_select, *self.ignore):
            if problem := unknown_selector(name, rulebook.plugins.rules):
                raise click.UsageError(problem)
        return rulebook

    def asked(
        self,
        notes: Mapping[Path, Path | None],
        unsaved: Mapping[Path, bytes] | None = None,
        fixes: Fixes = Fixes.NONE,
    ) -> Asked:
        """What is to be done with these notes."""
        from notelint.cli.crew import processors
        from notelint.cli.known_papers import Library

        folder = self._folder_of_caches
        online = _online(folder) if self.online else None
        return Asked(
            notes,
            unsaved or {},
            Library(folder, absolute(self.index) if self.index else None, online),
            self.target,
            self.force_exclude,
            fixes,
            self.jobs or processors(),
            self.cache,
        )

    @property
    def cache(self) -> Path | None:
        """The folder of caches; None to do without."""
        return None if self.no_cache else self._folder_of_caches

    @property
    def _folder_of_caches(self) -> Path:
        if self.cache_dir is not None:
            return absolute(self.cache_dir)
        from notelint.cli.cache.folder import cache_folder

        return absolute(cache_folder())


def setup_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options, as one `Setup` called ``setup``."""

    @wraps(command)
    def with_setup(*arguments: Any, **given: Any) -> None:
        said = {name: given.pop(name) for name in Setup.__dataclass_fields__}
        command(*arguments, setup=Setup(**said), **given)

    for option in reversed(_OPTIONS):
        with_setup = option(with_setup)
    return with_setup


_SET_IN_HOOKS = ("PRE_COMMIT", "GIT_INDEX_FILE")
"""By pre-commit, and by git itself in every hook of a commit."""


def _names(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split what was given between commas."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if values and not names:
        raise click.BadParameter("expected names of rules or groups, or `all`")
    return names


def _online(folder: Path) -> "ArxivOnline | None":
    """Whom to ask about papers. A commit does not wait for the network, nor depend on it."""
    if any(os.environ.get(name) for name in _SET_IN_HOOKS):
        report.warn("`--online` is ignored in a commit hook")
        return None
    from notelint.cli.arxiv_online import ArxivOnline  # costs what few runs need

    return ArxivOnline(folder / "arxiv-answers.sqlite")


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--select", multiple=True, metavar="RULES", callback=_names, help="Run these rules only."
    ),
    click.option(
        "--extend-select",
        multiple=True,
        metavar="RULES",
        callback=_names,
        help="Run these rules, too.",
    ),
    click.option(
        "--ignore", multiple=True, metavar="RULES", callback=_names, help="Do not run these rules."
    ),
    options.target,
    options.config,
    click.option(
        "--force-exclude", is_flag=True, help="Leave out what is excluded even where it is named."
    ),
    click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        help="Check with N processes (default: one for each processor).",
    ),
    click.option(
        "--no-cache", is_flag=True, help="Neither use nor keep what earlier runs found out."
    ),
    click.option(
        "--cache-dir",
        metavar="DIR",
        envvar="NOTELINT_CACHE_DIR",
        type=click.Path(path_type=Path),
        help="Where that is kept (default: the platform's folder for caches).",
    ),
    click.option(
        "--index",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="The index of arXiv's titles that `notelint arxiv index` made.",
    ),
    click.option(
        "--online", is_flag=True, help="Ask arXiv for titles that the index does not have."
    ),
)
