"""Checking, or fixing, the notes a run is about, vault by vault. Nothing is written."""

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from itertools import chain
from pathlib import Path

from notelint.cli.batch import Batch, batches
from notelint.cli.crew import Crew
from notelint.cli.disk import read, shown
from notelint.cli.fixing import Change, fix_notes
from notelint.cli.notes import hidden, unreadable
from notelint.cli.rulebook import Rulebook
from notelint.cli.share import Share, shares
from notelint.diagnostics import Diagnostic
from notelint.errors import InputError
from notelint.fixer import Refusal
from notelint.markdown import Dialect


class Fixes(Enum):
    """Which fixes are applied."""

    NONE = "none"
    SAFE = "safe"
    ALL = "all"


@dataclass(frozen=True)
class Asked:
    """What a run is about.

    ``notes`` are absolute paths, each with the folder that was named, None where the note was;
    ``unsaved`` are contents that count in place of those on the disk;
    ``dialect`` is what every note is read in, None where each has its own;
    ``jobs`` is how many processes may work on them.
    """

    notes: Mapping[Path, Path | None]
    unsaved: Mapping[Path, bytes]
    dialect: Dialect | None = None
    force_exclude: bool = False
    fixes: Fixes = Fixes.NONE
    jobs: int = 1


@dataclass(frozen=True)
class Checked:
    """``notes`` counts those checked; ``found``, by path, then place, then rule, is what is wrong
    with them after the ``changes``; ``problems`` say why notes could not be read.
    """

    notes: int
    found: tuple[Diagnostic, ...]
    problems: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    refused: tuple[Refusal, ...] = ()


def check_notes(asked: Asked, rulebook: Rulebook) -> Checked:
    """Work out what is wrong, and what the fixes asked for change."""
    readable, problems = _sift(asked, rulebook)
    gc.disable()  # trees have no cycles: looking for them takes a fifth of the time, and finds none
    try:
        return _check_readable(asked, readable, problems, rulebook)
    finally:
        gc.enable()


def _check_readable(
    asked: Asked,
    readable: Mapping[Path, Path | None],
    problems: tuple[str, ...],
    rulebook: Rulebook,
) -> Checked:
    found: list[Diagnostic] = []
    remaining: Iterable[Diagnostic]
    changes: list[Change] = []
    refused: list[Refusal] = []
    for batch in batches(readable, rulebook, asked.dialect, asked.unsaved):
        with Crew(shares(batch, asked.jobs)) as crew:
            if crew.is_several:
                crew.each(partial(Share.learn, known=crew.each(Share.ask)))
            if asked.fixes is Fixes.NONE:
                remaining = chain.from_iterable(crew.each(Share.check))
            else:
                outcome = fix_notes(crew, batch.root, unsafe=asked.fixes is Fixes.ALL)
                changes += outcome.changes
                refused += (
                    replace(r, diagnostic=_named(r.diagnostic, batch)) for r in outcome.refused
                )
                remaining = outcome.remaining
        found += (_named(diagnostic, batch) for diagnostic in remaining)
    found.sort(key=lambda d: (d.path, d.finding.span, d.rule))
    return Checked(len(readable), tuple(found), problems, tuple(changes), tuple(refused))


def _sift(asked: Asked, rulebook: Rulebook) -> tuple[dict[Path, Path | None], tuple[str, ...]]:
    """The notes that are not excluded and can be read, and what is wrong with the others."""
    readable: dict[Path, Path | None] = {}
    problems: list[str] = []
    for note, folder in asked.notes.items():
        if (folder or asked.force_exclude) and (
            rulebook.excludes(note) or (folder is None and hidden(note))
        ):
            continue
        try:
            problem = unreadable(asked.unsaved[note] if note in asked.unsaved else read(note))
        except InputError as error:
            problems.append(str(error))
        else:
            if problem is None:
                readable[note] = folder
            else:
                problems.append(f"{shown(note)}: {problem}")
    return readable, tuple(problems)


def _named(diagnostic: Diagnostic, batch: Batch) -> Diagnostic:
    """With the path as people see it, not as the vault does."""
    return replace(diagnostic, path=shown(batch.root / diagnostic.path))
