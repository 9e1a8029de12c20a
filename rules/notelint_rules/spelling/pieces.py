"""Words that a PDF's line breaks or ligatures left in two pieces: ``differen- tiable``, ``di rection``."""

from notelint import lazy_regex_compile
from notelint_rules.spelling.candidates import is_word
from notelint_rules.spelling.words import Passage, Word

_GAP = lazy_regex_compile(r"-?[ ]|-[ ]*\r?\n[ ]*")


def is_half_of_word(word: Word, passage: Passage, text: str) -> bool:
    """Whether a word and its neighbour, without the gap between them, are one known word."""
    at = passage.words.index(word)
    for left in passage.words[max(0, at - 1) : at + 1]:
        right_at = passage.words.index(left) + 1
        if right_at < len(passage.words) and _are_one(left, passage.words[right_at], text):
            return True
    return False


def _are_one(left: Word, right: Word, text: str) -> bool:
    if not _GAP.fullmatch(text, left.span.end, right.span.start):
        return False
    return is_word(left.key + right.key)
