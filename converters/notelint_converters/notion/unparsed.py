"""Links that Markdown does not see, as their paths hold spaces or stray parentheses."""

from bisect import bisect_right
from collections.abc import Iterator

from notelint import Edit, Note, Span
from notelint.nodes import (
    Heading,
    Image,
    InlineCode,
    InlineMath,
    Link,
    Node,
    Paragraph,
    TableCell,
    walk,
)
from notelint_converters.notion.linker import Linker
from notelint_converters.notion.names import file_name, is_file_name

_TAKEN = (Link, Image, InlineCode, InlineMath)
_MOST_TRIED = 4
"""Closing parentheses that a path may hold itself."""


def unparsed_links(note: Note, linker: Linker) -> Iterator[Edit]:
    """Edits that make links of `[text](path with spaces.md)` where there is such a file."""
    for kind in (Paragraph, Heading, TableCell):
        for block in note.find(kind):
            if note.text.find("](", block.start, block.end) >= 0:
                yield from _in_block(block, note, linker)


def _in_block(block: Node, note: Note, linker: Linker) -> Iterator[Edit]:
    taken = [node.span for node in walk(block) if isinstance(node, _TAKEN)]
    position = note.text.find("](", block.start, block.end)
    while position >= 0:
        index = bisect_right(taken, Span(position, block.end)) - 1
        if index < 0 or taken[index].end <= position:
            yield from _at(position, block, note, linker)
        position = note.text.find("](", position + 1, block.end)


def _at(position: int, block: Node, note: Note, linker: Linker) -> Iterator[Edit]:
    line = note.source.line(note.source.position(position).line)
    end = position
    for _ in range(_MOST_TRIED):
        end = note.text.find(")", end + 1, min(line.end, block.end))
        if end < 0:
            return
        url = note.text[position + len("](") : end]
        target = linker.target(url) if is_file_name(file_name(url)) else None
        if target is not None:
            yield Edit(Span(position, end + 1), f"]({linker.url(target)})")
            return
