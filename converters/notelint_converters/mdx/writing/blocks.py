"""What each kind of block needs in MDX, and the edits that make a whole note MDX."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from notelint import LossKind, Span
from notelint.nodes import (
    Blockquote,
    Code,
    Definition,
    FootnoteDefinition,
    Heading,
    Html,
    ListItem,
    Math,
    Node,
    Paragraph,
    Parent,
    Root,
    Table,
    TableCell,
    Toml,
    Yaml,
)
from notelint_converters.mdx import urls
from notelint_converters.mdx.escapes import label_escapes
from notelint_converters.mdx.javascript import comment
from notelint_converters.mdx.writing.code import write_code, write_math, write_verbatim
from notelint_converters.mdx.writing.front_matter import write_front_matter, write_start
from notelint_converters.mdx.writing.html_blocks import write_html
from notelint_converters.mdx.writing.page import Change, Page, replaced
from notelint_converters.mdx.writing.phrasing import (
    esm_escape,
    write_cell,
    write_heading,
    write_paragraph,
)


def changes(page: Page) -> Iterator[Change]:
    """The edits that make the page's note MDX, and what they lose."""
    root = page.note.root
    if page.body_start:
        yield replaced(0, page.body_start, "")
    first = root.children[0] if root.children else root
    if not isinstance(first, Yaml | Toml) and first.start not in page.as_code:
        yield from write_start(page)
    parents: list[Parent] = [root]
    stack: list[Node] = []
    for block in reversed(root.children):
        if block.start in page.as_code:
            yield from write_verbatim(block, page)
        else:
            stack.append(block)
    while stack:
        node = stack.pop()
        write = BLOCKS.get(type(node))
        if write is not None:
            yield from write(node, page)
        if isinstance(node, Parent) and type(node) not in _TEXTS:
            parents.append(node)
            stack.extend(reversed(node.children))
    if not page.note.find(Html):
        return
    # From the inside out: an end tag that is missing stands behind all that its element holds.
    for parent in reversed(parents):
        if isinstance(parent, _HOLDERS):
            yield from write_html(parent, page)


def write_definition(node: Definition, page: Page) -> Iterator[Change]:
    """A definition; where it names a note that is not there, a comment, for Docusaurus follows it."""
    end = urls.after_label(page.text, node.start, node.end)
    if not node.url or urls.is_remote(node.url) or node.url.startswith("#"):
        yield from label_escapes(page.text, Span(node.start + 1, end - 1))
        yield from _on_one_line(node, page)
        return
    address = page.places.address(node.url, page.base)
    if address is None:
        yield replaced(node.start, node.end, comment(f" {page.text[node.start : node.end]} "))
        yield page.loss(node.start, LossKind.UNRESOLVED, f"`{node.url}` is not in the input")
        return
    yield from label_escapes(page.text, Span(node.start + 1, end - 1))
    yield from _on_one_line(node, page)
    span = urls.destination(page.text, end + 1, node.end)
    if address != node.url and span is not None:
        in_angles = page.text[span.start - 1] == "<"
        yield replaced(*span, address if in_angles else urls.written(address))


def _on_one_line(node: Definition, page: Page) -> Iterator[Change]:
    """An address in angle brackets at the start of a line would be JSX."""
    for line_end in _LINE_END.finditer(page.text, node.start, node.end):
        yield replaced(*line_end.span(), " ")


_TEXTS = frozenset((Paragraph, Heading, TableCell))
_HOLDERS = (Root, Blockquote, ListItem, FootnoteDefinition)
_LINE_END = re.compile(r"(?:\r\n|\n|\r)[ \t>]*")

BLOCKS: dict[type[Node], Callable[[Any, Page], Iterator[Change]]] = {
    Code: write_code,
    Definition: write_definition,
    Heading: write_heading,
    Math: write_math,
    Paragraph: write_paragraph,
    Table: esm_escape,
    TableCell: write_cell,
    Toml: write_front_matter,
    Yaml: write_front_matter,
}
