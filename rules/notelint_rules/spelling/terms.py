"""The terms of a vault, and which of their spellings are the same term.

Two spellings are one term's when they differ in hyphens, in the case of letters within words, or,
in Hangul, in letters that sound alike (``태스크`` and ``테스크``). Capitals that a sentence, a
title or emphasis asks for do not count.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from notelint import Note, Span, Vault, lazy_re_compile
from notelint.nodes import Text
from notelint_rules.spelling.confusions import korean_confusions
from notelint_rules.spelling.hangul import Syllable, is_syllable, letters, unused_syllables

_ENDS = r"(?![A-Za-z0-9_/@-]|\.[A-Za-z0-9])"
_BEGINS = r"(?<![A-Za-z0-9_/@.#-].)"
_TERM = lazy_re_compile(rf"[A-Za-z]{_BEGINS}[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*{_ENDS}")
_PAIR = lazy_re_compile(rf"[A-Z]{_BEGINS}(?=([a-z]+ [A-Z][a-z]+){_ENDS})")
_PART = lazy_re_compile("[A-Za-z0-9]+")
_HANGUL = lazy_re_compile(r"[가-힣]{3,}")
_VENUE = lazy_re_compile(
    r"(?<![A-Za-z0-9])(AAAI|ACL|COLM|CVPR|CoRL|ECCV|EMNLP|ICASSP|ICCV|ICLR|ICML|ICRA|IJCAI|IROS|KDD|NAACL|NIPS"
    r"|NeurIPS|SIGGRAPH|TMLR|WACV)( ?)((?:19|20)?\d\d)(?![A-Za-z0-9])"
)
_OLD_NAMES = {"NIPS": ("NeurIPS", 2018)}
"""What a conference is called now, and since when."""

_SAMPLE_YEAR = "2024"
_LAST_YEAR_OF_THIS_CENTURY = 60
_SHORTEST = 4
_PARTICLE_LIST = """
    을 를 은 는 이 가 의 에 와 과 도 로 만 들 으로 에서 에게 까지 부터 들의 들을 들은 이나 처럼 보다 마다
    으로부터 로부터 에서의 에서는 으로는 로는 에는 와의 과의 이라는 라는 입니다 이다 하는 하고 하여 한 된
"""
_PARTICLES = tuple(sorted(_PARTICLE_LIST.split(), key=len, reverse=True))
_SHORTEST_STEM = 3
_ALIKE = str.maketrans("ㅐㅒㅖㅙㅞ", "ㅔㅔㅔㅚㅚ")
_FINALS_ALIKE = str.maketrans("ㄲㅋㄷㅆㅈㅊㅌㅍ", "ㄱㄱㅅㅅㅅㅅㅅㅂ")


class Term(NamedTuple):
    """A term as written, without its particles, and where it stands."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def terms(note: Note) -> Iterator[Term]:
    """The words of the note's text, pairs of capitalised ones (``Motion Ctrl``), and stems of Hangul."""
    for text in note.find(Text):
        yield from _terms(note.text, text.start, text.end)


def _terms(text: str, start: int, end: int) -> Iterator[Term]:
    for match in _TERM.finditer(text, start, end):
        if len(match[0]) >= _SHORTEST:
            yield Term(match[0], match.start())
        if "-" in match[0]:
            yield from _named_parts(match)
    for match in _PAIR.finditer(text, start, end):
        yield Term(match[0] + match[1], match.start())
    for match in _HANGUL.finditer(text, start, end):
        stem = _without_particles(match[0])
        if len(stem) >= _SHORTEST_STEM:
            yield Term(stem, match.start())


def _named_parts(term: re.Match[str]) -> Iterator[Term]:
    """The parts of a term that are names by their capitals (``VB-LoRA``)."""
    for part in _PART.finditer(term.string, *term.span()):
        if len(part[0]) >= _SHORTEST and not (part[0].islower() or part[0].istitle()):
            yield Term(part[0], part.start())


def venues(note: Note) -> Iterator[Term]:
    """The conferences with a year of the note's text."""
    for text in note.find(Text):
        for match in _VENUE.finditer(note.text, text.start, text.end):
            yield Term(match[0], match.start())


def ways_of_venues(note: Note) -> Mapping[str, int]:
    """How often the note writes a conference's year in which way, shown by a sample."""
    found: dict[str, int] = {}
    for match in _VENUE.finditer(_prose(note)):
        way = match[2] + _SAMPLE_YEAR[-len(match[3]) :]
        found[way] = found.get(way, 0) + 1
    return found


