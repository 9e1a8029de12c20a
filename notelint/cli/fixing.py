"""Fixing the notes of a batch until nothing changes any more; showing and writing what changed."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path, PurePosixPath

import click

from notelint.cli.crew import Crew
from notelint.cli.disk import read, shown, write
from notelint.cli.share import Share
from notelint.cli.temporary import remove_left_over
from notelint.diagnostics import Diagnostic
from notelint.errors import InputError
from notelint.fixer import Refusal

_ROUNDS = 5
"""A fix in one note may change what another one says; that seldom goes further than once."""


@dataclass(frozen=True)
class Change:
    """A note at an absolute path, what stands there, and what so many fixes make of it."""

    path: Path
    before: str
    after: str
    fixes: int


@dataclass(frozen=True)
class Outcome:
    """``remaining`` is what is wrong after the ``changes``."""

    changes: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    remaining: tuple[Diagnostic, ...]


def fix_notes(crew: Crew, root: Path, *, unsafe: bool) -> Outcome:
    """Fix the crew's notes, which are below ``root``, in memory; nothing is written."""
    original: dict[PurePosixPath, str] = {}
    changed: dict[PurePosixPath, str] = {}
    fixes: Counter[PurePosixPath] = Counter()
    for _ in range(_ROUNDS):
        answers = crew.each(partial(Share.fix, unsafe=unsafe))
        results = sorted(chain.from_iterable(answers), key=itemgetter(0))
        fixes.update({note: len(fixed.applied) for note, _, fixed in results})
        new = {note: fixed.text for note, text, fixed in results if fixed.text != text}
        if not new:
            break
        for note, text, _ in results:
            original.setdefault(note, text)
        changed |= new
        contents = {note: text.encode() for note, text in new.items()}
        crew.each(partial(Share.change, contents=contents))
    return Outcome(
        tuple(
            Change(root / note, original[note], text, fixes[note])
            for note, text in sorted(changed.items())
        ),
        tuple(refusal for *_, fixed in results for refusal in fixed.refused),
        tuple(diagnostic for *_, fixed in results for diagnostic in fixed.remaining),
    )


def write_changes(changes: Iterable[Change]) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Write what changed; returns what was written, and why the rest could not be."""
    changes = tuple(changes)
    remove_left_over(change.path for change in changes)
    written: list[Change] = []
    problems: list[str] = []
    for change in changes:
        try:
            _check_unchanged(change)
            write(change.path, change.after.encode())
        except InputError as error:
            problems.append(str(error))
        else:
            written.append(change)
    return tuple(written), tuple(problems)


def _check_unchanged(change: Change) -> None:
    """Raises InputError where somebody wrote to the note since it was read."""
    if read(change.path) != change.before.encode():
        name = shown(change.path)
        raise InputError(f"{name}: was changed while it was checked, and is left so: run again")


def differences(changes: Iterable[Change]) -> Iterator[str]:
    """A coloured unified diff, in pieces; without its colours ``patch -p0`` applies it."""
    for change in changes:
        name = shown(change.path)
        if " " in name:
            name += "\t"  # or else `patch` takes what follows the space for a date
        for line in difflib.unified_diff(_lines(change.before), _lines(change.after), name, name):
            content = line.rstrip("\r\n")
            yield _styled(content) + line[len(content) :]
            if not line.endswith("\n"):
                yield "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their ends, split as ``diff`` splits; ``str.splitlines`` knows other ends."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _styled(line: str) -> str:
    if line.startswith(("+++", "---")):
        return click.style(line, bold=True)
    color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=color) if color else line
