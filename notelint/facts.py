"""What functions say of notes, each asked once of each note, and the sums of what they count."""

from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Mapping, Set
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from notelint.note import Note

FactT = TypeVar("FactT")
KeyT = TypeVar("KeyT")

Fact = Callable[[Note], FactT]
"""A function of one note, a module's own: it is the key, and what it says must pickle."""

Counts = Mapping[Any, int]


class Facts:
    """What is known so far of the notes of one vault: those that ``paths`` lists and ``find`` finds."""

    def __init__(
        self, paths: Callable[[], Iterable[PurePosixPath]], find: Callable[[PurePosixPath], Note]
    ) -> None:
        self._paths = paths
        self._find = find
        self._values: dict[Fact[Any], dict[PurePosixPath, Any]] = {}
        self._of_all: dict[Fact[Any], Mapping[PurePosixPath, Any]] = {}
        self._sums: dict[Fact[Counts], Counts] = {}

    def of(self, fact: Fact[FactT], path: PurePosixPath) -> FactT:
        """What a fact says of one note, which is looked up only where that is not known."""
        values = self._values.setdefault(fact, {})
        if path not in values:
            values[path] = fact(self._find(path))
        return cast("FactT", values[path])

    def of_all(self, fact: Fact[FactT]) -> Mapping[PurePosixPath, FactT]:
        """What a fact says of each note."""
        if fact not in self._of_all:
            self._of_all[fact] = self._gather(fact)
        return self._of_all[fact]

    def sum(self, fact: Fact[Mapping[KeyT, int]]) -> Mapping[KeyT, int]:
        """What a fact counts in all notes, added up; a key may be there with 0."""
        if fact not in self._sums:
            self._sums[fact] = self._add_up(fact)
        return cast("Mapping[KeyT, int]", self._sums[fact])

    def known(self, fact: Fact[FactT]) -> Mapping[PurePosixPath, FactT]:
        """What a fact has said so far."""
        return self._values.get(fact, {})

    def learn(self, fact: Fact[FactT], values: Mapping[PurePosixPath, FactT]) -> None:
        """Take over what was asked elsewhere, of notes that are as they were then."""
        self._values.setdefault(fact, {}).update(values)

    def learn_sum(self, fact: Fact[Mapping[KeyT, int]], total: Mapping[KeyT, int]) -> None:
        """Take over what was counted elsewhere, in all notes."""
        self._sums[fact] = total

    def _gather(self, fact: Fact[Any]) -> Mapping[PurePosixPath, Any]:
        return {path: self.of(fact, path) for path in self._paths()}

    def _add_up(self, fact: Fact[Counts]) -> Counts:
        total: Counter[Any] = Counter()
        for path in self._paths():
            total.update(self.of(fact, path))
        return total


class FactsAfter(Facts):
    """What is known once some notes have ``changed``; of the others, what was known ``before``."""

    def __init__(
        self,
        before: Facts,
        changed: Set[PurePosixPath],
        paths: Callable[[], Iterable[PurePosixPath]],
        find: Callable[[PurePosixPath], Note],
    ) -> None:
        super().__init__(paths, find)
        self._before = before
        self._changed = changed

    def of(self, fact: Fact[FactT], path: PurePosixPath) -> FactT:
        if path in self._changed:
            return super().of(fact, path)
        return self._before.of(fact, path)

    def _gather(self, fact: Fact[Any]) -> Mapping[PurePosixPath, Any]:
        return {
            **self._before.of_all(fact),
            **{path: self.of(fact, path) for path in self._changed},
        }

    def _add_up(self, fact: Fact[Counts]) -> Counts:
        total = self._before.sum(fact)
        earlier = set(self._before._paths())
        change: Counter[Any] = Counter()
        for path in self._changed:
            change.update(self.of(fact, path))
            change.subtract(self._before.of(fact, path) if path in earlier else ())
        changed = {key: total.get(key, 0) + more for key, more in change.items() if more}
        return ChainMap(changed, cast("dict[Any, int]", total))
