"""The lines of a paragraph: which of them would leave it in MDX, and how they are kept."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notelint import Edit, Span
from notelint.nodes import Break, Html, Paragraph, Parent, Text, walk
from notelint_converters.mdx.containers import content
from notelint_converters.mdx.writing.blockers import begins_block, block_escapes, colon_escapes
from notelint_converters.mdx.writing.page import Change, Page, replaced
from notelint_converters.mdx.writing.tags import Written

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """``before`` and ``first`` are where the line end before it begins and ends, ``start`` is
    where its own text begins.

    ``indent`` is the white space there that no container needs; ``bare`` says that the line
    holds nothing but tags, which makes it a block of its own in MDX.
    """

    before: int
    first: int
    start: int
    end: int
    indent: int
    bare: bool


def lines_of(node: Parent, pieces: Sequence[Written], page: Page) -> list[Line]:
    """The lines of a block of text; a line end within a tag is none."""
    text = page.text
    if not pieces and not _LINE_END.search(text, node.start, node.end):
        return [Line(node.start, node.start, node.start, node.end, indent=0, bare=False)]
    markup = {piece.node.start: piece.node.end for piece in pieces if piece.is_jsx}
    tags = iter(pieces)
    tag = next(tags, None)
    containers = page.containers(node) if "\n" in text[node.start : node.end] else ()
    lines: list[Line] = []
    before, first, start, indent = node.start, node.start, node.start, 0
    for found in (*_LINE_END.finditer(text, node.start, node.end), None):
        end = found.start() if found else node.end
        while tag is not None and tag.node.end <= end:
            tag = next(tags, None)
        if tag is not None and tag.node.start < end and found is not None:
            continue
        lines.append(Line(before, first, start, end, indent, _is_bare(text, start, end, markup)))
        if found is not None:
            before, first = found.span()
            start, indent, _ = content(text, first, containers)
    return lines


def line_changes(node: Parent, lines: Sequence[Line], page: Page) -> Iterator[Change]:
    """What keeps every line part of its block.

    A bare line joins the one before it (the first, the one after it); so does a line on which
    code goes on that would begin a block. Where text would, it is escaped.
    """
    joined = {max(at, 1) for at, line in enumerate(lines) if line.bare}
    joined.update(_reached_into(lines, node, page))
    breaks = _breaks(node) if joined else {}
    for at, line in enumerate(lines):
        if at in joined and at < len(lines):
            yield _join(line, breaks)
            continue
        if at and line.indent >= 4:
            yield from block_escapes(page.text, line.start, line.end)
        if isinstance(node, Paragraph):
            yield from colon_escapes(page.text, line.start)


def on_one_line(
    node: Parent, pieces: Sequence[Written], lines: Sequence[Line], page: Page
) -> Iterator[Change]:
    """A paragraph of nothing but tags on one line, its white space between tags as expressions:
    MDX leaves out what is only white space there.
    """
    breaks = _breaks(node)
    covered: set[int] = set()
    depth = 0
    for previous, piece in pairwise(pieces):
        depth += previous.depth
        gap = Span(previous.node.end, piece.node.start)
        if depth == 0 and gap.start < gap.end:
            yield Edit(gap, _space(gap, (previous.text, piece.text), breaks, page))
            covered.update(at for at in range(*gap) if page.text[at] in "\r\n")
    yield from (_join(line, breaks) for line in lines[1:] if line.before not in covered)


def _space(gap: Span, around: tuple[str, str], breaks: Mapping[int, Break], page: Page) -> str:
    if any(end in breaks for end in range(gap.start + 1, gap.end + 1)):
        return "<br />"
    return "" if "<br />" in around else "{' '}"


def _join(line: Line, breaks: Mapping[int, Break]) -> Edit:
    """The line goes on where the one before it ends; a hard break between them stays one."""
    hard = breaks.get(line.first)
    if hard is None:
        return replaced(line.before, line.start, " ")
    return replaced(hard.start, line.start, "<br />")


def _breaks(node: Parent) -> dict[int, Break]:
    return {found.end: found for found in walk(node) if isinstance(found, Break)}


def _reached_into(lines: Sequence[Line], node: Parent, page: Page) -> Iterator[int]:
    """The lines on which code, or anything but text, goes on so that a block would begin."""
    suspects = [
        at
        for at, line in enumerate(lines[1:], 1)
        if page.text[line.start : line.start + 1] in ("{", "<", ":")
        or (line.indent >= 4 and begins_block(page.text, line.start))
    ]
    if suspects:
        texts = [found.span for found in walk(node) if isinstance(found, Text | Html)]
        starts = [span.start for span in texts]
        for at in suspects:
            nearest = bisect_right(starts, lines[at].start) - 1
            if nearest < 0 or texts[nearest].end <= lines[at].start:
                yield at


def _is_bare(text: str, start: int, end: int, markup: Mapping[int, int]) -> bool:
    """Whether a line holds tags, and nothing else but white space."""
    at, found = start, False
    while at < end:
        if at in markup:
            at, found = markup[at], True
        elif text[at] in " \t\\":
            at += 1
        else:
            return False
    return found
