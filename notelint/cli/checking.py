"""Checking, or fixing, the notes a run is about, vault by vault. Nothing is written."""

import gc
from collections import ChainMap
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath

from notelint.cli.asked import Asked, Checked, Fixes
from notelint.cli.batch import Batch, batches
from notelint.cli.cache.cache import Cache, open_cache
from notelint.cli.cache.stamp import code_of, stamp
from notelint.cli.cache.watch import Watch
from notelint.cli.crew import Crew
from notelint.cli.disk import read, shown
from notelint.cli.fixing import Change, Outcome, fix_notes
from notelint.cli.notes import hidden, unreadable
from notelint.cli.rulebook import Rulebook
from notelint.cli.share import Share
from notelint.diagnostics import Diagnostic
from notelint.errors import InputError
from notelint.fixer import Refusal
from notelint.vault import Vault

Work = Callable[[Batch, Vault, Cache | None, Asked], Outcome]
"""What is done with the notes of one vault; None stands for a run without a cache."""


def check_notes(
    asked: Asked, rulebook: Rulebook, work: Work | None = None, watch: Watch | None = None
) -> Checked:
    """Work out what is wrong, and what the fixes asked for change; or what else there is to do.

    ``watch`` takes down what that depends on.
    """
    watch = watch or Watch()
    if work is None:
        work = _check if asked.fixes is Fixes.NONE else _fix
    readable, problems = sift(asked, rulebook)
    gc.disable()  # trees have no cycles: looking for them takes a fifth of the time, and finds none
    try:
        return _work_on(asked, readable, problems, rulebook, work, watch)
    finally:
        if asked.progress is not None:
            asked.progress.end()
        gc.freeze()  # nor is it done now, for all of them at once
        gc.enable()


def _work_on(
    asked: Asked,
    readable: Mapping[Path, Path | None],
    problems: tuple[str, ...],
    rulebook: Rulebook,
    work: Work,
    watch: Watch,
) -> Checked:
    found: list[Diagnostic] = []
    changes: list[Change] = []
    refused: list[Refusal] = []
    code = code_of(rulebook.plugins) if asked.cache is not None else []
    watch.at(code)
    for batch in batches(readable, rulebook, asked.dialect, asked.unsaved):
        outcome = _outcome(batch, asked, stamp(code), work, watch)
        changes += outcome.changes
        refused += (replace(r, diagnostic=named(r.diagnostic, batch)) for r in outcome.refused)
        found += (named(diagnostic, batch) for diagnostic in outcome.remaining)
    watch.at((*asked.notes, *rulebook.surroundings.files))
    watch.above(rulebook.surroundings.folders)
    found.sort(key=lambda d: (d.path, d.finding.span, d.rule))
    return Checked(len(readable), tuple(found), problems, tuple(changes), tuple(refused))


def _outcome(batch: Batch, asked: Asked, code: bytes, work: Work, watch: Watch) -> Outcome:
    """What comes of one batch; ``code`` is the stamp of what runs."""
    batch = replace(batch, papers=asked.library.papers(batch))
    vault = batch.vault()
    cache = None
    if asked.cache is not None and not batch.unsaved:
        cache = open_cache(asked.cache, batch.root, code, vault, batch.files)
    with cache or nullcontext():
        outcome = work(batch, vault, cache, asked)
        if cache:
            watch.at(batch.files.looked_at(cache.trace))
        else:
            watch.fail()
    watch.above((batch.root, *batch.root.parents))
    watch.at(filter(None, [asked.library.place(batch)]))
    return outcome


def _check(batch: Batch, vault: Vault, cache: Cache | None, asked: Asked) -> Outcome:
    """What is wrong with the notes of a batch, as is known or is to be found out."""
    known = cache.findings(batch.notes, batch.rules) if cache else {}
    unknown = tuple(note for note in batch.notes if note not in known)
    if unknown:
        rest = replace(batch, notes=unknown)
        with Crew(rest, vault, cache.memory if cache else None, asked.jobs, asked.progress) as crew:
            crew.begin("checking")
            found = ChainMap(*crew.each(Share.check))
            if cache:
                _remember(crew, cache, found)
        known.update(found)
    return Outcome((), (), tuple(chain.from_iterable(known.values())))


def _fix(batch: Batch, vault: Vault, cache: Cache | None, asked: Asked) -> Outcome:
    with Crew(batch, vault, cache.memory if cache else None, asked.jobs, asked.progress) as crew:
        crew.begin("fixing")
        outcome = fix_notes(crew, batch.root, unsafe=asked.fixes is Fixes.ALL)
        if cache:
            _remember(crew, cache, {})
        return outcome


def _remember(crew: Crew, cache: Cache, found: Mapping[PurePosixPath, list[Diagnostic]]) -> None:
    batch, vault = crew.first.batch, crew.first.original
    cache.save(found, batch.rules, crew.each(Share.news), vault.facts.sums)


def sift(asked: Asked, rulebook: Rulebook) -> tuple[dict[Path, Path | None], tuple[str, ...]]:
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


def named(diagnostic: Diagnostic, batch: Batch) -> Diagnostic:
    """With the path as people see it, not as the vault does."""
    return replace(diagnostic, path=shown(batch.root / diagnostic.path))
