"""Fixing the notes of a batch until nothing changes any more; showing and writing what changed."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import click

from notelint import fixer
from notelint.cli.batch import Batch
from notelint.cli.disk import shown, write
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


def fix_notes(batch: Batch, *, unsafe: bool) -> Outcome:
    """Fix in memory; nothing is written."""
    vault = batch.vault()
    original = vault
    changed: dict[PurePosixPath, bytes] = {}
    fixes: Counter[PurePosixPath] = Counter()
    for _ in range(_ROUNDS):
        results = {
            note: fixer.fix(vault, note, batch.rules(note), unsafe=unsafe) for note in batch.notes
        }
        fixes.update({note: len(result.applied) for note, result in results.items()})
        new = {
            note: result.text.encode()
            for note, result in results.items()
            if result.text != vault.note(note).text
        }
        if not new:
            break
        changed |= new
        vault = batch.vault(changed)
    return Outcome(
        tuple(
            Change(batch.root / note, original.note(note).text, content.decode(), fixes[note])
            for note, content in changed.items()
        ),
        tuple(refusal for result in results.values() for refusal in result.refused),
        tuple(diagnostic for result in results.values() for diagnostic in result.remaining),
    )


def write_changes(changes: Iterable[Change]) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Write what changed; returns what was written, and why the rest could not be."""
    written: list[Change] = []
    problems: list[str] = []
    for change in changes:
        try:
            write(change.path, change.after.encode())
        except InputError as error:
            problems.append(str(error))
        else:
            written.append(change)
    return tuple(written), tuple(problems)


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
