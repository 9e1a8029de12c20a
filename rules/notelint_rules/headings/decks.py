"""Which notes are slides, where a heading titles its slide and nothing below it."""

from notelint import Note

_TRUE_IN_DECKS = ("marp", "revealOptions", "slideOptions")


def is_deck(note: Note) -> bool:
    """Whether the front matter is one of Marp, reveal-md or HackMD."""
    front_matter = note.front_matter
    if front_matter is None:
        return False
    values = front_matter.values
    return any(map(values.get, _TRUE_IN_DECKS)) or values.get("type") == "slide"
