"""Zip files as folders: entries are read when they are asked for, nothing is unpacked.

Notion splits an export into parts and zips them once more; the parts of a zip are merged
with it. Any other zip inside is an attachment, and stays closed.
"""

import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from typing import IO

from notelint.cli.entry_names import decoded
from notelint.errors import InputError

PART = re.compile(
    r"(?:(?P<export>.*)-Part-(?P<number>\d+)|(?:.*_)?Export(?:Block)?-?.*)\.zip", re.IGNORECASE
)
"""The name of a zip, at the top of another, that is a piece of the same export."""

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
PART_OF_EXPORT = re.compile(
    rf"(?:{_UUID}_)?Export(?:Block)?-{_UUID}(?:-Part-\d+)?\.zip", re.IGNORECASE
)
"""The name that Notion gives a zip; in a folder, what else is zipped is an attachment."""

NOISE = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files and folders that operating systems leave behind."""

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
"""What reading a zip raises: `NotImplementedError` where it is packed in an unknown way."""
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1


@dataclass(frozen=True)
class Limits:
    """What no honest export exceeds: sizes in bytes, ``ratio`` of an entry to its packed size
    (only entries above ``small`` are held against it), ``depth`` of zips in zips.
    """

    entries: int = 200_000
    total: int = 8 * 2**30
    ratio: int = 1_000
    small: int = 10 * 2**20
    depth: int = 2


@dataclass(frozen=True)
class Entry:
    """A file in a zip; ``archive`` is the zip as messages call it."""

    zip: zipfile.ZipFile
    info: zipfile.ZipInfo
    archive: str
    name: str

    def read(self) -> bytes:
        try:
            return self.zip.read(self.info)
        except _DAMAGE as error:
            raise InputError(
                f"`{self.archive}`: entry `{self.name}` is damaged: {error}"
            ) from error


class Archive(Mapping[PurePosixPath, bytes]):
    """The files of a zip and of its parts. ``warnings`` say what the user should know of it.

    Raises InputError, naming the zip and the entry, where something cannot be read, leads
    out of the zip, or is a bomb. Close it, or use it as a context.
    """

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self.warnings: list[str] = []
        self._limits = limits or Limits()
        self._open = ExitStack()
        self._entries: dict[PurePosixPath, Entry] = {}
        self._parts: list[str] = []
        self._size = self._count = 0
        try:
            self._add(path, str(path))
            self._warn_of_missing_parts(path)
        except BaseException:
            self._open.close()
            raise

    def __getitem__(self, path: PurePosixPath) -> bytes:
        return self._entries[path].read()

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, path: object) -> bool:
        return path in self._entries

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _add(self, path: Path, archive: str) -> None:
        """Take up a zip, then the parts in it, then the parts in those."""
        pending: list[tuple[Path | IO[bytes], str, int]] = [(path, archive, 1)]
        while pending:
            file, name, depth = pending.pop(0)
            entries = list(self._entries_of(file, name))
            if not entries:
                raise InputError(f"`{name}` is an empty zip: export again")
            for entry in entries:
                if _is_part(entry):
                    if depth == self._limits.depth:
                        raise InputError(f"`{name}`: zips are nested too deep at `{entry.name}`")
                    self._parts.append(PurePosixPath(entry.name).name)
                    pending.append((self._spool(entry), f"{name}/{entry.name}", depth + 1))
                else:
                    self._merge(PurePosixPath(entry.name), entry)

    def _entries_of(self, file: Path | IO[bytes], archive: str) -> Iterator[Entry]:
        try:
            opened = self._open.enter_context(zipfile.ZipFile(file))
        except OSError as error:
            raise InputError(f"`{archive}` cannot be read: {error.strerror}") from error
        except _DAMAGE as error:
            raise InputError(f"`{archive}` is not a zip, or is cut short: {error}") from error
        infos = opened.infolist()
        decode = decoded(_raw(info) for info in infos if not info.flag_bits & _UTF8_FLAG)
        for info in infos:
            name = info.orig_filename if info.flag_bits & _UTF8_FLAG else decode(_raw(info))
            self._check(info, name, archive)
            if not name.endswith("/") and NOISE.isdisjoint(name.split("/")):
                yield Entry(opened, info, archive, name)

    def _check(self, info: zipfile.ZipInfo, name: str, archive: str) -> None:
        entry = f"`{archive}`: entry `{name}`"
        if "\0" in name:
            raise InputError(f"`{archive}`: the name of entry {name!r} holds a NUL")
        if "\\" in name or name.startswith("/") or re.match(r"[A-Za-z]:", name):
            raise InputError(f"{entry} is no relative path")
        if ".." in name.split("/"):
            raise InputError(f"{entry} leads out of the zip")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise InputError(f"{entry} is a symbolic link")
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise InputError(f"{entry} is encrypted")
        self._count += 1
        self._size += info.file_size
        if self._count > self._limits.entries:
            raise InputError(f"`{archive}` has more than {self._limits.entries} entries")
        if self._size > self._limits.total:
            raise InputError(f"`{archive}` holds more than {self._limits.total} bytes")
        packed = max(info.compress_size, 1)
        if info.file_size > max(self._limits.small, self._limits.ratio * packed):
            raise InputError(
                f"{entry} would grow from {packed} to {info.file_size} bytes: not an honest file"
            )

    def _spool(self, entry: Entry) -> IO[bytes]:
        """A part, where it can be read at any place: its bytes in a file without a name."""
        spooled: IO[bytes] = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        try:
            with entry.zip.open(entry.info) as packed:
                copyfileobj(packed, spooled, 2**20)
        except _DAMAGE as error:
            name = f"`{entry.archive}`: entry `{entry.name}`"
            raise InputError(f"{name} is damaged: {error}") from error
        return spooled

    def _merge(self, path: PurePosixPath, entry: Entry) -> None:
        """The same file twice counts once; of two with one name, the newer stays."""
        other = self._entries.setdefault(path, entry)
        one, two = entry.info, other.info
        if (one.CRC, one.file_size) == (two.CRC, two.file_size):
            return
        self.warnings.append(f"`{entry.archive}` holds `{path}` twice: the newer one is converted")
        if one.date_time > two.date_time:
            self._entries[path] = entry

    def _warn_of_missing_parts(self, path: Path) -> None:
        numbers: dict[str, set[int]] = {}
        for name in (path.name, *self._parts):
            if (part := PART.fullmatch(name)) and part["number"]:
                numbers.setdefault(part["export"], set()).add(int(part["number"]))
        for export, there in numbers.items():
            if self._parts or max(there) > 1:
                for number in sorted(set(range(1, max(there) + 1)) - there):
                    self.warnings.append(f"part {number} of `{export}` is missing")


def _is_part(entry: Entry) -> bool:
    """Only what lies at the top of a zip can be a part of it."""
    return "/" not in entry.name and PART.fullmatch(entry.name) is not None


def _raw(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name that was written without the UTF-8 flag."""
    return info.orig_filename.encode("cp437")
