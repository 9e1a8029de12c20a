"""Syllables of Hangul, taken apart and put together, and what Korean does with them.

A precomposed syllable is a leading consonant, a vowel and a final consonant (Unicode, section
3.12, "Hangul Syllable Composition").
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_FIRST = 0xAC00
_VOWELS = 21
_FINALS = 28
_COUNT = 11172

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWEL_LETTERS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL_LETTERS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

_SLIPS_OF_LEAD = dict(zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True))
_SLIPS_OF_VOWEL = dict(zip("ㅒㅖㅚㅙㅞㅑㅕㅢ", "ㅐㅔㅙㅚㅙㅏㅓㅣ", strict=True))
_SLIPS_OF_FINAL = dict(
    zip(
        "ㅌㅍㅊㅈㄷㅋㅆㄲㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        "ㅅㅂㅅㅅㅅㄱㅅㄱㄱㄴㄴㄹㄹㄹㄹㄹㄹㄹㅂ",
        strict=True,
    )
)

# Inflected forms (시퍼렜다), onomatopoeia, names and jokes that are written with syllables outside of
# KS X 1001 on purpose; 힣 is the last of all syllables, which expressions for ranges name.
_MEANT = frozenset("꽌됭똠띡렜뭥뷁샾쉣쌰왤윾읭찦쩖펲햏횽힣")
_LET_GO_EARLY = dict(zip("ㅅㄱㅎㅂ", "ㅆㄲㄶㅄ", strict=True))
_LAUGHS = frozenset("ㅋㅎ")
_LONGEST_WORD = 40


class Syllable(NamedTuple):
    """The letters of a syllable; ``final`` is a space where there is none."""

    lead: str
    vowel: str
    final: str

    def __str__(self) -> str:
        index = _LEADS.index(self.lead) * _VOWELS + _VOWEL_LETTERS.index(self.vowel)
        return chr(_FIRST + index * _FINALS + _FINAL_LETTERS.index(self.final))


def is_syllable(character: str) -> bool:
    return "가" <= character <= "힣"


def letters(syllable: str) -> Syllable:
    index = ord(syllable) - _FIRST
    rest, final = divmod(index, _FINALS)
    lead, vowel = divmod(rest, _VOWELS)
    return Syllable(_LEADS[lead], _VOWEL_LETTERS[vowel], _FINAL_LETTERS[final])


def has_final(syllable: str) -> bool:
    return (ord(syllable) - _FIRST) % _FINALS != 0


def ends_in_l(syllable: str) -> bool:
    return letters(syllable).final == "ㄹ"


@cache
def unused_syllables() -> frozenset[str]:
    """The syllables that no Korean word has: those that KS X 1001 lacks, but for a few.

    The standard's 2,350 syllables were chosen in 1987 as all that Korean writes.
    """
    every = map(chr, range(_FIRST, _FIRST + _COUNT))
    return frozenset(s for s in every if not _is_in_standard(s)) - _MEANT


def is_laugh(syllable: str, after: str) -> bool:
    """Whether a word ends in laughter (``앜ㅋㅋ``, ``헿``)."""
    return letters(syllable).final in _LAUGHS and not is_syllable(after or " ")


def one_slip_away(syllable: str) -> Iterator[str]:
    """What may have been typed for a syllable, the likeliest first: half of a double final, a final that
    sounds alike, shift held too long or pressed too early, a letter too many.
    """
    lead, vowel, final = letters(syllable)
    found = (
        Syllable(lead, vowel, _LET_GO_EARLY.get(final, final)),
        Syllable(lead, vowel, _SLIPS_OF_FINAL.get(final, final)),
        Syllable(lead, _SLIPS_OF_VOWEL.get(vowel, vowel), final),
        Syllable(_SLIPS_OF_LEAD.get(lead, lead), vowel, final),
        Syllable(lead, vowel, " "),
    )
    for text in dict.fromkeys(map(str, found)):
        if text != syllable and text not in unused_syllables():
            yield text


def word_before(text: str, end: int) -> str:
    """The syllables that end here."""
    return text[word_start(text, end) : end]


def word_start(text: str, offset: int) -> int:
    """Where the syllables begin that reach to an offset; no word is longer than forty."""
    least = max(0, offset - _LONGEST_WORD)
    while offset > least and is_syllable(text[offset - 1]):
        offset -= 1
    return offset


def word_end(text: str, offset: int) -> int:
    most = min(len(text), offset + _LONGEST_WORD)
    while offset < most and is_syllable(text[offset]):
        offset += 1
    return offset


def _is_in_standard(syllable: str) -> bool:
    try:
        return len(syllable.encode("euc_kr")) == len("가".encode("euc_kr"))
    except UnicodeEncodeError:
        return False
