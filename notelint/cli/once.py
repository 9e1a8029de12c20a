"""One `notelint check`, from what was asked for to its exit code."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from notelint.cli import report
from notelint.cli.asked import Checked, Fixes
from notelint.cli.run import Run
from notelint.cli.setup import Setup
from notelint.diagnostics import Diagnostic, Severity
from notelint.reporters.statistics import STATISTICS

if TYPE_CHECKING:
    from notelint.cli.accepted import AcceptedFindings
    from notelint.reporter import Reporter


@dataclass(frozen=True)
class Once:
    """What the options said, paths as they were written; ``unsaved`` is the note that stdin is.

    ``suppress`` says that comments are written, for the ``reason``, if there is one.
    """

    setup: Setup
    paths: tuple[Path, ...]
    unsaved: Mapping[Path, bytes]
    fixes: Fixes
    suppress: bool
    reason: str | None
    diff: bool
    output_format: str | None
    fail_on: Severity
    exit_zero: bool
    baseline: Path | None
    diff_base: str | None
    statistics: bool
    quiet: bool

    def check(self) -> int:
        """Check, fix and report; gives the exit code. Raises NotelintError, UsageError."""
        run = Run(self.setup, self.paths, self.unsaved, self.fixes, self.quiet)
        reporter = self._reporter(run)
        accepted = _accepted(self.baseline) if self.baseline else None
        checked = run.checked
        run.warn()
        if accepted is not None:
            checked = accepted.hide(checked, run.notes)
        if self.diff_base is not None:
            from notelint.cli.since import brought_since  # few runs need it

            new = brought_since(self.diff_base, checked.found, run.asked, run.rulebook)
            checked = replace(checked, found=new)
        if self.suppress:
            from notelint.cli.suppressing import suppress_found  # nor this

            checked = suppress_found(checked, run.asked, run.rulebook, self.reason)
        if self.diff:
            click.echo(_differences(checked), nl=False)
        elif self.unsaved and (self.suppress or self.fixes is not Fixes.NONE):
            texts = [change.after.encode() for change in checked.changes]
            click.echo((texts or [*self.unsaved.values()])[0], nl=False)
            report.show(reporter, run.report(checked), err=True)
        else:
            checked = _written(checked)
            report.show(reporter, run.report(checked))
        if self.quiet:
            report.name_problems(checked)
        else:
            report.conclude(checked, self.fixes, diff=self.diff, suppressing=self.suppress)
        return self._code(checked)

    def _reporter(self, run: Run) -> "Reporter":
        if self.statistics:
            return STATISTICS
        return report.choose(self.output_format, lambda: run.rulebook.plugins.reporters)

    def _code(self, checked: Checked) -> int:
        if checked.problems:
            return 2
        failed = checked.changes if self.diff else list(filter(self._counts, checked.found))
        return 1 if failed and not self.exit_zero else 0

    def _counts(self, diagnostic: Diagnostic) -> bool:
        return self.fail_on is Severity.WARNING or diagnostic.severity is self.fail_on


def _accepted(baseline: Path) -> "AcceptedFindings":
    from notelint.cli.accepted import read_baseline

    return read_baseline(baseline)


def _differences(checked: Checked) -> str:
    from notelint.cli.fixing import differences

    return "".join(differences(checked.changes))


def _written(checked: Checked) -> Checked:
    """With the changes that could be written, and why others could not."""
    if not checked.changes:
        return checked
    from notelint.cli.fixing import write_changes

    written, problems = write_changes(checked.changes)
    return replace(
        checked,
        notes=checked.notes - len(problems),
        changes=written,
        problems=(*checked.problems, *problems),
    )
