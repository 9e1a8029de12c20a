"""What becomes of each kind of node within text: as Markdown, and as HTML where Markdown within
HTML would be read as it stands.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from notelint import Edit, LossKind, Span
from notelint.nodes import (
    Break,
    Delete,
    Emphasis,
    Image,
    InlineCode,
    Link,
    LinkReference,
    MdxExpression,
    MdxFlowExpression,
    MdxJsxElement,
    MdxJsxFlowElement,
    MdxJsxTextElement,
    MdxTextExpression,
    Node,
    Parent,
    Strong,
    Text,
)
from notelint_converters.mdx.attributes import quoted
from notelint_converters.mdx.escapes import Place
from notelint_converters.mdx.images import code
from notelint_converters.mdx.javascript import comment_text, string_value
from notelint_converters.mdx.reading.page import Change, Page, end_tag, start_tag
from notelint_converters.mdx.reading.tags import html_tags, is_html, lost_with_image, markdown_image
from notelint_converters.mdx.reading.text import markdown, raw_html, unescapes
from notelint_converters.mdx.reading.values import constant
from notelint_converters.mdx.urls import destination, is_remote, written


def changes_within(
    nodes: Sequence[Node], page: Page, place: Place, *, raw: bool
) -> Iterator[Change]:
    """The edits for nodes within text and all below them; ``raw``: they stand in a block of HTML."""
    table = RAW if raw else MARKDOWN
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        handle = table.get(type(node))
        done = False
        for change in handle(node, page, place) if handle else ():
            done = done or (isinstance(change, Edit) and change.span.covers(node.span))
            yield change
        if isinstance(node, Parent) and not done:
            stack.extend(reversed(node.children))


def _text(node: Text, page: Page, place: Place) -> Iterator[Change]:
    yield from unescapes(page.text, node.span, place)


def _raw_text(node: Text, page: Page, place: Place) -> Iterator[Change]:
    """White space and character references stay as they are; a backslash would be shown."""
    source = page.note.source[node.span]
    if "\\" in source or "<" in source:
        yield Edit(node.span, raw_html(node.value))


def _link(node: Link, page: Page, place: Place) -> Iterator[Change]:
    address = page.link(node.url)
    if address == node.url or page.text[node.start] != "[":
        return
    after = node.children[-1].end if node.children else node.start + 1
    span = destination(page.text, after + 2, node.end)
    if span is not None:
        yield Edit(span, address if page.text[span.start - 1] == "<" else written(address))


def _raw_link(node: Link, page: Page, place: Place) -> Iterator[Change]:
    title = f" title={quoted(node.title)}" if node.title else ""
    tag = f"<a href={quoted(page.link(node.url))}{title}>"
    if page.text[node.start] != "[":
        yield Edit(Span(node.start, node.start), tag)
        yield Edit(Span(node.end, node.end), "</a>")
        return
    after = node.children[-1].end if node.children else node.start + 1
    yield Edit(Span(node.start, node.start + 1), tag)
    yield Edit(Span(after, node.end), "</a>")


def _raw_link_reference(node: LinkReference, page: Page, place: Place) -> Iterator[Change]:
    definition = page.note.definitions.get(node.identifier)
    if definition is not None:
        after = node.children[-1].end if node.children else node.start + 1
        tag = f"<a href={quoted(page.link(definition.url))}>"
        yield Edit(Span(node.start, node.start + 1), tag)
        yield Edit(Span(after, node.end), "</a>")


def _image(node: Image, page: Page, place: Place) -> Iterator[Change]:
    address = page.picture(node.url)
    bracket = page.text.rfind("](", node.start, node.end)
    if bracket < 0:
        return
    label = Span(node.start + 2, bracket)
    yield from unescapes(page.text, label, Place.DESCRIPTION)
    span = destination(page.text, bracket + 2, node.end)
    if address != node.url and span is not None:
        yield Edit(span, address if page.text[span.start - 1] == "<" else written(address))


def _raw_image(node: Image, page: Page, place: Place) -> Iterator[Change]:
    title = f" title={quoted(node.title)}" if node.title else ""
    tag = f"<img src={quoted(page.picture(node.url))} alt={quoted(node.alt)}{title} />"
    yield Edit(node.span, tag)


def _raw_code(node: InlineCode, page: Page, place: Place) -> Iterator[Change]:
    yield Edit(node.span, f"<code>{raw_html(node.value)}</code>")


def _raw_break(node: Break, page: Page, place: Place) -> Iterator[Change]:
    yield Edit(node.span, "<br />\n")


def _in_tags(name: str, width: int) -> Callable[[Any, Page, Place], Iterator[Change]]:
    """A handler for text between marks of this width, 0 for what must be counted."""

    def handle(node: Parent, page: Page, place: Place) -> Iterator[Change]:
        mark = width or (node.children[0].start - node.start if node.children else 1)
        yield Edit(Span(node.start, node.start + mark), f"<{name}>")
        yield Edit(Span(node.end - mark, node.end), f"</{name}>")

    return handle


def _expression(node: MdxExpression, page: Page, place: Place) -> Iterator[Change]:
    text = comment_text(node.value)
    if text is not None and place is Place.HEADING and text.strip().startswith("#"):
        yield Edit(node.span, f"{{{text.strip().split()[0]}}}")
    else:
        yield from _value(node, page, markdown, code)


def _raw_expression(node: MdxExpression, page: Page, place: Place) -> Iterator[Change]:
    yield from _value(node, page, raw_html, lambda text: f"<code>{raw_html(text)}</code>")


def _value(
    node: MdxExpression, page: Page, shown: Callable[[str], str], as_code: Callable[[str], str]
) -> Iterator[Change]:
    """A comment, a text, or JavaScript that is kept as code."""
    text = comment_text(node.value)
    value = constant(node.value)
    if text is not None:
        yield Edit(node.span, html_comment(text))
    elif isinstance(value, str):
        yield Edit(node.span, shown(value))
    elif isinstance(value, bool) or not node.value.strip():
        yield Edit(node.span, "")
    else:
        raw = " ".join(page.note.source[node.span].split())
        yield Edit(node.span, as_code(raw))
        yield page.loss(node.start, LossKind.VERBATIM, f"`{raw}` is JavaScript; kept as code")


def html_comment(text: str) -> str:
    return "<!--" + text.replace("-->", "--&gt;") + "-->"


def _element(node: MdxJsxElement, page: Page, place: Place) -> Iterator[Change]:
    if node.name == "img":
        picture = markdown_image(node, page, within_text=True)
        if picture is not None:
            yield Edit(node.span, picture)
            yield from image_losses(node, page)
            return
    if node.name == "Link" and (url := _target(node)) and end_tag(node, page.text):
        yield Edit(start_tag(node, page.text), "[")
        yield Edit(_end(node, page), f"]({written(page.link(url))})")
        return
    yield from _tags(node, page, code)


def _raw_element(node: MdxJsxElement, page: Page, place: Place) -> Iterator[Change]:
    if node.name == "Link" and (url := _target(node)) and end_tag(node, page.text):
        yield Edit(start_tag(node, page.text), f"<a href={quoted(page.link(url))}>")
        yield Edit(_end(node, page), "</a>")
        return
    yield from _tags(node, page, lambda text: f"<code>{raw_html(text)}</code>")


def _tags(node: MdxJsxElement, page: Page, as_code: Callable[[str], str]) -> Iterator[Change]:
    """HTML stays; of a component its content stays, or, where it has none, it is kept as code."""
    if is_html(node):
        yield from html_tags(node, page)
        return
    end = end_tag(node, page.text)
    if end is None:
        raw = " ".join(page.note.source[node.span].split())
        yield Edit(node.span, as_code(raw))
        yield page.loss(
            node.start, LossKind.VERBATIM, f"`<{node.name}>` is a component; kept as code"
        )
        return
    yield Edit(start_tag(node, page.text), "")
    yield Edit(end, "")
    if node.name is not None:
        detail = f"`<{node.name}>` is a component; its content is kept"
        yield page.loss(node.start, LossKind.SIMPLIFIED, detail)


def image_losses(node: MdxJsxElement, page: Page) -> Iterator[Change]:
    """What a picture loses as one of Markdown's."""
    if lost := lost_with_image(node):
        detail = f"{', '.join(f'`{name}`' for name in lost)} of a picture"
        yield page.loss(node.start, LossKind.SIMPLIFIED, detail)
    source = page.source(node)
    literal = node.attribute("src")
    url = source.url if source else (literal.value or "" if literal else "")
    if not is_remote(url) and not page.is_there(url):
        yield page.loss(node.start, LossKind.UNRESOLVED, f"`{url}` is not in the input")


