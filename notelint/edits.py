"""Edits of one text: what they make of it, and where things stand afterwards."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from notelint.diagnostics import Edit, Fix
from notelint.source import Span


def edits_of(fixes: Iterable[Fix]) -> list[Edit]:
    """The edits of several fixes, by place."""
    return sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits, which must not overlap; two insertions at one place keep their order."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += (text[position : edit.span.start], edit.text)
        position = edit.span.end
    return "".join([*parts, text[position:]])


class Moves:
    """Where things stand once edits are applied, which are sorted and do not overlap."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.span.start for edit in edits]
        self._ends = [edit.span.end for edit in edits]
        growths = (len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
        self._shifts = [0, *accumulate(growths)]

    def written(self) -> list[Span]:
        """Where the text of each edit stands."""
        return [self._written(number) for number in range(len(self._edits))]

    def kept(self, span: Span) -> list[Span]:
        """Where the pieces of a span stood that no edit replaces."""
        pieces: list[Span] = []
        start = span.start
        for number in self._within(span):
            edit = self._edits[number].span
            if start < edit.start:
                pieces.append(Span(start, edit.start))
            start = edit.end
        return [*pieces, Span(start, span.end)] if start < span.end else pieces

    def moved(self, piece: Span) -> Span:
        """Where a piece stands of which no edit replaces a part."""
        return piece.shift(self._shifts[bisect_right(self._ends, piece.start)])

    def instead(self, span: Span) -> list[Span]:
        """Where the texts stand that edits write within a span."""
        return [self._written(number) for number in self._within(span)]

    def _within(self, span: Span) -> range:
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def _written(self, number: int) -> Span:
        start = self._starts[number] + self._shifts[number]
        return Span(start, start + len(self._edits[number].text))
