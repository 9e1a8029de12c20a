"""Files that remember what they were asked beside their names and the contents of notes."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath

from notelint.format import Files
from notelint.paths import NOTE_SUFFIXES

Trace = Mapping[PurePosixPath, bytes | bool]
"""By path, the digest of a file that was read, or whether there was a file."""


class Traced(Mapping[PurePosixPath, bytes]):
    """Files, and a trace of every answer that does not follow from the list of the files and the
    contents of the notes among them: other contents, and files that are not on the list.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self.trace: dict[PurePosixPath, bytes | bool] = {}

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, path: object) -> bool:
        there = path in self._files
        if path not in self._listed and isinstance(path, PurePosixPath):
            self.trace.setdefault(path, there)
        return there

    def __getitem__(self, path: PurePosixPath) -> bytes:
        try:
            content = self._files[path]
        except KeyError:
            self.trace[path] = False
            raise
        if path.suffix not in NOTE_SUFFIXES or path not in self._listed:
            self.trace[path] = digest(content)
        return content

    @cached_property
    def _listed(self) -> frozenset[PurePosixPath]:
        return frozenset(self._files)


def still_holds(trace: Trace, files: Files) -> bool:
    """Whether the files would answer the same again."""
    return all(_answer(answer, path, files) == answer for path, answer in trace.items())


def _answer(before: bytes | bool, path: PurePosixPath, files: Files) -> bytes | bool:
    if path not in files:
        return False
    return True if before is True else digest(files[path])


def digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
