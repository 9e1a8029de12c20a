"""Allow what is found in a note, by comments that are proven to do nothing else."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import accumulate
from pathlib import PurePosixPath

from notelint.diagnostics import Diagnostic, Edit
from notelint.edits import apply
from notelint.fixer import Fixed, Refusal
from notelint.lazy import lazy_re_compile
from notelint.linter import lint_note
from notelint.note import Note
from notelint.rule import ActiveRule
from notelint.source import Source, Span
from notelint.suppressing.ladders import Comments, Ladders
from notelint.suppressing.places import Place
from notelint.suppressing.proof import readings
from notelint.vault import Vault

_NAME = lazy_re_compile(r"[\w-]+")
Known = tuple[str, Span]
"""What a finding is known by while its note stays as it is: its rule and its place."""


def suppress(
    vault: Vault,
    path: PurePosixPath,
    rules: Sequence[ActiveRule],
    wanted: Set[Known],
    reason: str | None = None,
) -> Fixed:
    """Write comments that allow what is ``wanted`` of the findings in a note; nothing is saved.

    A comment stands as near as can be to what it allows. Where every place for it would change
    how the note is read, or what else is found in it, the finding is refused; ``remaining`` is
    what is still found of those that were wanted.
    """
    note = vault.note(path)
    found = lint_note(vault, path, rules)
    chosen = [d for d in found if (d.rule, d.finding.span) in wanted]
    if note.undecodable is not None:
        return _refuse_all(note, chosen, "the file is not UTF-8, so it is not written back")
    ladders = Ladders(note, chosen, _about_the_note(vault, note, rules, chosen))
    while True:
        comments, harmful = _tried(note, ladders.comments(), reason)
        if harmful:
            ladders.climb(harmful)
            continue
        text = _with(note, comments, reason)
        after = lint_note(vault.replacing(path, text.encode()), path, rules)
        moved = _Moved(note, comments, reason)
        now = Counter((d.rule, d.finding.span.start) for d in after)
        left = [d for d in ladders.findings if not ladders.has_given_up(d) and moved.key(d) in now]
        if left:
            ladders.climb_from(left)
            continue
        new = now - Counter(map(moved.key, found))
        if not new:
            break
        needless = moved.named([d for d in after if (d.rule, d.finding.span.start) in new])
        if not ladders.do_without(needless) and not ladders.to_the_top():
            rule, _ = min(new)
            return _refuse_all(note, chosen, f"`{rule}` would report what was not found before")
    why = "a comment would change how the note is read, wherever it stands"
    given_up = [d for d in ladders.findings if ladders.has_given_up(d)]
    keys = set(map(moved.key, given_up))
    return Fixed(
        text,
        tuple(d for d in ladders.findings if not ladders.has_given_up(d)),
        tuple(Refusal(diagnostic, why) for diagnostic in given_up),
        tuple(d for d in after if (d.rule, d.finding.span.start) in keys),
    )


def _refuse_all(note: Note, chosen: Sequence[Diagnostic], why: str) -> Fixed:
    refused = tuple(Refusal(diagnostic, why) for diagnostic in chosen)
    return Fixed(note.text, (), refused, tuple(chosen))


def _about_the_note(
    vault: Vault, note: Note, rules: Sequence[ActiveRule], chosen: Iterable[Diagnostic]
) -> Set[str]:
    """The rules that say something of the note as a whole: on its first line, whichever that is."""
    first = {Span(0, 0), note.source.line(1)}
    said = {d.rule for d in chosen if d.finding.span in first}
    if not said:
        return said
    begin = 1 if note.text.startswith("\ufeff") else 0
    text = f"{note.text[:begin]}\n{note.text[begin:]}"
    below = lint_note(vault.replacing(note.path, text.encode()), note.path, rules)
    return said & {d.rule for d in below if d.finding.span.start <= begin}


def _tried(note: Note, comments: Comments, reason: str | None) -> tuple[Comments, set[Place]]:
    """The comments that leave the note's reading as it is, all together; and the places of others."""
    before = readings(note)
    kept: dict[Place, Set[str]] = {}
    harmful: set[Place] = set()
    groups = [sorted(comments)]
    while groups:
        group = groups.pop()
        tried = kept | {place: comments[place] for place in group}
        text = _with(note, tried, reason)
        if text == note.text:
            continue
        after = Note.parse(Source(note.path, text), note.dialect)
        if readings(after) == before:
            kept = tried
        elif len(group) == 1:
            harmful.update(group)
        else:
            half = len(group) // 2
            groups += [group[half:], group[:half]]
    return kept, harmful


def _with(note: Note, comments: Comments, reason: str | None) -> str:
    return apply(note.text, _edits(note, comments, reason))


def _edits(note: Note, comments: Comments, reason: str | None) -> Iterable[Edit]:
    mdx = note.dialect.mdx
    return [place.edit(comments[place], reason, mdx=mdx) for place in sorted(comments)]


class _Moved:
    """Where findings are after comments were written, and which of them are about the comments."""

    def __init__(self, note: Note, comments: Comments, reason: str | None) -> None:
        self._comments = comments
        edits = _edits(note, comments, reason)
        self._steps = [
            (place, len(edit.text)) for place, edit in zip(sorted(comments), edits, strict=True)
        ]
        # Where a comment stands, what begins there moves, but not what it trails.
        moves = sorted((place.offset + place.trails, length) for place, length in self._steps)
        self._offsets = [offset for offset, _ in moves]
        self._shifts = [0, *accumulate(length for _, length in moves)]

    def key(self, diagnostic: Diagnostic) -> tuple[str, int]:
        """A finding's rule, and where it begins now."""
        start = diagnostic.finding.span.start
        return diagnostic.rule, start + self._shifts[bisect_right(self._offsets, start)]

    def named(self, found: Iterable[Diagnostic]) -> Comments:
        """The rules that these findings name where they are about comments that were written."""
        named: dict[Place, Set[str]] = {}
        for diagnostic in found:
            names = set(_NAME.findall(diagnostic.source[diagnostic.finding.span]))
            shift = 0
            for place, length in self._steps:
                start = place.offset + shift
                if start <= diagnostic.finding.span.start < start + length:
                    named[place] = named.get(place, set()) | (names & self._comments[place])
                shift += length
        return named
