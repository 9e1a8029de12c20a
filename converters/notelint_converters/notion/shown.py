"""Which files a page shows or links to, found without reading the page."""

import html
import re
from collections.abc import Iterator

import regex

from notelint_converters.notion.names import PAGE_SUFFIXES, file_suffix, local_path
from notelint_converters.notion.urls import is_remote

ATTACHMENT = regex.compile(r"attachment:[0-9a-f-]{36}:(?P<name>.+)")

_LINK = r"\]\(<?(?P<url>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)"
_MARKDOWN = re.compile(_LINK)
_MARKDOWN_AND_HTML = re.compile(rf"""{_LINK}|<img\s[^<>]*?src="(?P<src>[^"<>]+)\"""")
_NO_FILE = frozenset({"", *PAGE_SUFFIXES})
_HTML = regex.compile(r"""(?:src|href)="(?P<url>[^"<>]+)\"""")


def shown_files(text: str, *, is_html: bool) -> Iterator[str]:
    """The addresses of files in the source of a page, in their order; those in code, too.

    What leads to pages, or out of the export, is passed over.
    """
    markdown = _MARKDOWN_AND_HTML if "<img" in text else _MARKDOWN
    for found in (_HTML if is_html else markdown).finditer(text):
        url = next(filter(None, found.groups()), "")
        url = html.unescape(url) if is_html else url.strip()
        if url.startswith("attachment:") and (attachment := ATTACHMENT.fullmatch(url)):
            yield attachment["name"]
        elif not is_remote(url) and file_suffix(local_path(url)) not in _NO_FILE:
            yield url
