"""Processes that share the work on one batch."""

import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from notelint.cli.batch import Batch
from notelint.cli.cache.memory import Remembered
from notelint.cli.share import Asked, Share
from notelint.facts import Counts, Fact, Total
from notelint.vault import Vault

if TYPE_CHECKING:
    from notelint.cli.progress import Progress
    from notelint.cli.worker import Worker

AnswerT = TypeVar("AnswerT")

_WORTH_A_PROCESS = 60
"""So many notes take about as long to check as a process to start."""


class Crew:
    """Works on the shares of a batch, each in a process of its own, the first in this one.

    A context manager: the processes end with it.
    """

    def __init__(
        self,
        batch: Batch,
        vault: Vault,
        memory: Remembered | None = None,
        processes: int = 1,
        progress: "Progress | None" = None,
    ) -> None:
        self._memory = memory
        self._progress = progress
        self._new = memory.changed if memory is not None else frozenset(vault.notes)
        worth = max(len(batch.notes), len(self._new)) // _WORTH_A_PROCESS
        of = max(1, min(processes, worth))
        self.first, *others = (Share(batch, index, of, vault, memory) for index in range(of))
        self._workers = _start(others) if others else []
        if progress is not None:
            self.first.step = progress.step
        if others or batch.asked[1]:  # sums need every note; asked one by one, each is at hand
            self._exchange()

    def each(self, work: Callable[[Share], AnswerT]) -> list[AnswerT]:
        """What ``work`` makes of each share, in their order; it is a module's own, or a partial.

        Raises the NotelintError that it raises, and InputError where a process is killed.
        """
        for worker in self._workers:
            worker.send(work)
        return [work(self.first), *(worker.receive() for worker in self._workers)]

    def begin(self, doing: str) -> None:
        """Say what is done to the notes from now on, where somebody waits for it."""
        if self._progress is not None:
            self._progress.begin(doing, len(self.first.batch.notes))

    def _exchange(self) -> None:
        """Let every process know what the rules ask of all notes."""
        _, counts = self.first.batch.asked
        remembered = (
            dict.fromkeys(counts, None)
            if self._memory is None
            else {count: self._memory.total(count) for count in counts}
        )
        if None in remembered.values():
            remembered = dict.fromkeys(counts)
            self._new = frozenset(self.first.vault.notes)
        if self._progress is not None:
            self._progress.begin("reading", len(self._new))
        asked = self.each(partial(Share.ask, notes=self._new))
        sums = {count: _sum(asked, count, total) for count, total in remembered.items()}
        self.each(partial(Share.learn, asked=asked, sums=sums))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.stop()


def _sum(
    asked: Iterable[Asked], count: Fact[Counts[Any]], remembered: Total | None
) -> Mapping[Any, int]:
    total: Counter[Any] = remembered.counts if remembered else Counter()
    for gone in remembered.gone if remembered else ():
        total.subtract(gone)
    for one in asked:
        total.update(one.sums[count])
    return total


def _start(shares: Iterable[Share]) -> "list[Worker]":
    from notelint.cli.worker import Worker  # loaded where there is work for it: it takes its time

    gc.freeze()  # what the processes have in common is not copied only to be looked at
    return [Worker(share) for share in shares]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
