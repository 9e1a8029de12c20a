"""A page's title and id, found without reading the page."""

import html

import regex

from notelint_converters.notion.text import visible

_TITLE = regex.compile(r"""<h1\s[^<>]*class="page-title"[^<>]*>(?P<title>.*?)</h1>""", regex.S)
_ICON_IN_TITLE = regex.compile(r"""<span\s[^<>]*class="icon"[^<>]*>.*?</span>""", regex.S)
_TAG = regex.compile(r"<[^<>]*>")
_ID = regex.compile(r"""<article\s[^<>]*id="(?P<id>[0-9a-f-]{32,36})\"""")


def is_page(text: str) -> bool:
    """Whether a file is one of Notion's pages: each has a title, were it empty."""
    return "<article" in text and _TITLE.search(text) is not None


def title_of(text: str) -> str:
    """The title of a page, from its source."""
    found = _TITLE.search(text)
    title = _ICON_IN_TITLE.sub("", found["title"]) if found else ""
    return visible(html.unescape(_TAG.sub("", title)))


def id_of(text: str) -> str:
    found = _ID.search(text)
    return found["id"].replace("-", "") if found else ""
