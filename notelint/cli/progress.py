"""How far a run is, said on a terminal once it takes a while."""

import sys
import time

import click

_SHORT = 1.0
"""Seconds: who waits no longer need not be told."""
_PAUSE = 0.1


class Progress:
    """A line on stderr that is written over, and gone at the end."""

    def __init__(self) -> None:
        self._begun = self._said = time.monotonic()
        self._doing = ""
        self._done = self._of = self._width = 0

    def begin(self, doing: str, notes: int) -> None:
        """What is done to so many notes from now on."""
        self._doing, self._done, self._of = doing, 0, notes

    def step(self, notes: int) -> None:
        """So many of them are done."""
        self._done += notes
        now = time.monotonic()
        if now - self._begun > _SHORT and now - self._said > _PAUSE:
            self._said = now
            self._say(f"{self._doing} {min(self._done, self._of):,} of {self._of:,} notes")

    def end(self) -> None:
        """Leave nothing on the line."""
        if self._width:
            self._say("")
            click.echo("\r", nl=False, err=True)
            self._width = 0

    def _say(self, text: str) -> None:
        click.echo(f"\r{text.ljust(self._width)}", nl=False, err=True)
        self._width = len(text)


def progress() -> Progress | None:
    """None where no person looks on."""
    return Progress() if sys.stderr.isatty() else None
