"""Lines of a paragraph that would begin a block of their own in MDX."""

import re
from collections.abc import Iterator

from notelint import Edit, Span

_WOULD_BEGIN = re.compile(
    r"""(?P<bullet>[-+](?=[ \t\r\n]|\Z)|\*(?=[ \t\r\n]|\Z))"""
    r"""|(?P<number>\d{1,9})[.)](?=[ \t\r\n]|\Z)"""
    r"""|(?P<heading>\#)\#{0,5}(?=[ \t\r\n]|\Z)"""
    r"""|(?P<quote>>)"""
    r"""|(?P<fence>`{3,}|~{3,}|\${2,})"""
    r"""|(?P<rule>(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*)+|(?:=[ \t]*)+)(?=[\r\n]|\Z)"""
    r"""|(?P<footnote>\[)\^[^\]\s]+\]:"""
    r"""|(?P<row>[|:-])[ \t|:-]*-[ \t|:-]*(?=[\r\n]|\Z)"""
)


def begins_block(text: str, offset: int) -> bool:
    return _WOULD_BEGIN.match(text, offset) is not None


def block_escapes(text: str, offset: int, end: int) -> Iterator[Edit]:
    """The edits that keep a line, whose text begins at the offset, part of its paragraph."""
    match = _WOULD_BEGIN.match(text, offset, end)
    if match is None:
        return
    if match["number"] is not None:
        yield _backslash(match.end("number"))
    elif match["fence"] is not None:
        for at in range(*match.span("fence")):
            yield _backslash(at)
    elif match["rule"] is not None and match["rule"][0] in "*_":
        for at in range(*match.span("rule")):
            if text[at] in "*_":
                yield _backslash(at)
    else:
        yield _backslash(offset)


def colon_escapes(text: str, offset: int) -> Iterator[Edit]:
    """The edits that keep a line of a paragraph from being a directive or the end of one."""
    match = _DIRECTIVE.match(text, offset)
    if match is not None:
        yield _backslash(offset)
        if match["label"] is not None:
            yield _backslash(offset + 1)


_DIRECTIVE = re.compile(
    r":::+[ \t]*(?=[\r\n]|\Z)|:::+(?=[A-Za-z])|::[A-Za-z][A-Za-z0-9_-]*(?P<label>\[)?"
)


def _backslash(at: int) -> Edit:
    return Edit(Span(at, at), "\\")
