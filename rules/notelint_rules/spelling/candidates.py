"""What an unknown word may have been meant to be, with the evidence, ranked.

Candidates come first and doubts second: a word is reported only where something is known that
it is one slip away from, and that something is used much more than the word itself. What can be
derived from known words needs stronger evidence.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain, filterfalse, repeat
from math import log10
from typing import NamedTuple

from notelint import Vault, lazy_re_compile
from notelint_rules.spelling.known_words import MILLION, derivable, has_common_prefix, is_word
from notelint_rules.spelling.lexicon import (
    codespell,
    corrections,
    count,
    english,
    glossary,
    lexicon,
    right_words,
)
from notelint_rules.spelling.long_words import LongWords
from notelint_rules.spelling.slips import Slip, by_gap, one_slip_away, swapped
from notelint_rules.spelling.variants import are_variants
from notelint_rules.spelling.vocabulary import Vocabulary, vocabulary_of_vault, words_of

_ENGLISH = lazy_re_compile(r"[a-z]*[aeiou][a-z]*")
_LONGEST = 45
"""No word has more letters; a sequence of bases has thousands."""

TRUSTED = 5
"""A word that the vault uses this often is right, unless it has a far commoner neighbour."""

FAR_COMMONER = 3
"""How many times as often as the word the vault must use what is taken for meant."""

MUCH_COMMONER = 10
"""The same for a word that would be trusted otherwise."""

_LEAST_USED: Mapping[Slip, tuple[tuple[int, float], ...]] = {
    Slip.SWAPPED: ((6, 0.06), (5, 5)),
    Slip.DOUBLED: ((7, 0.02), (6, 3), (5, 3)),
    Slip.VOWEL: ((7, 0.15), (6, 20)),
    Slip.ALIKE: ((8, 0.5), (7, 2), (6, 20)),
    Slip.MISSING: ((9, 0.1), (7, 0.3), (6, 5), (5, 20)),
    Slip.EXTRA: ((7, 0.3), (6, 5), (5, 20)),
    Slip.OTHER: ((10, 0.5), (9, 2), (8, 10), (7, 30), (6, 60)),
}
"""From how many letters on, and from how many millions of uses in English, a slip is believed."""

_DERIVED_MEANS_MORE = 2 * MILLION
_MISSING_IN_DERIVED = 10 * MILLION
_LEAST_WITH_GAP = 6
_MORE_THAN_NAME = 100 * MILLION
_PLAINEST = frozenset({Slip.SWAPPED})
_PLAIN = frozenset({Slip.SWAPPED, Slip.DOUBLED})
_WEAK = frozenset({Slip.VOWEL, Slip.ALIKE, Slip.OTHER, Slip.LAST})
_OF_NAMES = frozenset({Slip.SWAPPED, Slip.DOUBLED})
_LONG_NAME = 8
_OF_CAPITALISED = frozenset(Slip) - {Slip.OTHER, Slip.LAST}
_LONG_CAPITALISED = 7
_LIKELY_FROM = {Slip.VOWEL: 6, Slip.ALIKE: 6, Slip.LAST: 6, Slip.OTHER: 7}
_POSSIBLE_FROM = {**_LIKELY_FROM, Slip.OTHER: 6}
_LONG = 9
_LONG_IN_VAULT = 8
_COMMON_LONG_WORD = MILLION // 2


class Candidate(NamedTuple):
    """What may be meant; ``in_vault`` says that the vault's notes use it, or the glossary has it."""

    text: str
    slip: Slip
    in_vault: bool


