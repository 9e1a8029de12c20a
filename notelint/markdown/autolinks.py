"""GFM's literal autolinks: ``www.…``, ``https://…`` and addresses without brackets.

They are found twice, as GitHub and remark do: while a text is read, by GFM's grammar (micromark's
reading of it, which knows brackets and full-width punctuation); and afterwards, by looser patterns,
in the texts that are left, such as those behind a bracket that was never closed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import regex

from notelint.markdown.characters import (
    OTHER,
    PUNCTUATION,
    PUNCTUATION_CLASS,
    REFERENCE,
    classify,
    reference_value,
)
from notelint.nodes import Link, LinkReference, Node, Parent, Text

_WS = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

_START = re.compile(
    r"(?P<mail>(?<![A-Za-z0-9+\-._/])[A-Za-z0-9+\-._]+@(?=[A-Za-z0-9_-]*\.[A-Za-z0-9])"
    r"(?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))+(?<=[A-Za-z])(?!\.?[A-Za-z0-9]|[_-]))"
    r"|(?P<www>(?<![^\t\n (*_\[\]~])www\.)(?=.)"
    r"|(?P<http>(?<![A-Za-z])https?://)",
    re.IGNORECASE | re.DOTALL,
)
_MAY_HOLD = re.compile(r"://|@|www\.", re.IGNORECASE)
_DOMAIN_PART = regex.compile(rf"(?:[^{_WS}\p{{P}}\p{{S}}]|[-\U00010000-\U0010ffff])+")
_PATH_PART = re.compile(rf"[^{_WS}(!\"&')*,.:;<?\]_~]+")
_TRAIL = re.compile(rf"(?:[!\"')*,.:;?_~]|&[A-Za-z]+;|\](?![(\[{_WS}]|\Z))*")
_END = re.compile(rf"[<{_WS}]|\Z|\](?:[(\[{_WS}]|\Z)")

_LOOSE_URL = re.compile(
    r"(?<![0-9A-Za-z])(https?://|www(?=\.))([\w-]*\.[\w\-.]*)", re.IGNORECASE | re.ASCII
)
_LOOSE_PATH = re.compile(r"[^\t\n\r ]*")
_ADDRESS = r"[\w+\-.]+@[\w-]+(?:\.[\w-]+)+"
_LOOSE_SCHEME = re.compile(rf"(?<![\w+\-.@])(mailto|xmpp):{_ADDRESS}", re.ASCII)
_LOOSE_MAIL = re.compile(rf"(?<![\w+\-.]){_ADDRESS}", re.ASCII)
_RESOURCE = re.compile(r"/(?:[\w\-/]|\.(?=[0-9A-Za-z]))*", re.ASCII)
_AFTER_SCHEME = re.compile(r"(?:\A|[^0-9@A-Za-z])(?:mailto|xmpp):\Z")
_NO_END_OF_ADDRESS = "0123456789-_"
_LETTER_OR_DIGIT = re.compile(r"[0-9A-Za-z]")
_PIECE = re.compile(rf"\\({PUNCTUATION})|{REFERENCE}|[ \t]+(?=\n)|\n[ \t]*")


class Literal(NamedTuple):
    """A literal link in a text, and what it links to."""

    start: int
    end: int
    url: str


class LiteralLinks:
    """The places in a text at which a literal link may begin, in order.

    ``start`` is the next one; beyond the text where there are no more.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = len(text) + 1
        self._no_trail_before = 0
        self._candidates = _START.finditer(text)
        self._candidate: re.Match[str] | None = None
        self.advance()

    def advance(self) -> None:
        self._candidate = next(self._candidates, None)
        self.start = self._candidate.start() if self._candidate else len(self.text) + 1

    def read(self) -> Literal | None:
        """The link at ``start``, if there is one."""
        match = self._candidate
        if match is None:
            return None
        text, start = self.text, match.start()
        if match["mail"]:
            return Literal(start, match.end(), "mailto:" + match["mail"])
        first = match.end() if match["http"] else start
        if match["http"] and classify(text[first : first + 1]) != OTHER:
            return None
        end = self._domain_end(first)
        if end is None:
            return None
        end = self._path_end(end)
        return Literal(start, end, ("http://" if match["www"] else "") + text[start:end])

    def _domain_end(self, pos: int) -> int | None:
        """The end of a domain; None without one, or with ``_`` in one of its last two parts."""
        text, start = self.text, pos
        last_part = part_before = False
        seen = False
        while True:
            part = _DOMAIN_PART.match(text, pos)
            if part is not None:
                seen, pos = True, part.end()
            if not text.startswith((".", "_"), pos) or self._is_trail(pos):
                break
            if text[pos] == "_":
                last_part = True
            else:
                part_before, last_part = last_part, False
            pos += 1
        return None if last_part or part_before or not seen or pos == start else pos

    def _path_end(self, pos: int) -> int:
        text, size = self.text, len(self.text)
        opened = 0
        while pos < size:
            part = _PATH_PART.match(text, pos)
            if part is not None:
                pos = part.end()
                continue
            character = text[pos]
            if character == "(":
                opened += 1
            elif character == ")" and opened:
                opened -= 1
            elif classify(character) != PUNCTUATION_CLASS or self._is_trail(pos):
                break
            pos += 1
        return pos

    def _is_trail(self, pos: int) -> bool:
        """Whether nothing but punctuation stands from here to the end of a link."""
        if pos < self._no_trail_before:
            return False
        stop = _TRAIL.match(self.text, pos).end()  # type: ignore[union-attr]
        if _END.match(self.text, stop):
            return True
        self._no_trail_before = stop
        return False


