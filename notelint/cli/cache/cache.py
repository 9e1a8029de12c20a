"""One vault's cache: what earlier runs found, and whether it still holds."""

import os
import pickle
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, Self

from notelint.cli.cache.memory import Remembered, name_of, state
from notelint.cli.cache.store import Changes, Row, Store
from notelint.cli.cache.traced import Trace, Traced, digest
from notelint.cli.cache.watch import SETTLED, look
from notelint.diagnostics import Diagnostic, Finding, Severity
from notelint.errors import InputError
from notelint.facts import Counts, Fact, Sum
from notelint.lazy import lazy_re_compile
from notelint.rule import ActiveRule
from notelint.vault import Vault

Rules = tuple[ActiveRule, ...]

_NO_UTF8 = lazy_re_compile("[\udc80-\udcff]")
_FEW = 8
_MANY_TIMES = 100
"""A hook that checks some of hundreds of notes leaves the cache as it is, until more have changed."""


def open_cache(
    folder: Path, root: Path, stamp: bytes, vault: Vault, files: Traced
) -> "Cache | None":
    """What is remembered of the vault at an absolute root; None where no cache can be kept.

    ``stamp`` says which code runs; ``files`` are the vault's, and have not been asked yet.
    """
    if _NO_UTF8.search("\0".join(map(str, files))):
        return None  # SQLite keeps no such names
    store = Store(folder / f"{digest(os.fsencode(root)).hex()}.sqlite")
    for _ in range(2):
        try:
            about, notes = store.about(), store.notes()
        except sqlite3.OperationalError:  # locked, or not to be written
            return None
        except sqlite3.DatabaseError:
            store.clear()
        except OSError:
            return None
        else:
            return Cache(store, root, about, notes, stamp, vault, files)
    return None


class News(NamedTuple):
    """What was found out: facts, pickled, by their names and those of the notes; and what else
    the vault's files were asked.
    """

    facts: Mapping[str, Mapping[str, bytes]]
    trace: Trace


