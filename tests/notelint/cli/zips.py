"""Zip files for tests, the honest and the others."""

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import Any


def zipped(files: Mapping[str, str | bytes], *, reverse: bool = False) -> bytes:
    """A zip with the same bytes for the same files, whenever it is made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, reverse=reverse):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, files[name])
    return packed.getvalue()


def zipped_as(names: Mapping[bytes, str | bytes]) -> bytes:
    """A zip whose names are these bytes, without the flag that says they are UTF-8."""
    files = {f"{index:0{len(name)}}"[: len(name)]: name for index, name in enumerate(names)}
    content = zipped(dict(zip(files, names.values(), strict=True)))
    for stand_in, name in files.items():
        content = content.replace(stand_in.encode(), name)
    return content


class _Stream(io.RawIOBase):
    """What can only be written on: sizes are known after the data."""

    def __init__(self) -> None:
        self.content = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.content += data
        return len(memoryview(data))


def zipped_to_a_stream(files: Mapping[str, str | bytes]) -> bytes:
    """A zip with data descriptors, as Notion writes them."""
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return bytes(stream.content)


def link(name: str, target: str) -> bytes:
    """A zip with a symbolic link."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = 0o120777 << 16
        archive.writestr(info, target)
    return packed.getvalue()


def with_flipped_bit(content: bytes) -> bytes:
    """The first entry's data changed; its checksum no longer matches."""
    (name_length,) = struct.unpack_from("<H", content, 26)
    place = 30 + name_length + 2
    return content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]


def stored(files: Mapping[str, str | bytes]) -> bytes:
    """A zip whose entries are not compressed, so that a changed byte changes one byte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()
