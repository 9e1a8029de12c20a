"""What the rules of this group leave alone: all that is no running text.

Spaces, tabs and blank lines mean something in code, math, front matter, HTML, JSX and ESM, and
shape tables; destinations and titles of links are kept as they were written, and so are the lines
on which directives open (Docusaurus reads a space behind ``:::note`` as an empty title).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from notelint import Note, Span, lazy_re_compile
from notelint.nodes import (
    Code,
    Definition,
    Directive,
    Html,
    Image,
    InlineCode,
    InlineMath,
    Link,
    Math,
    MdxExpression,
    MdxjsEsm,
    MdxJsxElement,
    Paragraph,
    Table,
    Toml,
    Yaml,
)

_WHOLE = (
    *(Code, Definition, Html, Image, InlineCode, InlineMath, Math),
    *(MdxExpression, MdxJsxElement, MdxjsEsm, Table, Toml, Yaml),
)
_KEEPS_SPACES = lazy_re_compile(r"<(?:code|kbd|pre|samp|svg|textarea)\b", re.IGNORECASE)


def is_verbatim(note: Note, offset: int) -> bool:
    """Whether a character stands in something that is left as it was written."""
    starts, ends = _spans(note)
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset < ends[index]


@lru_cache(maxsize=1)
def _spans(note: Note) -> tuple[list[int], list[int]]:
    """Where what is left alone begins and ends, in order and apart from each other."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(_found(note)):
        if ends and start <= ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _found(note: Note) -> Iterator[Span]:
    for kind in _WHOLE:
        for node in note.find(kind):
            yield node.span
    for link in note.find(Link):
        yield Span(link.children[-1].end if link.children else link.start, link.end)
    for directive in note.find(Directive):
        first_line = note.source.line(note.source.position(directive.start).line)
        yield Span(directive.start, min(first_line.end + 1, len(note.text)))
    for tag in note.find(Html):
        if _KEEPS_SPACES.match(tag.value):
            home = next((up for up in note.ancestors(tag) if isinstance(up, Paragraph)), tag)
            yield Span(tag.start, home.end)
