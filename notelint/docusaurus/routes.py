"""The route of a page, from its file's name and its front matter.

Source: Docusaurus 3.10, ``plugin-content-docs`` (``slug.ts``, ``numberPrefix.ts``, ``docs.ts``),
``plugin-content-blog`` (``blogUtils.ts``) and ``plugin-content-pages``.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint.lazy import lazy_re_compile

_DATE_OR_VERSION = lazy_re_compile(r"\d+[-_.]\d+")
_NUMBER_PREFIX = lazy_re_compile(r"\d+\s*[-_.]+\s*(?P<name>[^-_.\s].*)", re.DOTALL)
_BLOG_DATE = lazy_re_compile(
    r"(?P<folder>.*)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*?)(?:/index)?\.mdx?"
)
_INDEX = lazy_re_compile(r"(?:^|(?<=/))index\.(?:mdx?|jsx?|tsx?)$", re.IGNORECASE)
_PAGE_SUFFIX = lazy_re_compile(r"\.(?:mdx?|jsx?|tsx?)$")
_KEY = re.compile(
    rb"""^["']?(slug|id|parse_number_prefixes|draft|unlisted)["']?[ \t]*:[ \t]+(.+?)[ \t]*\r?$""",
    re.MULTILINE,
)
_STAYS_ENCODED = lazy_re_compile(r"%(?=2[346BbCcFf]|3[AaBbDdFf]|40)")
_PERCENT = lazy_re_compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class RouteKeys:
    """The front matter that a page's route depends on, and whether it is listed or there at all."""

    slug: str | None = None
    id: str | None = None
    parse_number_prefixes: bool = True
    draft: bool = False
    unlisted: bool = False


def read_route_keys(content: bytes) -> RouteKeys:
    """A light scan of a note's front matter: plain and quoted values on one line."""
    block = front_matter_block(content)
    values = {
        match[1].decode(): _scalar(match[2].decode(errors="replace"))
        for match in _KEY.finditer(block)
    }
    return RouteKeys(
        values.get("slug") or None,
        values.get("id") or None,
        values.get("parse_number_prefixes") != "false",
        values.get("draft") == "true",
        values.get("unlisted") == "true",
    )


def listing_keys(content: bytes) -> object:
    """What the pages of a site depend on in a note: its route, and the lists it is in."""
    block = front_matter_block(content)
    listed = b"tags" in block or b"author" in block
    return read_route_keys(content), block if listed else b""


def front_matter_block(content: bytes) -> bytes:
    """A note's front matter without its fences; empty where it has none."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.startswith(b"---"):
        return b""
    start = content.find(b"\n", 3) + 1
    return (
        content[start : max(content.find(b"\n---", max(start - 1, 3)) + 1, start)] if start else b""
    )


def _scalar(text: str) -> str:
    if text[0] in "\"'":
        end = text.find(text[0], 1)
        return text[1:end] if end > 0 else text
    return text.partition(" #")[0].rstrip()


def docs_slug(path: str, keys: RouteKeys, *, number_prefixes: bool = True) -> str:
    """The slug of a document, relative to its version's route; ``path`` is relative to its folder.

    That of a folder's own page ends in a slash.
    """
    if keys.slug and keys.slug.startswith("/"):
        return keys.slug
    strips = number_prefixes and keys.parse_number_prefixes
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    parts = (without_number_prefix(part) if strips else part for part in folder.split("/"))
    route = posixpath.join("/", *parts, "")
    index_names = {"index", "readme", posixpath.basename(folder).lower()}
    if not keys.slug and stem.lower() in index_names:
        return route
    base = keys.slug or keys.id or (without_number_prefix(stem) if strips else stem)
    return resolved(base, route)


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
    """Parts of a route in one, with single slashes, without the last slash."""
    return join_url(*parts).rstrip("/") or "/"


def join_url(*parts: str) -> str:
    """Parts of a page's address in one, with single slashes; a last slash stays.

    What is percent-encoded is decoded as ``decodeURI`` decodes it: all but ``;/?:@&=+$,#``.
    """
    return re.sub(r"/{2,}", "/", decoded("/".join(["", *parts])))


def decoded(path: str) -> str:
    """A url's path as Docusaurus compares it with routes (``decodeURI``)."""
    return unquote(_STAYS_ENCODED.sub("%25", path)) if "%" in path else path


def is_decodable(path: str) -> bool:
    """Whether ``decodeURIComponent`` takes a url's path: a lone ``%`` makes it throw."""
    return not _PERCENT.search(path) and "\ufffd" not in unquote(path)


def resolved(path: str, base: str) -> str:
    """Where a relative path leads from a page's address, as browsers see it."""
    joined = posixpath.join(posixpath.dirname(base), path)
    ends_in_slash = joined.endswith("/") or posixpath.basename(joined) in {".", ".."}
    normal = posixpath.normpath(joined)
    return f"{normal}/" if ends_in_slash and normal != "/" else normal


def is_public(path: PurePosixPath) -> bool:
    """Whether Docusaurus' default ``exclude`` leaves this file in (no ``_`` names, no tests)."""
    return not (
        any(part.startswith("_") for part in path.parts)
        or "__tests__" in path.parts
        or re.search(r"\.test\.(?:jsx?|tsx?)$", path.name)
    )
