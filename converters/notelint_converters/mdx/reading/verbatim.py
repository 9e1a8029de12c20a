"""Elements whose white space counts: their texts are strings of JavaScript in MDX."""

from collections.abc import Iterator

from notelint import Edit
from notelint.nodes import MdxExpression, MdxJsxElement, walk
from notelint_converters.mdx.names import RAW_TEXT
from notelint_converters.mdx.reading.page import Change, Page
from notelint_converters.mdx.reading.tags import html_tags, is_html
from notelint_converters.mdx.reading.text import raw_html
from notelint_converters.mdx.reading.values import constant


def is_verbatim(element: MdxJsxElement) -> bool:
    """Whether a ``<pre>``, a script or a style sheet holds nothing but strings and tags."""
    if element.name != "pre" and element.name not in RAW_TEXT:
        return False
    return bool(element.children) and all(
        isinstance(constant(node.value), str)
        if isinstance(node, MdxExpression)
        else isinstance(node, MdxJsxElement) and is_html(node)
        for node in walk(element)
    )


def verbatim(element: MdxJsxElement, page: Page, *, within_html: bool) -> Iterator[Change]:
    """The tags as HTML, and the strings as they are.

    A script is not escaped; a first line end, which HTML leaves out, is doubled; within a block
    of HTML, an empty line would end it.
    """
    first = element.children[0]
    for node in walk(element):
        if isinstance(node, MdxJsxElement):
            yield from html_tags(node, page)
        elif isinstance(node, MdxExpression):
            text = str(constant(node.value))
            if element.name not in {"script", "style"}:
                text = raw_html(text)
                text = f"\n{text}" if node is first and text.startswith("\n") else text
            yield Edit(node.span, text.replace("\n\n", "\n&#10;") if within_html else text)
