"""The route of a page, from its file's name and its front matter.

Source: Docusaurus 3.10, ``plugin-content-docs`` (``slug.ts``, ``numberPrefix.ts``, ``docs.ts``),
``plugin-content-blog`` (``blogUtils.ts``) and ``plugin-content-pages``.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

_DATE_OR_VERSION = re.compile(r"\d+[-_.]\d+")
_NUMBER_PREFIX = re.compile(r"\d+\s*[-_.]+\s*(?P<name>[^-_.\s].*)", re.DOTALL)
_BLOG_DATE = re.compile(
    r"(?P<folder>.*)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*?)(?:/index)?\.mdx?"
)
_INDEX = re.compile(r"(?:^|(?<=/))index\.(?:mdx?|jsx?|tsx?)$", re.IGNORECASE)
_PAGE_SUFFIX = re.compile(r"\.(?:mdx?|jsx?|tsx?)$")
_KEY = re.compile(
    rb"^(slug|id|parse_number_prefixes)[ \t]*:[ \t]+(.+?)[ \t]*\r?$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class RouteKeys:
    """The front matter that a page's route depends on."""

    slug: str | None = None
    id: str | None = None
    parse_number_prefixes: bool = True


def read_route_keys(content: bytes) -> RouteKeys:
    """A light scan of a note's front matter: plain and quoted values on one line."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.startswith(b"---"):
        return RouteKeys()
    values = {
        match[1].decode(): _scalar(match[2].decode(errors="replace"))
        for match in _KEY.finditer(content, 3, max(content.find(b"\n---", 3), 3))
    }
    return RouteKeys(
        values.get("slug") or None,
        values.get("id") or None,
        values.get("parse_number_prefixes") != "false",
    )


def _scalar(text: str) -> str:
    if text[0] in "\"'":
        end = text.find(text[0], 1)
        return text[1:end] if end > 0 else text
    return text.partition(" #")[0].rstrip()


def docs_slug(path: str, keys: RouteKeys, *, number_prefixes: bool = True) -> str:
    """The slug of a document, relative to its version's route; ``path`` is relative to its folder."""
    if keys.slug and keys.slug.startswith("/"):
        return keys.slug
    strips = number_prefixes and keys.parse_number_prefixes
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    route = "/" + "/".join(
        without_number_prefix(part) if strips else part for part in folder.split("/")
    )
    index_names = {"index", "readme", posixpath.basename(folder).lower()}
    if not keys.slug and stem.lower() in index_names:
        return route
    base = keys.slug or keys.id or (without_number_prefix(stem) if strips else stem)
    return posixpath.normpath(posixpath.join(route, base))


def without_number_prefix(name: str) -> str:
    """``01-intro`` is ``intro``; dates and versions (``2024-10-x``, ``7.0-x``) stay."""
    if _DATE_OR_VERSION.match(name):
        return name
    match = _NUMBER_PREFIX.fullmatch(name)
    return match["name"] if match else name


def blog_slug(path: str, keys: RouteKeys) -> str:
    """The slug of a post: ``2024-10-25-name.md``, ``2024-10-25-name/index.md``, ``2024/10/25/…``."""
    if keys.slug:
        return keys.slug
    if dated := _BLOG_DATE.fullmatch(path):
        return f"/{dated['date'].replace('-', '/')}/{dated['folder']}{dated['text']}"
    return "/" + re.sub(r"(?:/index)?\.mdx?$", "", path)


def page_slug(path: str, keys: RouteKeys) -> str:
    """The slug of a stand-alone page, Markdown or JavaScript."""
    if keys.slug and path.endswith((".md", ".mdx")):
        return keys.slug
    without_index = _INDEX.sub("", path)
    return "/" + (without_index if without_index != path else _PAGE_SUFFIX.sub("", path))


def join_route(*parts: str) -> str:
    """Parts of a route in one, with single slashes, decoded, without the last slash."""
    joined = unquote("/".join(["", *parts]))
    return re.sub(r"/{2,}", "/", joined).rstrip("/") or "/"


def is_public(path: PurePosixPath) -> bool:
    """Whether Docusaurus' default ``exclude`` leaves this file in (no ``_`` names, no tests)."""
    return not (
        any(part.startswith("_") for part in path.parts)
        or "__tests__" in path.parts
        or re.search(r"\.test\.(?:jsx?|tsx?)$", path.name)
    )
