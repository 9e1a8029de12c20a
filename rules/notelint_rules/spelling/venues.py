"""Conferences and their years, and the ways in which a vault writes them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from notelint import Note, Span, Vault, lazy_re_compile
from notelint.nodes import Text
from notelint_rules.spelling.prose import prose

_NAMES = (
    *(
        "AAAI",
        "ACL",
        "COLM",
        "CVPR",
        "CoRL",
        "ECCV",
        "EMNLP",
        "ICASSP",
        "ICCV",
        "ICLR",
        "ICML",
        "ICRA",
    ),
    *("IJCAI", "IROS", "KDD", "NAACL", "NIPS", "NeurIPS", "SIGGRAPH", "TMLR", "WACV"),
)
_VENUE = lazy_re_compile(
    rf"(?<![A-Za-z0-9])({'|'.join(_NAMES)})( ?)((?:19|20)?\d\d)(?![A-Za-z0-9])"
)
_OLD_NAMES = {"NIPS": ("NeurIPS", 2018)}
"""What a conference is called now, and since when."""

_SAMPLE_YEAR = "2024"
_LAST_YEAR_OF_THIS_CENTURY = 60


class Venue(NamedTuple):
    """A conference with its year as written, where it stands, and the bracket right before it, if any:
    ``[CVPR24]`` is a tag, CVPR 2024 a citation, and each is written in a way of its own.
    """

    text: str
    start: int
    bracket: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def venues(note: Note) -> Iterator[Venue]:
    """The conferences with a year of the note's text."""
    if not any(name in prose(note) for name in _NAMES):
        return
    for text in note.find(Text):
        for match in _VENUE.finditer(note.text, text.start, text.end):
            before = note.text[match.start() - 1 : match.start()]
            yield Venue(match[0], match.start(), "[" if before == "[" else "")


def ways_of_venues(note: Note) -> Mapping[tuple[str, str], int]:
    """How often the note writes a conference's year after which bracket in which way, shown by a sample."""
    found: dict[tuple[str, str], int] = {}
    for venue in venues(note):
        _, gap, digits = _parts(venue.text)
        way = venue.bracket, gap + _SAMPLE_YEAR[-len(digits) :]
        found[way] = found.get(way, 0) + 1
    return found


def usual_ways(vault: Vault) -> Mapping[str, str]:
    """The commonest way of the vault, after each bracket."""
    ways = sorted(vault.count(ways_of_venues).items(), key=lambda way: way[1])
    return {bracket: way for (bracket, way), times in ways if times}


def name_of_venue(written: str, way: str) -> str:
    """A conference and its year, by its name in that year, in the way of the sample."""
    name, _, digits = _parts(written)
    year = digits if len(digits) == len(_SAMPLE_YEAR) else _century(digits) + digits
    now, since = _OLD_NAMES.get(name, (name, 0))
    sample = way.lstrip()
    gap = way.removesuffix(sample)
    return (now if int(year) >= since else name) + gap + year[-len(sample) :]


def _century(year: str) -> str:
    return "19" if int(year) > _LAST_YEAR_OF_THIS_CENTURY else "20"


def _parts(written: str) -> tuple[str, str, str]:
    """The name, the gap, and the digits of the year."""
    name, gap, digits = re.split("( ?)(?=[0-9])", written, maxsplit=1)
    return name, gap, digits
