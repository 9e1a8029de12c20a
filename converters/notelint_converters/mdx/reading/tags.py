"""Tags of JSX as tags of HTML."""

from collections.abc import Iterator

from notelint import Edit, LossKind
from notelint.nodes import MdxJsxAttribute, MdxJsxElement
from notelint_converters.mdx.attributes import HTML_NAMES, quoted, style_text
from notelint_converters.mdx.images import image
from notelint_converters.mdx.names import SVG, VOID
from notelint_converters.mdx.reading.page import Change, Page, end_tag, start_tag
from notelint_converters.mdx.reading.values import constant, module, style
from notelint_converters.mdx.urls import is_remote

_LOADED = frozenset(("src", "poster"))
_SOURCES = _LOADED | {"href", "data"}


def is_html(element: MdxJsxElement) -> bool:
    """Whether the element is one of HTML, and no component."""
    return element.name is not None and element.name[:1].islower() and "." not in element.name


def html_tags(element: MdxJsxElement, page: Page) -> Iterator[Change]:
    """The edits that make HTML of an element's tags."""
    start, end = start_tag(element, page.text), end_tag(element, page.text)
    name = element.name or ""
    parts = [name]
    for attribute in element.attributes:
        if not isinstance(attribute, MdxJsxAttribute):
            detail = f"`{{{attribute.value}}}` of `<{name}>` is JavaScript"
            yield page.loss(attribute.start, LossKind.DROPPED, detail)
            continue
        written = _html_attribute(attribute, page)
        if written is None:
            detail = f"`{attribute.name}={{{attribute.value}}}` of `<{name}>` is JavaScript"
            yield page.loss(attribute.start, LossKind.DROPPED, detail)
        elif written:
            parts.append(written)
    tag = " ".join(parts)
    if end is not None:
        written_tag = f"<{tag}>"
    else:
        is_empty = name.lower() in VOID | SVG or "-" in name
        written_tag = f"<{tag} />" if is_empty else f"<{tag}></{name}>"
    if page.note.source[start] != written_tag:
        yield Edit(start, written_tag)


def markdown_image(element: MdxJsxElement, page: Page, *, within_text: bool) -> str | None:
    """An ``<img>`` as a picture of Markdown; None where it must stay HTML to keep what it says.

    A picture that is imported or required is one of Markdown's; so is one whose address names
    a file of the input, and within text a remote one with a description.
    """
    source = page.source(element)
    literal = element.attribute("src")
    url = source.url if source else literal.value if literal and not literal.expression else None
    if not url:
        return None
    others = {
        attribute.name if isinstance(attribute, MdxJsxAttribute) else "..."
        for attribute in element.attributes
    } - {"src", "alt", "title"}
    if not (source and source.imported):
        if others or "\n" in _constant(element, "alt"):
            return None
        is_plain_remote = is_remote(url) and within_text and element.attribute("alt")
        if source is None and not page.is_there(url) and not is_plain_remote:
            return None
    return image(page.picture(url), _constant(element, "alt"), _constant(element, "title") or None)


def lost_with_image(element: MdxJsxElement) -> list[str]:
    """What an ``<img>`` says that Markdown's picture does not."""
    return [
        attribute.name if isinstance(attribute, MdxJsxAttribute) else "..."
        for attribute in element.attributes
        if not (
            isinstance(attribute, MdxJsxAttribute) and attribute.name in {"src", "alt", "title"}
        )
    ]


def _html_attribute(attribute: MdxJsxAttribute, page: Page) -> str | None:
    """An attribute in HTML; empty where it says nothing, None where it cannot be told."""
    name = HTML_NAMES.get(attribute.name, attribute.name)
    if not attribute.expression:
        address = page.picture(attribute.value or "") if name in _LOADED else attribute.value
        if address != attribute.value:
            return f"{name}={quoted(address or '')}"
        return name + page.note.source[attribute.span][len(attribute.name) :]
    expression = attribute.value or ""
    if name == "style":
        properties = style(expression)
        return None if properties is None else f"style={quoted(style_text(properties))}"
    if name in _SOURCES and (source := module(expression, page.imports)):
        return f"{name}={quoted(page.picture(source.url))}"
    value = constant(expression)
    if value is None or isinstance(value, bool):
        return None if value is None else name if value else ""
    return f"{name}={quoted(value)}"


def _constant(element: MdxJsxElement, name: str) -> str:
    attribute = element.attribute(name)
    if attribute is None or attribute.value is None:
        return ""
    value = constant(attribute.value) if attribute.expression else attribute.value
    return value if isinstance(value, str) else ""
