"""Pages that are there as Markdown and as HTML: what the one says that the other does not."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import regex

from notelint import Loss, LossKind
from notelint_converters.notion.text import decode, opening

_NO_TEXT = regex.compile(
    r"!\[[^\[\]\n]*(?=\])|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|<[^<>\n]*>|https?://\S+"
)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_FENCE = regex.compile(r"^\s*```[^`\n]*$", regex.MULTILINE)
_MARKS = regex.compile(r"[\\*_~`]|</?(?:strong|em|del|mark|u)>")
_SHOWN = 5
"""Words."""


def unlike(path: PurePosixPath, content: bytes, read: str) -> Iterator[Loss]:
    """Whether the Markdown of a page has words that are not in what was read from its HTML."""
    text = _NO_TEXT.sub("]", _FENCE.sub("", _without_properties(decode(content).text)))
    known = set(_WORD.findall(_MARKS.sub("", read)))
    missing = list(dict.fromkeys(w for w in _WORD.findall(_MARKS.sub("", text)) if w not in known))
    if missing:
        words = ", ".join(f"`{word}`" for word in missing[:_SHOWN])
        more = f" and {len(missing) - _SHOWN} more words" if len(missing) > _SHOWN else ""
        yield Loss(
            str(path), None, LossKind.DROPPED, f"the page's HTML is read, which lacks {words}{more}"
        )


def _without_properties(text: str) -> str:
    """The page without the lines below its heading, if they look like values of a row."""
    _, head = opening(text)
    if not head or not all(": " in line for line in head):
        return text
    block = "\n".join(head)
    return text.replace(block, "", 1)
