"""Text that is only text: what Markdown would take for markup gets a backslash."""

import regex

_URL = regex.compile(r"(?:https?://|mailto:)[^\s<>\"'`|\\]+")
_MARKUP = regex.compile(r"[\\`*\[\]$~|]|_++|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LETTER = regex.compile(r"[\p{L}\p{N}]")


def escape(text: str) -> str:
    """Text for a paragraph, a heading or a cell; urls stay, as they become links by themselves."""
    parts: list[str] = []
    position = 0
    for url in _URL.finditer(text):
        parts += _MARKUP.sub(_escaped, text[position : url.start()]), url[0]
        position = url.end()
    return "".join((*parts, _MARKUP.sub(_escaped, text[position:])))


def _escaped(markup: "regex.Match[str]") -> str:
    if markup[0][0] != "_":
        return f"\\{markup[0]}"
    text, start, end = markup.string, *markup.span()
    within_word = start and _LETTER.match(text, start - 1) and _LETTER.match(text, end)
    return markup[0] if within_word else markup[0].replace("_", r"\_")


def code(text: str) -> str:
    """Text as code within a line."""
    fence = "`" * (max((len(run) for run in regex.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"
