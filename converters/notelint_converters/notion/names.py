"""The names that Notion gives files, and the names they get here."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

import regex

PAGE_SUFFIXES = frozenset({".md", ".csv", ".html"})
ALL = "_all"
"""What the name of a database's CSV with all rows and columns ends in."""

LONGEST_SLUG = 60
"""Characters; and at most `_MOST_BYTES` in UTF-8, as a name of a file may be of 255 bytes only."""

_MOST_BYTES = 80
_ID = re.compile(r"[ _-]?([0-9a-f]{32})\Z")
_SHORT_ID = re.compile(r"^(.{1,10}) ([0-9a-f]{5})$")
_HEX = re.compile(
    r"(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])"
)
_NO_WORD = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_APOSTROPHE = regex.compile(r"(?<=\p{L})['’](?=\p{L})")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_FILE_NAME = re.compile(r"[^/]+\.[A-Za-z][A-Za-z0-9]{0,4}")
_NUMBER_PREFIX = re.compile(r"^\d+-+(?=\D)")


class Name(NamedTuple):
    """A name without its suffix, taken apart: what is left of the title, and the page's id.

    The id is 32 hexadecimal digits, 5 (a shape of 2022, with the title cut to ten characters),
    or empty.
    """

    title: str
    id: str


def parse_name(stem: str) -> Name:
    if found := _ID.match(stem, max(0, len(stem) - 33)):
        return Name(stem[: found.start()].strip(), found[1])
    return Name(stem.strip(), "")


def parse_short_name(stem: str, title: str | None) -> Name:
    """A name with an id of five digits, if that is what it is.

    `faded` is both a word and five hexadecimal digits: where the page has a title, the name
    must be what is left of it when it is cut.
    """
    found = _SHORT_ID.match(stem)
    if found and (title is None or slug(title).startswith(slug(found[1]))):
        whole = title is not None and slug(title) == slug(stem)
        if not whole:
            return Name(found[1].strip(), found[2])
    return Name(stem.strip(), "")


def page_id(url: str) -> str:
    """The id of the page that a url of Notion's leads to: the last one in its path."""
    found = _HEX.findall(unquoted(url.split("#")[0].split("?")[0]).lower())
    return found[-1].replace("-", "") if found else ""


def slug(title: str) -> str:
    """A title as a file name: letters and digits of any script, lower case, joined by ``-``."""
    text = unicodedata.normalize("NFC", title).lower()
    text = _APOSTROPHE.sub("", _HEX.sub(" ", text))
    return _cut(unicodedata.normalize("NFC", _NO_WORD.sub("-", text).strip("-"))) or "untitled"


def distinct_slugs(titles: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """A name for each title, in order: the later of two that are alike gets ``-2``.

    Alike is what the least careful file system, or a Docusaurus site, takes for one name:
    case, and a number in front (``1-intro`` and ``2-intro`` are one page there), do not count.
    """
    used = {_key(name) for name in taken}
    last: dict[str, int] = {}
    for title in titles:
        first = name = slug(title)
        if _RESERVED.fullmatch(name):
            name = first = f"{name}-note"
        while _key(name) in used:
            last[first] = last.get(first, 1) + 1
            suffix = f"-{last[first]}"
            name = _cut(first, LONGEST_SLUG - len(suffix)) + suffix
        used.add(_key(name))
        yield name


def file_suffix(name: str) -> str:
    """The suffix of a file's name, in lower case, with its dot; what cannot be one is empty."""
    _, dot, suffix = name.rpartition(".")
    suffix = suffix.lower()
    return f".{suffix}" if dot and suffix.isascii() and suffix.isalnum() and len(suffix) < 9 else ""


@lru_cache(maxsize=1000)
def unquoted(url: str) -> str:
    """A url decoded: that of a link is asked for several times."""
    return unquote(url)


def linked_id(path: str) -> str:
    """The id in the name of the page or database that a decoded path leads to, else nothing."""
    stem, dot, suffix = path.rstrip("/").rpartition("/")[2].rpartition(".")
    if not stem or f"{dot}{suffix.lower()}" not in PAGE_SUFFIXES:
        return ""
    return parse_name(stem.removesuffix(ALL)).id


def local_path(url: str) -> str:
    """A relative url without query and fragment, still encoded.

    Notion does not encode `#` and `?` in paths: they belong to one that ends in a suffix.
    """
    if is_file_name(url.rpartition("/")[2]):
        return url
    return url.split("#")[0].split("?")[0]


def folders_of(paths: Iterable[PurePosixPath]) -> set[PurePosixPath]:
    """Every folder that one of these files lies in, at any depth."""
    found: dict[str, PurePosixPath] = {}
    for path in paths:
        folder = path.parent
        while str(folder) not in found:
            found[str(folder)] = folder
            folder = folder.parent
    return set(found.values())


def file_name(url: str) -> str:
    """The decoded last part of a url's path; the url itself, where it has none."""
    return PurePosixPath(unquoted(local_path(url))).name or url


def is_file_name(name: str) -> bool:
    """Whether a name ends in a suffix, as all of Notion's files do."""
    return bool(_FILE_NAME.fullmatch(name))


def same(name: str) -> str:
    """What two spellings of a name have in common, whatever disk they went through."""
    return unicodedata.normalize("NFC", name).casefold()


def _key(name: str) -> str:
    return _NUMBER_PREFIX.sub("", same(name))


def _cut(name: str, most: int = LONGEST_SLUG) -> str:
    """As much of a slug as fits, whole words where they are not too long."""
    if len(name) <= most and len(name.encode()) <= _MOST_BYTES:
        return name
    cut = name[:most].encode()[:_MOST_BYTES].decode(errors="ignore")
    words, _, _ = cut.rpartition("-")
    return (words if len(words) > len(cut) // 2 else cut).strip("-")
