"""Processes that convert a stream of documents.

A crew shares a vault that each of its processes has in memory; here documents come one after
another, and leave in the same order.
"""

import gc
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from notelint.converter import Each
from notelint.errors import NotelintError

T = TypeVar("T")
R = TypeVar("R")

_WORTH_IT = 200
"""Documents: with fewer, one process is done before others have begun."""

_TOGETHER = 16
"""Documents that are sent at a time."""

_AHEAD = 32
"""Such portions that may wait for a slow one before them."""


def each_in(jobs: int) -> Each:
    """What ``map`` does, in several processes where there is enough to do.

    They are copies of this one, so that nothing but tasks and results has to be handed over;
    where processes cannot be copied (Windows), or should not (macOS), there is this one only.
    """
    if jobs < 2 or "fork" not in get_all_start_methods() or sys.platform == "darwin":
        return map
    return _Workers(jobs)


@dataclass(frozen=True)
class _Workers:
    jobs: int

    def __call__(self, work: Callable[[T], R], values: Iterable[T], /) -> Iterator[R]:
        values = iter(values)
        few = list(islice(values, _WORTH_IT))
        if len(few) < _WORTH_IT:
            yield from map(work, few)
            return
        with ExitStack() as stack:
            idle = [_started(work, stack) for _ in range(self.jobs)]
            yield from _in_order(idle, iter(_portions(few, values)))


def _portions(first: list[T], rest: Iterator[T]) -> Iterator[list[T]]:
    while first:
        yield first[:_TOGETHER]
        first = first[_TOGETHER:]
    while portion := list(islice(rest, _TOGETHER)):
        yield portion


def _in_order(idle: list["Connection"], portions: Iterator[list[T]]) -> Iterator[R]:
    """Whoever is idle gets the next portion; results wait until it is their turn."""
    numbered = enumerate(portions)
    busy: dict[Connection, int] = {}
    done: dict[int, list[R]] = {}
    turn, there_is_more = 0, True
    while there_is_more or busy:
        while there_is_more and idle and len(busy) + len(done) < _AHEAD:
            number, portion = next(numbered, (0, []))
            if not portion:
                there_is_more = False
                break
            connection = idle.pop()
            connection.send(portion)
            busy[connection] = number
        while turn in done:
            yield from done.pop(turn)
            turn += 1
        for ready in wait(list(busy)) if busy else ():
            assert isinstance(ready, Connection)
            done[busy.pop(ready)] = _result(ready)
            idle.append(ready)
    while turn in done:
        yield from done.pop(turn)
        turn += 1


def _result(connection: "Connection") -> list[R]:
    try:
        result: list[R] | NotelintError = connection.recv()
    except EOFError:
        message = "a process ended before its work was done: is there enough memory? (--jobs 1)"
        raise NotelintError(message) from None
    if isinstance(result, NotelintError):
        raise result
    return result


def _started(work: Callable[[T], R], stack: ExitStack) -> "Connection":
    """A process that works until its connection is closed: by us, or because we are gone."""
    context = get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(work, here, there), daemon=True)
    process.start()
    there.close()
    stack.callback(process.join)
    stack.callback(here.close)
    stack.callback(process.terminate)
    return here


def _serve(work: Callable[[T], R], here: "Connection", there: "Connection") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process says when it is over
    here.close()
    gc.freeze()  # what was there before is here to stay
    with suppress(EOFError, ConnectionError):
        while True:
            portion: list[T] = there.recv()
            try:
                result: list[R] | NotelintError = [work(value) for value in portion]
            except NotelintError as error:
                result = error
            there.send(result)
