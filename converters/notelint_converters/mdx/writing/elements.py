"""One HTML tag as JSX."""

import re
from pathlib import PurePosixPath

from notelint import Loss, LossKind
from notelint_converters.mdx import attributes
from notelint_converters.mdx.attributes import Attribute
from notelint_converters.mdx.images import image
from notelint_converters.mdx.javascript import string_literal
from notelint_converters.mdx.names import KNOWN, SVG, VOID, element_name
from notelint_converters.mdx.urls import is_remote
from notelint_converters.mdx.writing.html_tokens import StartTag
from notelint_converters.mdx.writing.page import Page
from notelint_converters.paths import relative

_LOWER_CASE_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def _suffixes(suffixes: str) -> frozenset[str]:
    return frozenset(suffixes.split())


_LOADED = frozenset(("src", "poster"))
_LOADABLE = _suffixes(
    ".avif .avi .flac .gif .ico .jpeg .jpg .m4a .mkv .mov .mp3 .mp4 .mpeg .mpg .oga .ogg .ogv .png "
    ".wav .webm .webp .wmv"
)
"""What Docusaurus' webpack configuration loads when a page ``require``s it."""


def is_element(name: str) -> bool:
    """Whether JSX can hold an element of this name; the others are text that looks like a tag."""
    return is_html(name) or _LOWER_CASE_NAME.fullmatch(name) is not None


def is_custom(name: str) -> bool:
    """Whether an element of this name, which HTML does not know, is plainly meant as one."""
    return "-" in name and _LOWER_CASE_NAME.fullmatch(name) is not None


def is_html(name: str) -> bool:
    return name.lower() in KNOWN or name.lower() in SVG


def start_tag(tag: StartTag, page: Page, offset: int) -> tuple[str, list[Loss]]:
    """The tag as JSX, and what it loses; ``offset`` is its place in the note."""
    name = element_name(tag.name)
    losses: list[Loss] = []
    parts: list[str] = []
    for attribute in attributes.read(tag.attributes):
        if not attribute.fits:
            losses.append(
                page.loss(
                    offset,
                    LossKind.DROPPED,
                    f"`{attribute.name}` of `<{name}>`: React does not take it",
                )
            )
        elif attribute.name in _LOADED and name != "iframe":
            parts.append(_loaded(attribute, page, offset, losses))
        elif attribute.name != "style" or attributes.has_properties(attribute.value):
            parts.append(attributes.in_jsx(attribute))
    inner = " ".join((name, *parts))
    if not tag.empty:
        return f"<{inner}>", losses
    is_void = name.lower() in VOID | SVG or is_custom(name)
    return (f"<{inner} />" if is_void else f"<{inner}></{name}>"), losses


def markdown_image(tag: StartTag, page: Page, *, within_text: bool) -> str | None:
    """An ``<img>`` that Markdown shows as well, as Markdown; else None.

    That is one whose file is in the input, which Docusaurus then loads; and within text a
    remote one, where nothing else changes thereby.
    """
    if tag.name.lower() != "img":
        return None
    values = {attribute.name: attribute.value for attribute in attributes.read(tag.attributes)}
    url = values.get("src")
    if not url or not values.keys() <= {"src", "alt", "title"}:
        return None
    if any("\n" in value or "\r" in value for value in values.values()):
        return None
    if is_remote(url) and not (within_text and "alt" in values):
        return None
    address = page.places.address(url, page.base)
    return address and image(address, values.get("alt", ""), values.get("title"))


def _loaded(attribute: Attribute, page: Page, offset: int, losses: list[Loss]) -> str:
    """A picture's or a film's address: Docusaurus finds a local file only if it is required."""
    url = attribute.value
    if not url or is_remote(url) or url.startswith("#"):
        return attributes.in_jsx(attribute)
    target = page.places.find(url, page.base)
    if target is None:
        losses.append(page.loss(offset, LossKind.UNRESOLVED, f"`{url}` is not in the input"))
    elif target.suffix.lower() in _LOADABLE:
        return f"{attribute.name}={{require({string_literal(_module(target, page.base))}).default}}"
    elif target not in page.places.files:
        losses.append(page.loss(offset, LossKind.UNRESOLVED, f"`{url}` is a note"))
    else:
        detail = f"`{url}`: Docusaurus does not load such a file from HTML"
        losses.append(page.loss(offset, LossKind.UNRESOLVED, detail))
    return attributes.in_jsx(attribute)


def _module(target: PurePosixPath, base: PurePosixPath) -> str:
    path = relative(str(target), str(base.parent))
    return path if path.startswith("../") else f"./{path}"
