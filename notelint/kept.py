"""Notes that stay parsed for those who ask again, as long as there is room for them."""

from collections.abc import Collection
from pathlib import PurePosixPath

from notelint.note import Note

ROOM = 7_000_000
"""Characters: a parsed note takes some 30 bytes for each."""

_FEW = 16


class KeptNotes:
    """The first notes with texts of so many characters, and of the others a few, the last asked for.

    Whoever goes through all notes twice so finds the first ones again, however many there are.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._first: dict[PurePosixPath, Note] = {}
        self._last: dict[PurePosixPath, Note] = {}

    def get(self, path: PurePosixPath) -> Note | None:
        return self._first.get(path) or self._last.get(path)

    def keep(self, path: PurePosixPath, note: Note) -> None:
        if len(note.text) <= self._room:
            self._room -= len(note.text)
            self._first[path] = note
            return
        self._last[path] = note
        if len(self._last) > _FEW:
            del self._last[next(iter(self._last))]

    def without(self, paths: Collection[PurePosixPath]) -> "KeptNotes":
        """The same notes, but for these."""
        others = KeptNotes(self._room)
        for path, note in self._first.items():
            if path in paths:
                others._room += len(note.text)
            else:
                others._first[path] = note
        others._last = {path: note for path, note in self._last.items() if path not in paths}
        return others
