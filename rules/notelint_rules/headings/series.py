"""How headings are built in a series: notes whose titles differ in their numbers alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint import Note, Vault, lazy_re_compile
from notelint.nodes import Heading, InlineCode, Link, LinkReference, Text, plain_text

_NUMBER = lazy_re_compile(r"\s*\d+(?:\.\d+)*[.)]?\s")
_DIGITS = lazy_re_compile(r"\d+")
_LETTER = lazy_re_compile(r"[^\W\d_]")
_FEWEST_NOTES = 2
"""So many other notes make a series."""
_FEWEST_HEADINGS = 4
"""Fewer headings do not show what a series never has."""
TRAITS = ("number", "link", "code at its end")


class Level(NamedTuple):
    """How many headings of one depth a note has, and how many of them have each trait."""

    depth: int
    size: int
    have: tuple[int, ...]


class Outline(NamedTuple):
    """What a note's title is but for its numbers, and how its headings are built."""

    series: str
    levels: tuple[Level, ...]


class Expected(NamedTuple):
    """Which traits headings of a depth have in the other notes of a series, and which never."""

    always: frozenset[str]
    never: frozenset[str]


def traits(heading: Heading) -> dict[str, bool]:
    """What a heading has by itself."""
    children = heading.children
    last = [node for node in children if not isinstance(node, Text) or node.value.strip()][-1:]
    return {
        "number": _NUMBER.match(plain_text(heading)) is not None,
        "link": any(isinstance(node, Link | LinkReference) for node in children),
        "code at its end": any(isinstance(node, InlineCode) for node in last),
    }


def outline(note: Note) -> Outline | None:
    """None of a note whose title has no number, or nothing else."""
    if not note.sections:
        return None
    title = _title(note)
    if not _LETTER.search(title) or not _DIGITS.search(title):
        return None
    levels: defaultdict[int, list[dict[str, bool]]] = defaultdict(list)
    for section in note.sections:
        if section.heading.depth == 1:
            continue
        levels[section.heading.depth].append(traits(section.heading))
    counted = [
        Level(depth, len(found), tuple(sum(has[trait] for has in found) for trait in TRAITS))
        for depth, found in sorted(levels.items())
    ]
    return Outline(_DIGITS.sub("0", title), tuple(counted))


def _title(note: Note) -> str:
    """What the first heading says, or the front matter of a note that begins with no title."""
    first = note.sections[0].heading
    if first.depth == 1:
        return plain_text(first).strip()
    title = note.front_matter.values.get("title") if note.front_matter else None
    return title if isinstance(title, str) else ""


def expected(note: Note, vault: Vault) -> Mapping[int, Expected]:
    """By depth, how headings are built in the other notes of this note's series."""
    own = vault.ask(outline, note.path)
    if own is None:
        return {}
    others = [
        other
        for path, other in vault.gather(outline).items()
        if other is not None and other.series == own.series and path != note.path
    ]
    if len(others) < _FEWEST_NOTES:
        return {}
    levels: defaultdict[int, list[Level]] = defaultdict(list)
    for other in others:
        for level in other.levels:
            levels[level.depth].append(level)
    return {depth: _expected(found) for depth, found in levels.items()}


def _expected(levels: Sequence[Level]) -> Expected:
    always = []
    never = []
    size = sum(level.size for level in levels)
    for index, trait in enumerate(TRAITS):
        have = sum(level.have[index] for level in levels)
        usual = sum(level.have[index] * 3 >= level.size * 2 for level in levels)
        if usual >= _FEWEST_NOTES and have * 3 >= size * 2:
            always.append(trait)
        if trait != "link" and have == 0 and size >= _FEWEST_HEADINGS:
            never.append(trait)
    return Expected(frozenset(always), frozenset(never))
