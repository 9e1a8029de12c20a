"""Urls on which Docusaurus' own readers of links and images throw."""

import re
from urllib.parse import unquote

from notelint import Destination, Edit, Finding, Fix, Url, lazy_re_compile

_BAD_ESCAPE = lazy_re_compile(r"%(?![0-9A-Fa-f]{2})")
_AUTHORITY = lazy_re_compile(r"(?:https?|ftp|wss?):[/\\]*([^/?#\\]*)", re.IGNORECASE)
_HOST = lazy_re_compile(
    r"(?:[^@]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s:<>^|%\[\]]+)(?::(?P<port>\d*))?"
)


def refused_url(destination: Destination, written: str) -> Finding | None:
    """What is wrong with the url of a Markdown link or image; ``written`` is its source."""
    url = destination.url
    if authority := _AUTHORITY.match(url):
        host = _HOST.fullmatch(authority[1])
        if host is None or int(host["port"] or 0) > 65535:
            return Finding(destination.span, f"`{url}` is no url: its host or port cannot be")
        return None
    parsed = Url.parse(url)
    if not parsed.is_local or not _is_malformed(parsed.raw_path):
        return None
    message = f"`{url}` holds a `%` that begins no escape, expected `%25`"
    if not _BAD_ESCAPE.search(written):
        return Finding(destination.span, f"`{url}` holds escapes that are not UTF-8")
    edit = Edit(destination.span, _BAD_ESCAPE.sub("%25", written))
    return Finding(destination.span, message, Fix("write `%25`", (edit,)))


def _is_malformed(path: str) -> bool:
    """Whether JavaScript's ``decodeURIComponent`` throws."""
    if _BAD_ESCAPE.search(path):
        return True
    try:
        unquote(path, errors="strict")
    except UnicodeDecodeError:
        return True
    return False