def _prose(note: Note) -> str:
    return "\n".join(note.text[text.start : text.end] for text in note.find(Text))


def name_of_venue(written: str, way: str) -> str:
    """A conference and its year, by its name in that year, in the way of the sample."""
    match = _VENUE.fullmatch(written)
    if match is None:
        return written
    name, _, digits = match.groups()
    year = digits if len(digits) == len(_SAMPLE_YEAR) else _century(digits) + digits
    now, since = _OLD_NAMES.get(name, (name, 0))
    sample = way.lstrip()
    gap = way.removesuffix(sample)
    return (now if int(year) >= since else name) + gap + year[-len(sample) :]


def _century(year: str) -> str:
    return "19" if int(year) > _LAST_YEAR_OF_THIS_CENTURY else "20"


def spellings(note: Note) -> Mapping[str, int]:
    """How often the note writes which term how."""
    found: dict[str, int] = {}
    prose = _prose(note)
    for term in _terms(prose, 0, len(prose)):
        found[term.text] = found.get(term.text, 0) + 1
    return found


def expected_spellings(vault: Vault) -> Mapping[str, tuple[str, int]]:
    """What each spelling should be, where the vault writes the term in several ways, and how often
    the vault writes it so.
    """
    ways: dict[str, dict[str, int]] = {}
    for written, times in vault.count(spellings).items():
        if times:
            ways.setdefault(_key(written), {})[written] = times
    found: dict[str, tuple[str, int]] = {}
    for spelt in ways.values():
        if len(spelt) > 1:
            found.update(_preferred(spelt))
    return found


def _preferred(spelt: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, int]]]:
    shapes: dict[str, int] = {}
    for written, times in spelt.items():
        shapes[_shape(written)] = shapes.get(_shape(written), 0) + times
    if len(shapes) < 2 or not any(map(_is_term, spelt)):
        return
    best = max(shapes, key=lambda shape: (_is_plausible(shape), shapes[shape], _tells_more(shape)))
    shown = max(
        (w for w in spelt if _shape(w) == best), key=lambda w: (spelt[w], w.lower() == w, w)
    )
    for written in spelt:
        if _shape(written) != best and not _may_differ(written, best):
            is_plain = best.islower() and written.islower()
            yield written, (best if is_plain else shown, shapes[best])


def _may_differ(written: str, best: str) -> bool:
    """Whether a spelling is right beside the other: a package's name, an acronym spelt out
    (``cOntext``), capitals for emphasis, two words that are no name.
    """
    if " " in written:
        return not _has_hump(best)
    if written.isalpha() and written.islower():
        return _has_hump(best)
    return best.islower() and (written.isupper() or (written.isalpha() and _has_hump(written)))


def _key(written: str) -> str:
    """What all spellings of a term have in common."""
    if is_syllable(written[0]):
        return "".join(_sounds(syllable) for syllable in written)
    return re.sub(r"[- ]", "", written).lower()


def _shape(written: str) -> str:
    """A spelling without the capitals that its place in a sentence or a title may ask for."""
    parts = re.split(r"([- ])", written)
    if all(part.islower() or part.istitle() or not part.isalpha() for part in parts):
        return written.lower()
    return written


def _is_term(written: str) -> bool:
    """Whether a spelling shows that it is a term, and no word that happens to be written in capitals."""
    return (
        is_syllable(written[0])
        or "-" in written
        or (written.isalnum() and not written.isalpha())
        or _has_hump(written)
    )


def _has_hump(written: str) -> bool:
    """Whether a part has a capital within (``LoRA``)."""
    parts = re.split("[- ]", written)
    return any(part != part.upper() and part[1:] != part[1:].lower() for part in parts)


def _is_plausible(shape: str) -> bool:
    return (
        " " not in shape
        and not any(korean_confusions(shape))
        and unused_syllables().isdisjoint(shape)
    )


def _tells_more(shape: str) -> tuple[bool, int, int, str]:
    capitals = sum(letter.isupper() for letter in shape)
    return _has_hump(shape), shape.count("-"), capitals, shape


@lru_cache(maxsize=1 << 16)
def _without_particles(word: str) -> str:
    for particle in _PARTICLES if word.endswith(_PARTICLES) else ():
        stem = word.removesuffix(particle)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            return stem
    return word


@cache
def _sounds(syllable: str) -> str:
    lead, vowel, final = letters(syllable)
    alike = Syllable(lead, vowel.translate(_ALIKE), final.translate(_FINALS_ALIKE))
    return str(alike)