class Cache:
    """Compares a vault with what is remembered of it: ``about`` the last run, and its ``notes``.

    Nothing of this fails a run: what cannot be read is not known, what cannot be written is lost.
    """

    def __init__(
        self,
        store: Store,
        root: Path,
        about: Mapping[str, bytes],
        notes: Mapping[str, Row],
        stamp: bytes,
        vault: Vault,
        files: Traced,
    ) -> None:
        self._now = time.time_ns()
        self._store = store
        self._top = os.path.join(root, "")  # noqa: PTH118 - a string: there may be many notes
        self._about = about
        self._settled = int.from_bytes(about.get("time", b"")) - SETTLED
        self._vault = vault
        self._files = files
        self._basis = _basis(stamp, vault, files)
        self._before = notes if about.get("basis") == self._basis else {}
        self._notes = {path.as_posix(): self._row(path) for path in vault.notes}
        self._news: list[Trace] = []
        self._rules: dict[int, tuple[Rules, bytes]] = {}
        self.memory = Remembered(store, self._before, self._notes)

    def findings(
        self, notes: Iterable[PurePosixPath], rules: Callable[[PurePosixPath], Rules]
    ) -> dict[PurePosixPath, list[Diagnostic]]:
        """What is known to be wrong with those of these notes about which that is known."""
        return {
            path: self._diagnostics(path, row[1])
            for path in notes
            if (row := self._findings.get(path.as_posix()))
            and row[0] == self._digest_of(rules(path))
        }

    @cached_property
    def _run(self) -> bytes:
        """What decides what is found, beside what decides how a note is read."""
        return _run(self._basis, self._vault, self._notes)

    @cached_property
    def _findings(self) -> Mapping[str, tuple[bytes, bytes]]:
        """By note, the digest of the rules that were on, and what they found."""
        if not self.memory.changed and self._about.get("run") == self._run:
            with suppress(sqlite3.Error):
                if self._files.still_holds(self._trace):
                    return {path: (rules, found) for path, rules, found in self._store.findings()}
        return {}

    @cached_property
    def _trace(self) -> Trace:
        """What the last run depended on."""
        kept = self._about.get("trace")
        return pickle.loads(kept) if kept else Trace({}, {})  # noqa: S301 - written by us, for this user

    @property
    def trace(self) -> Trace:
        """What the findings depend on, those remembered and those that were saved."""
        return _together([self._trace, *self._news] if self._findings else self._news)

    def save(
        self,
        found: Mapping[PurePosixPath, list[Diagnostic]],
        rules: Callable[[PurePosixPath], Rules],
        news: Iterable[News],
        sums: Mapping[Fact[Counts[Any]], Sum[Any]],
    ) -> None:
        """Remember what was found in notes, and what was found out about them and about all;
        unless notes have changed since, or that takes longer than finding it out again.
        """
        news = list(news)
        self._news = [part.trace for part in news]
        if self._is_little(news, len(found)) or self._is_old():
            return
        rows = {
            path.as_posix(): (self._digest_of(rules(path)), _pickled(diagnostics))
            for path, diagnostics in found.items()
        }
        facts: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
        for part in news:
            for name, values in part.facts.items():
                facts[name] |= {p: value for p, value in values.items() if p in self._notes}
        changes = Changes(
            about={
                "basis": self._basis,
                "run": self._run,
                "time": self._now.to_bytes(16),
                "trace": pickle.dumps(self.trace),
            },
            notes=self._notes,
            facts=facts,
            totals={
                name_of(fact): (state(self._notes), pickle.dumps(Counter(total)))
                for fact, total in sums.items()
            },
            findings={**self._findings, **rows},
        )
        with suppress(sqlite3.Error):
            self._store.save(changes, self._about.get("generation", b""))

    def _is_little(self, news: Sequence[News], checked: int) -> bool:
        """Whether a few of many notes were checked, and little else had to be found out for that."""
        asked = {path for part in news for values in part.facts.values() for path in values}
        few = max(len(self.memory.changed), len(asked)) <= _FEW and not self.memory.lacked_total
        return few and checked * _MANY_TIMES < len(self._before)

    def _is_old(self) -> bool:
        """Whether notes have changed since they were read."""
        return any(_stat(self._top + path)[0] != row.stat for path, row in self._notes.items())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def _row(self, path: PurePosixPath) -> Row:
        """The note as it is; it is read only where it looks changed."""
        name = path.as_posix()
        stat, changed = _stat(self._top + name)
        before = self._before.get(name)
        if before is not None and before.stat == stat and changed < self._settled:
            return before
        try:
            return Row(stat, digest(self._files[path]))
        except InputError:  # it may not be read: who needs it will say so
            return Row(stat, b"")

    def _digest_of(self, rules: Rules) -> bytes:
        if id(rules) not in self._rules:
            text = "\n".join(f"{type(a.rule).__module__} {a!r}" for a in rules)
            self._rules[id(rules)] = rules, digest(text.encode("utf-8", "surrogateescape"))
        return self._rules[id(rules)][1]

    def _diagnostics(self, path: PurePosixPath, pickled: bytes) -> list[Diagnostic]:
        if not pickled:
            return []
        source = self._vault.source(path)
        found: list[tuple[str, Severity, Finding, tuple[str, ...]]] = pickle.loads(pickled)  # noqa: S301 - as above
        return [
            Diagnostic(rule, severity, path.as_posix(), source, finding, under)
            for rule, severity, finding, under in found
        ]


def _together(traces: Sequence[Trace]) -> Trace:
    contents = {path: answer for trace in traces for path, answer in trace.contents.items()}
    names = {path: answer for trace in traces for path, answer in trace.names.items()}
    return Trace(contents, names)


def _pickled(diagnostics: Iterable[Diagnostic]) -> bytes:
    found = [(d.rule, d.severity, d.finding, d.under) for d in diagnostics]
    return pickle.dumps(found) if found else b""


def _stat(path: str) -> tuple[str, int]:
    """What the file system says of a file, and when it was changed last; nothing where it is gone."""
    seen = look(path)
    return (" ".join(map(str, seen)), max(seen[:2])) if seen else ("", 0)


def _basis(stamp: bytes, vault: Vault, files: Traced) -> bytes:
    """What decides, beside a note's own content, how it is read: code, settings and sites."""
    folders = [content.folder for site in vault.sites for content in site.contents]
    trace = [sorted((str(path), answer) for path, answer in part.items()) for part in files.trace]
    parts = (stamp, vault.settings, vault.dialect, [s.root for s in vault.sites], folders, trace)
    return digest(repr(parts).encode("utf-8", "surrogateescape"))


def _run(basis: bytes, vault: Vault, notes: Mapping[str, Row]) -> bytes:
    """What else decides what is found: the date, the papers, the names of all files, all notes."""
    names = "\0".join(sorted(path.as_posix() for path in vault.files))
    parts = (basis, vault.today, vault.papers.identity, names, state(notes))
    return digest(repr(parts).encode("utf-8", "surrogateescape"))
