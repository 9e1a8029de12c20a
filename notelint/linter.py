"""Run rules over notes."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from notelint.diagnostics import Diagnostic, Finding
from notelint.errors import NotelintError, PluginError
from notelint.note import Note
from notelint.note.outline import headings_above
from notelint.note.suppressions import Suppression
from notelint.rule import ActiveRule, Outcome
from notelint.source import Span
from notelint.vault import Vault

Selection = Callable[[PurePosixPath], Iterable[ActiveRule]]
"""The rules that are on for a note."""


def lint(
    vault: Vault, paths: Iterable[PurePosixPath], selection: Selection
) -> Iterator[Diagnostic]:
    """Check the notes at these paths, in order; a note's diagnostics come by place, then rule.

    A diagnostic's ``path`` is the note's path in the vault.
    Raises PluginError where a rule crashes: it names the rule, its module and the note.
    """
    for path in paths:
        yield from lint_note(vault, path, selection(path))


def lint_note(vault: Vault, path: PurePosixPath, rules: Iterable[ActiveRule]) -> list[Diagnostic]:
    """What these rules say of one note, apart from what the note allows."""
    note = vault.note(path)
    rules = list(rules)
    said = [
        (active, finding)
        for active in rules
        for finding in _said(active, note, active.rule.check, note, vault)
    ]
    if note.suppressions:
        outcome = Outcome([active.rule for active in rules], _silenced(note, said))
        said += [
            (active, finding)
            for active in rules
            for finding in _said(active, note, active.rule.review, note, vault, outcome)
        ]
    found = [
        Diagnostic(
            active.rule.name,
            active.severity,
            path.as_posix(),
            note.source,
            finding,
            headings_above(note.sections, finding.span.start),
        )
        for active, finding in said
        if not note.allows(active.rule.name, finding.span)
    ]
    return sorted(found, key=lambda diagnostic: (diagnostic.finding.span, diagnostic.rule))


def _silenced(
    note: Note, said: Iterable[tuple[ActiveRule, Finding]]
) -> frozenset[tuple[Suppression, str]]:
    """The suppressions that allow some of this, each with the rule's name."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for active, finding in said:
        starts[active.rule.name].append(finding.span.start)
    for found in starts.values():
        found.sort()
    return frozenset(
        (suppression, rule)
        for suppression in note.suppressions
        for rule in suppression.rules & starts.keys()
        if _is_one_within(suppression.reach, starts[rule])
    )


def _is_one_within(span: Span, offsets: Sequence[int]) -> bool:
    """Whether one of the sorted offsets lies within a span."""
    return bisect_left(offsets, span.start) < bisect_left(offsets, span.end)


def _said(
    active: ActiveRule, note: Note, ask: Callable[..., Iterable[Finding]], *given: object
) -> list[Finding]:
    """A rule's answer to what it is given."""
    try:
        return list(ask(*given))
    except NotelintError:  # an option or a file that the user can mend
        raise
    except Exception as error:
        rule = type(active.rule)
        raise PluginError(
            f"{note.path}: rule `{rule.name}` of {rule.__module__} crashed: {error!r}"
        ) from error
