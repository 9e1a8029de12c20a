"""The list of Korean that is wrong however it is meant, and where it stands in a text."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from notelint_rules.spelling.hangul import is_syllable
from notelint_rules.spelling.lexicon import read_list

_TRIED = 2
"""So many letters decide which entries of the list are tried at a place."""


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
    pattern, entries = _index()
    for match in pattern.finditer(text):
        for entry in entries[match[0]]:
            start, end = match.start(), match.start() + len(entry.wrong)
            if (
                text.startswith(entry.wrong, start)
                and (entry.inside or not is_syllable(text[start - 1 : start] or " "))
                and not (entry.ends_word and is_syllable(text[end : end + 1] or " "))
            ):
                yield Confusion(start, end, entry.right)
                break


@cache
def _index() -> tuple[re.Pattern[str], dict[str, list[_Entry]]]:
    """The entries by their first letters, the longest first, and an expression for those letters.

    Hundreds of alternatives are slow; two letters rule out nearly every place.
    """
    entries: dict[str, list[_Entry]] = {}
    corrections = read_list((files(__package__) / "korean_misspellings.txt").read_text("utf-8"))[1]
    for written, right in sorted(corrections.items(), key=lambda pair: -len(pair[0])):
        wrong = written.removeprefix("~").removesuffix(".")
        entry = _Entry(wrong, right, written.startswith("~"), written.endswith("."))
        entries.setdefault(wrong[:_TRIED], []).append(entry)
    seconds: dict[str, str] = {}
    for beginning in sorted(entries):
        seconds[beginning[0]] = seconds.get(beginning[0], "") + beginning[1:]
    parts = [
        (f"{first}[{second}]" if second else first) + "?" * (second != "" and first in entries)
        for first, second in seconds.items()
    ]
    return re.compile("|".join(parts)), entries
