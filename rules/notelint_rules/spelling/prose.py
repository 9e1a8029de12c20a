"""What of a note is text that readers see."""

from bisect import bisect_right
from functools import lru_cache

from notelint import Note
from notelint.nodes import Link, Text


@lru_cache(maxsize=1)
def prose(note: Note) -> str:
    """The note's text as readers see it, each piece on a line of its own; what it holds, not where."""
    return "\n".join([text.value for text in note.find(Text)])


def is_prose(note: Note, start: int, end: int) -> bool:
    """Whether a stretch of the source stands in one piece of text, and in no address shown as text."""
    texts = note.find(Text)
    index = bisect_right(texts, start, key=lambda text: text.start) - 1
    if index < 0 or end > texts[index].end:
        return False
    link = note.parent(texts[index])
    return not isinstance(link, Link) or note.text[link.start] == "["
