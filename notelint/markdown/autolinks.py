"""GFM's literal autolinks: ``www.…``, ``https://…`` and addresses without brackets."""

import re
from dataclasses import dataclass

from notelint.nodes import Link, Text

_START = re.compile(
    r"(?P<www>(?<![^\s(*_\[\]~])www\.)(?=[^\s<])"
    r"|(?P<http>(?<![A-Za-z])https?://)(?=[^\s<])"
    r"|(?P<mail>(?<![A-Za-z0-9+\-._/])[A-Za-z0-9+\-._]+@"
    r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?![A-Za-z0-9_-]))",
    re.IGNORECASE,
)
_END = re.compile(r"(?:[^\s<\]]|\](?![\[(\s]|\Z))*")
_DOMAIN = re.compile(r"[^\s<!\"#$%&'()*+,/:;=>?@\[\\\]^`{|}~]*")
_REFERENCE = re.compile(r"&[A-Za-z0-9]+;\Z")
_MAY_HOLD = re.compile(r"://|@|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal link in a leaf's text, and what it links to."""

    start: int
    end: int
    url: str

    def link(self, text: str, base: int) -> Link:
        start, end = base + self.start, base + self.end
        return Link(start, end, [Text(start, end, text[self.start : self.end])], self.url)


def literal_links(text: str) -> list[Literal]:
    """The literal autolinks in a text, in order; one scan."""
    if _MAY_HOLD.search(text) is None:
        return []
    return [literal for match in _START.finditer(text) if (literal := _literal(text, match))]


def _literal(text: str, match: "re.Match[str]") -> Literal | None:
    start = match.start()
    mail = match["mail"]
    if mail:
        return None if mail[-1] in "-_" else Literal(start, match.end(), "mailto:" + mail)
    domain = _DOMAIN.match(text, match.end())[0]  # type: ignore[index]
    if not domain or any("_" in part for part in domain.rstrip(".").split(".")[-2:]):
        return None
    end = _trimmed(text, start, _END.match(text, start).end())  # type: ignore[union-attr]
    if end <= match.end() and not match["www"]:
        return None
    return Literal(start, end, ("http://" if match["www"] else "") + text[start:end])


def _trimmed(text: str, start: int, end: int) -> int:
    """The link's end without punctuation, unbalanced parentheses and references at its end."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last == ";":
            reference = _REFERENCE.search(text, max(start, end - 40), end)
            end = reference.start() + 1 if reference else end
        elif last not in "?!.,:*_~'\"]":
            break
        end -= 1
    return end
