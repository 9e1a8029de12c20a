"""Characters that look like markup and that the tree left as text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from notelint import Note, Span, lazy_re_compile
from notelint.nodes import Heading, Html, Paragraph, Parent, TableCell, Text

_PRE = lazy_re_compile(r"<(?P<end>/?)pre\b", re.IGNORECASE)


def text_at(note: Note, offset: int) -> Text | None:
    """The text that an offset stands in; None where it is markup, code, math, HTML …"""
    texts = note.find(Text)
    index = bisect_right(texts, offset, key=lambda text: text.start) - 1
    return texts[index] if index >= 0 and offset < texts[index].end else None


def in_text(note: Note, pattern: "re.Pattern[str]") -> "Iterator[tuple[re.Match[str], Text]]":
    """What a pattern finds that begins in text, with that text."""
    for match in pattern.finditer(note.text):
        text = text_at(note, match.start())
        if text is not None:
            yield match, text


def block_of(note: Note, text: Text) -> Parent | None:
    """The paragraph, heading or cell that a text stands in."""
    blocks = (Paragraph, Heading, TableCell)
    return next((above for above in note.ancestors(text) if isinstance(above, blocks)), None)


def is_preformatted(note: Note) -> Callable[[int], bool]:
    """Whether an offset stands in ``<pre>``: a blank line may end HTML, and not the element."""
    spans: list[Span] = []
    start = None
    if "<pre" in note.text.lower():
        for html in note.find(Html):
            for tag in _PRE.finditer(note.text, html.start, html.end):
                if tag["end"] and start is not None:
                    spans.append(Span(start, tag.start()))
                    start = None
                elif not tag["end"] and start is None:
                    start = tag.end()

    def is_within(offset: int) -> bool:
        index = bisect_right(spans, offset, key=lambda span: span.start) - 1
        return index >= 0 and offset < spans[index].end

    return is_within