def _target(node: MdxJsxElement) -> str | None:
    attribute = node.attribute("to") or node.attribute("href")
    if attribute is None or attribute.value is None:
        return None
    return string_value(attribute.value) if attribute.expression else attribute.value


def _end(node: MdxJsxElement, page: Page) -> Span:
    return end_tag(node, page.text) or Span(node.end, node.end)


_Handler = Callable[[Any, Page, Place], Iterator[Change]]
MARKDOWN: dict[type[Node], _Handler] = {
    Image: _image,
    Link: _link,
    MdxFlowExpression: _expression,
    MdxJsxFlowElement: _element,
    MdxJsxTextElement: _element,
    MdxTextExpression: _expression,
    Text: _text,
}
RAW: dict[type[Node], _Handler] = {
    Break: _raw_break,
    Delete: _in_tags("del", 0),
    Emphasis: _in_tags("em", 1),
    Image: _raw_image,
    InlineCode: _raw_code,
    Link: _raw_link,
    LinkReference: _raw_link_reference,
    MdxFlowExpression: _raw_expression,
    MdxJsxFlowElement: _raw_element,
    MdxJsxTextElement: _raw_element,
    MdxTextExpression: _raw_expression,
    Strong: _in_tags("strong", 2),
    Text: _raw_text,
}
