"""Lines that begin with a bullet or a number that is none in Markdown: `•`, `①`, `（1）`, `1、`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from notelint import Edit, Fix, Note, Span, lazy_re_compile
from notelint.nodes import Paragraph
from notelint_rules.structure.lines import as_one, lines_of
from notelint_rules.structure.literals import text_at

_SIGN = r"(?:[•·・‣◦▪●○■□◆◇▶►▸➤–]|[①-⑳]|(?P<bracket>[(（])?(?P<number>[0-9０-９]{1,2})(?(bracket)[)）]|[．、）]))"
_MARKER = lazy_re_compile(rf"{_SIGN}[ \t\u3000]*(?=[^\s)）])")
_LINES = lazy_re_compile(rf"^[ \t>]*{_SIGN}", re.MULTILINE)
_TAG_BREAK = lazy_re_compile(r"<br[ /]*>[ \t]*\Z")


class TypographicItem(NamedTuple):
    """A line of a paragraph that looks like an item: its span, its sign, and the item's number."""

    span: Span
    sign: str
    said: int
    number: int | None

    @property
    def marker(self) -> str:
        """What begins such an item in Markdown."""
        return "-" if self.number is None else f"{self.number}."


def has_typographic_items(note: Note) -> bool:
    """Whether a note may have such lines at all."""
    return _LINES.search(note.text) is not None


def typographic_items(note: Note, paragraph: Paragraph) -> Iterator[list[TypographicItem]]:
    """Runs of such lines, one below the other, that are rendered as one line.

    They have the same bullet, or numbers that follow one another.
    """
    if not _LINES.search(note.text, paragraph.start, paragraph.end):
        return
    run: list[TypographicItem] = []
    for above, item in pairwise([None, *_lines(note, paragraph), None]):
        if above is not None and item is not None and _go_together(note, above, item):
            run += (above, item) if not run else (item,)
        elif run:
            yield run
            run = []


def items_fix(note: Note, paragraph: Paragraph, run: Sequence[TypographicItem]) -> Fix | None:
    """The run as a list; None where its number would not let it begin one."""
    first = run[0]
    if first.span.start > paragraph.start and first.number not in (None, 1):
        return None
    edits = [Edit(Span(item.span.start, item.said), f"{item.marker} ") for item in run]
    span = Span(min(first.span.start, paragraph.start), paragraph.end)
    return Fix("write the items of a list", (as_one(note, span, edits),), safe=False)


def _lines(note: Note, paragraph: Paragraph) -> Iterator[TypographicItem]:
    for line in lines_of(note, paragraph):
        start = max(line.content, paragraph.start)
        match = _MARKER.match(note.text, start, min(line.end, paragraph.end))
        if match is None or text_at(note, start) is None:
            continue
        sign = match[0].strip()
        end = start + len(note.text[start : min(line.end, paragraph.end)].rstrip())
        number = int(match["number"]) if match["number"] else None
        if "①" <= sign <= "⑳":
            number = ord(sign) - ord("①") + 1
        yield TypographicItem(Span(start, end), sign, match.end(), number)


def _go_together(note: Note, above: TypographicItem, below: TypographicItem) -> bool:
    """Whether one item stands below the other, and nothing breaks the line between them."""
    if above.number is None or below.number is None:
        alike = above.sign == below.sign
    else:
        alike = below.number == above.number + 1
    between = note.text[above.span.end : below.span.start]
    if not alike or between.count("\n") != 1:
        return False
    if _TAG_BREAK.search(note.text, above.said, above.span.end):
        return False
    return not between.startswith("  ") and note.text[above.span.end - 1] != "\\"
