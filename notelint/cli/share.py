"""One process's share of a batch: the notes that it asks, checks and fixes, each parsed once."""

import pickle
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from notelint import fixer
from notelint.cli.batch import Batch
from notelint.cli.cache.cache import News
from notelint.cli.cache.memory import Remembered, name_of
from notelint.diagnostics import Diagnostic
from notelint.facts import Counts, Fact, Sum
from notelint.fixer import Fixed
from notelint.linter import lint_note
from notelint.source import Span
from notelint.vault import Vault


@dataclass(frozen=True)
class Asked:
    """What each fact says of some notes, and what each count adds up to in them."""

    values: Mapping[Fact[Any], Mapping[PurePosixPath, Any]]
    sums: Mapping[Fact[Counts[Any]], Counter[Any]]


@dataclass
class Share:
    """Every ``of``-th of the notes in a batch's vault, beginning with the one at ``index``.

    ``step`` is told of notes that are done, of the other shares' as well as of its own.
    Where it is pickled, the vault stays behind: it is read from the disk again.
    """

    batch: Batch
    index: int
    of: int
    vault: Vault = field(repr=False)
    memory: Remembered | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.original = self.vault
        self.step: Callable[[int], None] = lambda notes: None
        self.vault.facts.memory = self.memory

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_again, (self.batch, self.index, self.of, self.memory)

    def ask(self, notes: Collection[PurePosixPath]) -> Asked:
        """What the rules of the batch ask of every note in the vault, asked of these, if in the share."""
        facts, counts = self.batch.asked
        values: dict[Fact[Any], dict[PurePosixPath, Any]] = {fact: {} for fact in facts}
        sums: dict[Fact[Counts[Any]], Counter[Any]] = {count: Counter() for count in counts}
        for path in self._all_notes:
            if path in notes:
                for fact, said in values.items():
                    said[path] = self.vault.ask(fact, path)
                for count, total in sums.items():
                    total.update(self.vault.ask(count, path))
                self.step(self.of)
        return Asked(values, sums)

    def learn(self, asked: Sequence[Asked], sums: Mapping[Fact[Counts[Any]], Sum[Any]]) -> None:
        """Take over what all shares were asked, and what it adds up to in the whole vault."""
        for one in asked:
            for fact, values in one.values.items():
                self.vault.facts.learn(fact, values)
        for count, total in sums.items():
            self.vault.facts.learn_sum(count, total)

    def check(self) -> dict[PurePosixPath, list[Diagnostic]]:
        """What is wrong with each of the notes that the batch is about."""
        found: dict[PurePosixPath, list[Diagnostic]] = {}
        for path in self._notes:
            found[path] = lint_note(self.vault, path, self.batch.rules(path))
            self.step(self.of)
        return found

    def fix(self, *, unsafe: bool) -> list[tuple[PurePosixPath, str, Fixed]]:
        """Each of these notes: its path, its text, and what fixes make of it; nothing is written."""
        fixed: list[tuple[PurePosixPath, str, Fixed]] = []
        for path in self._notes:
            text = self.vault.note(path).text
            result = fixer.fix(self.vault, path, self.batch.rules(path), unsafe=unsafe)
            fixed.append((path, text, result))
            self.step(self.of)
        return fixed

    def suppress(
        self, wanted: Mapping[PurePosixPath, Set[tuple[str, Span]]], reason: str | None
    ) -> list[tuple[PurePosixPath, str, Fixed]]:
        """As `fix`, with comments that allow what is wanted of the findings in each note."""
        from notelint.suppressing import suppress  # few runs need it

        suppressed: list[tuple[PurePosixPath, str, Fixed]] = []
        for path in self._notes:
            if path in wanted:
                rules = self.batch.rules(path)
                result = suppress(self.vault, path, rules, wanted[path], reason)
                suppressed.append((path, self.vault.note(path).text, result))
                self.step(self.of)
        return suppressed

    def change(self, contents: Mapping[PurePosixPath, bytes]) -> None:
        """Go on with other contents in some files."""
        self.vault = self.vault.changing(contents)

    def news(self) -> News:
        """What was found out about the vault as it is on the disk."""
        facts = {
            name_of(fact): {path.as_posix(): pickle.dumps(value) for path, value in values.items()}
            for fact, values in self.original.facts.news.items()
        }
        return News(facts, self.batch.files.trace)

    @cached_property
    def _all_notes(self) -> Sequence[PurePosixPath]:
        return self.vault.notes[self.index :: self.of]

    @cached_property
    def _notes(self) -> Sequence[PurePosixPath]:
        """The first share has the notes that are none of the vault, too: ignored, but named."""
        mine = frozenset(self._all_notes)
        if self.index == 0:
            mine |= frozenset(self.batch.notes).difference(self.vault.notes)
        return [path for path in self.batch.notes if path in mine]


def _read_again(batch: Batch, index: int, of: int, memory: Remembered | None) -> Share:
    return Share(batch, index, of, batch.vault(), memory)
