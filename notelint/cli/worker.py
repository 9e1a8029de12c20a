"""A process that works on one share for another process."""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

from notelint.cli.share import Share
from notelint.errors import InputError, NotelintError

# Forking costs a hundredth of a second; elsewhere than on Linux it is not safe, or not there.
if sys.platform == "linux":
    _CONTEXT = multiprocessing.get_context("fork")
else:
    _CONTEXT = multiprocessing.get_context("spawn")


class Worker:
    """Work is sent, and its answer received, one by one."""

    def __init__(self, share: Share) -> None:
        self._here, there = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=_serve, args=(share, self._here, there), daemon=True
        )
        self._process.start()
        there.close()

    def send(self, work: Callable[[Share], Any]) -> None:
        try:
            self._here.send(work)
        except OSError as error:
            raise self._ended() from error

    def receive(self) -> Any:
        try:
            answer, error = self._here.recv()
        except EOFError as end:
            raise self._ended() from end
        if error is not None:
            raise error
        return answer

    def stop(self) -> None:
        self._here.close()
        self._process.terminate()
        self._process.join()

    def _ended(self) -> Exception:
        self._process.join()
        code = self._process.exitcode or 0
        if code > 0:
            return RuntimeError("a worker process has crashed; its traceback stands above")
        return InputError(
            f"a worker process was killed (signal {-code}), perhaps for want of memory:"
            " `--jobs 1` needs less"
        )


def _serve(share: Share, here: Connection, there: Connection) -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is told, and ends the others
    here.close()
    Thread(target=_end_with_the_first, daemon=True).start()
    gc.disable()
    while True:
        try:
            work = there.recv()
        except EOFError:
            return
        answer: tuple[Any, NotelintError | None]
        try:
            answer = work(share), None
        except NotelintError as error:
            answer = None, error
        there.send(answer)


def _end_with_the_first() -> None:
    """End when the first process is there no more: killed, it cannot say so."""
    first = multiprocessing.parent_process()
    assert first is not None
    first.join()
    os._exit(1)
