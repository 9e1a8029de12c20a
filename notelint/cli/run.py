"""One run: the notes, the rules in force for them, and what is found, each when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from notelint.cli import report
from notelint.cli.asked import Asked, Checked, Fixes
from notelint.cli.disk import is_folder
from notelint.cli.setup import Setup

if TYPE_CHECKING:
    from notelint.cli.cache.last_run import LastRun
    from notelint.cli.cache.watch import Watch
    from notelint.cli.rulebook import Rulebook
    from notelint.diagnostics import Diagnostic
    from notelint.reporter import Picture, Report
    from notelint.rule import Rule


@dataclass
class Run:
    """``paths`` are as they were written, ``unsaved`` the note that stdin is.

    How far it is is told to people who wait, unless it is to be ``quiet``.
    Little is imported before it is needed: a run over notes that have not changed since the last
    one ends before the parser and the rules are.
    """

    setup: Setup
    paths: tuple[Path, ...]
    unsaved: Mapping[Path, bytes]
    fixes: Fixes
    quiet: bool = False

    @cached_property
    def notes(self) -> Mapping[Path, Path | None]:
        """The notes, each with the folder that was named for it."""
        from notelint.cli.notes import collect

        given = self.paths or (Path(),)
        return dict.fromkeys(self.unsaved) or collect(given, lambda path: self._watch.at([path]))

    @cached_property
    def rulebook(self) -> "Rulebook":
        return self.setup.rulebook(self.notes)

    @cached_property
    def asked(self) -> Asked:
        from notelint.cli.progress import progress

        asked = self.setup.asked(self.notes, self.unsaved, self.fixes)
        return asked if self.quiet else replace(asked, progress=progress())

    @cached_property
    def checked(self) -> Checked:
        """What is wrong, and what fixes change; nothing is written.

        Where the last run from here was asked the same, and nothing that it looked at has
        changed, it is what that one found.
        """
        if self._last is not None and (known := self._last.recall()) is not None:
            return known
        from notelint.cli.checking import check_notes

        checked = check_notes(self.asked, self.rulebook, watch=self._watch)
        if self._last is not None and not checked.problems:
            seen = self._watch.seen()
            if seen is not None:
                self._last.remember(seen, checked)
        return checked

    def warn(self) -> None:
        """Say what could not be asked elsewhere."""
        if self.setup.online and (online := self.asked.library.online) and online.problem:
            report.warn(online.problem)

    def report(self, checked: Checked) -> "Report":
        """What reporters are given."""
        from notelint.reporter import Report

        return Report(checked.found, _Rules(self), self._pictures)

    def _pictures(self, diagnostic: "Diagnostic") -> "Sequence[Picture]":
        return self._find_pictures(diagnostic)

    @cached_property
    def _find_pictures(self) -> "Callable[[Diagnostic], Sequence[Picture]]":
        from notelint.cli.pictures import pictures

        return pictures(self.asked, self.rulebook)

    @cached_property
    def _watch(self) -> "Watch":
        from notelint.cli.cache.watch import Watch

        return Watch()

    @cached_property
    def _last(self) -> "LastRun | None":
        """What is kept of runs over a folder that change nothing, and ask nobody elsewhere."""
        folders = any(map(is_folder, self.paths or (Path(),)))
        if self.setup.cache is None or self.unsaved or self.setup.online or not folders:
            return None
        if self.fixes is not Fixes.NONE:
            return None
        from notelint.cli.cache.last_run import LastRun

        return LastRun(self.setup.cache, (self.setup, self.paths, date.today()))


class _Rules(Mapping[str, "type[Rule]"]):
    """All rules there are, loaded when a reporter asks for one."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __getitem__(self, name: str) -> "type[Rule]":
        return self._run.rulebook.plugins.rules[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._run.rulebook.plugins.rules)

    def __len__(self) -> int:
        return len(self._run.rulebook.plugins.rules)
