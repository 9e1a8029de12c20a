"""The blocks of a note one after the other: which become Markdown, which stay HTML.

Markdown reads HTML up to the next blank line as it stands. So a tag on a line of its own ends
where a blank line follows, and what stands right below it must be HTML as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from notelint import Edit, LossKind, Span
from notelint.nodes import (
    Html,
    MdxExpression,
    MdxFlowExpression,
    MdxjsEsm,
    MdxJsxElement,
    MdxJsxFlowElement,
    Node,
    Paragraph,
    Text,
    walk,
)
from notelint_converters.mdx.javascript import comment_text, string_value
from notelint_converters.mdx.names import BEGINS_HTML, BLOCK, VOID
from notelint_converters.mdx.reading.inlines import image_losses
from notelint_converters.mdx.reading.modules import module_losses
from notelint_converters.mdx.reading.page import Change, Page, end_tag, start_tag
from notelint_converters.mdx.reading.tags import html_tags, is_html, markdown_image
from notelint_converters.mdx.reading.values import constant
from notelint_converters.mdx.reading.verbatim import is_verbatim, verbatim
from notelint_converters.mdx.writing.code import fenced

_BLOCK_TAG = re.compile(
    r"</?(?:" + "|".join(sorted(BEGINS_HTML)) + r")(?=[\s/>]|\Z)",
    re.IGNORECASE,
)
_LABELS = {"TabItem": ("label", "value"), "Tab": ("title", "label"), "AccordionItem": ("title",)}
"""Attributes of components that a reader sees as a heading."""


class Kind(Enum):
    """What a block becomes. ``EITHER`` is decided by what stands right above it."""

    MARKDOWN = "markdown"
    HTML = "html"
    EITHER = "either"
    REMOVED = "removed"


@dataclass(slots=True)
class Unit:
    """A block, or a tag on a line of its own (then ``node`` is None).

    ``place`` is the block or element that tells where it stands. ``text`` replaces it where it
    is set; ``content`` are the nodes within its text; ``made`` says that it becomes a block of
    Markdown without having been one; ``starts`` that no HTML stands right above it, ``ends`` that HTML
    ends with its line, and not with the next blank one.
    """

    span: Span
    kind: Kind
    place: Node
    node: Node | None = None
    content: Sequence[Node] = ()
    text: str | None = None
    made: bool = False
    starts: bool = True
    ends: bool = False


@dataclass(slots=True)
class _Left:
    """The end of an element, among the nodes that are still to be read."""

    unit: Unit
    children: Sequence[Node]
    is_html: bool


def units(children: Sequence[Node], page: Page) -> Iterator[Unit | Change]:
    """The units of a container's children, with the edits and losses of their tags."""
    stack: list[Node | _Left] = list(reversed(children))
    html_depth = 0
    while stack:
        top = stack.pop()
        if isinstance(top, _Left):
            html_depth -= top.is_html
            yield top.unit
        elif isinstance(top, MdxJsxFlowElement):
            for item in _element(top, page, within_html=html_depth > 0):
                if isinstance(item, _Left):
                    html_depth += item.is_html
                    stack += (item, *reversed(top.children))
                else:
                    yield item
        elif isinstance(top, Paragraph):
            yield from _paragraph(top, page)
        elif isinstance(top, MdxFlowExpression):
            yield from _expression(top, page)
        elif isinstance(top, MdxjsEsm):
            yield Unit(top.span, Kind.REMOVED, top)
            yield from module_losses(top, page)
        else:
            yield Unit(top.span, Kind.HTML if isinstance(top, Html) else Kind.MARKDOWN, top, top)


def begins_html(text: str, offset: int) -> bool:
    """Whether a line begins a block of HTML that may interrupt a paragraph."""
    return text.startswith("<!--", offset) or _BLOCK_TAG.match(text, offset) is not None


def _element(
    node: MdxJsxFlowElement, page: Page, *, within_html: bool
) -> Iterator[Unit | Change | _Left]:
    """The units of an element; a ``_Left`` where its children stand between them."""
    if not within_html and (pictures := _pictures(node, page)):
        yield Unit(node.span, Kind.MARKDOWN, node, text="\n".join(pictures), made=True)
        yield from _picture_losses(node, page)
        return
    start, end = start_tag(node, page.text), end_tag(node, page.text)
    if is_verbatim(node):
        yield from verbatim(node, page, within_html=within_html)
        yield Unit(node.span, Kind.HTML, node)
    elif is_needless(node, page):
        yield Edit(start, "")
        yield Edit(end or start, "")
        yield Unit(node.span, Kind.MARKDOWN, node, node, node.children)
    elif is_html(node) and not within_html and _is_line_of_text(node, page):
        yield Unit(node.span, Kind.EITHER, node, node, (node,))
    elif is_html(node):
        yield from html_tags(node, page)
        yield Unit(start, Kind.HTML, node)
        if end is not None:
            yield _Left(Unit(end, Kind.HTML, node), node.children, is_html=True)
    elif end is None:
        yield from _component(node, page)
    elif node.name is None:
        yield Unit(start, Kind.REMOVED, node)
        yield _Left(Unit(end, Kind.REMOVED, node), node.children, is_html=False)
    else:
        yield from _component_tags(node, page)
        yield _Left(Unit(end, Kind.REMOVED, node), node.children, is_html=False)


