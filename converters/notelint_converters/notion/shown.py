"""Which files a page shows or links to, found without reading the page."""

import html
from collections.abc import Iterator

import regex

from notelint_converters.notion.names import PAGE_SUFFIXES, file_suffix, local_path
from notelint_converters.notion.urls import is_remote

ATTACHMENT = regex.compile(r"attachment:[0-9a-f-]{36}:(?P<name>.+)")

_MARKDOWN = regex.compile(
    r"""\]\(<?(?P<url>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)|<img\s[^<>]*?src="(?P<src>[^"<>]+)\""""
)
_HTML = regex.compile(r"""(?:src|href)="(?P<url>[^"<>]+)\"""")


def shown_files(text: str, *, is_html: bool) -> Iterator[str]:
    """The addresses of files in the source of a page, in their order; those in code, too.

    What leads to pages, or out of the export, is passed over.
    """
    for found in (_HTML if is_html else _MARKDOWN).finditer(text):
        url = next(filter(None, found.groups()), "")
        url = html.unescape(url) if is_html else url.strip()
        if attachment := ATTACHMENT.fullmatch(url):
            yield attachment["name"]
        elif not is_remote(url) and file_suffix(local_path(url)) not in {"", *PAGE_SUFFIXES}:
            yield url
