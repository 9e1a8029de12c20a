"""What facts said of a vault's notes in earlier runs."""

import pickle
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, TypeVar

from notelint.cli.cache.store import Row, Store
from notelint.cli.cache.traced import digest
from notelint.facts import Counts, Fact, Total

FactT = TypeVar("FactT")


class Remembered:
    """The `Memory` of a vault's facts; ``before`` are its notes as they were, ``now`` as they are.

    What cannot be read is not remembered. It can be sent to another process.
    """

    def __init__(self, store: Store, before: Mapping[str, Row], now: Mapping[str, Row]) -> None:
        self._store = store
        self._before = before
        self._now = now
        self.lacked_total = False
        """Whether a sum was asked for that is not remembered."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Remembered, (self._store, self._before, self._now)

    @cached_property
    def unchanged(self) -> Mapping[str, bytes]:
        """The notes that are as they were, with the digests of their contents."""
        return {
            path: row.digest
            for path, row in self._now.items()
            if path in self._before and self._before[path].digest == row.digest
        }

    @cached_property
    def changed(self) -> frozenset[PurePosixPath]:
        """The notes that are new, or others than they were."""
        return frozenset(PurePosixPath(path) for path in self._now if path not in self.unchanged)

    def values(
        self, fact: Fact[FactT], paths: Collection[PurePosixPath]
    ) -> Mapping[PurePosixPath, FactT]:
        named = {path.as_posix(): path for path in paths}
        wanted = {name: self.unchanged[name] for name in named if name in self.unchanged}
        return {named[name]: value for name, value in self._values(fact, wanted).items()}

    def total(self, fact: Fact[Counts[Any]]) -> Total | None:
        gone = {
            path: row.digest for path, row in self._before.items() if path not in self.unchanged
        }
        values = self._values(fact, gone)
        pickled: bytes | None = None
        with suppress(sqlite3.Error):
            pickled = self._store.total(name_of(fact), self._state_before)
        if pickled is None or len(values) < len(gone):
            self.lacked_total = True
            return None
        counts: Counter[Any] = pickle.loads(pickled)  # noqa: S301 - written by us, for this user
        return Total(counts, values.values(), self.changed)

    @cached_property
    def _state_before(self) -> bytes:
        return state(self._before)

    def _values(self, fact: Fact[FactT], wanted: Mapping[str, bytes]) -> dict[str, FactT]:
        loaded: dict[bytes, Any] = {}  # most notes say the same: nothing
        values: dict[str, FactT] = {}
        with suppress(sqlite3.Error):
            for path, value in self._store.facts(name_of(fact), wanted):
                if value not in loaded:
                    loaded[value] = pickle.loads(value)  # noqa: S301 - written by us, for this user
                values[path] = loaded[value]
        return values


def name_of(fact: Fact[Any]) -> str:
    return f"{fact.__module__}.{fact.__qualname__}"


def state(notes: Mapping[str, Row]) -> bytes:
    """What stands for the contents of all these notes."""
    rows = (f"{path}\0{row.digest.hex()}\0" for path, row in sorted(notes.items()))
    return digest("".join(rows).encode("utf-8", "surrogateescape"))
