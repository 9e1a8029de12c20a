"""Words that a PDF's line breaks or ligatures left in two pieces: ``differen- tiable``, ``di rection``."""

from itertools import pairwise

from notelint import lazy_regex_compile
from notelint_rules.spelling.known_words import is_word
from notelint_rules.spelling.words import Passage, Word

_GAP = lazy_regex_compile(r"-?[ ]|-[ ]*\r?\n[ ]*")


def is_half_of_word(at: int, passage: Passage, text: str) -> bool:
    """Whether a word and its neighbour, without the gap between them, are one known word."""
    near = passage.words[max(0, at - 1) : at + 2]
    return any(_are_one(left, right, text) for left, right in pairwise(near))


def _are_one(left: Word, right: Word, text: str) -> bool:
    if not _GAP.fullmatch(text, left.span.end, right.span.start):
        return False
    return is_word(left.key + right.key)
