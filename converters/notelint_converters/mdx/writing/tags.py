"""HTML within text, as JSX: which tags belong together, and what becomes of the others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from notelint import Edit, Loss, LossKind
from notelint.nodes import Heading, Html, Parent, walk
from notelint_converters.mdx import attributes
from notelint_converters.mdx.escapes import literal
from notelint_converters.mdx.javascript import comment
from notelint_converters.mdx.names import BLOCK, element_name
from notelint_converters.mdx.urls import is_remote, written
from notelint_converters.mdx.writing.elements import (
    is_custom,
    is_element,
    is_html,
    markdown_image,
    start_tag,
)
from notelint_converters.mdx.writing.html_tokens import (
    Comment,
    EndTag,
    Ignored,
    StartTag,
    Token,
    tokens,
)
from notelint_converters.mdx.writing.page import Change, Page, inserted
from notelint_converters.mdx.writing.pairs import pairs


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of HTML within text, and what is written for it.

    ``is_jsx`` says that MDX sees a tag or a comment there, and no text; ``depth`` how many
    elements it opens or, below 0, closes.
    """

    node: Html
    text: str
    is_jsx: bool = False
    depth: int = 0

    @property
    def is_comment(self) -> bool:
        return self.text.startswith("{/*")


def written_tags(block: Parent, page: Page) -> tuple[list[Written], list[Change]]:
    """What is written for the HTML within a paragraph, a heading or a cell, in document order;
    and the end tags that are missing there, with what is lost.
    """
    if page.text.find("<", block.start, block.end) < 0:
        return [], []
    groups = [
        _Group([child for child in parent.children if isinstance(child, Html)], parent, block, page)
        for parent in walk(block)
        if isinstance(parent, Parent) and any(isinstance(child, Html) for child in parent.children)
    ]
    crossing = _crossing(groups)
    pieces: list[Written] = []
    changes: list[Change] = []
    for group in groups:
        for item in _write(group, crossing, page):
            if isinstance(item, Edit | Loss):
                changes.append(item)
            else:
                pieces.append(item)
    pieces.sort(key=lambda piece: piece.node.start)
    return pieces, changes


class _Group:
    """The HTML among the children of one parent, whose content ends at ``end``."""

    def __init__(self, nodes: Sequence[Html], parent: Parent, block: Parent, page: Page) -> None:
        self.nodes = nodes
        self.names_an_anchor = isinstance(block, Heading)
        self.end = parent.children[-1].end
        self.tokens = [None if page.is_text(node.start) else _token(node) for node in nodes]
        self.partners = pairs(self.tokens)


def _token(node: Html) -> Token | None:
    found = list(tokens(node.value))
    return found[0] if len(found) == 1 else None


def _crossing(groups: Sequence[_Group]) -> frozenset[str]:
    """Names whose start tag stands in one parent and whose end tag in another: ``*<b>a* b</b>``."""
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for group in groups:
        for index, token in enumerate(group.tokens):
            if index not in group.partners and isinstance(token, StartTag | EndTag):
                (starts if isinstance(token, StartTag) else ends)[token.name.lower()] += 1
    return frozenset(starts.keys() & ends.keys())


class _Open(NamedTuple):
    """An element that was begun: the index of its end tag, if it has one, and what ends it."""

    partner: int | None
    end: str
    is_jsx: bool


def _write(group: _Group, crossing: frozenset[str], page: Page) -> Iterator[Written | Change]:
    open_elements: list[_Open] = []
    written_ends: set[int | None] = set()
    for index, (node, token) in enumerate(zip(group.nodes, group.tokens, strict=True)):
        partner = group.partners.get(index)
        match token:
            case Comment():
                yield Written(node, comment(_unbroken(token.text)), is_jsx=True)
            case Ignored():
                yield Written(node, comment(f" {_unbroken(token.text)} "), is_jsx=True)
            case StartTag() if _is_meant(token, partner, crossing):
                has_text = partner is not None and group.nodes[partner].start > node.end
                text, element, losses = _start(token, partner, node, page, has_text=has_text)
                yield from losses
                is_jsx = text.startswith("<")
                if element is not None:
                    open_elements.append(element)
                    written_ends.add(element.partner)
                yield Written(node, text, is_jsx, depth=int(is_jsx and element is not None))
            case EndTag() if index in written_ends:
                text, depth = "", 0
                while (element := open_elements.pop()).partner != index:
                    text, depth = text + element.end, depth - 1
                yield Written(node, text + element.end, element.is_jsx, depth - element.is_jsx)
            case EndTag() if token.name.lower() == "br":
                yield Written(node, "<br />", is_jsx=True)
            case EndTag() if token.name.lower() in crossing:
                yield Written(node, "")
            case EndTag() if partner is None and token.name.lower() in BLOCK | {"img", "hr"}:
                yield page.loss(node.start, LossKind.DROPPED, f"`{node.value}` closes nothing")
                yield Written(node, "")
            case StartTag() if token.empty and group.names_an_anchor:
                detail = f"`<{token.name}>` in a heading, whose anchor it would change"
                yield page.loss(node.start, LossKind.DROPPED, detail)
                yield Written(node, "")
            case _:
                if isinstance(token, StartTag) and _is_component(token, partner):
                    detail = f"`<{token.name}>` is no HTML element; kept as text"
                    yield page.loss(node.start, LossKind.VERBATIM, detail)
                yield Written(node, "\\<" + literal(node.value[1:]))
    missing = "".join(element.end for element in reversed(open_elements))
    if missing:
        yield inserted(group.end, missing)


def _start(
    tag: StartTag, partner: int | None, node: Html, page: Page, *, has_text: bool
) -> tuple[str, _Open | None, list[Loss]]:
    """What is written for a start tag, what it opens, and what is lost."""
    if has_text and (address := _note(tag, page)):
        return "[", _Open(partner, f"]({address})", is_jsx=False), []
    if picture := markdown_image(tag, page, within_text=True):
        return picture, None, []
    text, losses = start_tag(tag, page, node.start)
    end = None if tag.empty else _Open(partner, f"</{element_name(tag.name)}>", is_jsx=True)
    return text, end, losses


def _is_meant(tag: StartTag, partner: int | None, crossing: frozenset[str]) -> bool:
    """Whether a start tag becomes JSX. A lonely ``<b>`` or ``<string>`` is text that looks like a
    tag, unless its attributes or an end tag elsewhere in the block show that it is meant.
    """
    if tag.empty:
        return is_html(tag.name) or is_custom(tag.name)
    if partner is not None:
        return is_element(tag.name)
    return is_html(tag.name) and (bool(tag.attributes.strip()) or tag.name.lower() in crossing)


def _is_component(tag: StartTag, partner: int | None) -> bool:
    """Whether a tag that is none of HTML is plainly meant as one, unlike ``List<String>``."""
    is_plain = partner is None and not tag.empty and not tag.attributes.strip()
    return not is_element(tag.name) and not is_plain


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


def _unbroken(text: str) -> str:
    return " ".join(text.splitlines())
