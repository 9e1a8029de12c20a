"""Where remark differs from notelint on purpose: each with a minimal input and a reason."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class Entry(NamedTuple):
    """A node without its children; two trees are the same if their entries are."""

    start: int
    end: int
    type: str
    path: str
    line: int
    fields: str

    def __str__(self) -> str:
        return f"{self.path}{self.type} {self.start}-{self.end} {self.fields[:160]}"


Entries = list[Entry]


@dataclass(frozen=True)
class Quirk:
    """``take_out(text, missing, extra)`` gives the entries that only remark has, and those that
    only notelint has, without what the quirk explains.
    """

    name: str
    example: str
    reason: str
    take_out: Callable[[str, Entries, Entries], tuple[Entries, Entries]]


def _without_places(text: str, missing: Entries, extra: Entries) -> tuple[Entries, Entries]:
    """Pair nodes that have no place in remark with nodes that are else the same."""
    placeless = Counter(_elsewhere(entry) for entry in missing if entry.start < 0)
    left = []
    for entry in extra:
        if placeless[_elsewhere(entry)]:
            placeless[_elsewhere(entry)] -= 1
        else:
            left.append(entry)
    unpaired = [entry for entry in missing if entry.start >= 0]
    for entry in missing:
        if entry.start < 0 and placeless[_elsewhere(entry)]:
            placeless[_elsewhere(entry)] -= 1
            unpaired.append(entry)
    return unpaired, left


def _elsewhere(entry: Entry) -> tuple[str, str, str]:
    return entry.type, entry.path, entry.fields


def _without_line_endings(text: str, missing: Entries, extra: Entries) -> tuple[Entries, Entries]:
    """Pair nodes whose fields differ in how a line ending in them is written."""
    theirs = Counter(_flattened(entry) for entry in missing)
    ours = Counter(_flattened(entry) for entry in extra)
    return (
        _not_in(missing, ours),
        _not_in(extra, theirs),
    )


def _flattened(entry: Entry) -> Entry:
    fields = entry.fields.replace("\\r\\n", "\\n").replace("\\r", "\\n")
    if entry.type == "inlineCode":
        fields = fields.replace("\\n", " ")
    return entry._replace(fields=fields)


def _not_in(entries: Entries, others: "Counter[Entry]") -> Entries:
    others = Counter(others)
    left = []
    for entry in entries:
        if others[_flattened(entry)]:
            others[_flattened(entry)] -= 1
        else:
            left.append(entry)
    return left


QUIRKS = [
    Quirk(
        "literal autolinks without a place",
        "a_www.example.com",
        "remark finds some literal autolinks only after parsing, and gives no place to them "
        "and to the text round them",
        _without_places,
    ),
    Quirk(
        "line endings in values",
        "`a\\r\\nb`",
        "notelint's values have line feeds, whatever the note has, and code in text has spaces, as "
        "CommonMark says (6.1); remark keeps what is written",
        _without_line_endings,
    ),
]
