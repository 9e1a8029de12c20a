"""What can be read of a zip that is cut short, or whose list of entries is damaged.

Every entry begins with a header of its own, and packed data say themselves where they end.
Source: PKWARE's APPNOTE 6.3, section 4.3.
"""

import mmap
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from notelint.cli.entry_names import decoded

_HEADER = struct.Struct("<4s5H3L2H")
_MARK = b"PK\x03\x04"
_DESCRIPTOR_MARK = b"PK\x07\x08"
_UTF8_FLAG, _ENCRYPTED_FLAG, _DESCRIPTOR_FLAG = 0x800, 0x1, 0x8
_STEP = 2**16


@dataclass(frozen=True)
class _Found:
    name: bytes
    is_utf8: bool
    date: int
    time: int
    content: bytes

    @property
    def moment(self) -> tuple[int, int, int, int, int, int]:
        """In MS-DOS' form: years from 1980, seconds in twos."""
        day = (1980 + (self.date >> 9), max(1, self.date >> 5 & 15), max(1, self.date & 31))
        return (*day, self.time >> 11, self.time >> 5 & 63, (self.time & 31) * 2)


def salvaged(file: Path | IO[bytes], ratio: int, small: int) -> IO[bytes] | None:
    """A zip of the entries that can be read whole; None where there is none.

    Entries larger than ``small`` bytes that grow more than ``ratio`` times are left out.
    """
    found = list(_entries(file, ratio, small))
    if not found:
        return None
    decode = decoded(each.name for each in found if not each.is_utf8)
    result: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the caller's
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in found:
            name = each.name.decode(errors="replace") if each.is_utf8 else decode(each.name)
            info = zipfile.ZipInfo("x", each.moment)
            info.filename = name  # as it is, were it a bad one: it is looked at like any other
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, each.content)
    return result


def _entries(file: Path | IO[bytes], ratio: int, small: int) -> Iterator[_Found]:
    stream = file.open("rb") if isinstance(file, Path) else file
    try:
        if not stream.seek(0, 2):
            return
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            place = data.find(_MARK)
            while place >= 0:
                found, end = _entry_at(data, place, ratio, small)
                if found is not None:
                    yield found
                place = data.find(_MARK, max(end, place + 1))
    finally:
        if isinstance(file, Path):
            stream.close()


def _entry_at(data: mmap.mmap, place: int, ratio: int, small: int) -> tuple[_Found | None, int]:
    """The entry whose header is here, if it can be read, and where to look for the next."""
    header = data[place : place + _HEADER.size]
    if len(header) < _HEADER.size:
        return None, len(data)
    _, _, flags, method, time, date, crc, packed, _, name_length, extra = _HEADER.unpack(header)
    name = data[place + _HEADER.size : place + _HEADER.size + name_length]
    start = place + _HEADER.size + name_length + extra
    if flags & _ENCRYPTED_FLAG:
        return None, start
    if method == zipfile.ZIP_DEFLATED:
        content, end = _inflated(data, start, ratio, small)
    elif method == zipfile.ZIP_STORED and not flags & _DESCRIPTOR_FLAG:
        end = start + packed
        content = data[start:end] if end <= len(data) else None
    else:
        return None, start
    if content is None:
        return None, start
    if flags & _DESCRIPTOR_FLAG:
        marked = data[end : end + 4] == _DESCRIPTOR_MARK
        crc = int.from_bytes(data[end + 4 * marked : end + 4 * marked + 4], "little")
    if zlib.crc32(content) != crc:
        return None, start
    return _Found(name, bool(flags & _UTF8_FLAG), date, time, content), end


def _inflated(data: mmap.mmap, start: int, ratio: int, small: int) -> tuple[bytes | None, int]:
    """The unpacked data, None where they are damaged or too much, and where they end."""
    inflate, content, place = zlib.decompressobj(-zlib.MAX_WBITS), bytearray(), start
    while not inflate.eof and place < len(data):
        most = max(small, ratio * (place + _STEP - start)) - len(content) + 1
        try:
            content += inflate.decompress(data[place : place + _STEP], most)
        except zlib.error:
            return None, start
        if inflate.unconsumed_tail:
            return None, start
        place += _STEP
    if not inflate.eof:
        return None, start
    return bytes(content), min(place, len(data)) - len(inflate.unused_data)
