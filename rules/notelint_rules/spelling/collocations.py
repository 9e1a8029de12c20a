"""Words that are words, but not in the company in which they stand: ``casual attention``."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from notelint import Note, lazy_re_compile
from notelint_rules.spelling.lexicon import entries
from notelint_rules.spelling.prose import prose
from notelint_rules.spelling.words import Passage

_GAP = lazy_re_compile(r"[ -]|[ ]?\r?\n[ >]*")


class Collocation(NamedTuple):
    """What is right where one of these companions stands right before, or right after; in order."""

    right: str
    before: Set[tuple[str, ...]]
    after: Set[tuple[str, ...]]


def doubtful_in_company(forms: Mapping[str, int], note: Note) -> Iterator[str]:
    """The words, in lower case, that stand beside a companion of theirs; of a note with these forms."""
    wrong = {
        word
        for form in _doubtful_forms().keys() & forms.keys()
        if not _neighbours(word := _doubtful_forms()[form]).isdisjoint(forms)
    }
    text = " ".join(prose(note).lower().replace("-", " ").split()) if wrong else ""
    for word in wrong:
        if any(phrase in text for phrase in _phrases(word)):
            yield word


def meant_in_company(at: int, passage: Passage, text: str) -> tuple[str, ...]:
    """What the word at an index is meant to be beside its neighbours; () where nothing is known."""
    word = passage.words[at].key
    for right, before, after in _collocations().get(word, ()):
        if any(_stand(passage, at - len(b), at + 1, (*b, word), text) for b in before) or any(
            _stand(passage, at, at + 1 + len(a), (word, *a), text) for a in after
        ):
            return (right,)
    return ()


def _stand(passage: Passage, start: int, end: int, companion: Sequence[str], text: str) -> bool:
    """Whether these words, of which one is the word itself, are it and its companion, gaps apart."""
    words = passage.words[max(0, start) : end]
    return (
        start >= 0
        and tuple(word.key for word in words) == tuple(companion)
        and all(_GAP.fullmatch(text, one.end, next_.start) for one, next_ in pairwise(words))
    )


@cache
def _collocations() -> Mapping[str, Sequence[Collocation]]:
    text = (files(__package__) / "collocations.txt").read_text(encoding="utf-8")
    found: dict[str, list[Collocation]] = {}
    for line in entries(text):
        written, _, right = line.partition("->")
        before, wrong, after = written.split("*")
        found.setdefault(wrong, []).append(
            Collocation(right.strip(), _companions(before), _companions(after))
        )
    return found


@cache
def _doubtful_forms() -> Mapping[str, str]:
    """The ways to write each word that is wrong in company, and the word in lower case."""
    return {form: word for word in _collocations() for form in _forms(word)}


@cache
def _neighbours(word: str) -> Set[str]:
    """The ways to write what stands right before or right after the word in one of its companions."""
    found = _collocations()[word]
    before = {companion[-1] for entry in found for companion in entry.before}
    after = {companion[0] for entry in found for companion in entry.after}
    return {form for neighbour in before | after for form in _forms(neighbour)}


def _forms(word: str) -> tuple[str, ...]:
    return word, word.capitalize(), word.upper()


@cache
def _phrases(word: str) -> Sequence[str]:
    """The word with each of its companions."""
    found = _collocations()[word]
    before = (" ".join((*b, word)) for entry in found for b in entry.before)
    after = (" ".join((word, *a)) for entry in found for a in entry.after)
    return [*before, *after]


def _companions(written: str) -> Set[tuple[str, ...]]:
    return frozenset(tuple(each.split("-")) for each in written.split())
