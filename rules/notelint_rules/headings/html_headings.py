"""Headings written as tags (``<h2>``), which Markdown's tree does not know as headings."""

from collections.abc import Sequence
from typing import NamedTuple

from notelint import Note


class HtmlHeading(NamedTuple):
    """The offset of a heading's start tag, and its depth."""

    start: int
    depth: int


def html_headings(note: Note) -> Sequence[HtmlHeading]:
    """HTML's and JSX's headings, in document order."""
    elements = note.elements("h1", "h2", "h3", "h4", "h5", "h6")
    return [HtmlHeading(element.span.start, int(element.name[1])) for element in elements]
