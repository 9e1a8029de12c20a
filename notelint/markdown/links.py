"""Brackets: links, images, references to definitions and footnotes."""

import re
from typing import TYPE_CHECKING

from mistune.helpers import LINK_LABEL, parse_link_href, parse_link_title
from mistune.util import unikey

from notelint.markdown.characters import decode
from notelint.markdown.definitions import INDENTATION, MAX_PARENTHESES
from notelint.markdown.footnotes import FOOTNOTE_REFERENCE
from notelint.nodes import (
    FootnoteReference,
    Image,
    ImageReference,
    Leaf,
    Link,
    LinkReference,
    Node,
    Parent,
    ReferenceType,
)

if TYPE_CHECKING:
    from notelint.markdown.inlines import InlineState

MAX_LABEL = 999

_SPACE = " \t\n"
_LABEL = re.compile(rf"\[({LINK_LABEL})\]", re.DOTALL)  # a backslash may end a line in it
_PLAIN_DESTINATION = re.compile(r"[^\x00-\x20\x7f<>()\\]+(?=[ \t\n)])")


class Bracket:
    """An open ``[`` or ``![``: the index of its node, and the offset of what follows it."""

    __slots__ = ("active", "after", "image", "index", "nests")

    def __init__(self, index: int, after: int, image: bool) -> None:
        self.index = index
        self.after = after
        self.image = image
        self.active = True  # links do not stand in links
        self.nests = False  # there is a bracket inside: no shortcut reference


def read_opening_bracket(state: "InlineState", match: "re.Match[str]") -> int:
    text, start, end = state.text, match.start(), match.end()
    if state.footnotes and text.startswith("^", end):
        call = FOOTNOTE_REFERENCE.match(text, end - 1)
        if call is not None and (key := unikey(call[1])) in state.footnotes:
            if end - start > 1:
                state.add_text(start, start + 1)
            base = state.base
            state.nodes.append(
                FootnoteReference(base + end - 1, base + call.end(), key.lower(), decode(call[1]))
            )
            return call.end()
    if state.brackets:
        state.brackets[-1].nests = True
    bracket = Bracket(len(state.nodes), end, end - start > 1)
    state.brackets.append(bracket)
    if not bracket.image:
        state.link_openers.append(bracket)
    state.add_text(start, end)
    return end


def read_closing_bracket(state: "InlineState", match: "re.Match[str]") -> int | None:
    """Make a link, image or reference of what stands between the brackets, if it is one."""
    if not state.brackets:
        return None
    close = match.start()
    opener = state.brackets.pop()
    if state.link_openers and state.link_openers[-1] is opener:
        state.link_openers.pop()
    if not opener.active:
        return None
    made = _resource(state, opener, close + 1) or _reference(state, opener, close)
    if made is None:
        return None
    node, end = made
    content = state.finish(state.nodes[opener.index + 1 :], "~")  # as in remark, `~` before `*`
    node.start, node.end = state.nodes[opener.index].start, state.base + end
    del state.nodes[opener.index :]
    if isinstance(node, Image | ImageReference):
        node.alt = _alternative(content)
        state.inlines.image_texts.append((node, content))
    else:
        node.children = content
        for outer in state.link_openers:
            outer.active = False
        state.link_openers.clear()
    state.nodes.append(node)
    return end


_Made = tuple[Link | Image | LinkReference | ImageReference, int]


def _resource(state: "InlineState", opener: Bracket, start: int) -> _Made | None:
    """``(destination "title")`` behind the brackets."""
    text = state.text
    if not text.startswith("(", start):
        return None
    url, title = "", None
    end = _skip(text, start + 1)
    if not text.startswith(")", end):
        plain = _PLAIN_DESTINATION.match(text, end)
        if plain is not None:  # nothing to balance or unescape: the common case
            url, end = plain[0], plain.end()
        else:
            found, stop = parse_link_href(text, end, max_nested_level=MAX_PARENTHESES)
            if found is None or stop is None:
                return None
            url, end = found, stop
        _, title_end = parse_link_title(text, end, len(text))
        if title_end is not None:
            title = decode(INDENTATION.sub("\n", text[_skip(text, end) + 1 : title_end - 1]))
            end = title_end
        end = _skip(text, end)
        if not text.startswith(")", end):
            return None
    make = Image if opener.image else Link
    return make(0, 0, url=decode(url), title=title), end + 1


def _reference(state: "InlineState", opener: Bracket, close: int) -> _Made | None:
    """``[label]``, ``[]`` or nothing behind the brackets, where the label is defined."""
    if not state.definitions:
        return None
    text, end = state.text, close + 1
    kind: ReferenceType = "shortcut"
    label = None
    if text.startswith("[", end):
        found = _LABEL.match(text, end)
        if found is not None and not found[1]:
            kind, end = "collapsed", found.end()
        elif found is not None and found[1].strip():
            kind, end, label = "full", found.end(), found[1]
    if label is None:
        if opener.nests or close - opener.after > MAX_LABEL:
            return None
        label = text[opener.after : close]
    key = unikey(label)
    if key not in state.definitions:
        return None
    make = ImageReference if opener.image else LinkReference
    node = make(0, 0, identifier=key.lower(), label=decode(label), reference_type=kind)
    return node, end


def _alternative(nodes: list[Node]) -> str:
    """The text of an image's description, without its markup."""
    parts = []
    stack = nodes[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, Leaf):
            parts.append(node.value)
        elif isinstance(node, Image | ImageReference):
            parts.append(node.alt)
        elif isinstance(node, Parent):
            stack.extend(reversed(node.children))
    return "".join(parts)


def _skip(text: str, start: int) -> int:
    while start < len(text) and text[start] in _SPACE:
        start += 1
    return start
