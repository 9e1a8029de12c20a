"""The public snapshot of arXiv's metadata: a JSON object a line, plain, ``.gz`` or in a zip."""

import gzip
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, Self, cast

from notelint.arxiv import arxiv_id
from notelint.cli.disk import shown
from notelint.errors import InputError
from notelint.papers import Paper

_AT_ONCE = 2_000
_SKIPPED_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Batch:
    """Some papers, and where the snapshot goes on: bytes and lines from the start, unpacked."""

    papers: Sequence[Paper]
    offset: int
    line: int


class Snapshot:
    """A context manager. ``size`` and ``position`` count bytes of the file itself, packed or not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._file = self._closing.enter_context(self.path.open("rb"))
            known = self.path.stat()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InputError(f"{shown(self.path)}: cannot be read: {reason}") from error
        self.size = known.st_size
        self.identity = f"{self.path.name}:{known.st_size}:{known.st_mtime_ns}"
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    @property
    def position(self) -> int:
        return self._file.tell()

    def batches(self, offset: int = 0, line: int = 0) -> Iterator[Batch]:
        """The papers from a place on; raises InputError where a line has none."""
        try:
            stream = self._unpacked()
            _skip(stream, offset)
            while lines := list(islice(stream, _AT_ONCE)):
                papers = self._papers(lines, line)
                offset += sum(map(len, lines))
                line += len(lines)
                yield Batch(papers, offset, line)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError) as error:
            raise InputError(f"{shown(self.path)}: cannot be unpacked: {error}") from error

    def _unpacked(self) -> IO[bytes]:
        start = self._file.read(4)
        self._file.seek(0)
        if start.startswith(b"\x1f\x8b"):
            return cast("IO[bytes]", self._closing.enter_context(gzip.open(self._file)))
        if start != b"PK\x03\x04":
            return self._file
        archive = self._closing.enter_context(zipfile.ZipFile(self._file))
        inside = [entry for entry in archive.infolist() if not entry.is_dir()]
        largest = max(inside, key=lambda entry: entry.file_size)
        return self._closing.enter_context(archive.open(largest))

    def _papers(self, lines: Sequence[bytes], before: int) -> list[Paper]:
        """Read at once, which takes half the time, and line by line where that does not go well."""
        try:
            values = json.loads(b"[%s]" % b",".join(lines))
            if len(values) == len(lines):
                return [_paper(value) for value in values]
        except ValueError:
            pass
        papers = []
        for number, content in enumerate(lines, before + 1):
            try:
                if content.strip():
                    papers.append(_paper(json.loads(content.strip())))
            except ValueError as error:
                raise InputError(f"{shown(self.path)}: line {number}: {error}") from error
        return papers


def _paper(value: Any) -> Paper:
    """Raises ValueError where it is none; so does json."""
    try:
        written, title = value["id"], value["title"]
    except (TypeError, KeyError) as error:
        raise ValueError("expected a JSON object with `id` and `title`") from error
    if not isinstance(written, str) or not isinstance(title, str):
        raise ValueError("`id` and `title` must be strings")
    id_ = arxiv_id(written)
    if id_ is None:
        raise ValueError(f"`{written}` is no id of arXiv")
    return Paper(id_, " ".join(title.split()))


def _skip(stream: IO[bytes], offset: int) -> None:
    if stream.seekable():
        stream.seek(offset)
        return
    while offset > 0 and (read := len(stream.read(min(offset, _SKIPPED_AT_ONCE)))):
        offset -= read
