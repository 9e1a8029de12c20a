"""Where Markdown counts columns.

They count from 0 at the line's start; tabs reach to the next multiple of 4, and every other
character takes one.
"""

from notelint import Note
from notelint.nodes import ListItem


def columns(text: str, start: int, end: int, column: int = 0) -> int:
    """The column of ``end``, where ``start`` is at ``column``."""
    if text.find("\t", start, end) < 0:
        return column + end - start
    for character in text[start:end]:
        column += 4 - column % 4 if character == "\t" else 1
    return column


def column_of(note: Note, offset: int) -> int:
    """The column of an offset."""
    return columns(note.text, note.source.line_start(offset), offset)


def content_column(note: Note, item: ListItem) -> int:
    """The column that a line needs to stand in an item.

    That of the text behind the marker, or one behind it where the item begins with a blank or with
    indented code (CommonMark, "List items").
    """
    text, line = note.text, note.source.line(note.source.position(item.start).line)
    behind = item.start
    while behind < line.end and text[behind] not in " \t":
        behind += 1
    content = behind
    while content < line.end and text[content] in " \t":
        content += 1
    marker_end = columns(text, line.start, behind)
    column = columns(text, behind, content, marker_end)
    return column if content < line.end and column - marker_end <= 4 else marker_end + 1
