"""lodash's ``kebabCase``, with which Docusaurus makes routes of tags and authors.

Source: lodash 4.17, ``kebabCase.js``, ``_unicodeWords.js`` and ``_deburrLetter.js``.
"""

import re
import unicodedata

from notelint.lazy import lazy_re_compile

_UPPER = "A-Z\xc0-\xd6\xd8-\xde"
_LOWER = "a-z\xdf-\xf6\xf8-\xff"
_DINGBATS = "\u2700-\u27bf"
_BREAKS = (
    "\x00-/:-@\\[-`{-\xbf\xd7\xf7\u2000-\u206f\ufeff\u1680\u180e\u3000"  # spaces and punctuation
)
_ASTRAL = "\U00010000-\U0010ffff"
_MISC = f"[^{_ASTRAL}{_BREAKS}0-9{_DINGBATS}{_LOWER}{_UPPER}]"
_MARK = "(?:[\u0300-\u036f\ufe20-\ufe2f\u20d0-\u20ff]|[\U0001f3fb-\U0001f3ff])?"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_JOINED = f"(?:\u200d(?:[^{_ASTRAL}]|{_FLAG}|[{_ASTRAL}])[\ufe0e\ufe0f]?{_MARK})*"
_EMOJI = f"(?:[{_DINGBATS}]|{_FLAG}|[{_ASTRAL}])[\ufe0e\ufe0f]?{_MARK}{_JOINED}"
_WORD = lazy_re_compile(
    "|".join(
        [
            f"[{_UPPER}]?[{_LOWER}]+(?=[{_BREAKS}]|[{_UPPER}]|$)",
            f"(?:[{_UPPER}]|{_MISC})+(?=[{_BREAKS}]|[{_UPPER}](?:[{_LOWER}]|{_MISC})|$)",
            f"[{_UPPER}]?(?:[{_LOWER}]|{_MISC})+",
            f"[{_UPPER}]+",
            r"\d*(?:1ST|2ND|3RD|(?![123])\dTH)(?=\b|[a-z_])",
            r"\d*(?:1st|2nd|3rd|(?![123])\dth)(?=\b|[A-Z_])",
            r"\d+",
            _EMOJI,
        ]
    ),
    re.ASCII,
)
_IS_PLAIN = lazy_re_compile(
    r"(?!.*(?:[a-z][A-Z]|[A-Z]{2}[a-z]|\d[a-zA-Z]|[a-zA-Z]\d))[a-zA-Z0-9 ]*"
)
_ACCENTED = lazy_re_compile("[\xc0-\xd6\xd8-\xf6\xf8-\u017f]")
_MARKS = lazy_re_compile("[\u0300-\u036f\ufe20-\ufe2f\u20d0-\u20ff]")
_LETTERS = (
    {"Æ": "Ae", "æ": "ae", "Ð": "D", "ð": "d", "Ø": "O", "ø": "o", "Þ": "Th", "þ": "th"}
    | {"ß": "ss", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij"}
    | {"ĸ": "k", "Ŀ": "L", "ŀ": "l", "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "N", "ŋ": "n"}
    | {"Œ": "Oe", "œ": "oe", "Ŧ": "T", "ŧ": "t", "ſ": "s"}
)


def kebab_case(text: str) -> str:
    """``fooBar 2`` as ``foo-bar-2``: words in lower case, without accents and punctuation."""
    text = _MARKS.sub("", _ACCENTED.sub(_without_accent, text))
    text = re.sub("['\u2019]", "", text)
    words = text.split(" ") if _IS_PLAIN.fullmatch(text) else _WORD.findall(text)
    return "-".join(word.lower() for word in words if word)


def _without_accent(match: re.Match[str]) -> str:
    return _LETTERS.get(match[0]) or unicodedata.normalize("NFD", match[0])[0]
