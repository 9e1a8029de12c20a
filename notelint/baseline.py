"""The findings that a team has accepted: what is found beside them is new.

A finding is known again by its rule, the text of its line and the headings above it, not by the
line's number: what is added above, or moved, changes nothing. What is found about a note as a whole
stands on its first line, whichever that is: it is known by its message.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from notelint.diagnostics import Diagnostic
from notelint.errors import InputError

NAME = "notelint-baseline.json"
_VERSION = 1
_LINE_NUMBER = re.compile(r"\bline \d+")


@dataclass(frozen=True, order=True)
class Accepted:
    """A finding as it is known again; ``path`` is relative to the baseline's folder.

    ``line`` is the text of the line in which it begins, its white space made single spaces.
    ``message`` is empty unless it is about just the first line, and so perhaps about the note.
    """

    path: str
    rule: str
    line: str
    under: tuple[str, ...] = ()
    message: str = ""


Baseline = Counter[Accepted]
"""The accepted findings; how often each."""


@dataclass(frozen=True)
class Compared:
    """``new`` is what is not accepted, ``stale`` what was accepted and is found no more."""

    new: tuple[Diagnostic, ...]
    stale: Baseline


def accept(found: Iterable[Diagnostic]) -> Baseline:
    """All of these findings, whose paths are relative to the baseline's folder."""
    return Counter(map(_accepted, found))


def compare(
    found: Iterable[Diagnostic], baseline: Baseline, exists: Callable[[str], bool]
) -> Compared:
    """What of this is new; each accepted finding stands for one.

    It stands for the same text under the same headings; else for the same about the whole note;
    else for the same text elsewhere in the note; else, where its note ``exists`` no more, for the
    same text in a note that is new.
    """
    left = Counter(baseline)
    known = {entry.path for entry in baseline}
    unknown = [(diagnostic, _accepted(diagnostic)) for diagnostic in found]
    unknown = _take(unknown, left, left, lambda entry: entry)
    whole = [entry for entry in left if entry.message]
    unknown = _take(unknown, left, whole, lambda entry: (entry.path, entry.rule, entry.message))
    unknown = _take_lines(unknown, left, left, lambda entry: entry.path)
    moved = [pair for pair in unknown if pair[1].path not in known]
    gone = [entry for entry in left if not exists(entry.path)]
    new = {id(pair) for pair in _take_lines(moved, left, gone, lambda entry: "")}
    moved_in = {id(pair) for pair in moved} - new
    return Compared(tuple(pair[0] for pair in unknown if id(pair) not in moved_in), +left)


Known = tuple[Diagnostic, Accepted]


def _take_lines(
    found: Iterable[Known],
    left: Baseline,
    entries: Iterable[Accepted],
    where: Callable[[Accepted], str],
) -> list[Known]:
    """Take what is found on lines of the same text: a line that was the first may not be it now,
    but what is said of two first lines must be the same.
    """
    entries = list(entries)

    def same(entry: Accepted) -> Hashable:
        return where(entry), entry.rule, entry.line

    rest = _take(found, left, entries, lambda entry: (same(entry), entry.message))
    first = [pair for pair in rest if pair[1].message]
    others = [pair for pair in rest if not pair[1].message]
    kept = _take(others, left, entries, same)
    kept += _take(first, left, [entry for entry in entries if not entry.message], same)
    ids = set(map(id, kept))
    return [pair for pair in rest if id(pair) in ids]


def _take(
    found: Iterable[Known],
    left: Baseline,
    entries: Iterable[Accepted],
    likeness: Callable[[Accepted], Hashable],
) -> list[Known]:
    """Take what is found from what is left of the entries that are like it; gives the rest."""
    alike: defaultdict[Hashable, list[Accepted]] = defaultdict(list)
    for entry in sorted(entries, reverse=True):
        alike[likeness(entry)].append(entry)
    rest: list[Known] = []
    for pair in found:
        waiting = alike[likeness(pair[1])]
        while waiting and not left[waiting[-1]]:
            waiting.pop()
        if waiting:
            left[waiting[-1]] -= 1
        else:
            rest.append(pair)
    return rest


def _accepted(diagnostic: Diagnostic) -> Accepted:
    path, rule, line = diagnostic.path, diagnostic.rule, diagnostic.line_text
    return Accepted(path, rule, line, diagnostic.under, _about_the_note(diagnostic))


def _about_the_note(diagnostic: Diagnostic) -> str:
    """What is said, but for numbers of lines, where it is said of just the first line."""
    finding = diagnostic.finding
    is_first = finding.span == diagnostic.source.line(1)
    return _LINE_NUMBER.sub("line", finding.message) if is_first else ""


def to_json(baseline: Baseline) -> bytes:
    """The same findings make the same bytes, a line each, so that a review shows what changes."""
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for entry in sorted(baseline):
        count = {"count": baseline[entry]} if baseline[entry] > 1 else {}
        about = {"message": entry.message} if entry.message else {}
        said = {"rule": entry.rule, "line": entry.line, "under": entry.under, **about, **count}
        notes[entry.path].append(json.dumps(said, ensure_ascii=False))
    parts = [
        f"{json.dumps(path, ensure_ascii=False)}: [\n      " + ",\n      ".join(lines) + "\n    ]"
        for path, lines in notes.items()
    ]
    inside = "{\n    " + ",\n    ".join(parts) + "\n  }" if parts else "{}"
    text = f'{{\n  "version": {_VERSION},\n  "findings": {inside}\n}}\n'
    return text.encode("utf-8", "surrogateescape")


def from_json(content: bytes, name: str) -> Baseline:
    """Read what `to_json` wrote. Raises InputError, which names the file, where it is something else."""
    try:
        data = json.loads(content)
        if data["version"] != _VERSION:
            raise InputError(
                f"{name}: is of version {data['version']}, which this notelint cannot read"
            )
        return Counter(
            {
                Accepted(
                    path,
                    entry["rule"],
                    entry["line"],
                    tuple(entry["under"]),
                    entry.get("message", ""),
                ): int(entry.get("count", 1))
                for path, entries in data["findings"].items()
                for entry in entries
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{name}: is no baseline: `notelint baseline` writes one") from error
