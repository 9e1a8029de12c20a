"""Slips of the pen: the words one slip away, and whether two words are two slips apart."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiouy"
_SOUND_ALIKE = (_VOWELS, "bv", "ck", "cs", "fp", "gj", "lr", "mn", "sz")
_ALIKE = {
    letter: "".join(alike for alike in _SOUND_ALIKE if letter in alike) for letter in _LETTERS
}
_LONG = 5
_HIT_AFTER = frozenset("elntw")
"""What fingers add to the end of a word, and neither languages nor the names of programs do."""


class Slip(StrEnum):
    """What went wrong in a word, the likeliest first. The first letter is always taken as meant."""

    SWAPPED = "swapped"
    """Two neighbouring letters changed places."""
    DOUBLED = "doubled"
    """A letter was doubled, or a double letter written once."""
    VOWEL = "vowel"
    """One vowel stands for another."""
    ALIKE = "alike"
    """A consonant within the word stands for one that sounds alike, to some ears at least."""
    MISSING = "missing"
    """A letter within the word is missing."""
    EXTRA = "extra"
    """A letter within the word is too many."""
    OTHER = "other"
    """A consonant within the word stands for another letter."""
    LAST = "last"
    """The last letter is missing."""
    TWO = "two"
    """Two letters are missing, too many, or out of place."""


def one_slip_away(
    word: str, known: Container[str], slips: Container[Slip] = frozenset(Slip)
) -> Iterator[tuple[str, Slip]]:
    """What may have been meant: each known word that one of the slips turns into the word, with the
    slip. Of the last letter it is only said that it may be missing.
    """
    if Slip.SWAPPED in slips:
        for text in swapped(word):
            if text in known:
                yield text, Slip.SWAPPED
    yield from _doubled_or_too_many(word, known, slips)
    if Slip.MISSING in slips:
        yield from _missing(word, known)
    if Slip.OTHER in slips or Slip.ALIKE in slips or Slip.VOWEL in slips:
        yield from _others(word, known, slips)
    for other in _LETTERS if Slip.LAST in slips else word[-1:]:
        if (text := word + other) in known:
            slip = Slip.DOUBLED if other == word[-1] else Slip.LAST
            if slip in slips:
                yield text, slip


def swapped(word: str) -> Iterator[str]:
    """The word with two neighbouring letters swapped, known or not."""
    for at in range(1, len(word) - 1):
        if (letter := word[at]) != (after := word[at + 1]):
            yield word[:at] + after + letter + word[at + 2 :]


def _doubled_or_too_many(
    word: str, known: Container[str], slips: Container[Slip]
) -> Iterator[tuple[str, Slip]]:
    """Letters doubled, written once, or too many."""
    doubled, extra = Slip.DOUBLED in slips, Slip.EXTRA in slips
    last = len(word) - 1
    for at in range(1, len(word)) if doubled or extra else ():
        head, rest = word[:at], word[at:]
        before, letter = head[-1], rest[0]
        if letter == before:
            if doubled and (text := head + rest[1:]) in known:
                yield text, Slip.DOUBLED
            continue
        if doubled and (text := head + before + rest) in known:
            yield text, Slip.DOUBLED
        if extra and at == last and letter in _HIT_AFTER and at >= _LONG and head in known:
            yield head, Slip.EXTRA
        if extra and at < last and letter != rest[1] and (text := head + rest[1:]) in known:
            yield text, Slip.EXTRA


def _missing(word: str, known: Container[str]) -> Iterator[tuple[str, Slip]]:
    for at in range(1, len(word)):
        head, rest = word[:at], word[at:]
        for other in _LETTERS:
            if (text := head + other + rest) in known and other not in (head[-1], rest[0]):
                yield text, Slip.MISSING


def by_gap(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Words by what is left of them where a letter within is missing: many are looked up at once so."""
    found: dict[str, list[str]] = {}
    for word in words:
        for at in range(1, len(word) - 1):
            if word[at] not in (word[at - 1], word[at + 1]):
                found.setdefault(word[:at] + word[at + 1 :], []).append(word)
    return found


def _others(word: str, known: Container[str], slips: Container[Slip]) -> Iterator[tuple[str, Slip]]:
    """One letter for another."""
    for at in range(1, len(word) - 1):
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        for other in _LETTERS if Slip.OTHER in slips else _ALIKE[letter]:
            if (text := head + other + tail) in known and other != letter:
                slip = _slip_between(letter, other)
                if slip in slips:
                    yield text, slip


def _slip_between(letter: str, other: str) -> Slip:
    if letter in _VOWELS:
        return Slip.VOWEL if other in _VOWELS else Slip.OTHER
    return Slip.ALIKE if other in _ALIKE[letter] else Slip.OTHER


def two_slips_apart(word: str, meant: str) -> bool:
    """Whether two letters are missing, too many or swapped, and nothing else is wrong.

    A letter that stands elsewhere (``recoginze``) is one too many here and one missing there;
    a letter in the place of another is not that.
    """
    left, right = _differing_parts(word, meant)
    return (len(left), len(right)) != (1, 1) and _distance(left, right) == 2


def _differing_parts(word: str, meant: str) -> tuple[str, str]:
    """The words without what they have in common at both ends."""
    shorter = min(len(word), len(meant))
    start = 0
    while start < shorter and word[start] == meant[start]:
        start += 1
    end = 0
    while end < shorter - start and word[-1 - end] == meant[-1 - end]:
        end += 1
    return word[start : len(word) - end], meant[start : len(meant) - end]


def _distance(left: str, right: str) -> int:
    """How many letters to take out, to put in, or to swap with a neighbour."""
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            best = previous[column - 1] if letter == other else len(left) + len(right)
            if row > 1 < column and letter == right[column - 2] and left[row - 2] == other:
                best = min(best, before[column - 2] + 1)
            current.append(min(best, previous[column] + 1, current[-1] + 1))
        before, previous = previous, current
    return previous[-1]
