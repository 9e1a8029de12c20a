"""Korean particles that cannot stand where they stand.

Many particles have two forms, one after a vowel and one after a consonant. Only what is certain
is judged: 이, 가, 는, 과 and 로 also end words of other kinds (``차이``, ``평가``, ``있는``, ``효과``,
``경로``) and are left alone.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint_rules.spelling.hangul import ends_in_l, has_final, is_syllable

_ENDS = re.compile(r"(?:을|를|와|은|으로(?:써|서|부터|의|는|도|만)?)(?![가-힣ㄱ-ㅣ])")
_TWICE = re.compile(
    r"(?P<first>을|를|는|에서|으로|에게|까지|부터)(?P=first)(?![가-힣ㄱ-ㅣ])"
    r"|(?:을[은를]|를[은을이가는]|는[을를]|은[를는])(?![가-힣ㄱ-ㅣ])"
)
_WORD_BEFORE = re.compile(r"[가-힣]*$")

# Verbs whose stem loses its ㅅ (나을, 지은), and words that end like a particle.
_STEMS_IN_VOWEL = frozenset("나지이부그저자")
_WORDS_IN_EUL = frozenset("가마노고리")
_WORDS_IN_EUN = frozenset("하예가시지다조")
_PARTICLES = frozenset("을를은는이가와과")  # as a grammar names them: 을를
_SHORTEST_NOUN = 2
_SURE_WORD = 3
_SURE_WORD_BEFORE_EUN = 4


class Slip(NamedTuple):
    """A particle as written, where it stands, and what is expected in its place."""

    start: int
    end: int
    expected: str


def wrong_particles(text: str) -> Iterator[Slip]:
    """Particles against the last letter of the word before, in a text of any kind."""
    for match in _ENDS.finditer(text):
        particle, start = match[0], match.start()
        before = text[start - 1 : start]
        if not is_syllable(before or " "):
            continue
        expected = _expected(particle, before)
        if expected and _is_sure(particle, _word_before(text, start)):
            yield Slip(start, match.end(), expected)


def doubled_particles(text: str) -> Iterator[Slip]:
    """One particle twice (``모델을을``), or one object or topic marked twice (``모델을는``)."""
    for match in _TWICE.finditer(text):
        word = _word_before(text, match.start())
        if len(word) < _SHORTEST_NOUN or word[-1] in _WORDS_IN_EUL:
            continue
        particle = match["first"] or match[0][1:]
        expected = _expected(particle, word[-1]) or particle
        yield Slip(match.start(), match.end(), expected)


def _expected(particle: str, before: str) -> str | None:
    """What the particle must be after this syllable; None where it is right."""
    final = has_final(before)
    match particle[0]:
        case "를" | "와":
            return {"를": "을", "와": "과"}[particle] if final else None
        case "을" | "은":
            return {"을": "를", "은": "는"}[particle] if not final else None
        case _:
            return particle.removeprefix("으") if not final or ends_in_l(before) else None


def _is_sure(particle: str, word: str) -> bool:
    """Whether the word before, with the particle, can be no word of its own."""
    length, last = len(word) + len(particle), word[-1]
    if word in _PARTICLES:
        return False
    if particle == "은":
        excepted = _STEMS_IN_VOWEL | _WORDS_IN_EUN
        return length >= _SURE_WORD_BEFORE_EUN and last not in excepted
    if particle == "을":
        return length >= _SURE_WORD and last not in _STEMS_IN_VOWEL | _WORDS_IN_EUL
    return particle != "와" or length >= _SURE_WORD


def _word_before(text: str, end: int) -> str:
    match = _WORD_BEFORE.search(text, max(0, end - 20), end)
    return match[0] if match else ""
