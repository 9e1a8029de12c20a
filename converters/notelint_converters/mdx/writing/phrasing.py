"""Paragraphs, headings and cells: their text and their tags."""

import re
from collections.abc import Iterator, Sequence

from notelint.nodes import (
    Break,
    Heading,
    Html,
    Link,
    Node,
    Paragraph,
    Parent,
    Root,
    TableCell,
    Text,
)
from notelint_converters.mdx.escapes import Place
from notelint_converters.mdx.writing.inlines import INLINES, is_autolink, is_written_as_tag
from notelint_converters.mdx.writing.lines import line_changes, lines_of, on_one_line
from notelint_converters.mdx.writing.page import Change, Page, inserted, replaced
from notelint_converters.mdx.writing.tags import Written, written_tags

_ALMOST_A_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)+\]:\s*<")
_ESM = re.compile(r"(?:import|export) ")
_MARK = re.compile(
    r"[<{\[:$\\\r\n](?:(?<=[<{\[\r\n])|(?<=:)[\w+-]*:|(?<=\\)\\|(?<=\$)(?<!\\\$).*(?<!\\)\$)"
)
_MARK_IN_HEADING = re.compile(
    r"[<{\[:$\\\r\n](?:(?<=[<{\[:\r\n])|(?<=\\)\\|(?<=\$)(?<!\\\$).*(?<!\\)\$)"
)
"""What stands in a block of text of which anything is written otherwise: two lines, the start of a
tag, of an expression or of a link, two colons around a word, two dollars; in a heading, one colon.
Addresses that stand for themselves are told from the tree.
"""


def write_heading(node: Heading, page: Page) -> Iterator[Change]:
    if _stays(node, page, _MARK_IN_HEADING):
        yield from esm_escape(node, page)
        return
    pieces, changes = written_tags(node, page)
    yield from esm_escape(node, page)
    yield from _text(node, page, Place.HEADING)
    yield from changes
    yield from _tags(pieces, page)
    yield from line_changes(node, lines_of(node, pieces, page), page)


def write_cell(node: TableCell, page: Page) -> Iterator[Change]:
    if _stays(node, page, _MARK):
        return
    pieces, changes = written_tags(node, page)
    yield from _text(node, page, Place.PROSE)
    yield from changes
    yield from _tags(pieces, page)


def write_paragraph(node: Paragraph, page: Page) -> Iterator[Change]:
    """A paragraph of nothing but tags would lose its ``<p>``, so it is given one."""
    if _stays(node, page, _MARK):
        yield from esm_escape(node, page)
        return
    pieces, changes = written_tags(node, page)
    lines = lines_of(node, pieces, page)
    bare = all(line.bare for line in lines)
    only_tags = _holds_only_tags(node, pieces, bare, page)
    wrapped = only_tags and not page.is_tight(node)
    yield from esm_escape(node, page)
    yield from _text(node, page, Place.PROSE)
    if wrapped:
        yield inserted(node.start, "<p>")
    if _ALMOST_A_DEFINITION.match(page.text, node.start):
        yield inserted(node.start, "\\")
    yield from changes
    yield from _tags(pieces, page)
    if only_tags and (bare or not wrapped):
        yield from on_one_line(node, pieces, lines, page)
    else:
        yield from line_changes(node, lines, page)
    if wrapped:
        yield inserted(node.end, "</p>")


def _stays(node: Parent, page: Page, mark: re.Pattern[str]) -> bool:
    """Whether a block of text is written as it is, but for its first word: most are."""
    return not mark.search(page.text, node.start, node.end) and not page.has_autolink(node)


def esm_escape(node: Node, page: Page) -> Iterator[Change]:
    """Prose that begins as an import does is moved from the first column."""
    if (
        _ESM.match(page.text, node.start)
        and (node.start == 0 or page.text[node.start - 1] in "\r\n\ufeff")
        and isinstance(page.note.parent(node), Root)
    ):
        yield inserted(node.start, " ")


def _text(block: Parent, page: Page, place: Place) -> Iterator[Change]:
    """What the nodes within a block of text need, but for its tags."""
    stack: list[Node] = list(reversed(block.children))
    while stack:
        node = stack.pop()
        if type(node) in INLINES:
            yield from INLINES[type(node)](node, page, place)
        if isinstance(node, Parent) and not is_autolink(node, page):
            stack.extend(reversed(node.children))


def _tags(pieces: Sequence[Written], page: Page) -> Iterator[Change]:
    for piece in pieces:
        if page.note.source[piece.node.span] != piece.text:
            yield replaced(piece.node.start, piece.node.end, piece.text)


def _holds_only_tags(node: Paragraph, pieces: Sequence[Written], bare: bool, page: Page) -> bool:
    """Whether MDX sees nothing but JSX, and white space, at the top of the paragraph.

    ``bare``: none of its lines holds more than tags, so that hard breaks become tags as well.
    """
    if not any(piece.is_jsx and not piece.is_comment for piece in pieces) and not any(
        isinstance(child, Link) and is_written_as_tag(child, page) for child in node.children
    ):
        return False
    found = {piece.node.start: piece for piece in pieces}
    depth = 0
    for child in node.children:
        piece = found.get(child.start) if isinstance(child, Html) else None
        if piece is not None and piece.is_jsx:
            depth += piece.depth
        elif (
            depth
            or (isinstance(child, Text) and not child.value.strip())
            or (isinstance(child, Link) and is_written_as_tag(child, page))
        ):
            continue
        elif not (bare and isinstance(child, Break)):
            return False
    return True
