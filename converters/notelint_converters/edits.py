"""Edits on a text, and where a place of the edited text came from."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from notelint import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made at once.

    Insertions at one place stand in the order given, before what replaces the text there.
    Raises ValueError where two edits overlap.
    """
    parts: list[str] = []
    position = 0
    for edit in in_order(edits):
        if edit.span.start < position:
            raise ValueError(f"edits overlap at {edit.span.start}: {edit.text!r}")
        parts += text[position : edit.span.start], edit.text
        position = edit.span.end
    parts.append(text[position:])
    return "".join(parts)


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: edit.span)


class Origins:
    """Maps offsets of the edited text to offsets of the text before."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [0]
        self._shifts = [0]
        shift = 0
        for edit in in_order(edits):
            after = edit.span.start + shift + len(edit.text)
            shift += len(edit.text) - (edit.span.end - edit.span.start)
            self._starts.append(after)
            self._shifts.append(shift)

    def of(self, offset: int) -> int:
        """The offset before the edits; within an inserted text, at or before its place."""
        return max(0, offset - self._shifts[bisect_right(self._starts, offset) - 1])

    def of_each(self, offsets: Iterable[int]) -> list[int]:
        starts, shifts = self._starts, self._shifts
        return [max(0, at - shifts[bisect_right(starts, at) - 1]) for at in offsets]
