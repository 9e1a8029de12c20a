"""The terms of a vault, and which of their spellings are the same term.

Two spellings are one term's when they differ in hyphens, in the case of letters within words, or,
in Hangul, in letters that sound alike (``태스크`` and ``테스크``). Capitals that a sentence, a
title or emphasis asks for do not count.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from notelint import Note, Span, Vault, lazy_re_compile
from notelint.nodes import Text
from notelint_rules.spelling.confusions import korean_confusions
from notelint_rules.spelling.differences import Usual, has_hump, may_differ
from notelint_rules.spelling.hangul import Syllable, is_syllable, letters, unused_syllables
from notelint_rules.spelling.lexicon import known_names, lexicon
from notelint_rules.spelling.particles import PARTICLES
from notelint_rules.spelling.prose import prose
from notelint_rules.spelling.vocabulary import names

_ENDS = r"(?![A-Za-z0-9_/@-]|\.[A-Za-z0-9])"
_BEGINS = r"(?<![A-Za-z0-9_/@.#-].)"
_TERM = lazy_re_compile(rf"[A-Za-z]{_BEGINS}[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*{_ENDS}")
_PAIR = lazy_re_compile(rf"[A-Z]{_BEGINS}(?=([a-z]+ [A-Z][a-z]+){_ENDS})")
_PART = lazy_re_compile("[A-Za-z0-9]+")
_HANGUL = lazy_re_compile(r"[가-힣]{3,}")
_GAP = lazy_re_compile("(?<![0-9])[- ]|[- ](?![0-9])")  # Ch1-3 is not Ch13
_SHORTEST = 4
_SHORTEST_STEM = 3
_ALIKE = str.maketrans("ㅐㅒㅖㅙㅞ", "ㅔㅔㅔㅚㅚ")
_FINALS_ALIKE = str.maketrans("ㅋㅊㅌㅍ", "ㄱㅅㅅㅂ")
"""Finals that loanwords are given by mistake (``데이터셑``); ㄷ, ㅈ and ㅆ end words of their own."""


_FORMS_OF_A_VERB = frozenset("되돼된됀될됄됩됍")


class Term(NamedTuple):
    """A term as written, without its particles, and where it stands."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def terms(note: Note, wanted: Container[str]) -> Iterator[Term]:
    """Where the note's text has terms that are wanted: words, pairs of capitalised ones (``Motion
    Ctrl``), and stems of Hangul.
    """
    for text in note.find(Text):
        for term in _terms(note.text, text.start, text.end):
            if term.text in wanted:
                yield term


def _terms(text: str, start: int, end: int) -> Iterator[Term]:
    for match in _TERM.finditer(text, start, end):
        yield Term(match[0], match.start())
        for part in _named_parts(match[0]) if "-" in match[0] else ():
            yield Term(part[0], match.start() + part.start())
    for match in _PAIR.finditer(text, start, end):
        yield Term(match[0] + match[1], match.start())
    for match in _HANGUL.finditer(text, start, end):
        if stem := _without_particles(match[0]):
            yield Term(stem, match.start())


def _named_parts(term: str) -> Iterator[re.Match[str]]:
    """The parts of a term that are names by their capitals (``VB-LoRA``)."""
    for part in _PART.finditer(term):
        if len(part[0]) >= _SHORTEST and not (part[0].islower() or part[0].istitle()):
            yield part


def spellings(note: Note) -> Mapping[str, int]:
    """How often the note writes which term how."""
    text = prose(note)
    found: Counter[str] = Counter()
    for word, times in Counter(_TERM.findall(text)).items():
        if len(word) >= _SHORTEST:
            found[word] += times
        for part in _named_parts(word) if "-" in word else ():
            found[part[0]] += times
    found.update(match[0] + match[1] for match in _PAIR.finditer(text))
    for word, times in Counter(_HANGUL.findall(text)).items():
        if len(stem := _without_particles(word)) >= _SHORTEST_STEM:
            found[stem] += times
    return found


COUNTS = (spellings, names)


def expected_spellings(vault: Vault) -> Mapping[str, tuple[str, int]]:
    """What each spelling should be, where the vault writes the term in several ways, and how often
    the vault writes it so.
    """
    ways: dict[str, dict[str, int]] = {}
    for written, times in vault.count(spellings).items():
        if times:
            ways.setdefault(_key(written), {})[written] = times
    in_code = vault.count(names)
    found: dict[str, tuple[str, int]] = {}
    for key, spelt in ways.items():
        if len(spelt) > 1:
            found.update(_preferred(spelt, in_code.get(key, 0)))
    return found


def _preferred(spelt: Mapping[str, int], in_code: int) -> Iterator[tuple[str, tuple[str, int]]]:
    shapes: dict[str, int] = {}
    for written, times in spelt.items():
        shapes[_shape(written)] = shapes.get(_shape(written), 0) + times
    if len(shapes) < 2 or not any(map(_is_term, spelt)):
        return
    best = max(
        shapes,
        key=lambda shape: (
            _is_plausible(shape),
            _is_known_name(shape),
            shapes[shape],
            _tells_more(shape),
        ),
    )
    shown = max(
        (w for w in spelt if _shape(w) == best), key=lambda w: (spelt[w], w.lower() == w, w)
    )
    usual = Usual(best, shapes[best], in_code)
    for written in spelt:
        if _shape(written) == best or _is_ordinary(written):
            continue
        if not may_differ(written, shapes[_shape(written)], usual):
            is_plain = best.islower() and written.islower()
            yield written, (best if is_plain else shown, shapes[best])


def _key(written: str) -> str:
    """What all spellings of a term have in common."""
    if is_syllable(written[0]):
        return "".join(_sounds(syllable) for syllable in written)
    return _GAP.sub("", written).lower()


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
        or has_hump(written)
    )


def _is_plausible(shape: str) -> bool:
    return (
        " " not in shape
        and not any(korean_confusions(shape))
        and unused_syllables().isdisjoint(shape)
    )


def _is_known_name(shape: str) -> bool:
    name = known_names().get(shape.lower())
    return name is not None and name.text == shape


def _is_ordinary(written: str) -> bool:
    """Whether a spelling is an ordinary word, or the name of something else: React beside ReAct."""
    name = known_names().get(written.lower())
    return name is not None and name.is_word and written.istitle()


def _tells_more(shape: str) -> tuple[bool, bool, int, int, str]:
    capitals = sum(letter.isupper() for letter in shape)
    return has_hump(shape), shape in lexicon(), shape.count("-"), capitals, shape


@lru_cache(maxsize=1 << 16)
def _without_particles(word: str) -> str:
    """The stem of a word; nothing where that is short: many short words differ in one letter (계수를,
    개수를).
    """
    if not word.endswith(PARTICLES):
        return word
    stems = (word.removesuffix(particle) for particle in PARTICLES if word.endswith(particle))
    return next((stem for stem in stems if len(stem) >= _SHORTEST_STEM), "")


@cache
def _sounds(syllable: str) -> str:
    if syllable in _FORMS_OF_A_VERB:
        return syllable
    lead, vowel, final = letters(syllable)
    alike = Syllable(lead, vowel.translate(_ALIKE), final.translate(_FINALS_ALIKE))
    return str(alike)
