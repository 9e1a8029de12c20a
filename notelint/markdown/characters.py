"""Backslash escapes, character references, and the classes of characters CommonMark tells apart."""

import re
import unicodedata
from html.entities import html5

PUNCTUATION = r"[!-/:-@\[-`{-~]"

_ESCAPE_OR_REFERENCE = re.compile(
    rf"\\({PUNCTUATION})|&(?:#(\d{{1,7}})|#[xX]([0-9a-fA-F]{{1,6}})|([A-Za-z0-9]{{1,31}}));"
)

WHITESPACE, PUNCTUATION_CLASS, OTHER = 1, 2, 0
_CLASSES: dict[str, int] = {"": WHITESPACE}


def decode(raw: str) -> str:
    """A destination, title, label or info string with escapes and references resolved."""
    if "\\" not in raw and "&" not in raw:
        return raw
    return _ESCAPE_OR_REFERENCE.sub(_decoded, raw)


def named_character(name: str) -> str | None:
    """What ``&name;`` stands for; None where HTML knows no such name."""
    return html5.get(name + ";")


def numbered_character(code: int) -> str:
    """What ``&#code;`` stands for; U+FFFD for what must not stand in a text (micromark's rule)."""
    if (
        code < 9
        or code == 11
        or 13 < code < 32
        or 126 < code < 160
        or 0xD7FF < code < 0xE000
        or 0xFDCF < code < 0xFDF0
        or code & 0xFFFF >= 0xFFFE
        or code > 0x10FFFF
    ):
        return "\ufffd"
    return chr(code)


def classify(character: str) -> int:
    """WHITESPACE, PUNCTUATION_CLASS or OTHER; the text's edges ("") count as white space."""
    found = _CLASSES.get(character)
    if found is None:
        category = unicodedata.category(character)
        if character in "\t\n\f\r " or category == "Zs":
            found = WHITESPACE
        elif category[0] in "PS":
            found = PUNCTUATION_CLASS
        else:
            found = OTHER
        _CLASSES[character] = found
    return found


def _decoded(match: re.Match[str]) -> str:
    escaped, decimal, hexadecimal, name = match.groups()
    if escaped:
        return escaped
    if name:
        return named_character(name) or match[0]
    return numbered_character(int(decimal) if decimal else int(hexadecimal, 16))
