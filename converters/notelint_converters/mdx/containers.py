"""What stands before a block's own text on each of its lines: quote marks and list indentation."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from notelint import Note
from notelint.nodes import Blockquote, FootnoteDefinition, ListItem, Node

Container = int | None
"""A list item's (or a footnote's) indentation in columns; None is a block quote's ``>``."""

NEXT_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)[ \t>]*(?P<text>[^\r\n]*)")
"""The line after the one that an offset is on, without quote marks and indentation."""
NO_PARAGRAPH = re.compile(r"(?:[-+*]|\d+[.)])(?:\s|\Z)|#{1,6}(?:\s|\Z)|```|~~~|<|\Z")
"""How a line begins that does not go on with the paragraph above it."""

_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])")


class Content(NamedTuple):
    """Where a line's own text begins.

    ``offset`` is its first character that is no white space, ``indent`` the columns of white
    space before it that no container needs, ``depth`` the number of containers that the line
    continues: a lazy line continues fewer than there are.
    """

    offset: int
    indent: int
    depth: int


def containers_of(
    note: Note, node: Node, indents: dict[int, int] | None = None
) -> tuple[Container, ...]:
    """What the lines of a block begin with before its own text, from the outside in.

    ``indents`` remembers list items by their start, where many blocks of a note are asked for.
    """
    indents = {} if indents is None else indents
    found: list[Container] = []
    for parent in reversed(tuple(note.ancestors(node))):
        if isinstance(parent, Blockquote):
            found.append(None)
        elif isinstance(parent, FootnoteDefinition):
            found.append(4)
        elif isinstance(parent, ListItem):
            if parent.start not in indents:
                indents[parent.start] = item_indent(note.text, parent.start, found)
            found.append(indents[parent.start])
    return tuple(found)


def content(text: str, line_start: int, containers: Sequence[Container]) -> Content:
    """Where the text of a line begins, within containers that began on earlier lines."""
    at, column, indent = line_start, 0, 0
    for depth, container in enumerate(containers):
        at, column, indent = _blank(text, at, column, indent)
        if container is None:
            if indent > 3 or text[at : at + 1] != ">":
                return Content(at, indent, depth)
            at, column, indent = at + 1, column + 1, 0
            if text[at : at + 1] in (" ", "\t"):
                at, column, indent = _blank(text, at, column, 0, most=1)
                indent -= 1
        elif indent < container:
            return Content(at, indent, depth)
        else:
            indent -= container
    at, column, indent = _blank(text, at, column, indent)
    return Content(at, indent, len(containers))


def item_indent(text: str, start: int, outer: Sequence[Container]) -> int:
    """The columns by which the lines of the list item that starts at ``start`` are indented."""
    line = text.rfind("\n", 0, start) + 1
    before = content(continuation(text, start) + "x", 0, outer).indent
    marker = _MARKER.match(text, start)
    if marker is None:
        return before
    column = _column(text, line, marker.end())
    at, after = marker.end(), column
    while text[at : at + 1] in (" ", "\t"):
        after += 4 - after % 4 if text[at] == "\t" else 1
        at += 1
    spaces = after - column
    if text[at : at + 1] in ("", "\n", "\r") or spaces > 4:
        spaces = 1
    return before + marker.end() - marker.start() + spaces


def indentation(text: str, line_start: int, offset: int, columns: int) -> str:
    """The last columns of the white space before an offset, as they are written."""
    places: list[tuple[int, int]] = []
    column = 0
    for at in range(line_start, offset):
        places.append((at, column))
        column += 4 - column % 4 if text[at] == "\t" else 1
    for at, begin in places:
        if column - begin <= columns and text[at] in " \t":
            return " " * (columns - (column - begin)) + text[at:offset]
    return " " * columns


def continuation(text: str, start: int) -> str:
    """What a further line of a block must begin with: the start of its first line, with list
    markers blanked out.
    """
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return re.sub(r"[^>\t ]", " ", text[line:start])


def _blank(
    text: str, at: int, column: int, indent: int, most: int = 1 << 30
) -> tuple[int, int, int]:
    """Pass over white space: the offset and column after it, the columns it is wide."""
    passed = 0
    while passed < most and text[at : at + 1] in (" ", "\t") and at < len(text):
        wide = 4 - column % 4 if text[at] == "\t" else 1
        at, column, indent, passed = at + 1, column + wide, indent + wide, passed + 1
    return at, column, indent


def _column(text: str, line_start: int, offset: int) -> int:
    column = 0
    for character in text[line_start:offset]:
        column += 4 - column % 4 if character == "\t" else 1
    return column
