"""How further lines of a block are written, within the containers that it stands in."""

import re

from notelint import Note


def line_before(note: Note, at: int) -> str:
    """What stands before a place on its line."""
    return note.text[note.source.line_start(at) : at]


def further_lines(note: Note, start: int) -> str:
    """What each further line of the block that starts here begins with, its line end first."""
    number = note.source.position(start).line
    ends = [note.source.line(line).end for line in (number, max(number - 1, 1))]
    newline = "\r\n" if any(note.text.startswith("\r\n", end) for end in ends) else "\n"
    return newline + re.sub(r"[^\s>]", " ", line_before(note, start))
