"""Text that is only text: what Markdown would take for markup gets a backslash."""

import regex

_URL = regex.compile(r"(?:https?://|mailto:)[^\s<>\"'`|\\]+")
_MARKUP = regex.compile(
    r"[\\`*\[\]$~|]"
    r"|(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
)


def escape(text: str) -> str:
    """Text for a paragraph, a heading or a cell; urls stay, as they become links by themselves."""
    parts: list[str] = []
    position = 0
    for url in _URL.finditer(text):
        parts += _MARKUP.sub(r"\\\g<0>", text[position : url.start()]), url[0]
        position = url.end()
    return "".join((*parts, _MARKUP.sub(r"\\\g<0>", text[position:])))


def code(text: str) -> str:
    """Text as code within a line."""
    fence = "`" * (max((len(run) for run in regex.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"
