"""Where remark differs from notelint on purpose: each with a minimal input and a reason."""

import re
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


_INDENTATION = re.compile(r"\\n(?:\\t| )*")

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
        fields = _INDENTATION.sub(" ", fields)
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


def _within(
    types: set[str], text: str, missing: Entries, extra: Entries
) -> tuple[Entries, Entries]:
    """Pair nodes of these types that begin alike, but end elsewhere or have other fields."""
    theirs = {(e.start, e.path, e.type) for e in missing if e.type in types}
    ours = {(e.start, e.path, e.type) for e in extra if e.type in types}
    both = theirs & ours
    return (
        [entry for entry in missing if (entry.start, entry.path, entry.type) not in both],
        [entry for entry in extra if (entry.start, entry.path, entry.type) not in both],
    )


def _without_unclosed(text: str, missing: Entries, extra: Entries) -> tuple[Entries, Entries]:
    if not any(e.type in ("code", "math", "html") for e in missing):
        return missing, extra
    return _within({"code", "math", "html", "list", "listItem"}, text, missing, extra)


def _without_quoted_lists(text: str, missing: Entries, extra: Entries) -> tuple[Entries, Entries]:
    if not all("blockquote/" in entry.path for entry in missing):
        return missing, extra
    return _within({"list", "listItem"}, text, missing, extra)


def _without_runs(text: str, missing: Entries, extra: Entries) -> tuple[Entries, Entries]:
    """Leave out what differs in paragraphs with a run of three or more ``*`` or ``_``."""

    def differs(entry: Entry) -> bool:
        units = text.encode("utf-16-le", "surrogatepass")
        around = units[2 * max(entry.start - 40, 0) : 2 * (entry.end + 40)]
        found = _LONG_RUN.search(around.decode("utf-16-le", "replace"))
        return found is None or not _PHRASING.search(entry.path)

    return [e for e in missing if differs(e)], [e for e in extra if differs(e)]


def _without_headings(text: str, missing: Entries, extra: Entries) -> tuple[Entries, Entries]:
    """Pair setext headings that end alike."""
    theirs = {(e.end, e.path) for e in missing if e.type == "heading"}
    ours = {(e.end, e.path) for e in extra if e.type == "heading"}
    both = theirs & ours
    return (
        [e for e in missing if e.type != "heading" or (e.end, e.path) not in both],
        [e for e in extra if e.type != "heading" or (e.end, e.path) not in both],
    )


_PHRASING = re.compile(r"/(?:paragraph|heading|tableCell)/")
_LONG_RUN = re.compile(r"[*_]{3}")

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
    Quirk(
        "unclosed blocks",
        "1. ```\n2. b",
        "where a container ends inside a fence or HTML that is not closed, remark lets the block "
        "reach into the next line, and drops a blank line from its end",
        _without_unclosed,
    ),
    Quirk(
        "lists in quotes",
        "> 1. a\n>\n> - b",
        "remark lets a list in a block quote reach to the container that follows a blank line, "
        "and calls it spread out",
        _without_quoted_lists,
    ),
    Quirk(
        "what is left of a run",
        "**(`a`)*,* *b **c*** `1`***d** e*",
        "CommonMark's rule of three (6.2) counts delimiter runs as they are written, remark what "
        "is left of them",
        _without_runs,
    ),
    Quirk(
        "headings after definitions",
        "[a]: /u\nb\n===",
        "remark lets an underlined heading begin at the definition above it",
        _without_headings,
    ),
]