"""Processes that share the work on one batch."""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from notelint.cli.share import Share

if TYPE_CHECKING:
    from notelint.cli.worker import Worker

AnswerT = TypeVar("AnswerT")


class Crew:
    """Does the same work on several shares, each in a process of its own, the first in this one.

    A context manager: the processes end with it.
    """

    def __init__(self, shares: Sequence[Share]) -> None:
        self._own, *others = shares
        self._workers = _start(others) if others else []

    @property
    def is_several(self) -> bool:
        return bool(self._workers)

    def each(self, work: Callable[[Share], AnswerT]) -> list[AnswerT]:
        """What ``work`` makes of each share, in their order; it is a module's own, or a partial.

        Raises the NotelintError that it raises, and InputError where a process is killed.
        """
        for worker in self._workers:
            worker.send(work)
        return [work(self._own), *(worker.receive() for worker in self._workers)]

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


def _start(shares: Iterable[Share]) -> "list[Worker]":
    from notelint.cli.worker import Worker  # loaded where there is work for it: it takes its time

    gc.freeze()  # what the processes have in common is not copied only to be looked at
    return [Worker(share) for share in shares]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
