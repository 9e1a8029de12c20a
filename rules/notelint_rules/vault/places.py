"""Where files are: what a url names beside a note, and which note is nearest to a file."""

import posixpath
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from notelint import Note, Span, Url, Vault


def by_nearest_note(
    files: Collection[PurePosixPath], vault: Vault
) -> Mapping[PurePosixPath, tuple[PurePosixPath, ...]]:
    """The files by the note that each is reported at.

    A note stands for itself; for another file, the first note in its folder, or in the nearest
    folder above that has notes, or else the first of all. Without notes, there is nothing.
    """
    if not files:
        return {}
    first_in: dict[PurePosixPath, PurePosixPath] = {}
    for note in vault.notes:
        first_in.setdefault(note.parent, note)
    notes = frozenset(vault.notes)
    found: dict[PurePosixPath, list[PurePosixPath]] = {}
    for file in sorted(files):
        near = next((first_in[above] for above in file.parents if above in first_in), None)
        at = file if file in notes else near or next(iter(vault.notes), None)
        if at is not None:
            found.setdefault(at, []).append(file)
    return {note: tuple(files) for note, files in found.items()}


def top(note: Note) -> Span:
    """The first line of a note, where findings about files stand."""
    return note.source.line(1)


def named_beside(url: str, base: PurePosixPath, vault: Vault) -> PurePosixPath | None:
    """The file that a relative url names just as it is; most do, and need not be looked for."""
    path = Url.parse(url).path
    if not path or path.startswith(("/", "@")):
        return None
    place = PurePosixPath(posixpath.normpath(f"{base.parent.as_posix()}/{path}"))
    return place if vault.exists(place) else None