def literal_links(text: str) -> LiteralLinks | None:
    """The candidates of a text; None where there cannot be any."""
    if "://" in text or "@" in text or (("w." in text or "W." in text) and _MAY_HOLD.search(text)):
        return LiteralLinks(text)
    return None


def link_in(text: str, literal: Literal, base: int) -> Link:
    start, end = base + literal.start, base + literal.end
    return Link(start, end, [Text(start, end, text[literal.start : literal.end])], literal.url)


def link_loosely(nodes: list[Node], text: str, base: int) -> list[Node]:
    """The nodes, with the links that the grammar did not see in the texts that are left.

    ``text`` is what was parsed, ``base`` the offset at which it begins.
    """
    linked = _linked(nodes, text, base)
    stack = [node for node in linked if isinstance(node, Parent)]
    while stack:
        node = stack.pop()
        if not isinstance(node, Link | LinkReference):
            node.children = _linked(node.children, text, base)
            stack.extend(child for child in node.children if isinstance(child, Parent))
    return linked


def _linked(nodes: Sequence[Node], text: str, base: int) -> list[Node]:
    linked: list[Node] = []
    for node in nodes:
        if isinstance(node, Text) and _MAY_HOLD.search(node.value):
            linked.extend(_split(node, text[node.start - base : node.end - base]))
        else:
            linked.append(node)
    return linked


def _split(node: Text, raw: str) -> Iterator[Node]:
    """A text as texts and links; ``raw`` is how it is written."""
    value = node.value
    literals = _loose_literals(value)
    if not literals:
        yield node
        return
    places = _places(raw, value, node.start)
    pos = 0
    for start, end, url in literals:
        if start > pos:
            yield Text(places[pos], places[start], value[pos:start])
        first = places[start]
        written = raw[first - node.start : places[end] - node.start].rstrip(" \t")
        shown = Text(first, first + len(written), value[start:end])  # no spaces that a line drops
        yield Link(shown.start, shown.end, [shown], url)
        pos = end
    if pos < len(value):
        yield Text(places[pos], places[len(value)], value[pos:])


