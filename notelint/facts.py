"""What functions say of notes, each asked once of each note, and the sums of what they count."""

from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from notelint.note import Note

FactT = TypeVar("FactT")
KeyT = TypeVar("KeyT")

Fact = Callable[[Note], FactT]
"""A function of one note, a module's own: it is the key, and what it says must pickle."""

Find = Callable[[PurePosixPath], Note]
Counts = Mapping[Any, int]


class Facts:
    """What is known so far of the notes of one vault; whoever asks says how a note is found."""

    def __init__(self) -> None:
        self._values: dict[Fact[Any], dict[PurePosixPath, Any]] = {}
        self._of_all: dict[Fact[Any], Mapping[PurePosixPath, Any]] = {}
        self._sums: dict[Fact[Counts], Counts] = {}

    def of(self, fact: Fact[FactT], path: PurePosixPath, find: Find) -> FactT:
        """What a fact says of the note at a path, which is looked up only where it is not known."""
        values = self._values.setdefault(fact, {})
        if path not in values:
            values[path] = fact(find(path))
        return cast("FactT", values[path])

    def of_all(
        self, fact: Fact[FactT], paths: Iterable[PurePosixPath], find: Find
    ) -> Mapping[PurePosixPath, FactT]:
        """What a fact says of each note of the vault; ``paths`` are all of them."""
        if fact not in self._of_all:
            self._of_all[fact] = self._gather(fact, paths, find)
        return self._of_all[fact]

    def sum(
        self, fact: Fact[Mapping[KeyT, int]], paths: Iterable[PurePosixPath], find: Find
    ) -> Mapping[KeyT, int]:
        """What a fact counts in all notes of the vault, added up; ``paths`` are all of them."""
        if fact not in self._sums:
            self._sums[fact] = self._add_up(fact, paths, find)
        return cast("Mapping[KeyT, int]", self._sums[fact])

    def known(self, fact: Fact[FactT]) -> Mapping[PurePosixPath, FactT]:
        """What a fact has said so far."""
        return self._values.get(fact, {})

    def learn(self, fact: Fact[FactT], values: Mapping[PurePosixPath, FactT]) -> None:
        """Take over what was asked elsewhere, of notes that are as they were then."""
        self._values.setdefault(fact, {}).update(values)

    def learn_sum(self, fact: Fact[Counts], total: Counts) -> None:
        """Take over what was counted elsewhere, in all notes of the vault."""
        self._sums[fact] = total

    def _gather(
        self, fact: Fact[Any], paths: Iterable[PurePosixPath], find: Find
    ) -> Mapping[PurePosixPath, Any]:
        return {path: self.of(fact, path, find) for path in paths}

    def _add_up(self, fact: Fact[Counts], paths: Iterable[PurePosixPath], find: Find) -> Counts:
        total: Counter[Any] = Counter()
        for path in paths:
            total.update(self.of(fact, path, find))
        return total


class FactsAfter(Facts):
    """What is known once one note has changed; of the others, what was known ``before``.

    ``was`` is the changed note as it stood, None for one that is new.
    """

    def __init__(self, before: Facts, path: PurePosixPath, was: Note | None) -> None:
        super().__init__()
        self._before = before
        self._path = path
        self._was = was

    def of(self, fact: Fact[FactT], path: PurePosixPath, find: Find) -> FactT:
        if path == self._path:
            return super().of(fact, path, find)
        return self._before.of(fact, path, find)

    def _gather(
        self, fact: Fact[Any], paths: Iterable[PurePosixPath], find: Find
    ) -> Mapping[PurePosixPath, Any]:
        before = self._before.of_all(fact, self._earlier(paths), self._find_before(find))
        return {**before, self._path: self.of(fact, self._path, find)}

    def _add_up(self, fact: Fact[Counts], paths: Iterable[PurePosixPath], find: Find) -> Counts:
        find_before = self._find_before(find)
        total = self._before.sum(fact, self._earlier(paths), find_before)
        change = Counter(self.of(fact, self._path, find))
        change.subtract(self._before.of(fact, self._path, find_before) if self._was else ())
        changed = {key: total.get(key, 0) + more for key, more in change.items() if more}
        return ChainMap(changed, cast("dict[Any, int]", total))

    def _earlier(self, paths: Iterable[PurePosixPath]) -> Iterable[PurePosixPath]:
        return paths if self._was else [path for path in paths if path != self._path]

    def _find_before(self, find: Find) -> Find:
        was = self._was
        return lambda path: was if was is not None and path == self._path else find(path)
