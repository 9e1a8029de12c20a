"""Printing what a run came to: findings through a reporter, the rest on stderr."""

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from notelint.cli.asked import Checked, Fixes
from notelint.cli.disk import absolute
from notelint.diagnostics import Diagnostic, Severity
from notelint.errors import InputError, PluginError
from notelint.nearest import did_you_mean
from notelint.reporter import Report, Reporter
from notelint.reporters import REPORTERS

if TYPE_CHECKING:
    from notelint.fixer import Refusal


def choose(name: str | None, added: Callable[[], Mapping[str, Reporter]]) -> Reporter:
    """The reporter of this name; without one, what suits the place where stdout goes.

    ``added`` gives those of plugins, too, which are only looked for where the name is no other's.
    """
    name = name or ("full" if sys.stdout.isatty() else "concise")
    own = next((reporter for reporter in REPORTERS if reporter.name == name), None)
    if own is not None:
        return own
    reporters = added()
    if name not in reporters:
        hint = did_you_mean(name, reporters) or f"; there are {', '.join(reporters)}"
        raise click.UsageError(f"there is no output format `{name}`{hint}")
    return reporters[name]


def show(reporter: Reporter, given: Report, *, err: bool = False) -> None:
    """Print what a reporter makes of the findings; on GitHub the step's summary gets them, too.

    Raises PluginError where the reporter crashes: it names the reporter.
    """
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if workspace and reporter.name in {"github", "sarif"}:  # GitHub wants paths from there
        found = [replace(d, path=_seen_from(workspace, d.path)) for d in given]
        given = replace(given, found=found)
    try:
        text = "".join(reporter.render(given))
    except Exception as error:
        raise PluginError(f"reporter `{reporter.name}` crashed: {error!r}") from error
    click.echo(text, nl=False, err=err)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and reporter.name == "github":
        from notelint.reporters.github import step_summary

        try:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(step_summary(given))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InputError(f"the step's summary cannot be written: {reason}") from error


def _seen_from(folder: str, path: str) -> str:
    """A path that is relative to the working directory, relative to a folder above it."""
    below = absolute(Path(path))
    return below.relative_to(folder).as_posix() if below.is_relative_to(folder) else path


def conclude(checked: Checked, fixes: Fixes, *, diff: bool, suppressing: bool = False) -> None:
    """Say on stderr what a run came to."""
    for said in not_suppressed(checked.refused) if suppressing else map(_refused, checked.refused):
        warn(said)
    name_problems(checked)
    if said := summary(checked, fixes, diff=diff, did="suppress" if suppressing else "fix"):
        click.echo(said, err=True)


def name_problems(checked: Checked) -> None:
    """Say which notes could not be read, or written."""
    for problem in checked.problems:
        click.echo(f"{click.style('error', fg='red', bold=True)}: {problem}", err=True)


def warn(message: str) -> None:
    click.echo(f"{click.style('warning', fg='yellow', bold=True)}: {message}", err=True)


def summary(
    checked: Checked, fixes: Fixes = Fixes.NONE, *, diff: bool = False, did: str = "fix"
) -> str:
    """A sentence or two; ``did`` is what was done about findings."""
    fixed = _count(sum(change.fixes for change in checked.changes), "finding")
    changed = _count(len(checked.changes), "note")
    if diff:
        return f"Would {did} {fixed} in {changed}." if checked.changes else f"Nothing to {did}."
    done = "Fixed" if did == "fix" else "Suppressed"
    sentences = [f"{done} {fixed} in {changed}."] if checked.changes else []
    if checked.found:
        sentences.append(_found(checked.found, fixes))
    elif checked.notes:
        sentences.append(
            "The note is clean." if checked.notes == 1 else f"All {checked.notes} notes are clean."
        )
    elif not checked.problems:
        sentences.append("No note was checked: all are excluded.")
    return " ".join(sentences)


def _found(found: Sequence[Diagnostic], fixes: Fixes) -> str:
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    kinds = [(errors, "error"), (len(found) - errors, "warning")]
    counts = " and ".join(_count(number, kind) for number, kind in kinds if number)
    notes = _count(len({diagnostic.path for diagnostic in found}), "note")
    offers = ", ".join(_offers(found, fixes))
    return f"Found {counts} in {notes}{f' ({offers})' if offers else ''}."


def _offers(found: Sequence[Diagnostic], fixes: Fixes) -> list[str]:
    """What else could be fixed."""
    possible = [diagnostic.finding.fix for diagnostic in found if diagnostic.finding.fix]
    safe = sum(fix.safe for fix in possible) if fixes is Fixes.NONE else 0
    unsafe = sum(not fix.safe for fix in possible) if fixes is not Fixes.ALL else 0
    offers = [f"{safe} fixable with `--fix`"] if safe else []
    if unsafe:
        offers.append(f"{unsafe} {'more' if safe else 'fixable'} with `--unsafe-fixes`")
    return offers


def _refused(refusal: "Refusal") -> str:
    diagnostic = refusal.diagnostic
    line, column = diagnostic.source.position(diagnostic.finding.span.start)
    place = f"{diagnostic.path}:{line}:{column}"
    return f"{place}: the fix for `{diagnostic.rule}` was not applied: {refusal.reason}"


def not_suppressed(refused: "Iterable[Refusal]") -> Iterator[str]:
    """A line for each note and reason."""
    rules: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for refusal in refused:
        rules[refusal.diagnostic.path, refusal.reason].add(refusal.diagnostic.rule)
    for (path, reason), names in rules.items():
        said = ", ".join(f"`{name}`" for name in sorted(names))
        verb = "is" if len(names) == 1 else "are"
        yield f"{path}: {said} {verb} not suppressed: {reason}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
