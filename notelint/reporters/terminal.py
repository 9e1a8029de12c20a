"""What terminals make of text: its colours, its width, and what must not reach them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from notelint.lazy import lazy_re_compile

BOLD, RED, YELLOW, BLUE, CYAN = 1, 31, 33, 34, 36

_UNPRINTABLE = lazy_re_compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, those that turn the direction of what follows, and halves of characters."""

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def paint(text: str, *codes: int) -> str:
    """Text in ANSI colours; the command line takes them off where nobody wants them."""
    return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"


def visible(text: str) -> str:
    """The text in one line, with a picture of each character that would not print."""
    return _UNPRINTABLE.sub(_picture, text)


def widths(text: str) -> Iterator[int]:
    """How many columns each code point takes; those drawn over another one take none.

    Hangul, Han and emoji take two; a sequence that is drawn as one emoji counts once.
    """
    base, taken, joined = "", 0, False
    for character in text:
        width = _width(character)
        if joined or (taken == 2 and character in _SKIN_TONES):
            yield 0
        elif character == _EMOJI_STYLE and taken == 1 and unicodedata.category(base) == "So":
            taken = 2
            yield 1
        else:
            yield width
            if width:
                base, taken = character, width
        joined = character == _JOINER and taken == 2


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":
        return 0  # vowels and finals of decomposed Hangul stand within the syllable
    if character != "\u00ad" and unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF:
        return f"\\u{code:04x}"
    return "\u2421" if code == 0x7F else "\ufffd"
