"""Apply fixes, and prove that they did what they promised.

A fix is applied only where the note that comes out says the same everywhere else,
is no worse MDX than before, and does not need the same fix again.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from notelint.diagnostics import Diagnostic, Fix
from notelint.edits import apply, edits_of
from notelint.harm import harm
from notelint.linter import lint_note
from notelint.note import Note
from notelint.rule import ActiveRule
from notelint.source import Span
from notelint.vault import Vault

_MOST_REFUSED = 16
"""Where more fixes than this are refused at once, their rules are given up: each costs proofs."""

_HOPELESS = "too many of its rule's fixes would change how the rest of the note is read"
_ENDLESS = "it never comes to an end"
_ROUNDS = 10
"""Fixes may uncover others; more rounds than this mean that two rules undo each other."""


_Said = tuple[str, str | None]
"""A rule and its message; None for all that it says."""


@dataclass(frozen=True)
class Refusal:
    """A fix that was not applied, and why."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True)
class Fixed:
    """A note's text after its fixes; ``remaining`` is what is still to be found in it."""

    text: str
    applied: tuple[Diagnostic, ...]
    refused: tuple[Refusal, ...]
    remaining: tuple[Diagnostic, ...]


def fix(
    vault: Vault, path: PurePosixPath, rules: Sequence[ActiveRule], *, unsafe: bool = False
) -> Fixed:
    """Fix one note until nothing changes any more; nothing is written.

    Fixes that overlap wait for the next round. A fix that cannot be shown to leave the
    rest of the note as it was is refused, and not tried again; so is one that is wanted again
    in what it has written.
    """
    found = lint_note(vault, path, rules)
    if vault.note(path).undecodable is not None:
        reason = "the file is not UTF-8, so it is not written back"
        refused = [Refusal(diagnostic, reason) for diagnostic in _wanted(found, unsafe, ())]
        return Fixed(vault.note(path).text, (), tuple(refused), tuple(found))
    given_up: dict[_Said, str] = {}
    while True:
        fixed = _in_rounds(vault, path, rules, found, unsafe, given_up)
        if isinstance(fixed, Fixed):
            return fixed
        given_up |= fixed


def _in_rounds(
    vault: Vault,
    path: PurePosixPath,
    rules: Sequence[ActiveRule],
    found: Sequence[Diagnostic],
    unsafe: bool,
    given_up: Mapping[_Said, str],
) -> Fixed | Mapping[_Said, str]:
    """The note once nothing changes any more, or what is to be given up, and why.

    ``found`` is what is found in it; what is ``given_up`` by now is refused.
    """
    applied: list[Diagnostic] = []
    said = {(diagnostic.rule, diagnostic.finding.message) for diagnostic in found}
    refused = [
        Refusal(diagnostic, reason)
        for diagnostic in _wanted(found, unsafe, ())
        if (reason := _why_given_up(diagnostic, given_up))
    ]
    seen = {vault.note(path).text}
    for _ in range(_ROUNDS):
        wanted = [d for d in _wanted(found, unsafe, refused) if not _why_given_up(d, given_up)]
        done, text, failed = _sweep(vault.note(path), wanted)
        if len(failed) > _MOST_REFUSED:
            return {(refusal.diagnostic.rule, None): _HOPELESS for refusal in failed}
        if done and text in seen:
            failed += [Refusal(diagnostic, "another fix undoes it") for diagnostic in done]
            done = []
        if not done and not failed:
            return Fixed(text, tuple(applied), tuple(refused), tuple(found))
        refused += failed
        if done:
            applied += done
            seen.add(text)
            vault = vault.replacing(path, text.encode())
            found = lint_note(vault, path, rules)
    last = {(diagnostic.rule, diagnostic.finding.message) for diagnostic in done or wanted}
    # What was not said at first came of fixes: then the whole rule is in doubt.
    doubtful = {rule for rule, _ in given_up} | {rule for rule, _ in last - said}
    return {(rule, None if rule in doubtful else message): _ENDLESS for rule, message in last}


