"""The index of arXiv's papers: its form on the disk, and looking things up in it.

Titles are found by a hash of their words, and names (what stands before a colon) by the rarest
of theirs: to rank by all words takes fifty milliseconds, to look up two rare ones less than one.
"""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote
from weakref import finalize
from zlib import crc32

from notelint.arxiv import ARCHIVES
from notelint.cli.disk import is_file, shown
from notelint.errors import InputError
from notelint.papers import Paper, best_named, title_words

APPLICATION = 0x6E6C6178
"""What marks a file of SQLite as an index of ours."""

FILE_NAME = "arxiv.sqlite"
"""What it is called in the folder of caches."""

FORM = 1
"""Counts the changes of the form: another one cannot be read."""

_NUMBERS = 100_000
_MONTHS = 10_000
_RAREST = 2
_TOO_FREQUENT = 2_000
_MOST_READ = 300


class ArxivIndex:
    """The papers in an index; opened when it is first asked, in each process anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def __reduce__(self) -> tuple[type["ArxivIndex"], tuple[Path]]:
        return ArxivIndex, (self.path,)

    @property
    def identity(self) -> str:
        known = self.path.stat()
        return f"{self.path}:{known.st_size}:{known.st_mtime_ns}"

    def title(self, id: str) -> str | None:  # noqa: A002 - what it is called
        row = self._one("SELECT title FROM papers WHERE key = ?", key_of(id))
        return str(row[0]) if row else None

    def lacks(self, id: str) -> bool:  # noqa: A002
        """Ids that are newer than the newest of the index are not known to be missing."""
        newest = self._one("SELECT max(key) FROM papers WHERE key < ?", _NUMBERS * _MONTHS)
        key = key_of(id)
        if newest is None or newest[0] is None or newest[0] < key < _NUMBERS * _MONTHS:
            return False
        return self.title(id) is None

    def named(self, title: str) -> Sequence[Paper]:
        words = title_words(title)
        if not words:
            return ()
        rows = self._all("SELECT key, title FROM papers WHERE hash = ?", title_hash(words))
        return best_named(title, _papers(rows)) or best_named(title, self._with_names(words))

    def _with_names(self, words: Sequence[str]) -> list[Paper]:
        """The papers with the two rarest of these words in their names, which are what stands
        before a colon; none where too many have them.
        """
        counts = {word: self._frequency(word) for word in dict.fromkeys(words)}
        rare = (word for word in counts if counts[word] <= _TOO_FREQUENT)
        rarest = sorted(rare, key=lambda word: counts[word])[:_RAREST]
        if not rarest:
            return []
        asked = " AND ".join(f'"{word}"' for word in rarest)
        keys = self._all("SELECT rowid FROM names WHERE names MATCH ? LIMIT ?", asked, _MOST_READ)
        if len(keys) == _MOST_READ:
            return []
        marks = ",".join("?" * len(keys))
        where = f"SELECT key, title FROM papers WHERE key IN ({marks}) ORDER BY key"  # noqa: S608 - question marks
        return _papers(self._all(where, *(key for (key,) in keys)))

    def _frequency(self, word: str) -> int:
        """In how many names a word is; 0 for one that is rare, or in none."""
        row = self._one("SELECT names FROM frequent WHERE word = ?", word)
        return int(row[0]) if row else 0

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        rows = self._all(query, *values)
        return rows[0] if rows else None

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, error) from error

    def _connection(self) -> sqlite3.Connection:
        """A connection must not be taken along when a process is forked."""
        if self._opened is None or self._opened[0] != os.getpid():
            where = f"file:{quote(str(self.path))}?mode=ro"
            connection = sqlite3.connect(where, uri=True)
            finalize(self, connection.close).atexit = False
            self._opened = os.getpid(), connection
        return self._opened[1]


def open_index(path: Path) -> ArxivIndex:
    """The index in a file. Raises InputError where there is none that can be read."""
    if not is_file(path):
        raise InputError(
            f"{shown(path)}: there is no index of arXiv: `notelint arxiv index SNAPSHOT"
            f" --output {shown(path)}` makes one"
        )
    index = ArxivIndex(path)
    try:
        ((application,),) = index._all("PRAGMA application_id")
        ((form,),) = index._all("PRAGMA user_version")
    except InputError as error:
        raise InputError(f"{shown(path)}: is no index of arXiv") from error
    if application != APPLICATION:
        raise InputError(f"{shown(path)}: is no index of arXiv")
    if form != FORM:
        raise InputError(
            f"{shown(path)}: was made by another version of notelint:"
            " `notelint arxiv index SNAPSHOT` makes it anew"
        )
    return index


def key_of(id: str) -> int:  # noqa: A002
    """A well-formed id as a number, in the order in which the snapshot has them."""
    archive, slash, number = id.rpartition("/")
    if slash:
        month = (ARCHIVES.index(archive) + 1) * _MONTHS + int(number[:4])
        return month * _NUMBERS + int(number[4:])
    date, _, number = id.partition(".")
    return int(date) * _NUMBERS + int(number)


def id_of(key: int) -> str:
    """The id that a number stands for."""
    month, number = divmod(key, _NUMBERS)
    archive, month = divmod(month, _MONTHS)
    if archive:
        return f"{ARCHIVES[archive - 1]}/{month:04}{number:03}"
    return f"{month:04}.{number:0{4 if month < 1501 else 5}}"


def title_hash(words: Sequence[str]) -> int:
    """A number for the words of a title; few titles have the same."""
    return crc32(" ".join(words).encode())


def _papers(rows: Sequence[tuple[Any, ...]]) -> list[Paper]:
    return [Paper(id_of(key), title) for key, title in rows]


def _damaged(path: Path, error: sqlite3.DatabaseError) -> InputError:
    return InputError(f"{shown(path)}: the index of arXiv cannot be read: {error}")
