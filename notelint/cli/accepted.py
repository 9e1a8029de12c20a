"""A file of accepted findings: what it hides from a run, and how it comes to be."""

import os
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from notelint import baseline
from notelint.baseline import Baseline, Compared
from notelint.cli import report
from notelint.cli.asked import Checked
from notelint.cli.disk import absolute, is_file, read, shown
from notelint.diagnostics import Diagnostic


@dataclass(frozen=True)
class AcceptedFindings:
    """A baseline and the absolute path of its file; its paths are relative to that file's folder."""

    file: Path
    baseline: Baseline

    def hide(self, checked: Checked, notes: Collection[Path]) -> Checked:
        """What was checked, without the accepted findings; a warning says which are found no more.

        ``notes`` are the absolute paths of the notes that were checked.
        """
        compared = self._compare(checked.found)
        gone = self._gone(compared.stale, notes).total()
        if gone:
            findings = "1 accepted finding is" if gone == 1 else f"{gone} accepted findings are"
            report.warn(
                f"{shown(self.file)}: {findings} found no more;"
                " `notelint baseline --prune` forgets what is gone"
            )
        known = {self._relative(diagnostic): diagnostic for diagnostic in checked.found}
        return replace(checked, found=tuple(known[new] for new in compared.new))

    def pruned(self, found: Iterable[Diagnostic], notes: Collection[Path]) -> Baseline:
        """The accepted findings without those that are found no more in these notes."""
        return self.baseline - self._gone(self._compare(found).stale, notes)

    def _compare(self, found: Iterable[Diagnostic]) -> Compared:
        folder = self.file.parent
        return baseline.compare(
            map(self._relative, found), self.baseline, lambda path: is_file(folder / path)
        )

    def _gone(self, stale: Baseline, notes: Collection[Path]) -> Baseline:
        """Those whose note was checked, or is there no more: of other notes nothing is known."""
        folder = self.file.parent
        checked = {os.path.relpath(note, folder).replace(os.sep, "/") for note in notes}
        return Counter(
            {
                entry: count
                for entry, count in stale.items()
                if entry.path in checked or not is_file(folder / entry.path)
            }
        )

    def _relative(self, diagnostic: Diagnostic) -> Diagnostic:
        return relative(diagnostic, self.file)


def relative(diagnostic: Diagnostic, file: Path) -> Diagnostic:
    """With its path as a baseline at an absolute path names it."""
    path = os.path.relpath(absolute(Path(diagnostic.path)), file.parent)
    return replace(diagnostic, path=path.replace(os.sep, "/"))


def read_baseline(path: Path) -> AcceptedFindings:
    """Raises InputError where there is no such file, or it is no baseline."""
    file = absolute(path)
    return AcceptedFindings(file, baseline.from_json(read(file), shown(file)))
