"""Text that is only text: what Markdown would take for markup gets a backslash."""

import re
from urllib.parse import quote

import regex

_URL = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`|\\]+")
_MARKUP = re.compile(r"[\\`*\[\]$~|]|_++|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_LINE_START = regex.compile(
    r"[-+](?=\s|$)|>|\#{1,6}(?=\s|$)|\d{1,9}(?P<mark>[.)])(?=\s|$)"
    r"|-+(?=\s*$)|=+(?=\s*$)|:?-+:?(?=\s*$)"
)
_NOT_IN_DESTINATION = regex.compile(r"[\s<>()\\|\x00-\x1f]|&(?=#?\w+;)")


def escape(text: str, *, links: bool = True) -> str:
    """Text for a paragraph, a heading or a cell.

    Urls stay, as they become links by themselves; not so without ``links``, within a link.
    """
    if not links:
        return _MARKUP.sub(_escaped, text)
    parts: list[str] = []
    position = 0
    for url in _URL.finditer(text):
        parts += _MARKUP.sub(_escaped, text[position : url.start()]), url[0]
        position = url.end()
    return "".join((*parts, _MARKUP.sub(_escaped, text[position:])))


def _escaped(markup: re.Match[str]) -> str:
    if markup[0][0] != "_":
        return f"\\{markup[0]}"
    text, start, end = markup.string, *markup.span()
    within_word = start and _LETTER.match(text, start - 1) and _LETTER.match(text, end)
    return markup[0] if within_word else markup[0].replace("_", r"\_")


def escape_line_start(line: str) -> str:
    """A line of text whose beginning would make a block of it."""
    found = _LINE_START.match(line)
    if found is None:
        return line
    place = found.start("mark") if found["mark"] else found.start()
    return f"{line[:place]}\\{line[place:]}"


def destination(url: str) -> str:
    """A url as a link's destination: encoded where Markdown would read something else."""
    return _NOT_IN_DESTINATION.sub(
        lambda found: "&amp;" if found[0] == "&" else quote(found[0]), url.strip()
    )


def code(text: str) -> str:
    """Text as code within a line."""
    fence = "`" * (max((len(run) for run in regex.findall("`+", text)), default=0) + 1)
    edges = {text[:1], text[-1:]}
    space = " " if "`" in edges or edges == {" "} else ""
    return f"{fence}{space}{text}{space}{fence}"
