"""Front matter that YAML 1.1 and 1.2 read alike."""

import json
from collections.abc import Mapping
from datetime import date, datetime

import regex

from notelint_converters.notion.values import Value

_PLAIN = regex.compile(r"\p{L}[\p{L}\p{M}\p{N} _-]*(?<! )|\p{L}")
_HEX = regex.compile(r"[0-9a-f]{5,}")  # plain or not by chance, as `1e10` is a number
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_CONTROL = regex.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def front_matter(fields: Mapping[str, Value]) -> str:
    """The block, with its fences and a line ending; values that say nothing are left out."""
    lines = ["---"]
    for key, value in fields.items():
        if isinstance(value, list):
            lines.append(f"{_text(key)}: [{', '.join(map(_text, value))}]")
        else:
            lines.append(f"{_text(key)}: {_scalar(value)}")
    return "\n".join((*lines, "---", ""))


def _scalar(value: str | float | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else _text(value)


def _text(text: str) -> str:
    """A string that can be taken for nothing else: bare where that is plain, else quoted."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not _HEX.fullmatch(text):
        return text
    return _CONTROL.sub(lambda c: f"\\u{ord(c[0]):04x}", json.dumps(text, ensure_ascii=False))
