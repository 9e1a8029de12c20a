"""One process's share of a batch: the notes that it asks, checks and fixes, each parsed once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from notelint import fixer
from notelint.cli.batch import Batch
from notelint.diagnostics import Diagnostic
from notelint.facts import Counts, Fact
from notelint.fixer import Fixed
from notelint.linter import lint
from notelint.vault import Vault


@dataclass(frozen=True)
class Known:
    """What was asked of notes: what each fact says of each, and what each count adds up to."""

    values: Mapping[Fact[Any], Mapping[PurePosixPath, Any]]
    sums: Mapping[Fact[Counts], Counts]


@dataclass
class Share:
    """Every ``of``-th of the notes in a batch's vault, beginning with the one at ``index``.

    Where it is pickled, the vault stays behind: it is read from the disk again.
    """

    batch: Batch
    index: int = 0
    of: int = 1
    vault: Vault = field(default_factory=lambda: Vault({}), repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_again, (self.batch, self.index, self.of)

    def ask(self) -> Known:
        """What the rules of the batch ask of every note in the vault, asked of those in the share."""
        facts, counts = self.batch.asked
        values: dict[Fact[Any], dict[PurePosixPath, Any]] = {fact: {} for fact in facts}
        sums: dict[Fact[Counts], Counter[Any]] = {count: Counter() for count in counts}
        for path in self._all_notes:
            for fact, said in values.items():
                said[path] = self.vault.ask(fact, path)
            for count, total in sums.items():
                total.update(self.vault.ask(count, path))
        return Known(values, sums)

    def learn(self, known: Sequence[Known]) -> None:
        """Take over what all shares were asked."""
        for fact in known[0].values:
            for one in known:
                self.vault.facts.learn(fact, one.values[fact])
        for count in known[0].sums:
            total: Counter[Any] = Counter()
            for one in known:
                total.update(one.sums[count])
            self.vault.facts.learn_sum(count, total)

    def check(self) -> list[Diagnostic]:
        """What is wrong with the notes of the batch that are in the share."""
        return list(lint(self.vault, self._notes, self.batch.rules))

    def fix(self, *, unsafe: bool) -> list[tuple[PurePosixPath, str, Fixed]]:
        """Each of these notes: its path, its text, and what fixes make of it; nothing is written."""
        return [
            (
                path,
                self.vault.note(path).text,
                fixer.fix(self.vault, path, self.batch.rules(path), unsafe=unsafe),
            )
            for path in self._notes
        ]

    def change(self, contents: Mapping[PurePosixPath, bytes]) -> None:
        """Go on with other contents in some files."""
        self.vault = self.vault.changing(contents)

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


def shares(batch: Batch, processes: int) -> list[Share]:
    """A batch in as many shares as it is worth, at most one for each process."""
    vault = batch.vault()
    of = max(1, min(processes, len(vault.notes) // _WORTH_A_PROCESS))
    return [Share(batch, index, of, vault) for index in range(of)]


_WORTH_A_PROCESS = 60
"""So many notes take about as long to check as a process to start."""


def _read_again(batch: Batch, index: int, of: int) -> Share:
    return Share(batch, index, of, batch.vault())
