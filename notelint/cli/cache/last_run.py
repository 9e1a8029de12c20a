"""What the last run from a folder came to, which holds while all that it looked at is as it was.

One file for each working directory: what was asked, what was seen, what was found.
"""

import os
import pickle
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from notelint import __version__
from notelint.cli.asked import Checked
from notelint.cli.cache.traced import DIGEST_SIZE, digest
from notelint.cli.cache.watch import Seen
from notelint.cli.disk import read, write
from notelint.diagnostics import Diagnostic, Finding, Severity
from notelint.errors import InputError
from notelint.source import Source

_Row = tuple[str, Severity, Finding, tuple[str, ...]]


class _Note(NamedTuple):
    """Where a note lies in its vault, where its lines begin, and what was found in it."""

    path: str
    line_starts: "array[int]"
    found: list[_Row]


class LastRun:
    """``asked`` stands for all that was asked of the run, from the working directory."""

    def __init__(self, folder: Path, asked: object) -> None:
        here = Path.cwd()
        name = digest(os.fsencode(here)).hex()
        self._file = folder / f"run-{name}.pickle"
        parts = (__version__, sys.version, sys.path, str(here), asked)
        self._key = digest(repr(parts).encode("utf-8", "surrogateescape"))

    def recall(self) -> Checked | None:
        """What it came to; None where that is not known, or may be something else now."""
        try:
            content = self._file.read_bytes()
        except OSError:
            return None
        first, second = DIGEST_SIZE, 2 * DIGEST_SIZE
        key, kept, body = content[:first], content[first:second], content[second:]
        if key != self._key or digest(body) != kept:
            return None
        seen, found = pickle.loads(body)  # noqa: S301 - written by us, for this user
        if not Seen(*seen).holds():
            return None
        count, notes = pickle.loads(found)  # noqa: S301 - by this very code: that was looked at, too
        return Checked(count, tuple(_diagnostics(notes)))

    def remember(self, seen: Seen, checked: Checked) -> None:
        """Keep what it came to; where that cannot be written, nothing is kept."""
        found = pickle.dumps((checked.notes, _by_note(checked.found)))
        body = pickle.dumps((tuple(seen), found))
        with suppress(InputError, OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write(self._file, self._key + digest(body) + body)


class _SeenAgain(Source):
    """The text of a note that has not changed, read when it is asked for."""

    def __init__(self, file: Path, path: PurePosixPath, line_starts: Sequence[int]) -> None:
        self.__dict__.update(_file=file, path=path, line_starts=line_starts)

    @cached_property
    def text(self) -> str:
        file: Path = self.__dict__["_file"]
        return read(file).decode(errors="replace")


def _by_note(found: Iterable[Diagnostic]) -> dict[str, _Note]:
    notes: dict[str, _Note] = {}
    for each in found:
        if each.path not in notes:
            source = each.source
            notes[each.path] = _Note(source.path.as_posix(), array("Q", source.line_starts), [])
        notes[each.path].found.append((each.rule, each.severity, each.finding, each.under))
    return notes


def _diagnostics(notes: Mapping[str, _Note]) -> Iterator[Diagnostic]:
    for path, note in notes.items():
        source = _SeenAgain(Path(path), PurePosixPath(note.path), note.line_starts)
        for rule, severity, finding, under in note.found:
            yield Diagnostic(rule, severity, path, source, finding, under)
