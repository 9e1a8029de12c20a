"""The list of Korean that is wrong however it is meant, and where it stands in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from notelint import lazy_re_compile
from notelint_rules.spelling.hangul import is_syllable
from notelint_rules.spelling.lexicon import read_list

_GOES_ON = lazy_re_compile("[가-힣ㄱ-ㅣ]")


class Confusion(NamedTuple):
    """What was found, from ``start`` to ``end``, and what is right in its place."""

    start: int
    end: int
    right: str


class _Entry(NamedTuple):
    wrong: str
    right: str
    inside: bool
    ends_word: bool


def korean_confusions(text: str) -> Iterator[Confusion]:
    """Every entry of the list that a text has, in order; they do not overlap."""
    found = [
        confusion
        for beginning in _beginnings(text)
        for entry in _entries().get(beginning, ())
        for confusion in _everywhere(entry, text)
    ]
    taken = 0
    for confusion in sorted(found, key=lambda confusion: (confusion.start, -confusion.end)):
        if confusion.start >= taken:
            taken = confusion.end
            yield confusion


def _beginnings(text: str) -> Set[str]:
    """The first letters, two or one, of what may be entries in a text.

    One search for all entries: most have a letter first, or second, that other words have seldom.
    """
    starts = [match.start() for match in _anything_like_an_entry().finditer(text)]
    return {text[at : at + 2] for at in starts} | {text[at] for at in starts}


def _everywhere(entry: _Entry, text: str) -> Iterator[Confusion]:
    start = text.find(entry.wrong)
    while start >= 0:
        end = start + len(entry.wrong)
        begins = entry.inside or not is_syllable(text[start - 1 : start] or " ")
        if begins and not (entry.ends_word and _GOES_ON.match(text, end)):
            yield Confusion(start, end, entry.right)
        start = text.find(entry.wrong, end)


@cache
def _anything_like_an_entry() -> re.Pattern[str]:
    beginnings = _entries().keys()
    single = "".join(sorted(each for each in beginnings if len(each) == 1))
    first = "".join(sorted({each[0] for each in beginnings}))
    second = "".join(sorted({each[1] for each in beginnings if len(each) > 1}))
    return re.compile(f"[{first}](?:(?<=[{single}])|(?=[{second}]))")


@cache
def _entries() -> Mapping[str, Sequence[_Entry]]:
    """The list, by the first two letters."""
    shipped = (files(__package__) / "korean_misspellings.txt").read_text(encoding="utf-8")
    found: dict[str, list[_Entry]] = {}
    for written, right in read_list(shipped).corrections.items():
        wrong = written.removeprefix("~").removesuffix(".")
        entry = _Entry(wrong, right, written.startswith("~"), written.endswith("."))
        found.setdefault(wrong[:2], []).append(entry)
    return found