def _why_given_up(diagnostic: Diagnostic, given_up: Mapping[_Said, str]) -> str | None:
    rule, message = diagnostic.rule, diagnostic.finding.message
    return given_up.get((rule, None)) or given_up.get((rule, message))


def _wanted(
    diagnostics: Iterable[Diagnostic], unsafe: bool, refused: Iterable[Refusal]
) -> list[Diagnostic]:
    """Those with a fix that may be applied and was not refused before."""
    given_up = {_identity(refusal.diagnostic) for refusal in refused}
    return [
        diagnostic
        for diagnostic in diagnostics
        if (fix := diagnostic.finding.fix) is not None
        and (fix.safe or unsafe)
        and _identity(diagnostic) not in given_up
    ]


def _identity(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """What a finding is known by while edits move it: its rule, its message, its line's text."""
    source, finding = diagnostic.source, diagnostic.finding
    line = source.line(source.position(finding.span.start).line)
    return diagnostic.rule, finding.message, source[line]


def _sweep(note: Note, wanted: Sequence[Diagnostic]) -> tuple[list[Diagnostic], str, list[Refusal]]:
    """Apply all that do not overlap and can be proven; what came of it, and what was refused."""
    chosen = list(_without_overlaps(wanted))
    kept, refused = _proven(note, chosen)
    if len(refused) > _MOST_REFUSED:
        return [], note.text, refused
    applied = {id(diagnostic) for diagnostic in kept}
    for group in _tried_again([refusal.diagnostic for refusal in refused], with_others=bool(kept)):
        if applied.isdisjoint(map(id, group)) and harm(note, _fixes([*kept, *group])) is None:
            kept += group
            applied.update(map(id, group))
    text = apply(note.text, edits_of(_fixes(kept)))
    done = [diagnostic for diagnostic in chosen if id(diagnostic) in applied]
    return done, text, [refusal for refusal in refused if id(refusal.diagnostic) not in applied]


def _tried_again(
    refused: Sequence[Diagnostic], *, with_others: bool
) -> Iterator[Sequence[Diagnostic]]:
    """Some fixes hold only with another, which may be kept by now, or was refused as well."""
    if with_others:
        yield from ([diagnostic] for diagnostic in refused)
    yield from pairwise(refused)


def _proven(note: Note, wanted: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[Refusal]]:
    """What can be kept, and why not the rest: all at once, or else by halves."""
    kept: list[Diagnostic] = []
    refused: list[Refusal] = []
    groups = [list(wanted)] if wanted else []
    while groups and len(refused) <= _MOST_REFUSED:
        group = groups.pop()
        reason = harm(note, _fixes([*kept, *group]))
        if reason is None:
            kept += group
        elif len(group) == 1:
            refused.append(Refusal(group[0], reason))
        else:
            middle = _middle(group, note)
            groups += [group[middle:], group[:middle]]
    return kept, refused


def _middle(group: Sequence[Diagnostic], note: Note) -> int:
    """Where a group is halved: between blocks if it can be, as fixes in one may need each other."""
    blocks = [block.start for block in note.root.children]
    starts = [min((edit.span.start for edit in fix.edits), default=0) for fix in _fixes(group)]
    stands_in = [bisect_right(blocks, start) for start in starts]
    cuts = [cut for cut in range(1, len(group)) if stands_in[cut - 1] != stands_in[cut]]
    return min(cuts, key=lambda cut: abs(2 * cut - len(group)), default=len(group) // 2)


def _without_overlaps(wanted: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The first come; what would edit the same place waits for the next round."""
    taken: list[Span] = []
    for diagnostic, fix in zip(wanted, _fixes(wanted), strict=True):
        spans = [edit.span for edit in fix.edits]
        if not any(_collides(span, taken) for span in spans):
            for span in spans:
                insort(taken, span)
            yield diagnostic


def _collides(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps, or starts where, one of the sorted, disjoint spans does."""
    index = bisect_left(taken, span)
    neighbours = taken[max(index - 1, 0) : index + 1]
    return any(span.overlaps(other) or span.start == other.start for other in neighbours)


def _fixes(diagnostics: Iterable[Diagnostic]) -> list[Fix]:
    return [d.finding.fix for d in diagnostics if d.finding.fix is not None]
