"""Backslash escapes, character references, and the classes of characters CommonMark tells apart."""

import re
import unicodedata
from html.entities import html5

PUNCTUATION = r"[!-/:-@\[-`{-~]"

REFERENCE = (
    r"&(?:#(?P<decimal>[0-9]{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})"
    r"|(?P<entity>[A-Za-z0-9]{1,31}));"
)

_REFERENCE = re.compile(REFERENCE)
_ESCAPE_OR_REFERENCE = re.compile(rf"\\({PUNCTUATION})|{REFERENCE}")

WHITESPACE, PUNCTUATION_CLASS, OTHER = 1, 2, 0
_CLASSES: dict[str, int] = {"": WHITESPACE}


def decode(raw: str) -> str:
    """A destination, title, label or info string with escapes and references resolved."""
    if "\\" not in raw and "&" not in raw:
        return raw
    return _ESCAPE_OR_REFERENCE.sub(_decoded, raw)


def decode_references(raw: str) -> str:
    """A text with its character references resolved; backslashes stand for themselves."""
    return _REFERENCE.sub(_decoded_reference, raw) if "&" in raw else raw


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


def after_indentation(text: str, start: int) -> int:
    """The first offset from here on that is no space or tab."""
    while start < len(text) and text[start] in " \t":
        start += 1
    return start


def classify(character: str) -> int:
    """WHITESPACE, PUNCTUATION_CLASS or OTHER; the text's edges ("") count as white space."""
    found = _CLASSES.get(character)
    if found is None:
        # Emoji beyond U+FFFF are symbols, but two code units to micromark, and so no punctuation.
        category = unicodedata.category(character) if character < "\U00010000" else "Co"
        if character in "\t\n\f\r " or category == "Zs":
            found = WHITESPACE
        elif category[0] in "PS":
            found = PUNCTUATION_CLASS
        else:
            found = OTHER
        _CLASSES[character] = found
    return found


def reference_value(decimal: str | None, hexadecimal: str | None, name: str | None) -> str | None:
    """What a reference stands for, by the groups of ``REFERENCE``; None for unknown names."""
    if name:
        return named_character(name)
    return numbered_character(int(decimal) if decimal else int(hexadecimal or "0", 16))


def _decoded(match: re.Match[str]) -> str:
    escaped, *reference = match.groups()
    return escaped or reference_value(*reference) or match[0]


def _decoded_reference(match: re.Match[str]) -> str:
    return reference_value(*match.groups()) or match[0]
