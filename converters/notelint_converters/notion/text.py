"""Text as Notion's files hold it: bytes, and characters that nobody sees."""

import codecs
import io
from typing import NamedTuple

import regex

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPACES = regex.compile(r"[\u00a0\u2028\u2029\u0085\v\f\t ]+")
# A non-joiner means something between letters that join (Persian, Hindi), a joiner within emoji.
_INVISIBLE = regex.compile(
    r"[\u0000\u180e\u200b\u2060\ufeff]|(?<![\p{L}\p{M}])\u200c|\u200c(?![\p{L}\p{M}])"
)


class Decoded(NamedTuple):
    """``damaged`` says that some bytes were no text; U+FFFD stands for them."""

    text: str
    damaged: bool


def decode(content: bytes) -> Decoded:
    """The text of a file, with LF as line ending and without a byte order mark. Never fails."""
    mark, encoding = next(((m, e) for m, e in _MARKS if content.startswith(m)), (b"", "utf-8"))
    content = content.removeprefix(mark)
    try:
        text, damaged = content.decode(encoding), False
    except UnicodeDecodeError:
        text, damaged = content.decode(encoding, errors="replace"), True
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), damaged)


def opening(text: str) -> tuple[str | None, list[str]]:
    """The title of a page's heading (None without one), and the lines after it up to a blank one.

    Nothing in a title is escaped: what looks like markup is text.
    """
    lines = (line.rstrip("\n") for line in io.StringIO(text))
    line = next((line for line in lines if line.strip()), "")
    if not line.startswith("# "):
        title, head = None, [line] if line else []
    else:
        title, head = visible(line[2:]), []
        line = next((line for line in lines if line.strip()), "")
        head += [line] if line else []
    for line in lines:
        if not line.strip():
            break
        head.append(line)
    return title or None, head


def visible(text: str) -> str:
    """A line of text as people see it: without what is invisible, with plain single spaces."""
    return seen(text).strip()


def seen(text: str) -> str:
    """Text as people see it, with its line breaks and with spaces around it."""
    if text.isprintable() and "  " not in text:
        return text
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))
