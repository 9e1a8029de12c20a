"""What a source line looks like by itself, to compare with what the tree made of it.

A reader of the source sees an item, a quote, a fence …; whether Markdown sees one, too, hangs on
the indentation, on what the line above left open, and on the dialect. The rules of this group are
loops over lines whose *intent* the tree did not follow.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from notelint import Edit, Note, Span, lazy_re_compile
from notelint.nodes import Blockquote, Code, List, ListItem, Node, Paragraph
from notelint_rules.structure.columns import columns


class Intent(Enum):
    """What a line looks like."""

    ITEM = "item"
    QUOTE = "quote"
    HEADING = "heading"
    FENCE = "fence"
    MATH = "math"
    IMAGE = "image"
    TEXT = "text"
    BLANK = "blank"


class Line(NamedTuple):
    """A line, behind the markers of the quotes that it stands in.

    ``start`` and ``end`` are the offsets of the line without its line ending; the indentation
    reaches from ``inside``, behind the last ``>``, to ``content``, at ``column``. ``quotes``
    counts the ``>``. ``marker`` is an item's marker, and ``said`` where its text begins
    (``content`` for lines that are no item).
    """

    start: int
    inside: int
    content: int
    end: int
    column: int
    quotes: int
    intent: Intent
    marker: str
    said: int

    @property
    def span(self) -> Span:
        """The line without its indentation."""
        return Span(self.content, self.end)

    @property
    def number(self) -> int | None:
        """The number of an ordered item."""
        return int(self.marker[:-1]) if len(self.marker) > 1 else None


_BEFORE = lazy_re_compile(r"[ \t]*(?:>[ \t]*)*")
_INTENT = lazy_re_compile(
    r"""(?P<item>(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]+[^ \t\r\n]))
      | (?P<heading>\#{1,6}(?=[ \t]))
      | (?P<fence>`{3,}|~{3,})
      | (?P<math>\$\$)
      | (?P<image>!\[)""",
    re.VERBOSE,
)
_ITEM_LINE = lazy_re_compile(r"^[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+[^ \t\r\n]", re.MULTILINE)


def read_line(note: Note, number: int) -> Line:
    """What the line with this number, counted from 1, looks like."""
    text, (start, end) = note.text, note.source.line(number)
    before = _BEFORE.match(text, start, end)
    content = before.end() if before else start
    quotes = text.count(">", start, content)
    inside = text.rfind(">", start, content) + 1 or start
    if quotes and content > inside and text[inside] == " ":
        inside += 1
    intent, marker, said = Intent.TEXT, "", content
    if content == end:
        intent = Intent.BLANK
    elif shape := _INTENT.match(text, content, end):
        intent = Intent(shape.lastgroup)
        if intent is Intent.ITEM:
            marker = shape[0]
            said = (
                shape.end() + len(text[shape.end() : end]) - len(text[shape.end() : end].lstrip())
            )
    elif quotes:
        intent = Intent.QUOTE
    column = columns(text, start, content)
    return Line(start, inside, content, end, column, quotes, intent, marker, said)


def line_of(note: Note, offset: int) -> Line:
    """The line in which an offset stands."""
    return read_line(note, note.source.position(offset).line)


def line_above(note: Note, node: Node) -> Line | None:
    """The line above the one in which a node begins; None at the top, and for a blank line."""
    number = note.source.position(node.start).line - 1
    line = read_line(note, number) if number else None
    return line if line is not None and line.intent is not Intent.BLANK else None


def is_right_below(note: Note, node: Node, other: Node) -> bool:
    """Whether a node begins on the line after the last line of another."""
    last = note.source.position(other.end - 1).line
    return note.source.position(node.start).line == last + 1


def lines_of(note: Note, node: Node) -> Iterator[Line]:
    """The lines that a node covers; where it begins behind a marker, the first with that marker."""
    first = note.source.position(node.start).line
    last = note.source.position(max(node.start, node.end - 1)).line
    for number in range(first, last + 1):
        yield read_line(note, number)


def swallowed_lines(note: Note, paragraph: Paragraph) -> list[Line]:
    """The lines of a paragraph, but for its first, that look like items of a list."""
    text = note.text
    second = text.find("\n", paragraph.start, paragraph.end) + 1
    if not second or not _ITEM_LINE.search(text, second, paragraph.end):
        return []
    lines = list(lines_of(note, paragraph))
    return [line for line in lines[1:] if line.intent is Intent.ITEM]


def is_by_indentation(note: Note, code: Code) -> bool:
    """Whether code has no fence."""
    return note.text[code.start] not in "`~"


def without_trailing_space(note: Note, line: Line) -> Span:
    """A line, without its indentation and the spaces at its end."""
    return Span(line.content, line.content + len(note.source[line.span].rstrip()))


def moved(note: Note, lines: Iterable[Line], shift: int) -> Iterator[Edit]:
    """Give lines some columns more, or less, of indentation behind their quote markers."""
    for line in lines:
        if line.intent is not Intent.BLANK and shift:
            inside = columns(note.text, line.start, line.inside)
            indent = " " * max(0, line.column + shift - inside)
            yield Edit(Span(line.inside, line.content), indent)


def as_one(note: Note, span: Span, edits: Iterable[Edit]) -> Edit:
    """Edits within a span as one that says: all of this is to be read anew."""
    parts: list[str] = []
    position = span.start
    for edit in edits:
        parts += (note.text[position : edit.span.start], edit.text)
        position = edit.span.end
    return Edit(span, "".join([*parts, note.text[position : span.end]]))


def neighbours(note: Note, node: Node) -> tuple[Node | None, Node | None]:
    """The blocks before and after a block, in what it stands in."""
    parent = note.parent(node)
    if parent is None:
        return None, None
    siblings = parent.children
    index = bisect_left(siblings, node.start, key=lambda sibling: sibling.start)
    before = siblings[index - 1] if index > 0 else None
    return before, siblings[index + 1] if index + 1 < len(siblings) else None


def end_of_indented(note: Note, node: Node, column: int) -> int:
    """Where the blocks right below a block end that stand at a column or right of it."""
    end, (_, below) = node.end, neighbours(note, node)
    while below is not None and line_of(note, below.start).column >= column:
        end, (_, below) = below.end, neighbours(note, below)
    return end


def last_items(items: List) -> list[ListItem]:
    """The last item of a list, the last item of a list that ends it, and so on inwards."""
    found: list[ListItem] = []
    node: Node | None = items
    while isinstance(node, List) and isinstance(item := node.children[-1], ListItem):
        found.append(item)
        node = item.children[-1] if item.children else None
    return found


def quote_depth(note: Note, node: Node) -> int:
    """How many quotes a node stands in."""
    return sum(isinstance(above, Blockquote) for above in note.ancestors(node))
