"""Links and images whose address has a space: Markdown reads them as text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint import Note, Span, lazy_re_compile
from notelint_rules.structure.literals import in_text

_MIDDLE = lazy_re_compile(r"\]\((?=[^\s()<>][^\s<>]{0,300}[ \t\xa0])")
_BRACKETS = lazy_re_compile(r"[()]")
_ADDRESS = lazy_re_compile(
    r"\#|\.{0,2}/|(?:https?|file|mailto):|[^\r\n]*\.(?:mdx?|html?|pdf|png|jpe?g|gif|svg|webp|bmp|avif"
    r"|csv|txt|ipynb|py|zip|docx?|pptx?|xlsx?|mp[34])(?:$|[\s?\#])",
    re.IGNORECASE,
)
_TEMPLATE = lazy_re_compile(r"\{[{%]")
_LONGEST = 500
"""An address, or a text, that is longer is none, for the sake of linear time."""


class UnreadLink(NamedTuple):
    """What is written as a link, or an image, with the place of its address."""

    span: Span
    address: Span
    is_image: bool


def unread_links(note: Note) -> Iterator[UnreadLink]:
    """All of a note, in document order."""
    text = note.text
    if "](" not in text:
        return
    for middle, _ in in_text(note, _MIDDLE):
        line = note.source.line(note.source.position(middle.start()).line)
        end = _closing(text, middle.end(), min(line.end, middle.end() + _LONGEST))
        if end is None or text[middle.start() - 1] == "\\":
            continue
        address = Span(middle.end(), middle.end() + len(text[middle.end() : end].rstrip()))
        written = text[address.start : address.end]
        if not _ADDRESS.match(written) or _TEMPLATE.search(written):
            continue
        start = _opening(text, middle.start(), max(line.start, middle.start() - _LONGEST))
        if start is None:
            continue
        is_image = text[start - 1 : start] == "!"
        yield UnreadLink(Span(start - is_image, end + 1), address, is_image)


def _opening(text: str, closing: int, first: int) -> int | None:
    """The bracket that a closing one belongs to."""
    depth = 0
    for place in range(closing, first - 1, -1):
        if text[place] == "]":
            depth += 1
        elif text[place] == "[":
            depth -= 1
            if not depth:
                return None if text[place - 1 : place] == "\\" else place
    return None


def _closing(text: str, inside: int, last: int) -> int | None:
    depth = 1
    for bracket in _BRACKETS.finditer(text, inside, last):
        depth += 1 if bracket[0] == "(" else -1
        if not depth:
            return bracket.start()
    return None
