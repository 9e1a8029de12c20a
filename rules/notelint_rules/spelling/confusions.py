"""The list of Korean that is wrong however it is meant, and where it stands in a text."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from notelint_rules.spelling.hangul import is_syllable
from notelint_rules.spelling.lexicon import read_list


class Confusion(NamedTuple):
    """What was found, from ``start`` to ``end``, and what is right in its place."""

    start: int
    end: int
    right: str


class _Entry(NamedTuple):
    wrong: str
    letters: frozenset[str]
    right: str
    inside: bool
    ends_word: bool


def korean_confusions(text: str) -> Iterator[Confusion]:
    """Every entry of the list that a text has, in order; they do not overlap.

    Most entries have a letter that a note has not: its letters are looked at before it is searched.
    """
    letters = frozenset(text)
    found = [
        confusion
        for entry in _entries()
        if entry.letters <= letters and entry.wrong in text
        for confusion in _everywhere(entry, text)
    ]
    taken = 0
    for confusion in sorted(found, key=lambda confusion: (confusion.start, -confusion.end)):
        if confusion.start >= taken:
            taken = confusion.end
            yield confusion


def _everywhere(entry: _Entry, text: str) -> Iterator[Confusion]:
    start = text.find(entry.wrong)
    while start >= 0:
        end = start + len(entry.wrong)
        begins = entry.inside or not is_syllable(text[start - 1 : start] or " ")
        if begins and not (entry.ends_word and is_syllable(text[end : end + 1] or " ")):
            yield Confusion(start, end, entry.right)
        start = text.find(entry.wrong, end)


@cache
def _entries() -> Sequence[_Entry]:
    shipped = (files(__package__) / "korean_misspellings.txt").read_text(encoding="utf-8")
    found: list[_Entry] = []
    for written, right in read_list(shipped).corrections.items():
        wrong = written.removeprefix("~").removesuffix(".")
        found.append(
            _Entry(wrong, frozenset(wrong), right, written.startswith("~"), written.endswith("."))
        )
    return found