@dataclass(frozen=True)
class Speller:
    """Judges words against the vault's vocabulary, the glossary and the lexicon.

    A value but for its memory of the words it has judged.
    """

    vocabulary: Vocabulary
    _judged: dict[str, tuple[Candidate, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _right: set[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        right = set(english())
        right.difference_update(corrections(), codespell())
        self.__dict__["_right"] = right

    def doubtful(self, forms: Iterable[str]) -> Iterator[str]:
        """The words, in lower case, that a list corrects, or that may have been meant to be others;
        of words as they are written.
        """
        for form in filterfalse(self._right.__contains__, forms):
            words = [word for word in words_of(form) if word not in self._right]
            doubtful = [word for word in words if self._is_doubtful(word)]
            yield from doubtful
            if not doubtful:
                self._right.add(form)

    def candidates(self, word: str) -> tuple[Candidate, ...]:
        """What a lower-case word may have been meant to be, the likeliest first; () for a right one."""
        if word not in self._judged:
            self._judged[word] = self._judge(word)
        return self._judged[word]

    def _is_doubtful(self, word: str) -> bool:
        return word in corrections() or word in codespell() or bool(self.candidates(word))

    def _judge(self, word: str) -> tuple[Candidate, ...]:
        if len(word) > _LONGEST or not _ENGLISH.fullmatch(word):
            return ()
        if is_word(word) or word in right_words():
            return ()
        if derivable(word):
            found = [
                candidate
                for candidate in self._one_slip(word, _PLAIN if len(word) >= 6 else _PLAINEST)
                if self._outweighs_derivation(word, candidate)
            ]
        else:
            found = list(self._one_slip(word, self._believable(word)))
            if all(candidate.slip in _WEAK and not candidate.in_vault for candidate in found):
                found += self._two_slips(word)
        if len(word) < _LIKELY_FROM[Slip.OTHER]:
            found = [c for c in found if c.slip is not Slip.OTHER] or found
        likely = {c.text: self._likelihood(c) for c in found}
        least = max(likely.values(), default=0.0) - _MUCH_LESS_LIKELY
        by_text = {c.text: c for c in reversed(found) if likely[c.text] >= least}
        return tuple(sorted(by_text.values(), key=lambda c: (-likely[c.text], c.text)))

    def _believable(self, word: str) -> Collection[Slip]:
        """The slips that may be believed of a word like this, so that no others are looked for."""
        if word in self.vocabulary.names:
            return _OF_NAMES if len(word) >= _LONG_NAME else (Slip.SWAPPED,)
        if self.vocabulary.used.get(word, 0) >= TRUSTED:
            return _PLAIN
        if not self.vocabulary.used_in_lower_case(word) and self.vocabulary.used.get(word, 0):
            return _PLAIN if len(word) < _LONG_CAPITALISED else _OF_CAPITALISED
        return [slip for slip in Slip if len(word) >= _POSSIBLE_FROM.get(slip, 0)]

    def _one_slip(self, word: str, slips: Collection[Slip]) -> Iterator[Candidate]:
        counts, uses, known = english(), self.vocabulary.used, self._known
        used = uses.get(word, 0)
        rare = used <= FAR_COMMONER
        named = word in self.vocabulary.names
        for text in swapped(word) if rare and Slip.SWAPPED in slips else ():
            if text not in known and has_common_prefix(text):
                yield Candidate(text, Slip.SWAPPED, in_vault=False)
        near = one_slip_away(word, known, slips)
        if named or derivable(word):
            more = _more_than_names() if named else self._more_than_derived
            near = chain(near, zip(more.get(word, ()), repeat(Slip.MISSING)))
        for text, slip in near:
            vault, common = uses.get(text, 0), counts.get(text, 0)
            if are_variants(word, text) or (named and not _outweighs_name(word, text, slip)):
                continue
            if self._is_vault_evidence(word, text, slip, vault, used) or (
                rare
                and len(word) >= max(6, _LIKELY_FROM.get(slip, 0))
                and text in glossary()
                and slip is not Slip.LAST
            ):
                yield Candidate(text, slip, in_vault=True)
            elif rare and _is_believed(slip, len(word), common):
                yield Candidate(text, slip, in_vault=False)

    def _is_vault_evidence(self, word: str, text: str, slip: Slip, vault: int, used: int) -> bool:
        if vault < max(2, FAR_COMMONER * used) or not (is_word(text) or vault >= TRUSTED):
            return False
        if slip is Slip.ALIKE and not is_word(text):
            return False  # two names
        if used >= TRUSTED and (slip not in _PLAIN or vault < MUCH_COMMONER * used):
            return False
        if slip is Slip.LAST:
            return vault >= TRUSTED and not text.endswith("s")
        return len(word) >= _LIKELY_FROM.get(slip, 0)

    def _two_slips(self, word: str) -> Iterator[Candidate]:
        used = self.vocabulary.used.get(word, 0)
        if word in self.vocabulary.names:
            return
        if len(word) >= _LONG_IN_VAULT:
            for text in self._long_words.near(word):
                if self.vocabulary.used.get(text, 0) >= FAR_COMMONER * used or text in glossary():
                    yield Candidate(text, Slip.TWO, in_vault=True)
        if len(word) >= _LONG and used <= 2:
            for text in _common_long_words().near(word):
                yield Candidate(text, Slip.TWO, in_vault=False)

    def _outweighs_derivation(self, word: str, candidate: Candidate) -> bool:
        """Whether a candidate is believed although the word could be derived as it stands."""
        vault, used = (self.vocabulary.used.get(text, 0) for text in (candidate.text, word))
        if candidate.slip is Slip.MISSING:
            return (
                vault >= max(TRUSTED, MUCH_COMMONER * used)
                and count(candidate.text) >= _MISSING_IN_DERIVED
                and not word.endswith("s")
            )
        return vault >= max(3, FAR_COMMONER * used) or count(candidate.text) >= _DERIVED_MEANS_MORE

    def _likelihood(self, candidate: Candidate) -> float:
        """Orders of magnitude of use, less what the slip costs.

        One use in the vault weighs as much as twenty million on the web.
        """
        used = count(candidate.text) + 20 * MILLION * self.vocabulary.used.get(candidate.text, 0)
        return log10(1 + used) - _COST[candidate.slip]

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words that English has, or the vault uses more than once."""
        often = (word for word, times in self.vocabulary.used.items() if times >= 2)
        return frozenset(english()).union(often)

    @cached_property
    def _more_than_derived(self) -> Mapping[str, Sequence[str]]:
        """The words that outweigh what could be derived, by what is left of them without a letter."""
        return by_gap(
            word
            for word, times in self.vocabulary.used.items()
            if times >= TRUSTED
            and len(word) > _LEAST_WITH_GAP
            and count(word) >= _MISSING_IN_DERIVED
        )

    @cached_property
    def _long_words(self) -> LongWords:
        used = self.vocabulary.used
        words = {word for word, times in used.items() if times >= 2 and is_word(word)} | glossary()
        return LongWords(word for word in words if len(word) >= _LONG_IN_VAULT - 1)


def speller_of(vault: Vault) -> Speller:
    """The judge of a vault's words: for `Vault.derive`, so that each word is judged once."""
    return Speller(vocabulary_of_vault(vault))


def _outweighs_name(word: str, text: str, slip: Slip) -> bool:
    """Whether a slip is believed of a word that stands in code or in a URL, too."""
    used = lexicon().get(text, 0)
    if slip is Slip.SWAPPED:
        return used >= 10 * MILLION
    return len(word) >= _LONG_NAME and used >= _MORE_THAN_NAME


@cache
def _more_than_names() -> Mapping[str, Sequence[str]]:
    """The words that outweigh a long name, by what is left of them without a letter."""
    return by_gap(
        word
        for word, used in lexicon().items()
        if used >= _MORE_THAN_NAME and len(word) > _LONG_NAME
    )


def _is_believed(slip: Slip, length: int, used: int) -> bool:
    """Whether English uses what is meant enough for this slip, in a word of this length."""
    return any(
        length >= least and used >= millions * MILLION
        for least, millions in _LEAST_USED.get(slip, ())
    )


@cache
def _common_long_words() -> LongWords:
    return LongWords(
        word
        for word, used in lexicon().items()
        if used >= _COMMON_LONG_WORD and len(word) >= _LONG - 2
    )


_MUCH_LESS_LIKELY = 1.0
_COST: Mapping[Slip, float] = {
    Slip.SWAPPED: 0.0,
    Slip.DOUBLED: 0.0,
    Slip.MISSING: 0.5,
    Slip.EXTRA: 0.5,
    Slip.VOWEL: 0.5,
    Slip.ALIKE: 1.0,
    Slip.OTHER: 1.5,
    Slip.LAST: 1.5,
    Slip.TWO: 2.0,
}
