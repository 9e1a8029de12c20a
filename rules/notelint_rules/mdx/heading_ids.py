"""Ids of headings, ``{#id}``, where Docusaurus takes them for JavaScript."""

from bisect import bisect_right

from notelint import Edit, Fix, Note, Span, lazy_re_compile
from notelint.nodes import Heading

_IDS = lazy_re_compile(r"(?P<others>(?:\{#[^\s{}]+\}[ \t]*)*)\{#(?P<id>[^\s{}]+)\}")
_END = lazy_re_compile(r"[ \t]*(?:#+[ \t]*)?(?P<underline>(?:\r\n|\r|\n)[ \t>]*[=-]+[ \t]*)?\Z")


def readable_id(note: Note, brace: int) -> Fix | None:
    """The id that begins at a brace, written so that it names the heading; None where there is none.

    Docusaurus reads one id, on a line whose first character is ``#``; elsewhere, and without
    `mdx1Compat`, in a comment.
    Source: ``escapeMarkdownHeadingIds`` and ``parseMarkdownHeadingId`` of Docusaurus 3.
    """
    heading = _heading_at(note, brace)
    if heading is None:
        return None
    for ids in _IDS.finditer(note.text, heading.start, heading.end):
        end = _END.match(note.text, ids.end(), heading.end)
        if not ids.start() <= brace < ids.end() or end is None:
            continue
        line = note.text[heading.start : ids.end()]
        others = Span(ids.start(), ids.end("others"))
        nested = note.source.position(heading.start).column > 1
        if not note.dialect.rewrites("headingIds") or nested or "\n" in line:
            written = f"{{/* #{ids['id']} */}}"
            return Fix("write the id as a comment", (Edit(Span(*ids.span()), written),))
        if end["underline"]:
            kept = note.text[heading.start : others.start] + note.text[others.end : ids.end()]
            written = f"{'#' * heading.depth} {kept}"
            return Fix("write the heading with `#`", (Edit(heading.span, written),))
        return Fix("keep the last id", (Edit(others, ""),))
    return None


def _heading_at(note: Note, offset: int) -> Heading | None:
    headings = note.find(Heading)
    index = bisect_right(headings, offset, key=lambda heading: heading.start) - 1
    heading = headings[index] if index >= 0 else None
    return heading if heading is not None and offset < heading.end else None
