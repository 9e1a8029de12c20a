"""Ids of pages: 32 hexadecimal digits, with or without the dashes of a UUID."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import regex

from notelint import Note, lazy_regex_compile

_HOST = lazy_regex_compile(r"(?:[\w-]+\.)*notion\.(?:so|site|com)", regex.IGNORECASE)
_ID = lazy_regex_compile(
    r"(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])",
    regex.IGNORECASE,
)
_IN_NAME = lazy_regex_compile(r" (?P<id>[0-9a-f]{32})(?:_all)?$")
_IN_NAME_OF_PAGE = lazy_regex_compile(r"(?<=\S)[ _-](?P<id>[0-9a-f]{32})(?:_all)?$")
_PAGES = (".md", ".mdx", ".markdown", ".csv", ".html")


def split_name(name: str) -> tuple[str, str]:
    """A name of a file or folder without Notion's id, and the id; empty where there is none.

    Notion puts a space before it. Other hashes stand behind ``-`` and ``_``: there, only names
    of pages and tables are taken apart.
    """
    stem, dot, suffix = name.rpartition(".")
    if not dot or " " in suffix:
        stem, dot, suffix = name, "", ""
    pattern = _IN_NAME_OF_PAGE if f".{suffix.lower()}" in _PAGES else _IN_NAME
    found = pattern.search(stem)
    if found is None:
        return name, ""
    return f"{stem[: found.start()]}{dot}{suffix}", found["id"]


def linked_page(url: str) -> str:
    """The id of the page of Notion that an address leads to, else nothing."""
    if "notion." not in url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if not _HOST.fullmatch(host):
        return ""
    beside = parse_qs(parts.query).get("p", [""])[0]  # a page shown beside the one of the path
    for place in (beside, unquote(parts.path)):
        if found := _ID.findall(place):
            return str(found[-1]).replace("-", "").lower()
    return ""


def page_of(note: Note) -> str:
    """The id of the page that a note was, else nothing: a fact for `Vault.gather`.

    Converters write it into the front matter, Notion into the name.
    """
    values: dict[str, Any] = note.front_matter.values if note.front_matter else {}
    written = str(values.get("notion_id") or "")
    return (
        written.replace("-", "").lower()
        if _ID.fullmatch(written)
        else split_name(note.path.name)[1]
    )
