"""The zip that ``convert`` writes where its output is one file: the same input, the same bytes."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath

from notelint.cli.disk import shown
from notelint.cli.temporary import beside, remove_left_over
from notelint.errors import InputError
from notelint.format import File
from notelint.manifest import Entry

SUFFIX = ".zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_RIGHTS = 0o644 << 16
_MARK = b"notelint "
"""What a zip's comment begins with, before a hash of its content: that it is ours to replace."""


class Zip:
    """Takes files, and writes them in the order of their names when all are there.

    A file is read when it is written: no two of them are in memory.
    """

    def __init__(self, path: Path) -> None:
        self.kept: list[PurePosixPath] = []
        self.outdated: list[Entry] = []
        self._path = path
        self._files: list[File] = []

    @property
    def count(self) -> int:
        return len(self._files)

    def add(self, file: File) -> None:
        self._files.append(file)

    def commit(self) -> None:
        """Write the zip beside its place, then put it there. Raises InputError."""
        remove_left_over([self._path])
        aside = beside(self._path)
        try:
            with aside.open("xb") as stream:
                self._write(stream)
                stream.flush()
                os.fsync(stream.fileno())
            aside.replace(self._path)
        except OSError as error:
            raise _cannot_write(self._path, error) from error
        finally:
            with suppress(OSError):  # there is none, or it cannot be removed where none can be made
                aside.unlink()

    def _write(self, stream: "zipfile._ZipWritable") -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(self._files, key=lambda file: file.path.as_posix()):
                entry = zipfile.ZipInfo(file.path.as_posix(), _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = _UNIX  # else it says where it was written
                entry.external_attr = _RIGHTS
                archive.writestr(entry, file.read())
            archive.comment = _comment(archive)


@contextmanager
def open_zip(path: Path, source: Path) -> Iterator[Zip]:
    """A zip to write, new or in place of one that an earlier conversion wrote.

    Raises InputError where something else stands there, or it lies in what is being converted.
    """
    check_zip(path, source)
    made = [place for place in path.parents if not place.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        yield Zip(path)
    finally:
        for place in made:
            with suppress(OSError):  # it is not empty
                place.rmdir()


def check_zip(path: Path, source: Path) -> None:
    """Raises InputError where a zip may not be written to this path."""
    if path.resolve().is_relative_to(source.resolve()):
        raise InputError(
            f"`{shown(path)}` lies in `{shown(source)}`, which is only read:"
            " choose another place with --output"
        )
    if os.path.lexists(path) and not _is_ours(path):
        raise InputError(
            f"`{shown(path)}` was not written by notelint, or changed since:"
            " move it away, or choose another name with --output"
        )


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _comment(archive)
    except (OSError, zipfile.BadZipFile):
        return False


def _cannot_write(path: Path, error: OSError) -> InputError:
    return InputError(
        f"`{shown(path)}` cannot be written: {(error.strerror or str(error)).lower()}"
    )


def _comment(archive: zipfile.ZipFile) -> bytes:
    entries = "\n".join(
        f"{each.CRC} {each.file_size} {each.filename}" for each in archive.infolist()
    )
    return _MARK + sha256(entries.encode()).hexdigest().encode()
