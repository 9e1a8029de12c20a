"""Which places of a note are text that readers see."""

from bisect import bisect_right

from notelint import Note
from notelint.nodes import Link, Text


def is_prose(note: Note, start: int, end: int) -> bool:
    """Whether a stretch of the source stands in one piece of text, and in no address shown as text."""
    texts = note.find(Text)
    index = bisect_right(texts, start, key=lambda text: text.start) - 1
    if index < 0 or end > texts[index].end:
        return False
    link = note.parent(texts[index])
    return not isinstance(link, Link) or note.text[link.start] == "["
