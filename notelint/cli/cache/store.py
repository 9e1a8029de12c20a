"""The tables of a cache on the disk."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

_TABLES = """
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (path TEXT PRIMARY KEY, stat TEXT, digest BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (
    name TEXT, path TEXT, digest BLOB, value BLOB, PRIMARY KEY (name, path)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS total (name TEXT PRIMARY KEY, state BLOB, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS finding (path TEXT PRIMARY KEY, key BLOB, value BLOB) WITHOUT ROWID;
"""
_WAIT = 1.0
"""Seconds to wait for another process that writes."""

_MANY = 500
"""More than so many rows are read by reading all."""


class Row(NamedTuple):
    """A note as it was: what the file system said of it, and the digest of its content."""

    stat: str
    digest: bytes


class Changes(NamedTuple):
    """What a run brings: the state of all notes, and what was found out.

    ``facts`` are values by fact and path; ``totals`` have the state of the notes and a sum,
    ``findings`` the digest of the rules that were on and what they found.
    """

    about: Mapping[str, bytes]
    notes: Mapping[str, Row]
    facts: Mapping[str, Mapping[str, bytes]]
    totals: Mapping[str, tuple[bytes, bytes]]
    findings: Mapping[str, tuple[bytes, bytes]]


@dataclass
class Store:
    """Reads and writes raise sqlite3.Error; each process opens the file for itself."""

    file: Path

    def __post_init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def __reduce__(self) -> tuple[type["Store"], tuple[Path]]:
        return Store, (self.file,)

    def about(self) -> dict[str, bytes]:
        return dict(self._read("SELECT key, value FROM about"))

    def notes(self) -> dict[str, Row]:
        rows = self._read("SELECT path, stat, digest FROM note")
        return {path: Row(stat, digest) for path, stat, digest in rows}

    def facts(self, name: str, paths: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """The values of a fact for notes with these digests, by path, where there are any."""
        if len(paths) > _MANY:
            rows: Iterable[tuple[str, bytes, bytes]] = self._read(
                "SELECT path, digest, value FROM fact WHERE name = ?", name
            )
        else:
            rows = (
                row
                for path in paths
                for row in self._read(
                    "SELECT path, digest, value FROM fact WHERE name = ? AND path = ?", name, path
                )
            )
        return ((path, value) for path, digest, value in rows if paths.get(path) == digest)

    def total(self, name: str, state: bytes) -> bytes | None:
        """What a fact counted in all notes, where they were in this state."""
        rows = self._read("SELECT value FROM total WHERE name = ? AND state = ?", name, state)
        return next((value for (value,) in rows), None)

    def findings(self) -> Iterable[tuple[str, bytes, bytes]]:
        return self._read("SELECT path, key, value FROM finding")

    def save(self, changes: Changes, generation: bytes) -> None:
        """Write, unless another process has written since the ``generation`` that was read."""
        connection = self._open()
        with closing(connection.cursor()) as cursor, _transaction(cursor):
            now = dict(cursor.execute("SELECT key, value FROM about")).get("generation", b"")
            if now != generation:
                return
            for table in ("about", "note", "total", "finding"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
            about = {**changes.about, "generation": os.urandom(8)}
            cursor.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            cursor.executemany(
                "INSERT INTO note VALUES (?, ?, ?)",
                ((path, *row) for path, row in changes.notes.items()),
            )
            for table, rows in (("total", changes.totals), ("finding", changes.findings)):
                cursor.executemany(
                    f"INSERT INTO {table} VALUES (?, ?, ?)",  # noqa: S608 - names of our own
                    ((key, *row) for key, row in rows.items()),
                )
            for name, values in changes.facts.items():
                cursor.executemany(
                    "INSERT OR REPLACE INTO fact VALUES (?, ?, ?, ?)",
                    (
                        (name, path, changes.notes[path].digest, value)
                        for path, value in values.items()
                    ),
                )
            cursor.execute("DELETE FROM fact WHERE path NOT IN (SELECT path FROM note)")

    def clear(self) -> None:
        """Remove the file: it is broken, or of another version."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self.file}{suffix}").unlink()

    def close(self) -> None:
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _read(self, query: str, *parameters: str | bytes) -> Iterable[Any]:
        return self._open().execute(query, parameters)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            self.file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.file, timeout=_WAIT, isolation_level=None)
            self._connection, self._process = connection, os.getpid()
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = OFF")  # at worst it is made anew
                connection.executescript(_TABLES)
            except sqlite3.Error:
                self.close()
                raise
        return self._connection


@contextmanager
def _transaction(cursor: sqlite3.Cursor) -> Iterator[None]:
    cursor.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        cursor.execute("ROLLBACK")
        raise
    cursor.execute("COMMIT")
