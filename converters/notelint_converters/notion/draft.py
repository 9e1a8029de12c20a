"""A text between the export and the document, which is edited and knows its lines in the export."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from notelint import NOTION, Dialect, Edit, Loss, LossKind, Note, Source
from notelint_converters.edits import Origins, apply

_LINE_END = re.compile(r"\n")


class Draft:
    """A page on its way; what is found in it is reported at its line in the export."""

    def __init__(
        self,
        path: PurePosixPath,
        text: str,
        lines: Sequence[int] = (),
        dialect: Dialect = NOTION,
    ) -> None:
        """``lines`` are those of the export that the text's come from; none, where it is the same."""
        self.text = text
        self._lines = lines
        self._path = path
        self._dialect = dialect
        self._first = Source(path, text)
        self._origins: list[Origins] = []
        self._note: Note | None = None

    def revise(self, find: Callable[[Note], Iterable[Edit | Loss]]) -> Iterator[Loss]:
        """Make the edits that are found; pass on the losses."""
        edits: list[Edit] = []
        self._note = self._note or Note.parse(Source(self._path, self.text), self._dialect)
        for found in find(self._note):
            if isinstance(found, Loss):
                yield found
            else:
                edits.append(found)
        edits = list(_without_overlaps(edits))
        if edits:
            self.text, self._note = apply(self.text, edits), None
            self._origins.append(Origins(edits))

    def loss(self, offset: int, kind: LossKind, detail: str) -> Loss:
        """A loss at an offset of the text as it is now."""
        return Loss(str(self._path), self._lines_of([offset])[0], kind, detail)

    def lines(self, start: int) -> list[int]:
        """The line in the export of every line from an offset on."""
        offsets = [start, *(end.end() for end in _LINE_END.finditer(self.text, start))]
        return self._lines_of(offsets)

    def _lines_of(self, offsets: list[int]) -> list[int]:
        for origins in reversed(self._origins):
            offsets = origins.of_each(offsets)
        starts = self._first.line_starts
        lines = [bisect_right(starts, offset) for offset in offsets]
        return [self._lines[line - 1] for line in lines] if self._lines else lines


def _without_overlaps(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Of edits that overlap, the ones found first. What is inserted at an edge does not overlap."""
    starts: list[int] = []
    ends: list[int] = []
    for edit in edits:
        start, end = edit.span
        index = bisect_right(starts, start)
        if index and ends[index - 1] > start and (starts[index - 1] < start or end > start):
            continue
        if index < len(starts) and starts[index] < end:
            continue
        if end > start:
            starts.insert(index, start)
            ends.insert(index, end)
        yield edit
