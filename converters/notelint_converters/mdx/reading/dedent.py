"""Indentation that means nothing in MDX, and code in Markdown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from notelint import Edit, Span
from notelint.nodes import Code, ListItem
from notelint_converters.mdx.containers import content, indentation
from notelint_converters.mdx.reading.page import Page
from notelint_converters.mdx.reading.units import Kind, Unit

_DEEP = 4
_MARKS = re.compile(r"[ \t>]*")
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?P<space>[ \t]{5,})(?=\S)")


def dedents(units: Sequence[Unit], page: Page) -> Iterator[Edit]:
    """The edits that take white space from lines that Markdown would read as code, and from what
    stood in a tag's place, which needs none.
    """
    text, source = page.text, page.note.source
    columns: Counter[int] = Counter()
    starts: dict[int, int] = {}
    for unit in units:
        if isinstance(unit.node, ListItem):
            marker = _MARKER.match(text, unit.span.start)
            if marker is not None and not _is_code(unit.node):
                yield Edit(Span(*marker.span("space")), " ")
            continue
        if unit.kind is Kind.REMOVED or not unit.starts:
            continue
        first = source.position(unit.span.start).line
        line = source.line(first)
        if _MARKS.fullmatch(text, line.start, unit.span.start) is None:
            continue
        containers = page.containers(unit.place)
        deep = content(text, line.start, containers).indent
        if deep < (1 if unit.made else _DEEP):
            continue
        for number in range(first, source.position(unit.span.end).line + 1):
            begin, end = source.line(number)
            found = content(text, begin, containers)
            if found.offset < end:
                columns[found.offset] += min(deep, found.indent)
                starts[found.offset] = begin
    for offset, removed in columns.items():
        begin = starts[offset]
        start = offset
        while start > begin and text[start - 1] in " \t":
            start -= 1
        yield Edit(Span(start, offset), _shortened(text, begin, start, offset, removed))


def _shortened(text: str, line_start: int, start: int, end: int, columns: int) -> str:
    """White space without so many of its columns."""
    column = 0
    before = 0
    for at in range(line_start, end):
        if at == start:
            before = column
        column += 4 - column % 4 if text[at] == "\t" else 1
    return indentation(text, line_start, end, max(0, column - before - columns))


def _is_code(item: ListItem) -> bool:
    return bool(item.children) and isinstance(item.children[0], Code)
