"""The notes that a run is about."""

import os.path
from collections.abc import Callable, Sequence
from pathlib import Path

from notelint.cli.disk import absolute, is_file, is_folder, shown, walk
from notelint.cli.ignored import Ignored
from notelint.errors import InputError
from notelint.paths import NOTE_SUFFIXES


def collect(
    paths: Sequence[Path], looking_at: Callable[[str], object] = lambda _: None
) -> dict[Path, Path | None]:
    """The notes at and below these paths, absolute, in order, each with the folder that was
    named; None where the note was.

    Below folders only what has a note's suffix and is not ignored counts, and folders that may not
    be entered, so that they are named as notes are that may not be read.
    ``looking_at`` is as for `walk`.
    Raises InputError where there is nothing at a path, or no note at all of them.
    """
    found: dict[Path, Path | None] = {}
    for path in paths:
        place = absolute(path)
        if is_folder(place):
            # A folder that is ignored, but named, is meant; what git ignores within it is not.
            ignored = Ignored.in_folder(place) or Ignored().below(place)
            closed: list[str] = []
            for below in sorted(walk(place, ignored, looking_at, closed.append)):
                if below.endswith(NOTE_SUFFIXES):
                    found.setdefault(place / below, place)
            found.update((Path(folder), place) for folder in closed)
        elif is_file(place):
            found[place] = None
        elif os.path.lexists(place):
            raise InputError(f"{shown(place)}: is neither a note nor a folder")
        else:
            raise InputError(f"{shown(place)}: there is no such file or folder")
    if not found:
        places = ", ".join(f"`{shown(absolute(path))}`" for path in paths)
        suffixes = ", ".join(f"`{suffix}`" for suffix in sorted(NOTE_SUFFIXES))
        raise InputError(f"there are no notes in {places}: no file ends in {suffixes}")
    return found


def hidden(note: Path) -> bool:
    """Whether a note would not be found from the folders above it."""
    ignored = Ignored.in_folder(note.parent)
    return ignored is None or ignored.hides(str(note), note.name, is_folder=False)


def unreadable(content: bytes) -> str | None:
    """Why this cannot be read as a note; None where it can, with or without odd bytes."""
    start = content[:8000]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is UTF-16; notes are UTF-8"
    if b"\0" in start:
        return "is a binary file, not a note"
    return None
