"""Raw HTML in pieces: tags, comments, text. Any text at all is read, in linear time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notelint_converters.mdx.names import RAW_TEXT, VOID

_MARKUP = re.compile(
    r"""<!--(?P<comment>(?:-?>)|.*?(?:--!?>|\Z))"""
    r"""|(?P<ignored><!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<![A-Za-z][^>]*>)"""
    r"""|</(?P<closes>[A-Za-z][^\s/<>]*)[^<>]*>"""
    r"""|<(?P<opens>[A-Za-z][^\s/<>]*)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*+)>""",
    re.DOTALL,
)
_SLASH_IN_VALUE = re.compile(r"""=\s*[^\s"']+/\Z""")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML: ``start`` and ``end`` are offsets in the text that was read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Characters(Token):
    """What stands between tags; ``raw`` where it is a script's or a style sheet's."""

    text: str
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Comment(Token):
    """``text`` is what stands between ``<!--`` and ``-->``."""

    text: str


@dataclass(frozen=True, slots=True)
class Ignored(Token):
    """A declaration, a processing instruction, a CDATA section: nothing a reader sees."""

    text: str


@dataclass(frozen=True, slots=True)
class StartTag(Token):
    """``name`` and ``attributes`` as written; ``empty`` where nothing can follow inside it."""

    name: str
    attributes: str
    empty: bool


@dataclass(frozen=True, slots=True)
class EndTag(Token):
    name: str


def tokens(html: str) -> Iterator[Token]:
    """The pieces of a text, one after the other, without a gap."""
    position = 0
    search = 0
    while markup := _MARKUP.search(html, search):
        if markup.start() > position:
            yield Characters(position, markup.start(), html[position : markup.start()])
        token = _token(markup)
        yield token
        position = search = markup.end()
        if isinstance(token, StartTag) and not token.empty and token.name.lower() in RAW_TEXT:
            end = re.compile(f"</{token.name}", re.IGNORECASE).search(html, position)
            search = end.start() if end else len(html)
            if search > position:
                yield Characters(position, search, html[position:search], raw=True)
            position = search
    if position < len(html):
        yield Characters(position, len(html), html[position:])


def _token(markup: "re.Match[str]") -> Token:
    start, end = markup.span()
    if markup["comment"] is not None:
        text = re.sub(r"--!?>\Z", "", markup["comment"])
        return Comment(start, end, "" if text in {">", "->"} else text)
    if markup["ignored"] is not None:
        return Ignored(start, end, markup[0])
    if markup["closes"] is not None:
        return EndTag(start, end, markup["closes"])
    name, attributes = markup["opens"], markup["attributes"]
    empty = name.lower() in VOID
    if attributes.endswith("/") and (empty or not _SLASH_IN_VALUE.search(attributes)):
        return StartTag(start, end, name, attributes[:-1], empty=True)
    return StartTag(start, end, name, attributes, empty)
