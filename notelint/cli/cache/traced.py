"""Files that remember what they were asked beside their names and the contents of notes."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from notelint.cli.disk import Folder
from notelint.paths import NOTE_SUFFIXES


class Trace(NamedTuple):
    """Answers that do not follow from the list of a folder's files and the notes among them.

    ``contents`` are digests of other files that were read, empty where there was none, ``names``
    those of all the names in folders in which something was looked for that is not on the list.
    """

    contents: Mapping[PurePosixPath, bytes]
    names: Mapping[PurePosixPath, bytes]


class Traced(Mapping[PurePosixPath, bytes]):
    """A folder's files; it remembers what it was asked."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._contents: dict[PurePosixPath, bytes] = {}
        self._looked_into: set[PurePosixPath] = set()

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._folder)

    def __len__(self) -> int:
        return len(self._folder)

    def __contains__(self, path: object) -> bool:
        if path in self._listed:
            return True
        if isinstance(path, PurePosixPath):
            self._looked_into.add(path.parent)
        return path in self._folder

    def __getitem__(self, path: PurePosixPath) -> bytes:
        try:
            content = self._folder[path]
        except KeyError:
            self._contents[path] = b""
            raise
        if path.suffix not in NOTE_SUFFIXES or path not in self._listed:
            self._contents[path] = digest(content)
        return content

    @property
    def trace(self) -> Trace:
        """What was asked so far."""
        folders = dict(map(self._folder.names, self._looked_into))
        return Trace(
            dict(self._contents), {path: _digest(names) for path, names in folders.items()}
        )

    def looked_at(self, trace: Trace) -> Iterator[str]:
        """The absolute paths of the files and folders that the list and these answers follow from."""
        top = os.path.join(self._folder.root, "")  # noqa: PTH118 - a string: there may be many notes
        yield from self._folder.listed_from
        yield from (f"{top}{path}" for path in self._folder if path.suffix in NOTE_SUFFIXES)
        yield from (f"{top}{path}" for part in trace for path in part)

    def still_holds(self, trace: Trace) -> bool:
        """Whether the same answers would be given now."""
        return all(
            (digest(self._folder[path]) if path in self._folder else b"") == before
            for path, before in trace.contents.items()
        ) and all(
            (folder, _digest(names)) == (path, before)
            for path, before in trace.names.items()
            for folder, names in (self._folder.names(path),)
        )

    @cached_property
    def _listed(self) -> frozenset[PurePosixPath]:
        return frozenset(self._folder)


DIGEST_SIZE = 16


def digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST_SIZE).digest()


def _digest(names: Iterable[str]) -> bytes:
    return digest("\0".join(sorted(names)).encode("utf-8", "surrogateescape"))
