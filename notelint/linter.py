"""Run rules over notes."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from notelint.diagnostics import Diagnostic, Finding
from notelint.errors import NotelintError, PluginError
from notelint.note import Note
from notelint.note.outline import headings_above
from notelint.note.suppressions import Suppression
from notelint.rule import ActiveRule, Outcome
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
    return frozenset(
        (suppression, active.rule.name)
        for active, finding in said
        for suppression in note.suppressions
        if suppression.silences(active.rule.name, finding.span)
    )


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
