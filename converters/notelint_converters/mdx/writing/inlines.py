"""What each kind of node within text needs in MDX."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from notelint import LossKind, Span
from notelint.nodes import (
    Image,
    ImageReference,
    InlineMath,
    Link,
    LinkReference,
    Node,
    Text,
)
from notelint_converters.mdx import urls
from notelint_converters.mdx.attributes import quoted
from notelint_converters.mdx.escapes import Place, escapes, label_escapes, literal, without_links
from notelint_converters.mdx.images import code, title_part
from notelint_converters.mdx.images import image as image_text
from notelint_converters.mdx.javascript import comment
from notelint_converters.mdx.writing.blockers import block_escapes
from notelint_converters.mdx.writing.page import Change, Page, inserted, replaced

_BACKSLASH = re.compile(r"\\([!-/:-@[-`{-~])")
_ADDRESS_MARK = re.compile(r"\\?(?P<mark>[:.@])")
_DOLLAR = re.compile(r"(?<!\\)\$(?=\d)")
_SHELL_VARIABLE = re.compile(r"\$[A-Z_][A-Z0-9_]+(?![A-Za-z0-9^])")


def write_text(node: Text, page: Page, place: Place) -> Iterator[Change]:
    yield from escapes(page.text, node.span, place)


def write_link(node: Link, page: Page, place: Place) -> Iterator[Change]:
    if is_autolink(node, page):
        yield from _write_autolink(node, page)
    elif urls.is_remote(node.url):
        if not urls.is_acceptable(node.url):
            yield from _instead_of_brackets(node, page, f"<a href={quoted(node.url)}>", "</a>")
    else:
        if not node.url:
            yield from _without_address(node, page)
            return
        address = page.places.address(node.url, page.base)
        if address is None:
            yield from _without_link(node, page)
            detail = f"`{node.url}` is not in the input; the text of the link is kept"
            yield page.loss(node.start, LossKind.UNRESOLVED, detail)
        else:
            yield from _readdressed(node, node.url, address, page)


def write_image(node: Image, page: Page, place: Place) -> Iterator[Change]:
    address = page.places.address(node.url, page.base) if node.url else None
    if address is None:
        yield from _as_code(node, node.url, page)
        return
    if (found := _destination(node, node.url, page)) is not None:
        described = Span(node.start + 2, found.bracket)
        yield from escapes(page.text, described, Place.DESCRIPTION)
        if not _DOLLAR.sub("", page.note.source[described]).count("$"):  # of formulas
            for amount in _DOLLAR.finditer(page.text, *described):
                yield inserted(amount.start(), "\\")
    yield from _readdressed(node, node.url, address, page)


def write_link_reference(node: LinkReference, page: Page, place: Place) -> Iterator[Change]:
    """A reference, written out where Docusaurus looks only at written-out links."""
    definition = page.note.definitions.get(node.identifier)
    content_end = node.children[-1].end if node.children else node.start + 1
    if definition is None or _needs_no_file(definition.url):
        yield from label_escapes(page.text, Span(content_end + 1, node.end))
        return
    address = page.places.address(definition.url, page.base)
    if address is None:
        yield from _without_link(node, page)
    else:
        closing = f"]({urls.written(address)}{title_part(definition.title)})"
        yield from _instead_of_brackets(node, page, "[", closing)


def write_image_reference(node: ImageReference, page: Page, place: Place) -> Iterator[Change]:
    """A picture by reference, written out where Docusaurus must load its file."""
    definition = page.note.definitions.get(node.identifier)
    if definition is None or _needs_no_file(definition.url):
        yield from label_escapes(page.text, Span(node.start + 2, node.end))
        return
    address = page.places.address(definition.url, page.base)
    if address is None:
        yield from _as_code(node, definition.url, page)
    else:
        yield replaced(node.start, node.end, image_text(address, node.alt, definition.title))


def write_inline_math(node: InlineMath, page: Page, place: Place) -> Iterator[Change]:
    """Amounts of money and names of shell variables are no formulas."""
    if _is_prose(node, page):
        yield inserted(node.start, "\\")
        yield from escapes(page.text, Span(node.start + 1, node.end - 1), place)
        yield inserted(node.end - 1, "\\")


INLINES: dict[type[Node], Callable[[Any, Page, Place], Iterator[Change]]] = {
    Image: write_image,
    ImageReference: write_image_reference,
    InlineMath: write_inline_math,
    Link: write_link,
    LinkReference: write_link_reference,
    Text: write_text,
}


def is_autolink(node: Node, page: Page) -> bool:
    """Whether a link is an address that stands for itself, in angle brackets or without."""
    return isinstance(node, Link) and page.text[node.start] != "["


def _needs_no_file(url: str) -> bool:
    return not url or urls.is_remote(url) or url.startswith("#")


def is_written_as_tag(node: Link, page: Page) -> bool:
    """Whether a link becomes an ``<a>``, as Docusaurus does not take its address."""
    if not node.url or page.text[node.start] not in "[<":
        return bool(node.children) and not node.url
    return urls.is_remote(node.url) and not urls.is_acceptable(node.url)


def _write_autolink(node: Link, page: Page) -> Iterator[Change]:
    raw = page.text[node.start : node.end]
    shown = raw[1:-1] if raw.startswith("<") else raw
    if not urls.is_acceptable(node.url):
        if raw.startswith("<"):
            text = without_links(literal(shown))
            yield replaced(node.start, node.end, f"<a href={quoted(node.url)}>{text}</a>")
        elif mark := _ADDRESS_MARK.search(raw):
            # See ``without_links`` for why a comment, and no backslash.
            before, after = raw[: mark.start()], raw[mark.end() :]
            if "\\" not in raw:
                before, after = literal(before), literal(after)
            yield replaced(node.start, node.end, f"{before}{mark['mark']}{{/**/}}{after}")
    elif raw.startswith("<") or "{" in raw or "<" in raw:
        url = node.url.replace("{", "%7B").replace("}", "%7D")
        yield replaced(node.start, node.end, f"[{literal(shown)}]({urls.written(url)})")
    elif raw[0].isalpha() and re.search(
        r"(?<!\\):\Z", page.text[max(0, node.start - 2) : node.start]
    ):
        yield inserted(node.start - 1, "\\")


def _is_prose(node: InlineMath, page: Page) -> bool:
    raw = page.text[node.start : node.end]
    after = page.text[node.end : node.end + 1]
    if raw.startswith("$$"):
        return False
    if after.isascii() and after.isdigit():
        return True
    if raw[-2].isspace() and not raw[1].isspace():
        return True
    return (
        _SHELL_VARIABLE.match(raw) is not None
        and after.isascii()
        and (after.isalpha() or after == "_")
    )


def _without_link(node: Link | LinkReference, page: Page) -> Iterator[Change]:
    """The text of a link alone; what then begins the line must not begin a block."""
    yield from _instead_of_brackets(node, page, "", "")
    line = page.text.rfind("\n", 0, node.start) + 1
    if re.fullmatch(r"[\s>]*(?:[-+*]\s|\d+[.)]\s|\[[ xX]\]\s|\s)*", page.text[line : node.start]):
        yield from block_escapes(page.text, node.start + 1, node.end)


def _instead_of_brackets(
    node: Link | LinkReference, page: Page, opening: str, closing: str
) -> Iterator[Change]:
    content_end = node.children[-1].end if node.children else node.start + 1
    yield replaced(node.start, node.start + 1, opening)
    yield replaced(content_end, node.end, closing)


def _without_address(node: Link, page: Page) -> Iterator[Change]:
    """A link to nowhere, which Docusaurus checks in Markdown, but not in HTML."""
    if node.children:
        yield from _instead_of_brackets(node, page, '<a href="">', "</a>")
    else:
        yield replaced(node.start, node.end, comment(f" {page.text[node.start : node.end]} "))


def _as_code(node: Image | ImageReference, url: str, page: Page) -> Iterator[Change]:
    raw = " ".join(page.text[node.start : node.end].split())
    yield replaced(node.start, node.end, code(raw))
    detail = f"`{url}` is not in the input; the picture is kept as code"
    yield page.loss(node.start, LossKind.UNRESOLVED, detail)


def _readdressed(node: Link | Image, url: str, address: str, page: Page) -> Iterator[Change]:
    address = urls.with_percents_escaped(address) if not urls.is_remote(address) else address
    if address == url:
        return
    found = _destination(node, url, page)
    if found is not None:
        in_angles = page.text[found.span.start - 1] == "<"
        yield replaced(*found.span, address if in_angles else urls.written(address))


class _Destination(NamedTuple):
    """``bracket`` is the place of the ``]`` that ends the text before it."""

    bracket: int
    span: Span


def _destination(node: Link | Image, url: str, page: Page) -> _Destination | None:
    """Where the address of a link or a picture is written."""
    start = node.start
    if isinstance(node, Link) and node.children:
        start = node.children[-1].end
    bracket = page.text.find("](", start, node.end)
    while bracket >= 0:
        span = urls.destination(page.text, bracket + 2, node.end)
        raw = page.text[span.start : span.end] if span else ""
        if "\\" in raw or "&" in raw:
            raw = html.unescape(_BACKSLASH.sub(r"\1", raw))
        if span and raw == url:
            return _Destination(bracket, span)
        bracket = page.text.find("](", bracket + 1, node.end)
    return None
