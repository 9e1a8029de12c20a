"""Korean loanwords with one letter too many, too few, or another: ``얼텐션``, ``프렝임``."""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache
from importlib.resources import files

from notelint_rules.spelling.hangul import Syllable, letters
from notelint_rules.spelling.lexicon import read_list
from notelint_rules.spelling.particles import PARTICLES

_SHORTEST = 3
_LONGEST = 8
_TAILS = frozenset(("", "기반", "모델", "적", "적인", "적으로", "형", "화", "용", "별", *PARTICLES))
_LEADS_ALIKE = ("ㄱㄲ", "ㄷㄸ", "ㅂㅃ", "ㅅㅆ", "ㅈㅉ")
_DRAWN_TO_WORDS = frozenset("ㄴㄹㅁㅇ")
_VOWELS_ALIKE = ("ㅐㅔ", "ㅒㅖ", "ㅙㅚㅞ", "ㅏㅑ", "ㅓㅕ", "ㅗㅛ", "ㅜㅠ")


@lru_cache(maxsize=1 << 16)
def meant_loanword(word: str) -> tuple[str, str] | None:
    """The loanword that a word of Hangul was meant to begin with, and what follows it: particles, if
    anything. None for what begins with a loanword that is spelt right.
    """
    if not _may_be_slip(word):
        return None
    beginnings = [word[:length] for length in range(min(_LONGEST, len(word)), _SHORTEST - 1, -1)]
    if not _loanwords().isdisjoint(beginnings):
        return None
    for beginning in beginnings:
        tail = word[len(beginning) :]
        if tail in _TAILS:
            for meant in _one_syllable_away(beginning):
                return meant, tail
    return None


def _may_be_slip(word: str) -> bool:
    """Whether two of the first three syllables stand where a loanword has them."""
    return len(word) >= _SHORTEST and (
        word[:2] in _pairs()[0] or word[1:3] in _pairs()[1] or word[0] + word[2] in _pairs()[2]
    )


def _one_syllable_away(word: str) -> Iterator[str]:
    """The loanwords with one slip in one syllable.

    A final after the last one is a suffix (``스테이징``), or a particle drawn to it (``데이턴``, ``이미질``);
    and what is left without its final may be a particle (``아이도``, of ``아이돌``).
    """
    for at, syllable in enumerate(word):
        for meant in _by_gap().get((word[:at], word[at + 1 :]), ()):
            if _is_slip(letters(syllable), letters(meant[at]), is_last=at == len(word) - 1):
                yield meant


def _is_slip(written: Syllable, meant: Syllable, *, is_last: bool) -> bool:
    """Whether the final is wrong, too many or missing, or another letter sounds alike or is on one key."""
    if written[:2] == meant[:2]:
        return not (is_last and (written.final in _DRAWN_TO_WORDS or str(written) in PARTICLES))
    if written[1:] == meant[1:]:
        return _are_alike(written.lead, meant.lead, _LEADS_ALIKE)
    same = written.lead == meant.lead and written.final == meant.final
    return same and _are_alike(written.vowel, meant.vowel, _VOWELS_ALIKE)


def _are_alike(letter: str, other: str, groups: Iterable[str]) -> bool:
    return any(letter in group and other in group for group in groups)


@cache
def _loanwords() -> Set[str]:
    text = (files(__package__) / "loanwords.txt").read_text(encoding="utf-8")
    return frozenset(word for word in read_list(text).words if len(word) >= _SHORTEST)


@cache
def _pairs() -> tuple[Set[str], Set[str], Set[str]]:
    words = _loanwords()
    return (
        frozenset(word[:2] for word in words),
        frozenset(word[1:3] for word in words),
        frozenset(word[0] + word[2] for word in words),
    )


@cache
def _by_gap() -> Mapping[tuple[str, str], list[str]]:
    """The loanwords by what stands before and after each of their syllables."""
    found: dict[tuple[str, str], list[str]] = {}
    for word in sorted(_loanwords()):
        for at in range(len(word)):
            found.setdefault((word[:at], word[at + 1 :]), []).append(word)
    return found
