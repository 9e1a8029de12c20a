"""Whether a stretch of Latin letters is English at all.

Nothing is said about a language that the lexicon does not know: German, French, Vietnamese,
romanised Korean. A note that mixes English terms into Korean or Chinese is English here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import regex

from notelint import lazy_regex_compile
from notelint_rules.spelling.candidates import Speller
from notelint_rules.spelling.known_words import derivable, is_word
from notelint_rules.spelling.lexicon import corrections
from notelint_rules.spelling.words import Passage, Word

_FEW = 4
"""Fewer ordinary words than this say nothing about a passage's language."""

_MANY = 25
"""From as many ordinary words on, a note's language can be told."""

_BESIDE = 3
"""So many words on either side are a word's company."""

_MOST = 0.6
_LATIN = lazy_regex_compile(r"\p{Latin}")
_OTHER_LETTER = lazy_regex_compile(r"[\p{L}--\p{Latin}]", regex.VERSION1)

# Words that sentences cannot do without, and that English does not have.
_LITTLE_WORDS = """
    aber auch auf dass dem den der eine einen einer eines fur ich ist mit nicht oder sich sie und
    von werden wie wir wird zum zur
    aux avec ces cette dans des elle est etre ils leur les mais nous ont ou par pas plus pour que
    qui sont sur une vous
    como cuando del donde el ella esta este hay las los mas muy para pero por porque sin sobre una
    uno
    com dos ela ele essa esse foi isso mais mas nao pelo quando seu sua uma voce
    alla anche che come cosi dei della delle di gli il nel nella questo sono una
    aan bij dat deze een het hij naar niet ook voor wij wordt zijn
    att av det ett inte jag och som till vi
    adalah dan dari dengan ini itu kami kita pada saya tidak untuk yang
    cua cho duoc khong la mot nhung voi
    dla jest nie oraz przez sie tak tego
"""
_ALSO_ENGLISH = """
    den des est for il la mas plus sin vi
"""
_LITTLE_ENGLISH_WORDS = """
    the of and to in is that for it with as was are be this by or you we not
"""
_FOREIGN = frozenset(_LITTLE_WORDS.split()) - frozenset(_ALSO_ENGLISH.split())
_ENGLISH = frozenset(_LITTLE_ENGLISH_WORDS.split())


def is_foreign_note(words: Mapping[str, int], speller: Speller) -> bool:
    """Whether a note with these words in lower case, each so often, is in another language."""
    return _are_foreign(words, speller, least=_MANY)


def is_foreign_passage(passage: Passage, speller: Speller) -> bool:
    return _are_foreign(_lower(passage.words), speller, least=_FEW)


def stands_among_foreign(at: int, passage: Passage, speller: Speller) -> bool:
    """Whether most of the ordinary words around this one are no English (a quotation, a title)."""
    beside = [
        *passage.words[max(0, at - _BESIDE) : at],
        *passage.words[at + 1 : at + 1 + _BESIDE],
    ]
    if any(not other.key.isascii() for other in beside):
        return True
    return _are_foreign(_lower(beside), speller, least=2, share=0.5)


def is_latin(passage: Passage, text: str) -> bool:
    """Whether the passage is written in Latin letters; else its Latin words are terms and names.

    A syllable of Hangul or a character of Han says as much as three letters.
    """
    content = text[passage.block.start : passage.block.end]
    return len(_LATIN.findall(content)) > 3 * len(_OTHER_LETTER.findall(content))


def _lower(words: Iterable[Word]) -> Mapping[str, int]:
    return Counter(word.key for word in words if word.text.islower())


def _are_foreign(
    words: Mapping[str, int], speller: Speller, *, least: int, share: float = 0.3
) -> bool:
    """Whether little words of another language prevail, or too many ordinary words are unknown.

    Counted are words in lower case, unknown are those of three letters or more. A word that looks
    like a slip is no sign of another language, but where most words are unknown, none is a slip.
    """
    foreign = sum(words.get(word, 0) for word in _FOREIGN)
    if foreign >= 2 and foreign > sum(words.get(word, 0) for word in _ENGLISH):
        return True
    ordinary = {word: times for word, times in words.items() if len(word) >= 3}
    total = sum(ordinary.values())
    if total < least:
        return False
    unknown = {word: times for word, times in ordinary.items() if not _is_english(word)}
    if sum(unknown.values()) > _MOST * total:
        return True
    if sum(unknown.values()) <= share * total:
        return False
    return sum(n for word, n in unknown.items() if not speller.candidates(word)) > share * total


@lru_cache(maxsize=1 << 16)
def _is_english(word: str) -> bool:
    return is_word(word) or word in corrections() or derivable(word)
