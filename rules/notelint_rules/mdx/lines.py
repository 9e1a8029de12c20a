"""How further lines of a block are written, within the containers that it stands in."""

import re

from notelint import Note


def further_lines(note: Note, start: int) -> str:
    """What each further line of the block that starts here begins with, its line end first."""
    line = max(note.text.rfind("\n", 0, start), note.text.rfind("\r", 0, start)) + 1
    newline = "\r\n" if "\r\n" in note.text else "\n"
    return newline + re.sub(r"[^\s>]", " ", note.text[line:start])
