"""Front matter: YAML between ``---`` or TOML between ``+++``, at the very top."""

import re

from notelint.nodes import Toml, Yaml

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_CLOSING = {
    fence: re.compile(rf"(?:^|(?<=\r)){re.escape(fence)}[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
    for fence in ("---", "+++")
}


def front_matter_at(text: str, start: int) -> Yaml | Toml | None:
    """The front matter that begins here, if any does."""
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    closing = _CLOSING[opening[1]].search(text, opening.end())
    if closing is None:
        return None
    value = text[opening.end() : closing.start()]
    value = value.removesuffix("\n").removesuffix("\r")
    kind = Yaml if opening[1] == "---" else Toml
    return kind(start, closing.end(), value)
