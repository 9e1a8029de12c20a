"""A text between the export and the document, which is edited and knows its lines in the export."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from notelint import NOTION, Dialect, Edit, Loss, LossKind, Note, Source, Span
from notelint_converters.edits import Origins, apply


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
        return Loss(str(self._path), self._line(offset), kind, detail)

    def lines(self, start: int) -> Iterator[int]:
        """The line in the export of every line from an offset on."""
        while start >= 0:
            yield self._line(start)
            start = self.text.find("\n", start) + 1 or -1

    def _line(self, offset: int) -> int:
        for origins in reversed(self._origins):
            offset = origins.of(offset)
        line = self._first.position(offset).line
        return self._lines[line - 1] if self._lines else line


def _without_overlaps(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Of edits that overlap, the ones found first. What is inserted at an edge does not overlap."""
    taken: list[Span] = []
    for edit in edits:
        start, end = edit.span
        index = bisect_right(taken, start, key=lambda span: span.start)
        before = taken[index - 1] if index else Span(0, 0)
        if before.end > start and (before.start < start or end > start):
            continue
        if index < len(taken) and taken[index].start < end:
            continue
        if end > start:
            taken.insert(index, edit.span)
        yield edit
