"""Whether a stretch of Latin letters is English at all.

Nothing is said about a language that the lexicon does not know: German, French, Vietnamese,
romanised Korean. A note that mixes English terms into Korean or Chinese is English here.
"""

from collections.abc import Iterable, Sequence

import regex

from notelint_rules.spelling.candidates import Speller, derivable, is_word
from notelint_rules.spelling.lexicon import corrections
from notelint_rules.spelling.words import Passage, Word

_FEW = 4
"""Fewer ordinary words than this say nothing about a passage's language."""

_MANY = 25
"""From as many ordinary words on, a note's language can be told."""

_BESIDE = 3
"""So many words on either side are a word's company."""

_LATIN = regex.compile(r"\p{Latin}")
_OTHER_LETTER = regex.compile(r"[\p{L}--\p{Latin}]", regex.VERSION1)

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


def is_foreign_note(passages: Iterable[Passage], speller: Speller) -> bool:
    words = [word for passage in passages for word in passage.words]
    return _are_foreign(words, speller, least=_MANY)


def is_foreign_passage(passage: Passage, speller: Speller) -> bool:
    return _are_foreign(passage.words, speller, least=_FEW)


def stands_among_foreign(word: Word, passage: Passage, speller: Speller) -> bool:
    """Whether most of the ordinary words around this one are no English (a quotation, a title)."""
    at = passage.words.index(word)
    beside = [*passage.words[max(0, at - _BESIDE) : at], *passage.words[at + 1 : at + 1 + _BESIDE]]
    if any(not other.key.isascii() for other in beside):
        return True
    return _are_foreign(beside, speller, least=2, share=0.5)


def is_latin(passage: Passage, text: str) -> bool:
    """Whether the passage is written in Latin letters; else its Latin words are terms and names.

    A syllable of Hangul or a character of Han says as much as three letters.
    """
    content = text[passage.block.start : passage.block.end]
    return len(_LATIN.findall(content)) > 3 * len(_OTHER_LETTER.findall(content))


def _are_foreign(
    words: Sequence[Word], speller: Speller, *, least: int, share: float = 0.3
) -> bool:
    """Whether little words of another language prevail, or too many ordinary words are unknown.

    Ordinary words are those in lower case of three letters or more. A word that looks like a slip
    is no sign of another language.
    """
    foreign = sum(word.key in _FOREIGN for word in words)
    if foreign >= 2 and foreign > sum(word.key in _ENGLISH for word in words):
        return True
    ordinary = [word for word in words if len(word.text) >= 3 and word.text.islower()]
    if len(ordinary) < least:
        return False
    unknown = sum(not _is_english(word.key, speller) for word in ordinary)
    return unknown > share * len(ordinary)


def _is_english(word: str, speller: Speller) -> bool:
    return (
        is_word(word) or derivable(word) or word in corrections() or bool(speller.candidates(word))
    )
