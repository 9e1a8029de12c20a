"""Names of zip entries whose encoding nobody wrote down.

A name without the UTF-8 flag is bytes, which Python shows as code page 437. All names of an
archive are decoded alike, in the encoding under which they look most like what people write.
"""

from collections.abc import Callable, Iterable, Mapping

import regex

_LIKELY: Mapping[str, "regex.Pattern[str]"] = {
    "cp949": regex.compile(r"\p{Hangul}"),
    "shift_jis": regex.compile(r"(?![ｦ-ﾟ])[\p{Hiragana}\p{Katakana}ー々\p{Han}]"),
    "cp866": regex.compile(r"(?<![A-Za-z\u0400-\u045f])[\u0400-\u045f]++(?![A-Za-z])"),
    "cp437": regex.compile(r"[\u00c0-\u00ff]"),
}
"""The letters that each encoding is used for; Cyrillic ones do not stand in Latin words."""


def decoded(names: Iterable[bytes]) -> Callable[[bytes], str]:
    """A function that decodes these names, and never fails."""
    foreign = [name for name in names if not name.isascii()]
    if all(_is_utf8(name) for name in foreign):
        return _utf8
    best = max(_LIKELY, key=lambda encoding: _likelihood(encoding, foreign))
    return lambda name: _utf8(name) if _is_utf8(name) else name.decode(best, errors="replace")


def _utf8(name: bytes) -> str:
    return name.decode(errors="replace")


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def _likelihood(encoding: str, names: Iterable[bytes]) -> float:
    """How much of what is not ASCII is in common use; nothing of a name that cannot be decoded."""
    common = foreign = 0
    for name in names:
        if _is_utf8(name):
            continue
        try:
            text = name.decode(encoding)
        except UnicodeDecodeError:
            foreign += sum(byte > 0x7F for byte in name)
            continue
        foreign += sum(not letter.isascii() for letter in text)
        likely = "".join(_LIKELY[encoding].findall(text))
        common += sum(_is_common(letter, encoding) for letter in likely)
    return common / foreign if foreign else 0


def _is_common(letter: str, encoding: str) -> bool:
    """Rare characters are what one encoding's bytes look like in another."""
    if encoding == "cp949":  # KS X 1001's 2,350 syllables; the rest is an extension
        return 0xB0 <= letter.encode(encoding)[0] <= 0xC8
    if encoding == "shift_jis":  # kana, and JIS X 0208's kanji of the first level
        return 0x81 <= letter.encode(encoding)[0] <= 0x98
    return True
