"""Zip files as folders: entries are read when they are asked for, nothing is unpacked.

Notion splits an export into parts and zips them once more; the parts of a zip are merged
with it. Any other zip inside is an attachment, and stays closed.
"""

import os
import re
import stat
import struct
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
from notelint.cli.salvage import salvaged
from notelint.errors import InputError
from notelint.format import Loss, LossKind

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
_USUAL_FLAGS = _UTF8_FLAG | 0b1110
"""How hard it was packed, that sizes stand behind it, and how its name is written."""

_LOCAL_HEADER = struct.Struct("<4sHH18sHH")
_SMALL = 2**24


@dataclass(frozen=True)
class Limits:
    """What no honest export exceeds: ``bytes`` of all entries, unpacked, ``ratio`` of an entry to
    its packed size (only entries above ``small`` bytes are held against it), ``depth`` of zips in
    zips.
    """

    entries: int = 200_000
    bytes: int = 8 * 2**30
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
            content = _unpacked(self.zip, self.info)
            return self.zip.read(self.info) if content is None else content
        except _DAMAGE as error:
            raise InputError(
                f"`{self.archive}`: entry `{self.name}` is damaged: {error}"
            ) from error


class Archive(Mapping[PurePosixPath, bytes]):
    """The files of a zip and of its parts. ``losses`` are what is not among them.

    Raises InputError, naming the zip and the entry, where something cannot be read, leads
    out of the zip, or is a bomb; where it is to ``keep_going``, such entries are left out, and
    only bombs are errors. Close it, or use it as a context.
    """

    def __init__(
        self, path: Path, limits: Limits | None = None, *, keep_going: bool = False
    ) -> None:
        self.losses: list[Loss] = []
        self.missing_parts = False
        self._keep_going = keep_going
        self._limits = limits or Limits()
        self._name = path.name
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
                        raise InputError(
                            f"`{name}`: zips are nested too deep at `{entry.name}`{_allow('depth')}"
                        )
                    self._parts.append(PurePosixPath(entry.name).name)
                    pending.append((self._spool(entry), f"{name}/{entry.name}", depth + 1))
                else:
                    self._merge(PurePosixPath(entry.name), entry)

    def _entries_of(self, file: Path | IO[bytes], archive: str) -> Iterator[Entry]:
        opened = self._opened(file, archive)
        infos = opened.infolist()
        decode = decoded(_raw(info) for info in infos if not info.flag_bits & _UTF8_FLAG)
        for info in infos:
            name = info.orig_filename if info.flag_bits & _UTF8_FLAG else decode(_raw(info))
            self._weigh(info, name, archive)
            if name.endswith("/") or not NOISE.isdisjoint(name.split("/")):
                continue
            entry = Entry(opened, info, archive, name)
            try:
                _check(entry)
                if self._keep_going:
                    entry.read()
            except InputError as error:
                if not self._keep_going:
                    raise
                self._lose(f"{error}: it is left out")
            else:
                yield entry

    def _opened(self, file: Path | IO[bytes], archive: str) -> zipfile.ZipFile:
        try:
            return self._open.enter_context(zipfile.ZipFile(file))
        except OSError as error:
            raise InputError(f"`{archive}` cannot be read: {error.strerror}") from error
        except _DAMAGE as error:
            problem = f"`{archive}` is not a zip, or is cut short: {error}"
            if not self._keep_going:
                raise InputError(
                    f"{problem}: export again, or convert what can be read with --keep-going"
                ) from error
            rest = salvaged(file, self._limits.ratio, self._limits.small)
            if rest is None:
                raise InputError(f"{problem}: no entry of it can be read") from error
            opened = self._open.enter_context(zipfile.ZipFile(self._open.enter_context(rest)))
            self._lose(f"{problem}: {len(opened.infolist())} of its entries can be read")
            return opened

    def _lose(self, detail: str) -> None:
        self.losses.append(Loss(self._name, None, LossKind.DROPPED, detail))

    def _weigh(self, info: zipfile.ZipInfo, name: str, archive: str) -> None:
        """Raises InputError where there is more than one should unpack."""
        self._count += 1
        self._size += info.file_size
        if self._count > self._limits.entries:
            raise InputError(
                f"`{archive}` has more than {self._limits.entries} entries{_allow('entries')}"
            )
        if self._size > self._limits.bytes:
            raise InputError(
                f"`{archive}` holds more than {self._limits.bytes} bytes{_allow('bytes')}"
            )
        packed = max(info.compress_size, 1)
        if info.file_size > max(self._limits.small, self._limits.ratio * packed):
            raise InputError(
                f"`{archive}`: entry `{name}` would grow from {packed} to {info.file_size} bytes:"
                f" not an honest file{_allow('ratio')}"
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
        detail = f"`{entry.archive}` holds `{path}` twice: the newer one is converted"
        self.losses.append(Loss(str(path), None, LossKind.DROPPED, detail))
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
                    self.missing_parts = True
                    detail = f"part {number} of `{export}` is missing"
                    self.losses.append(Loss(self._name, None, LossKind.UNRESOLVED, detail))


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """What ``ZipFile.read`` gives, in a quarter of the time; None where the entry is large, unusual
    or damaged: then that reads it, or says what is wrong.
    """
    stream = archive.fp
    if stream is None or info.flag_bits & ~_USUAL_FLAGS or info.file_size > _SMALL:
        return None
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return None
    stream.seek(info.header_offset)
    head = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size).ljust(_LOCAL_HEADER.size))
    signature, _, flags, _, name_size, extra_size = head
    name = stream.read(name_size).decode("utf-8" if flags & _UTF8_FLAG else "cp437", "replace")
    if signature != b"PK\3\4" or name != info.orig_filename:
        return None
    stream.seek(extra_size, os.SEEK_CUR)
    content = stream.read(info.compress_size)
    if info.compress_type == zipfile.ZIP_DEFLATED:
        try:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, info.file_size + 1)
        except zlib.error:
            return None
    is_whole = len(content) == info.file_size and zlib.crc32(content) == info.CRC
    return content if is_whole else None


def _check(entry: Entry) -> None:
    """Raises InputError where an entry is none that Notion writes, or would do harm."""
    name, what = entry.name, f"`{entry.archive}`: entry `{entry.name}`"
    if "\0" in name:
        raise InputError(f"`{entry.archive}`: the name of entry {name!r} holds a NUL")
    if "\\" in name or name.startswith("/") or re.match(r"[A-Za-z]:", name):
        raise InputError(f"{what} is no relative path")
    if ".." in name.split("/"):
        raise InputError(f"{what} leads out of the zip")
    if stat.S_ISLNK(entry.info.external_attr >> 16):
        raise InputError(f"{what} is a symbolic link")
    if entry.info.flag_bits & _ENCRYPTED_FLAG:
        raise InputError(f"{what} is encrypted")


def _allow(limit: str) -> str:
    return f": `--limit {limit}=N` allows more, if you trust it"


def _is_part(entry: Entry) -> bool:
    """Only what lies at the top of a zip can be a part of it."""
    return "/" not in entry.name and PART.fullmatch(entry.name) is not None


def _raw(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name that was written without the UTF-8 flag."""
    return info.orig_filename.encode("cp437")
