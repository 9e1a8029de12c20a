"""HTML within text, as JSX: which tags belong together, and what becomes of the others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from notelint import LossKind
from notelint.nodes import Html, Parent, walk
from notelint_converters.mdx import attributes
from notelint_converters.mdx.elements import (
    is_custom,
    is_element,
    is_html,
    markdown_image,
    start_tag,
)
from notelint_converters.mdx.escapes import literal
from notelint_converters.mdx.html_tokens import Comment, EndTag, Ignored, StartTag, Token, tokens
from notelint_converters.mdx.javascript import comment
from notelint_converters.mdx.names import BLOCK, VOID, element_name
from notelint_converters.mdx.page import Change, Page, inserted
from notelint_converters.mdx.pairs import pairs
from notelint_converters.mdx.urls import is_remote, written


class Shape(Enum):
    """What a piece of HTML is in the MDX note."""

    OPENING = "opening"
    CLOSING = "closing"
    ALONE = "alone"
    COMMENT = "comment"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of HTML within text, and what is written for it."""

    node: Html
    text: str
    shape: Shape


def written_tags(block: Parent, page: Page) -> tuple[list[Written], list[Change]]:
    """What is written for the HTML within a paragraph, a heading or a cell, in document order;
    and the end tags that are missing there, with what is lost.
    """
    groups = [
        [child for child in parent.children if isinstance(child, Html)]
        for parent in walk(block)
        if isinstance(parent, Parent)
    ]
    crossing = _Crossing([[_token(node) for node in group] for group in groups if group])
    pieces: list[Written] = []
    changes: list[Change] = []
    parents = (parent for parent in walk(block) if isinstance(parent, Parent))
    for parent, group in zip(parents, groups, strict=True):
        if group:
            end = parent.children[-1].end
            for item in _write(group, end, crossing, page):
                (pieces if isinstance(item, Written) else changes).append(item)  # type: ignore[arg-type]
    pieces.sort(key=lambda piece: piece.node.start)
    return pieces, changes


class _Crossing:
    """Names whose start tag stands in one parent and whose end tag in another: ``*<b>a* b</b>``."""

    def __init__(self, groups: Sequence[Sequence[Token | None]]) -> None:
        starts: Counter[str] = Counter()
        ends: Counter[str] = Counter()
        for group in groups:
            matched = pairs(group)
            for index, token in enumerate(group):
                if index not in matched and isinstance(token, StartTag | EndTag):
                    (starts if isinstance(token, StartTag) else ends)[token.name.lower()] += 1
        self._names = starts.keys() & ends.keys()

    def __contains__(self, tag: StartTag | EndTag) -> bool:
        return tag.name.lower() in self._names


def _token(node: Html) -> Token | None:
    found = list(tokens(node.value))
    return found[0] if len(found) == 1 else None


def _write(
    group: Sequence[Html], end: int, crossing: _Crossing, page: Page
) -> Iterator[Written | Change]:
    """The HTML among the children of one parent, whose content ends at ``end``."""
    found = [None if page.is_text(node.start) else _token(node) for node in group]
    matched = pairs(found)
    closing: dict[int, tuple[str, Shape]] = {}
    unclosed: list[str] = []
    for index, (node, token) in enumerate(zip(group, found, strict=True)):
        match token:
            case Comment():
                yield Written(node, comment(" ".join(token.text.splitlines())), Shape.COMMENT)
            case Ignored():
                yield Written(
                    node, comment(" " + " ".join(token.text.splitlines()) + " "), Shape.COMMENT
                )
            case EndTag() if index in closing:
                yield Written(node, *closing[index])
            case EndTag() if token.name.lower() in VOID:
                yield Written(node, f"<{token.name.lower()} />", Shape.ALONE)
            case EndTag() if token in crossing:
                yield Written(node, "", Shape.TEXT)
            case EndTag() if token.name.lower() in BLOCK and index not in matched:
                yield page.loss(node.start, LossKind.DROPPED, f"`{node.value}` closes nothing")
                yield Written(node, "", Shape.TEXT)
            case StartTag() if _is_written(token, index in matched, crossing):
                if address := _note(token, page) if index in matched else None:
                    closing[matched[index]] = f"]({address})", Shape.TEXT
                    yield Written(node, "[", Shape.TEXT)
                elif picture := markdown_image(token, page):
                    yield Written(node, picture, Shape.TEXT)
                else:
                    text, losses = start_tag(token, page, node.start)
                    yield from losses
                    yield Written(node, text, Shape.ALONE if token.empty else Shape.OPENING)
                    if index in matched:
                        closing[matched[index]] = f"</{element_name(token.name)}>", Shape.CLOSING
                    elif not token.empty:
                        unclosed.append(element_name(token.name))
            case _:
                if isinstance(token, StartTag) and not is_element(token.name):
                    detail = f"`<{token.name}>` is no HTML element; kept as text"
                    yield page.loss(node.start, LossKind.VERBATIM, detail)
                yield Written(node, "\\<" + literal(node.value[1:]), Shape.TEXT)
    for name in reversed(unclosed):
        yield inserted(end, f"</{name}>")


def _is_written(tag: StartTag, closed: bool, crossing: _Crossing) -> bool:
    """Whether a start tag becomes JSX. A lonely ``<b>`` or ``<string>`` is text that looks like a
    tag, unless its attributes or an end tag elsewhere in the block show that it is meant.
    """
    if tag.empty:
        return is_html(tag.name) or is_custom(tag.name)
    if closed:
        return is_element(tag.name)
    return is_html(tag.name) and (bool(tag.attributes.strip()) or tag in crossing)


def _note(tag: StartTag, page: Page) -> str | None:
    """The address of the note or file of the input that an ``<a>`` leads to, and nothing else says.

    As Markdown, such a link is one that Docusaurus follows.
    """
    if tag.name.lower() != "a":
        return None
    values = {attribute.name: attribute.value for attribute in attributes.read(tag.attributes)}
    url = values.get("href", "")
    if values.keys() != {"href"} or not url or is_remote(url) or url.startswith("#"):
        return None
    address = page.places.address(url, page.base)
    return address and written(address)