def _component(node: MdxJsxElement, page: Page) -> Iterator[Unit | Change]:
    """A component that holds text, or nothing. Its text becomes a paragraph."""
    end = end_tag(node, page.text)
    if end is None:
        raw = fenced(page.note.source[node.span], "jsx", "")
        yield Unit(node.span, Kind.MARKDOWN, node, text=raw, made=True)
        detail = f"`<{node.name}>` is a component; kept as code"
        yield page.loss(node.start, LossKind.VERBATIM, detail)
        return
    yield from _component_tags(node, page)
    if node.children:
        span = Span(node.children[0].start, node.children[-1].end)
        yield Unit(span, Kind.MARKDOWN, node, node, node.children, made=True)
    yield Unit(end, Kind.REMOVED, node)


def _component_tags(node: MdxJsxElement, page: Page) -> Iterator[Unit | Change]:
    """What becomes of a component's start tag: the heading that a reader sees of it, or nothing."""
    start = start_tag(node, page.text)
    label = _label(node)
    if label:
        yield Unit(start, Kind.MARKDOWN, node, text=f"**{label}**", made=True)
    else:
        yield Unit(start, Kind.REMOVED, node)
    detail = f"`<{node.name}>` is a component; its content is kept"
    yield page.loss(node.start, LossKind.SIMPLIFIED, detail)


def _pictures(node: MdxJsxFlowElement, page: Page) -> list[str]:
    """The pictures of an ``<img>``, or of an element that holds nothing but imported ones."""
    if node.name == "img":
        picture = markdown_image(node, page, within_text=False)
        return [picture] if picture else []
    if node.name not in {"div", "center", "p", "span", "figure"} or not node.children:
        return []
    found: list[str] = []
    for child in node.children:
        if not isinstance(child, MdxJsxElement) or child.name != "img":
            return []
        source = page.source(child)
        if source is None or not source.imported:
            return []
        found.append(markdown_image(child, page, within_text=False) or "")
    return found


def _picture_losses(node: MdxJsxFlowElement, page: Page) -> Iterator[Change]:
    if node.name == "img":
        yield from image_losses(node, page)
        return
    detail = f"`<{node.name}>` around pictures"
    yield page.loss(node.start, LossKind.SIMPLIFIED, detail)
    for child in node.children:
        if isinstance(child, MdxJsxElement):
            yield from image_losses(child, page)


def _label(node: MdxJsxElement) -> str:
    for name in _LABELS.get(node.name or "", ()):
        attribute = node.attribute(name)
        if attribute is not None and attribute.value:
            value = constant(attribute.value) if attribute.expression else attribute.value
            if isinstance(value, str) and value.strip():
                return value.strip()
    return ""


def _expression(node: MdxFlowExpression, page: Page) -> Iterator[Unit | Change]:
    if comment_text(node.value) is not None:
        yield Unit(node.span, Kind.HTML, node, node)
    elif isinstance(constant(node.value), str):
        yield Unit(node.span, Kind.EITHER, node, node)
    elif constant(node.value) is not None or not node.value.strip():
        yield Unit(node.span, Kind.REMOVED, node)
    else:
        raw = page.note.source[node.span]
        yield Unit(node.span, Kind.MARKDOWN, node, text=fenced(raw, "jsx", ""), made=True)
        first = " ".join(raw.split())
        detail = f"`{first[:60]}{'…' if len(first) > 60 else ''}` is JavaScript; kept as code"
        yield page.loss(node.start, LossKind.VERBATIM, detail)


def _paragraph(node: Paragraph, page: Page) -> Iterator[Unit | Change]:
    elements = [child for child in node.children if isinstance(child, MdxJsxElement)]
    if not is_only_jsx(node.children):
        kind = Kind.HTML if begins_html(page.text, node.start) else Kind.MARKDOWN
        yield Unit(node.span, kind, node, node, node.children)
        return
    if elements and not any(is_html(element) or element.name is None for element in elements):
        for element in elements:
            yield from _component(element, page)
        return
    only = elements[0] if len(elements) == 1 == len(node.children) else None
    if only is not None and is_needless(only, page):
        yield Edit(start_tag(only, page.text), "")
        yield Edit(end_tag(only, page.text) or only.span, "")
        yield Unit(node.span, Kind.MARKDOWN, node, node, only.children)
    elif any(element.name in BLOCK for element in elements) or _is_comment(node.children[0]):
        yield Unit(node.span, Kind.HTML, node, node, node.children)
    else:
        yield Unit(node.span, Kind.EITHER, node, node, node.children)


def _is_comment(node: Node) -> bool:
    return isinstance(node, MdxExpression) and comment_text(node.value) is not None


def is_only_jsx(children: Sequence[Node]) -> bool:
    return all(
        isinstance(child, MdxJsxElement | MdxExpression)
        or (isinstance(child, Text) and not child.value.strip())
        for child in children
    )


def _is_line_of_text(node: MdxJsxFlowElement, page: Page) -> bool:
    """Whether an element is one line of what Markdown takes for text: ``<a><img /></a>``."""
    if not node.children or "\n" in page.note.source[node.span]:
        return False
    return not any(
        found.name in BLOCK
        if isinstance(found, MdxJsxElement)
        else not isinstance(found, MdxExpression) or (string_value(found.value) or "").strip()
        for found in walk(node)
    )


def is_needless(element: MdxJsxElement, page: Page) -> bool:
    """Whether a ``<p>`` holds what is a paragraph without it: nothing but tags; of a block, in one line."""
    if element.name != "p" or element.attributes or not is_only_jsx(element.children):
        return False
    children = element.children
    is_flow = isinstance(element, MdxJsxFlowElement)
    if not children or (is_flow and "\n" in page.note.source[element.span]):
        return False
    if any(
        isinstance(child, MdxExpression) and (string_value(child.value) or "").strip()
        for child in walk(element)
    ):
        return False
    first = children[0]
    if not isinstance(first, MdxJsxElement) or not is_html(first) or first.name in BLOCK:
        return False
    return len(children) > 1 or first.name not in VOID
