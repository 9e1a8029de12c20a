"""The tags of a page and the text between them, in linear time whatever the page."""

import html
from collections.abc import Iterator
from typing import NamedTuple

import regex

_TAG = regex.compile(
    r"""<(?P<ends>/?)(?P<name>[A-Za-z][^\s/<>"'=]*+)"""
    r"""(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>"""
)
_ATTRIBUTE = regex.compile(
    r"""(?P<name>[^\s"'=/]++)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"']++)))?"""
)
_DECLARATION = regex.compile(r"<[!?][^<>]*+>")
_COMMENT, _COMMENT_END = "<!--", "-->"
_RAW = {name: regex.compile(rf"</{name}\s*>", regex.IGNORECASE) for name in ("script", "style")}


class Tag(NamedTuple):
    """``line`` is where it stands, from 1; ``is_empty`` says that it ends in ``/>``."""

    name: str
    attributes: dict[str, str]
    line: int
    ends: bool
    is_empty: bool


def tags(text: str) -> Iterator[Tag | str]:
    """Tags, and the decoded text between them; a ``<`` that begins no tag is text."""
    line, counted = 1, 0
    shown = position = 0
    while (position := text.find("<", position)) >= 0:
        end = _end_of_comment(text, position)
        tag = None if end else _TAG.match(text, position)
        if tag is None and not end:
            position += 1
            continue
        if position > shown:
            yield html.unescape(text[shown:position])
        if tag is not None:
            line, counted = line + text.count("\n", counted, position), position
            yield _tag(tag, line)
            end = tag.end()
            name = tag["name"].lower()
            if name in _RAW and not tag["ends"]:
                closing = _RAW[name].search(text, end)
                end = closing.start() if closing else len(text)
        shown = position = end
    if text[shown:]:
        yield html.unescape(text[shown:])


def _tag(found: "regex.Match[str]", line: int) -> Tag:
    attributes: dict[str, str] = {}
    written = found["attributes"]
    for each in _ATTRIBUTE.finditer(written):
        value = each["double"] or each["single"] or each["bare"] or ""
        attributes.setdefault(each["name"].lower(), html.unescape(value))
    is_empty = written.rstrip().endswith("/")
    return Tag(found["name"].lower(), attributes, line, bool(found["ends"]), is_empty)


def _end_of_comment(text: str, position: int) -> int:
    """The end of a comment or declaration that begins here; 0 where none does.

    A comment without an end reaches to the end of the page.
    """
    if text.startswith(_COMMENT, position):
        end = text.find(_COMMENT_END, position)
        return end + len(_COMMENT_END) if end >= 0 else len(text)
    found = _DECLARATION.match(text, position)
    return found.end() if found else 0
