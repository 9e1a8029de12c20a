"""Building the index of arXiv's papers from the snapshot; what was interrupted goes on."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol

from notelint.cli.arxiv_index import APPLICATION, FORM, key_of, title_hash
from notelint.cli.arxiv_snapshot import Snapshot
from notelint.cli.disk import shown
from notelint.errors import InputError
from notelint.papers import Paper, title_words

_MODULE = "fts5"
_TOGETHER = 200_000
_FREQUENT = 200
_TABLES = """
    CREATE TABLE papers (key INTEGER PRIMARY KEY, title TEXT NOT NULL, hash INTEGER NOT NULL);
    CREATE VIRTUAL TABLE names USING fts5(
        name, content='', columnsize=0, detail=none, tokenize='ascii'
    );
    INSERT INTO names (names, rank) VALUES ('automerge', 0), ('hashsize', 268435456);
    CREATE TABLE frequent (word TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE progress (snapshot TEXT NOT NULL, offset INTEGER NOT NULL, line INTEGER NOT NULL);
"""
_FINISH = (
    "CREATE INDEX by_hash ON papers (hash)",
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, names, row)",
    f"INSERT INTO frequent SELECT term, doc FROM vocabulary WHERE doc >= {_FREQUENT}",  # noqa: S608
    "DROP TABLE progress",
)


class Progress(Protocol):
    """Is told how far in the snapshot's file the build is."""

    def __call__(self, position: int) -> None: ...


def build(snapshot: Snapshot, output: Path, progress: Progress) -> int:
    """Write the index, and return the number of papers in it.

    It is written aside, and put in place when it is whole. Where an earlier run was interrupted,
    it goes on from there. Raises InputError where the snapshot or the disk fails, and where this
    Python's SQLite has no full-text search.
    """
    aside = output.with_name(f"{output.name}.partial")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with closing(_opened(aside, snapshot)) as database:
            _fill(database, snapshot, progress)
            ((papers,),) = database.execute("SELECT count(*) FROM papers")
        aside.replace(output)
    except sqlite3.Error as error:
        raise _failed(output, error) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{shown(output)}: cannot be written: {reason}") from error
    return int(papers)


def require_full_text_search() -> None:
    """Raises InputError where this Python's SQLite has none."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute(f"CREATE VIRTUAL TABLE words USING {_MODULE}(title)")
        except sqlite3.OperationalError as error:
            raise InputError(
                f"this Python's SQLite ({sqlite3.sqlite_version}) has no full-text search"
                f" (FTS5): {error}; use a Python whose SQLite has it"
            ) from error


def _opened(aside: Path, snapshot: Snapshot) -> sqlite3.Connection:
    """What an earlier run has left of the same snapshot, or a new file."""
    database = _connected(aside)
    if _left_of(database) != snapshot.identity:
        database.close()
        aside.unlink(missing_ok=True)
        aside.with_name(f"{aside.name}-journal").unlink(missing_ok=True)
        database = _connected(aside)
        database.executescript(f"BEGIN; {_TABLES}")
        database.execute("INSERT INTO progress VALUES (?, 0, 0)", (snapshot.identity,))
        database.execute("COMMIT")
    return database


def _connected(aside: Path) -> sqlite3.Connection:
    database = sqlite3.connect(aside, timeout=0, isolation_level=None)
    # The journal survives when the process is killed; a power failure is worth a new run.
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA cache_size = -65536")
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    return database


def _left_of(database: sqlite3.Connection) -> str | None:
    try:
        ((snapshot,),) = database.execute("SELECT snapshot FROM progress")
    except (sqlite3.DatabaseError, ValueError) as error:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            raise
        return None
    return str(snapshot)


def _fill(database: sqlite3.Connection, snapshot: Snapshot, progress: Progress) -> None:
    ((offset, line),) = database.execute("SELECT offset, line FROM progress")
    papers: list[Paper] = []
    for batch in snapshot.batches(offset, line):
        papers += batch.papers
        progress(snapshot.position)
        if len(papers) >= _TOGETHER:
            _insert(database, papers, batch.offset, batch.line)
            papers.clear()
    _insert(database, papers, 0, 0)
    database.execute("BEGIN IMMEDIATE")
    for step in _FINISH:
        database.execute(step)
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {FORM}")
    database.execute("COMMIT")


def _insert(database: sqlite3.Connection, papers: list[Paper], offset: int, line: int) -> None:
    """In the order of the keys: where they go back, full-text search would begin a new segment."""
    rows = sorted((key_of(id_), title) for id_, title in papers)
    database.execute("BEGIN IMMEDIATE")
    database.executemany(
        "INSERT OR REPLACE INTO papers VALUES (?, ?, ?)",
        ((key, title, title_hash(title_words(title))) for key, title in rows),
    )
    named = ((key, title.partition(":")[0]) for key, title in rows if ":" in title)
    database.executemany(
        "INSERT INTO names (rowid, name) VALUES (?, ?)",
        ((key, " ".join(title_words(name))) for key, name in named),
    )
    if offset:
        database.execute("UPDATE progress SET offset = ?, line = ?", (offset, line))
    database.execute("COMMIT")


def _failed(output: Path, error: sqlite3.Error) -> InputError:
    if "locked" in str(error):
        return InputError(f"{shown(output)}: another process is building it")
    return InputError(f"{shown(output)}: cannot be built: {error}")
