"""What functions say of notes, each asked once of each note, and the sums of what they count."""

from collections import ChainMap, Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from pathlib import PurePosixPath
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from notelint.note import Note

FactT = TypeVar("FactT")
KeyT = TypeVar("KeyT")

Fact = Callable[[Note], FactT]
"""A function of one note, a module's own: it is the key, and what it says must pickle."""

Counts = Mapping[KeyT, int] | Set[KeyT]
"""How often a note has what; a set counts each of its members once."""

Sum = Mapping[KeyT, int]


class Memory(Protocol):
    """Remembers what facts said of notes that have not changed since."""

    def values(
        self, fact: Fact[FactT], paths: Collection[PurePosixPath]
    ) -> Mapping[PurePosixPath, FactT]:
        """What the fact said of those of these notes that are as they were."""
        ...

    def total(self, fact: Fact[Counts[Any]]) -> "Total | None":
        """What the fact counted in all notes as they were; None where that is not remembered."""
        ...


class Total(NamedTuple):
    """A sum over the notes of an earlier time.

    ``gone`` is what was counted then in notes that are others now, or are no more;
    ``missing`` are the notes as they are now that were not counted.
    """

    counts: Counter[Any]
    gone: Iterable[Counts[Any]]
    missing: Iterable[PurePosixPath]


class Facts:
    """What is known so far of the notes of one vault: those that ``paths`` lists and ``find`` finds."""

    def __init__(
        self,
        paths: Callable[[], Collection[PurePosixPath]],
        find: Callable[[PurePosixPath], Note],
    ) -> None:
        self._paths = paths
        self._find = find
        self.memory: Memory | None = None
        self._values: dict[Fact[Any], dict[PurePosixPath, Any]] = {}
        self._of_all: dict[Fact[Any], Mapping[PurePosixPath, Any]] = {}
        self.sums: dict[Fact[Counts[Any]], Sum[Any]] = {}
        """What was added up so far."""
        self.news: dict[Fact[Any], dict[PurePosixPath, Any]] = {}
        """What was found out here, neither remembered nor learnt."""

    def of(self, fact: Fact[FactT], path: PurePosixPath) -> FactT:
        """What a fact says of one note, which is looked up only where that is not known."""
        values = self._values.setdefault(fact, {})
        if path not in values:
            self._recall(fact, (path,))
        if path not in values:
            values[path] = self.news.setdefault(fact, {})[path] = fact(self._find(path))
        return cast("FactT", values[path])

    def of_all(self, fact: Fact[FactT]) -> Mapping[PurePosixPath, FactT]:
        """What a fact says of each note."""
        if fact not in self._of_all:
            self._of_all[fact] = self._gather(fact)
        return self._of_all[fact]

    def sum(self, fact: Fact[Counts[KeyT]]) -> Sum[KeyT]:
        """What a fact counts in all notes, added up; a key may be there with 0."""
        if fact not in self.sums:
            self.sums[fact] = self._add_up(fact)
        return self.sums[fact]

    @property
    def asked_of_all(self) -> Set[Fact[Any]]:
        """The facts that were gathered or added up."""
        return self._of_all.keys() | self.sums.keys()

    def learn(self, fact: Fact[FactT], values: Mapping[PurePosixPath, FactT]) -> None:
        """Take over what was asked elsewhere, of notes that are as they were then."""
        self._values.setdefault(fact, {}).update(values)

    def learn_sum(self, fact: Fact[Counts[KeyT]], total: Sum[KeyT]) -> None:
        """Take over what was counted elsewhere, in all notes."""
        self.sums[fact] = total

    def _recall(self, fact: Fact[Any], paths: Collection[PurePosixPath]) -> None:
        if self.memory is not None:
            self.learn(fact, self.memory.values(fact, paths))

    def _gather(self, fact: Fact[Any]) -> Mapping[PurePosixPath, Any]:
        paths = self._paths()
        known = self._values.setdefault(fact, {})
        self._recall(fact, [path for path in paths if path not in known])
        return {path: known[path] if path in known else self.of(fact, path) for path in paths}

    def _add_up(self, fact: Fact[Counts[Any]]) -> Sum[Any]:
        remembered = self.memory.total(fact) if self.memory is not None else None
        total, gone, missing = remembered or Total(Counter(), (), self._paths())
        for counts in gone:
            total.subtract(counts)
        for path in missing:
            total.update(self.of(fact, path))
        return total


class FactsAfter(Facts):
    """What is known once some notes have ``changed``; of the others, what was known ``before``."""

    def __init__(
        self,
        before: Facts,
        changed: Set[PurePosixPath],
        paths: Callable[[], Collection[PurePosixPath]],
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

    def _add_up(self, fact: Fact[Counts[Any]]) -> Sum[Any]:
        total = self._before.sum(fact)
        earlier = set(self._before._paths())
        change: Counter[Any] = Counter()
        for path in self._changed:
            change.update(self.of(fact, path))
            change.subtract(self._before.of(fact, path) if path in earlier else ())
        changed = {key: total.get(key, 0) + more for key, more in change.items() if more}
        return ChainMap(changed, cast("dict[Any, int]", total))
