"""``notelint-manifest.json``: which files of an output folder a conversion wrote, and from what.

It is what allows a later run to replace or remove them, and nothing else.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from notelint.errors import ConversionError

NAME = "notelint-manifest.json"
_VERSION = 1
_TEXTS = ("origin", "id", "sha256")


@dataclass(frozen=True, order=True)
class Entry:
    """One written file: its path in the output, the path in the input that it was made from,
    the id of that page where it has one, and the SHA-256 of what was written, in hexadecimal.
    """

    path: PurePosixPath
    origin: str
    id: str
    sha256: str

    def place(self) -> tuple[tuple[str, ...], str, str, str]:
        """The same order as that of entries, told faster."""
        return self.path.parts, self.origin, self.id, self.sha256


@dataclass(frozen=True)
class Manifest:
    """While files are being put in place, a path stands here as it was and as it will be."""

    entries: tuple[Entry, ...] = ()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __or__(self, other: "Manifest") -> "Manifest":
        if not self.entries or not other.entries:
            return self if self.entries else other
        return Manifest.of((*self.entries, *other.entries))

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Manifest":
        return cls(tuple(sorted(set(entries), key=Entry.place)))

    def knows(self, path: PurePosixPath, content: bytes) -> bool:
        """Whether a conversion wrote this file, and nobody changed it since."""
        digest = content_hash(content)
        return any(each.sha256 == digest for each in self._by_path.get(path, ()))

    def names(self, path: PurePosixPath) -> bool:
        """Whether a conversion wrote a file at this path."""
        return path in self._by_path

    def has(self, entry: Entry) -> bool:
        """Whether a conversion wrote just this content there."""
        return any(each.sha256 == entry.sha256 for each in self._by_path.get(entry.path, ()))

    @cached_property
    def _by_path(self) -> dict[PurePosixPath, list[Entry]]:
        entries: dict[PurePosixPath, list[Entry]] = {}
        for entry in self.entries:
            entries.setdefault(entry.path, []).append(entry)
        return entries

    def to_json(self) -> bytes:
        """The same entries make the same bytes."""
        files = ",".join(map(_as_json, self.entries))
        listed = f"[{files}\n ]" if files else "[]"
        return f'{{\n "version": {_VERSION},\n "files": {listed}\n}}\n'.encode()

    @classmethod
    def from_json(cls, content: bytes, name: str) -> "Manifest":
        """Read a manifest; ``name`` is the file as messages call it. Raises ConversionError."""
        try:
            written: Any = json.loads(content)
            if written["version"] != _VERSION:
                raise ConversionError(f"`{name}` was written by another version of notelint")
            manifest = cls.of(
                Entry(PurePosixPath(each["path"]), each["origin"], each["id"], each["sha256"])
                for each in written["files"]
            )
        except (ValueError, TypeError, KeyError) as error:
            raise ConversionError(f"`{name}` is no manifest of notelint's: {error!r}") from error
        for entry in manifest:
            if entry.path.is_absolute() or ".." in entry.path.parts:
                raise ConversionError(f"`{name}` names a file outside its folder: `{entry.path}`")
        return manifest


def _as_json(entry: Entry) -> str:
    """What ``json.dumps`` says with an indentation; without one, it is ten times as fast."""
    values = ("path", str(entry.path)), *((key, getattr(entry, key)) for key in _TEXTS)
    lines = (f'   "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in values)
    return "\n  {\n" + ",\n".join(lines) + "\n  }"


def content_hash(content: bytes) -> str:
    return sha256(content).hexdigest()
