"""Runs of spaces and tabs that may be too much, found in one pass over a note."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from notelint import Note, Span, lazy_re_compile
from notelint.nodes import Node, Text
from notelint_rules.style.verbatim import is_verbatim

NodeT = TypeVar("NodeT", bound=Node)

_TAB_STOP = 4
_ODD = lazy_re_compile(r"[ \t](?:[ \t]++|(?<=\t)|(?=[\r\n]|\Z))")


class Run(NamedTuple):
    """Spaces and tabs: several, or with a tab, or at the end of a line.

    Lines that are indented by spaces alone are as they should be. ``indents`` says that only signs of quotes stand before them on the line.
    """

    start: int
    end: int
    indents: bool
    ends_line: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@lru_cache(maxsize=1)
def odd_runs(note: Note) -> Sequence[Run]:
    """The runs outside of what is left alone, in order."""
    text, size = note.text, len(note.text)
    found: list[Run] = []
    for match in _ODD.finditer(text):
        start, end = match.span()
        ends_line = end == size or text[end] in "\r\n"
        begins_line = not start or text[start - 1] in "\r\n"
        if begins_line and not ends_line and "\t" not in match[0]:
            continue
        if is_verbatim(note, start) or (not ends_line and is_verbatim(note, end - 1)):
            continue
        indents = begins_line or (text[start - 1] == ">" and _is_indentation(note, start))
        found.append(Run(start, end, indents, ends_line))
    return found


def _is_indentation(note: Note, start: int) -> bool:
    return not note.text[line_start(note, start) : start].strip(" \t>")


def line_start(note: Note, offset: int) -> int:
    """Where the line begins in which an offset stands."""
    starts = note.source.line_starts
    return starts[bisect_right(starts, offset) - 1]


def columns(note: Note, start: int, end: int) -> int:
    """How many columns lie between two offsets of a line, with tab stops of four."""
    column = first = 0
    for offset in range(line_start(note, start), end):
        if offset == start:
            first = column
        column += _TAB_STOP - column % _TAB_STOP if note.text[offset] == "\t" else 1
    return column - first


def is_text(note: Note, offset: int) -> bool:
    """Whether a character is text that readers see."""
    return node_at(note.find(Text), offset) is not None


def node_at(nodes: Sequence[NodeT], offset: int) -> NodeT | None:
    """The last of these nodes, in document order, that begins at an offset or before, and goes on."""
    index = bisect_right(nodes, offset, key=lambda node: node.start) - 1
    return nodes[index] if index >= 0 and offset < nodes[index].end else None


def described(blank: str) -> str:
    """``1 space``, ``2 tabs``, ``3 spaces and tabs``."""
    if "\t" not in blank:
        noun = "space"
    elif " " not in blank:
        noun = "tab"
    else:
        return f"{len(blank)} spaces and tabs"
    return f"{len(blank)} {noun}" if len(blank) == 1 else f"{len(blank)} {noun}s"
