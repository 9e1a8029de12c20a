"""Asking arXiv for titles: at most one request in three seconds, no paper twice.

The interface is https://info.arxiv.org/help/api/user-manual.html; its terms of use ask for the
pause. What was answered is kept in the folder of caches, beside when the last request was.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from xml.etree import ElementTree as ET

from notelint import __version__
from notelint.arxiv import arxiv_addresses
from notelint.cli.disk import shown
from notelint.errors import InputError

API = "https://export.arxiv.org/api/query"

_PAUSE = 3.0
_TOGETHER = 100
_TIMEOUT = 30
_MOST_READ = 8 << 20
_FORGOTTEN_AFTER = 7 * 24 * 3600
_TABLES = """
    CREATE TABLE IF NOT EXISTS answers (id TEXT PRIMARY KEY, title TEXT, asked REAL NOT NULL);
    CREATE TABLE IF NOT EXISTS requests (at REAL NOT NULL);
"""
_ENTRY = "{http://www.w3.org/2005/Atom}"
_ERRORS = "/api/errors"


class Clock(Protocol):
    """What of the module ``time`` is needed."""

    def time(self) -> float: ...
    def sleep(self, seconds: float, /) -> None: ...


class ArxivOnline:
    """Answers for ids, from the cache where it can; ``problem`` says why it cannot tell more.

    Calling it never raises for what the network does: findings do not depend on luck.
    """

    def __init__(self, cache: Path, clock: Clock = time) -> None:
        self.problem: str | None = None
        self._cache = cache
        self._clock = clock
        self._api = os.environ.get("NOTELINT_ARXIV_API") or API

    def __call__(self, ids: Sequence[str]) -> Mapping[str, str | None]:
        """Raises InputError where the cache cannot be used."""
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._cache, isolation_level=None)) as database:
                database.executescript(_TABLES)
                known = self._remembered(database, ids)
                self._ask(database, [id_ for id_ in ids if id_ not in known], known)
                return known
        except (sqlite3.Error, OSError) as error:
            raise InputError(f"{shown(self._cache)}: cannot be used: {error}") from error

    def _remembered(
        self, database: sqlite3.Connection, ids: Iterable[str]
    ) -> dict[str, str | None]:
        """Titles do not change; an id that had no paper is asked for again after a week."""
        found: dict[str, str | None] = {}
        since = self._clock.time() - _FORGOTTEN_AFTER
        query = "SELECT title FROM answers WHERE id = ? AND (title NOT NULL OR asked > ?)"
        for id_ in ids:
            for (title,) in database.execute(query, (id_, since)):
                found[id_] = title
        return found

    def _ask(
        self, database: sqlite3.Connection, ids: Sequence[str], known: dict[str, str | None]
    ) -> None:
        for start in range(0, len(ids), _TOGETHER):
            together = ids[start : start + _TOGETHER]
            self._wait(database)
            try:
                answer = titles_in(self._fetch(together))
            except (URLError, HTTPException, TimeoutError, ConnectionError, ValueError) as error:
                left = len(ids) - start
                papers = "1 paper" if left == 1 else f"{left} papers"
                self.problem = f"arXiv could not be asked about {papers}: {_reason(error)}"
                return
            now = self._clock.time()
            for id_ in together:
                known[id_] = answer.get(id_)
                row = id_, answer.get(id_), now
                database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)

    def _wait(self, database: sqlite3.Connection) -> None:
        """Until three seconds after the last request, whichever process made it."""
        database.execute("BEGIN IMMEDIATE")
        last, now = (
            database.execute("SELECT max(at) FROM requests").fetchone()[0],
            self._clock.time(),
        )
        at = max(now, last + _PAUSE) if last is not None and last <= now + _PAUSE else now
        database.execute("DELETE FROM requests")
        database.execute("INSERT INTO requests VALUES (?)", (at,))
        database.execute("COMMIT")
        if at > now:
            self._clock.sleep(at - now)

    def _fetch(self, ids: Sequence[str]) -> bytes:
        query = urlencode({"id_list": ",".join(ids), "max_results": len(ids)}, safe=",/")
        request = Request(  # noqa: S310 - the address is ours, or the user's own
            f"{self._api}?{query}", headers={"User-Agent": f"notelint/{__version__}"}
        )
        with urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
            content: bytes = response.read(_MOST_READ)
            return content


def titles_in(feed: bytes) -> dict[str, str]:
    """The titles in an answer, by id. Raises ValueError where it is none."""
    try:
        root = ET.fromstring(feed)  # noqa: S314 - expat limits how far entities expand
    except ET.ParseError as error:
        raise ValueError(f"the answer is no XML: {error}") from error
    if root.tag != f"{_ENTRY}feed":
        raise ValueError("the answer is no list of papers")
    found: dict[str, str] = {}
    for entry in root.iter(f"{_ENTRY}entry"):
        address = (entry.findtext(f"{_ENTRY}id") or "").strip()
        title = " ".join((entry.findtext(f"{_ENTRY}title") or "").split())
        if _ERRORS in address:
            raise ValueError((entry.findtext(f"{_ENTRY}summary") or title).strip())
        paper = next(arxiv_addresses(address), None)
        if paper is not None and paper.id is not None and title:
            found[paper.id] = title
    return found


def _reason(error: Exception) -> str:
    if isinstance(error, HTTPError):
        later = ": try again later" if error.code in (429, 503) else ""
        return f"it answers {error.code} {error.reason}{later}"
    if isinstance(error, URLError):
        return str(error.reason)
    return str(error) or "it did not answer in time"
