"""One note on its way to MDX, and what is asked of it by the functions that write its nodes."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from notelint import Edit, Loss, LossKind, Note, Span
from notelint.nodes import Link, List, ListItem, Node
from notelint_converters.mdx.containers import Container, containers_of
from notelint_converters.mdx.writing.places import Places

Change = Edit | Loss


@dataclass(frozen=True)
class Page:
    """``origin`` is the note's path in the input, ``base`` the path of its document;
    ``as_text`` and ``as_code`` hold the starts of blocks at the top of the note that could not
    be converted: the first lose their HTML, the second are kept in a fence.
    """

    note: Note
    origin: str
    base: PurePosixPath
    places: Places
    as_text: frozenset[int] = frozenset()
    as_code: frozenset[int] = frozenset()
    _indents: dict[int, int] = field(default_factory=dict, repr=False, compare=False)
    _loose: dict[int, bool] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def text(self) -> str:
        return self.note.text

    @property
    def body_start(self) -> int:
        """Where the text begins: behind a byte order mark."""
        return 1 if self.text.startswith("\ufeff") else 0

    @cached_property
    def _tops(self) -> list[int]:
        return [block.start for block in self.note.root.children]

    def is_text(self, offset: int) -> bool:
        """Whether the HTML at this place is written as text."""
        return bool(self.as_text) and self.top(offset) in self.as_text

    def top(self, offset: int) -> int:
        """The start of the block at the top of the note in which an offset lies."""
        return self._tops[max(0, bisect_right(self._tops, offset) - 1)]

    def loss(self, offset: int, kind: LossKind, detail: str) -> Loss:
        return Loss(self.origin, self.note.source.position(offset).line, kind, detail)

    def has_autolink(self, node: Node) -> bool:
        """Whether an address that stands for itself begins in a node."""
        starts = self._autolinks
        return bool(starts) and bisect_left(starts, node.start) < bisect_left(starts, node.end)

    @cached_property
    def _autolinks(self) -> list[int]:
        links = self.note.find(Link)
        return [link.start for link in links if not self.text.startswith("[", link.start)]

    def is_tight(self, node: Node) -> bool:
        """Whether a paragraph stands in a list item without a ``<p>`` of its own."""
        item = self.note.parent(node)
        group = self.note.parent(item) if isinstance(item, ListItem) else None
        if not isinstance(group, List):
            return False
        if group.start not in self._loose:
            spread = group.spread or any(getattr(item, "spread", False) for item in group.children)
            self._loose[group.start] = spread
        return not self._loose[group.start]

    def containers(self, node: Node) -> tuple[Container, ...]:
        """What the lines of a block begin with before its own text, from the outside in."""
        return containers_of(self.note, node, self._indents)


def replaced(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


def inserted(at: int, text: str) -> Edit:
    return Edit(Span(at, at), text)