def _loose_literals(value: str) -> list[Literal]:
    """Urls first, then addresses with a scheme, then others, each in what is left."""
    found = _found(_LOOSE_URL, _loose_url, value, 0)
    if "@" in value:
        for pattern, read in ((_LOOSE_SCHEME, _loose_scheme), (_LOOSE_MAIL, _loose_mail)):
            ends = [0, *(literal.end for literal in found)]
            starts = [*(literal.start for literal in found), len(value)]
            for start, end in zip(ends, starts, strict=True):
                found.extend(_found(pattern, read, value[start:end], start))
            found.sort()
    return found


def _found(
    pattern: "re.Pattern[str]",
    read: Callable[["re.Match[str]"], Literal | int],
    value: str,
    base: int,
) -> list[Literal]:
    """What a pattern finds in a stretch that begins at ``base``."""
    found = []
    pos = 0
    while match := pattern.search(value, pos):
        literal = read(match)
        if isinstance(literal, int):
            pos = literal
        else:
            start, end, url = literal
            found.append(Literal(base + start, base + end, url))
            pos = end
    return found


def _loose_url(match: "re.Match[str]") -> Literal | int:
    """The link, or where to search on: a later start may do in the last two parts of the domain."""
    value, start = match.string, match.start()
    scheme, domain = match[1], match[2]
    if scheme[0] in "wW":
        scheme, domain = "", scheme + domain
    parts = domain.split(".")[-2:]
    if (
        (start and classify(value[start - 1]) == OTHER)
        or any(part and ("_" in part or not _LETTER_OR_DIGIT.search(part)) for part in parts)
        or classify(domain[0]) == PUNCTUATION_CLASS
    ):
        return max(start + 1, match.end() - len(".".join(match[2].rsplit(".", 2)[-2:])))
    path = _LOOSE_PATH.match(value, match.end())[0]  # type: ignore[index]
    shown = scheme + _without_trail(domain + path)
    return Literal(start, start + len(shown), ("" if scheme else "http://") + shown)


def _loose_scheme(match: "re.Match[str]") -> Literal | int:
    value, start, end = match.string, match.start(), match.end()
    if match[0][-1] in _NO_END_OF_ADDRESS:
        return start + 1
    resource = _RESOURCE.match(value, end) if match[1] == "xmpp" else None
    if resource is not None:
        end = resource.end()
        if (
            not (value[end - 1].isascii() and value[end - 1].isalpha())
            or value[end : end + 1] == "@"
        ):
            return start + 1
    return Literal(start, end, value[start:end])


def _loose_mail(match: "re.Match[str]") -> Literal | int:
    value, start, end = match.string, match.start(), match.end()
    after_scheme = _AFTER_SCHEME.search(value, max(start - 8, 0), start)
    if after_scheme is not None or match[0][-1] in _NO_END_OF_ADDRESS:
        return start + 1
    return Literal(start, end, "mailto:" + match[0])


def _without_trail(url: str) -> str:
    """A url without the punctuation at its end; closing parentheses that balance stay."""
    kept = url.rstrip("!\"&'),.:;<>?]}")
    trail = url[len(kept) :]
    missing = kept.count("(") - kept.count(")")
    while missing > 0 and ")" in trail:
        head, _, trail = trail.partition(")")
        kept += head + ")"
        missing -= 1
    return kept


def _places(raw: str, value: str, start: int) -> Sequence[int]:
    """The offset of each character of a decoded text, and of its end."""
    if len(raw) == len(value):
        return range(start, start + len(value) + 1)
    places: list[int] = []
    pos = 0
    for piece in _PIECE.finditer(raw):
        decoded = piece[1] or piece[0].strip(" \t")
        if decoded[:1] == "&" and piece[1] is None:
            decoded = reference_value(*piece.groups()[1:]) or piece[0]
        if decoded == piece[0]:
            continue
        places.extend(range(start + pos, start + piece.start()))
        places.extend([start + piece.start()] * len(decoded))
        pos = piece.end()
    places.extend(range(start + pos, start + len(raw) + 1))
    return places
