"""What fixes would change of a note beside what they edit.

What no edit touches must be read as before. That says nothing of two fixes of which one swallows
what the other edits: there, what was text must be text still, or each must do without the other.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from notelint.diagnostics import Fix
from notelint.edits import Moves, apply, edits_of
from notelint.lazy import lazy_re_compile
from notelint.nodes import (
    Delete,
    Emphasis,
    Leaf,
    Link,
    LinkReference,
    MdxJsxElement,
    MdxJsxTextElement,
    Node,
    Parent,
    Root,
    Strong,
    Text,
    TextDirective,
)
from notelint.note import Note
from notelint.source import Source, Span

_WITHIN_TEXT = (
    Emphasis,
    Strong,
    Delete,
    Link,
    LinkReference,
    MdxJsxTextElement,
    TextDirective,
)
_OTHERWISE = "it would change how the rest of the note is read"
_TAG = lazy_re_compile(r"</?[A-Za-z][^<>]*>")


def harm(note: Note, fixes: Sequence[Fix]) -> str | None:
    """Why these fixes may not be applied together; None where they may."""
    proof = _Proof(note, fixes)
    if proof.harm is not None:
        return proof.harm
    for group, others in _apart(fixes, proof.crowds()):
        apart = _Proof(note, group)
        if apart.harm is not None or apart.swallows(others):
            return _OTHERWISE
    return None


class _Place(NamedTuple):
    """A node without children: what kinds of nodes it stands in, what it is, what it says.

    ``above`` and ``block`` stand for the kinds of all that it is in, and of the blocks that it is
    in: they are numbered by the names above them, so equal numbers mean equal ancestors in two
    trees.
    """

    span: Span
    above: int
    block: int
    type: str
    value: str

    @property
    def kind(self) -> tuple[int, str]:
        return self.block, self.type


class _Proof:
    """A note before and after fixes; ``harm`` says why they are refused, as far as one can see."""

    def __init__(self, note: Note, fixes: Sequence[Fix]) -> None:
        self._note = note
        self._fixes = fixes
        edits = edits_of(fixes)
        self._moves = Moves(edits)
        self._text = apply(note.text, edits)
        after = Note.parse(Source(note.path, self._text), note.dialect)
        self.harm: str | None = None
        if len(after.root.problems) > len(note.root.problems):
            self.harm = "MDX would refuse the result"
            return
        # Where MDX reads nothing, there are no tags to stand in.
        self._tags = not note.root.problems
        touched = [_widened(edit.span, note.text) for edit in edits]
        written = [_widened(span, self._text) for span in self._moves.written()]
        self._before = [*_places(note.root, tags=self._tags)]
        self._after = [*_places(after.root, tags=self._tags)]
        self._starts_before = [place.span.start for place in self._before]
        self._starts_after = [place.span.start for place in self._after]
        self._touched, self._rest = _parted(self._before, touched, tags=self._tags)
        _, rest = _parted(self._after, written, tags=self._tags)
        if [place[1:] for place in self._rest] != [place[1:] for place in rest]:
            self.harm = _OTHERWISE

    def crowds(self) -> list[set[int]]:
        """The fixes, by number, that share a place at which something is not what it was.

        A place is all between what none of the fixes touches.
        """
        ends = [place.span.start for place in self._rest]
        lost = {bisect_right(ends, place.span.start) for place in self._lost()}
        crowds: defaultdict[int, set[int]] = defaultdict(set)
        for number, fix in enumerate(self._fixes):
            for edit in fix.edits:
                crowds[bisect_right(ends, edit.span.start)].add(number)
        return [crowds[place] for place in lost if len(crowds[place]) > 1]

    def swallows(self, others: Iterable[Fix]) -> bool:
        """Whether something that other fixes would edit is not of its type any more."""
        spans = (edit.span for fix in others for edit in fix.edits)
        return any(
            {place.type for place in self._read_before(piece)}
            != {place.type for place in self._read_after(self._moves.moved(piece))}
            for piece in spans
            if self._says(piece)
        )

    def _lost(self) -> Iterator[_Place]:
        """Places that edits touch, and that are not, or not only, of their kind any more."""
        for place in self._touched:
            pieces = (piece for piece in self._moves.kept(place.span) if self._says(piece))
            kept = (self._read_after(self._moves.moved(piece)) for piece in pieces)
            spans = (span for span in self._moves.instead(place.span) if self._text_at(span))
            instead = map(self._read_after, spans)
            if any({now.kind for now in read} != {place.kind} for read in kept) or any(
                place.kind not in {now.kind for now in read} for read in instead
            ):
                yield place

    def _says(self, piece: Span) -> bool:
        text = self._note.source[piece]
        if not self._tags:
            text = _TAG.sub("", text)
        return bool(text.strip(" \t\r\n>"))

    def _text_at(self, span: Span) -> str:
        return _TAG.sub("", self._text[span.start : span.end]).strip()

    def _read_before(self, span: Span) -> Sequence[_Place]:
        return _within(span, self._before, self._starts_before)

    def _read_after(self, span: Span) -> Sequence[_Place]:
        return _within(span, self._after, self._starts_after)


def _within(span: Span, places: Sequence[_Place], starts: Sequence[int]) -> Sequence[_Place]:
    first = max(bisect_right(starts, span.start) - 1, 0)
    near = places[first : bisect_left(starts, span.end)]
    return [place for place in near if place.span.overlaps(span)]


def _apart(
    fixes: Sequence[Fix], crowds: Iterable[Iterable[int]]
) -> Iterator[tuple[list[Fix], list[Fix]]]:
    """All fixes but every third of the crowded ones, and those.

    What one of them swallows, or two enclose, follows it: so one of the next two is missing.
    """
    crowded = sorted(
        {number for crowd in crowds for number in crowd},
        key=lambda number: fixes[number].edits[0].span,
    )
    for third in range(min(3, len(crowded))):
        others = set(crowded[third::3])
        group = [fix for number, fix in enumerate(fixes) if number not in others]
        yield group, [fixes[number] for number in others]


def _places(root: Root, *, tags: bool) -> Iterator[_Place]:
    """The nodes without children, in document order; without ``tags``, JSX elements are not seen."""
    stack: list[tuple[Node, int, int]] = [(root, 0, 0)]
    while stack:
        node, above, block = stack.pop()
        if isinstance(node, Parent) and node.children:
            if tags or not isinstance(node, MdxJsxElement):
                above = hash((above, node.type))
                block = block if isinstance(node, _WITHIN_TEXT) else hash((block, node.type))
            stack.extend((child, above, block) for child in reversed(node.children))
            continue
        value = node.value if isinstance(node, Leaf) else ""
        yield _Place(node.span, above, block, node.type, value)


def _parted(
    places: Iterable[_Place], touched: Sequence[Span], *, tags: bool
) -> tuple[list[_Place], list[_Place]]:
    """The places that edits touch, and the rest; without ``tags``, text is what is beside tags."""
    edited: list[_Place] = []
    rest: list[_Place] = []
    index = 0
    for place in places:
        while index < len(touched) and touched[index].end < place.span.start:
            index += 1
        if index < len(touched) and touched[index].start <= place.span.end:
            edited.append(place)
        elif tags or place.type != Text.type:
            rest.append(place)
        elif value := _TAG.sub("", place.value).strip():
            rest.append(place._replace(value=value))
    return edited, rest


def _widened(span: Span, text: str) -> Span:
    """The span with the spaces and tabs around it: a text's end moves with what is cut off."""
    start, end = span
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return Span(start, end)
