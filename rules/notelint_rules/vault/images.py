"""Which images notes and other texts name."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint import Note, Span, Url, lazy_re_compile

SUFFIXES = frozenset(
    {".apng", ".avif", ".bmp", ".gif", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".tif"}
    | {".tiff", ".webp"}
)
_ENDING = lazy_re_compile(
    rf"\.(?:{'|'.join(suffix[1:] for suffix in sorted(SUFFIXES))})(?!\w)", re.IGNORECASE
)
_DELIMITERS = " \t\r\n/\\()[]\"'`<>|=,:"
_EMBEDDED = lazy_re_compile(r"!\[\[(?P<name>[^\[\]|#\n]+)")
_LONGEST = 255


@dataclass(frozen=True)
class Mentions:
    """The urls of images that a note shows, links to or imports, and names of images elsewhere."""

    urls: tuple[str, ...]
    names: set[str]


def mentions_of_images(note: Note) -> Mentions:
    places = [(place.url, place.span) for place in (*note.images, *note.links)]
    places += [(imported.url, imported.url_span) for imported in note.module.imports]
    local = [(url, span) for url, span in places if _is_local_image(url)]
    urls = tuple(dict.fromkeys(url for url, _ in local))
    return Mentions(urls, image_names(note.text, sorted(span for _, span in local)))


def _is_local_image(url: str) -> bool:
    parts = Url.parse(url)
    return parts.is_local and PurePosixPath(parts.path).suffix.lower() in SUFFIXES


def image_names(text: str, urls: Sequence[Span] = ()) -> set[str]:
    """The names of images in a text, but for those in urls that stand at these sorted places."""
    found = {folded_name(match["name"]) for match in _EMBEDDED.finditer(text)}
    for ending in _ENDING.finditer(text):
        at = bisect_right(urls, Span(ending.start(), len(text))) - 1
        if at < 0 or ending.start() >= urls[at].end:
            before = text[max(0, ending.start() - _LONGEST) : ending.start()]
            start = max(map(before.rfind, _DELIMITERS)) + 1
            found.add(folded_name(unquote(before[start:] + ending[0])))
    return found


def folded_name(name: str) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(name.strip()).name).casefold()
