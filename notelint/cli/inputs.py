"""What ``convert`` is given: a note, a folder or a zip, as files."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from notelint import manifest
from notelint.cli.archives import NOISE, PART_OF_EXPORT, Archive, Limits
from notelint.cli.disk import is_file, read, shown, walk
from notelint.cli.entry_names import decoded
from notelint.cli.ignored import Ignored
from notelint.errors import InputError
from notelint.format import Loss, LossKind
from notelint.nodes import Image, Link
from notelint.note import Note
from notelint.paths import NOTE_SUFFIXES
from notelint.source import Files, Source


@dataclass(frozen=True)
class Input:
    """``path`` is what was given, and must not be written to or into."""

    path: Path
    files: Files
    losses: tuple[Loss, ...] = ()
    missing_parts: bool = False


@contextmanager
def open_input(
    path: Path, limits: Limits | None = None, *, keep_going: bool = False
) -> Iterator[Input]:
    """The files of a note, a folder or a zip. Raises InputError where it cannot be read.

    Where it is to ``keep_going``, what cannot be read is a loss.
    """
    open_zip = partial(Archive, limits=limits, keep_going=keep_going)
    with ExitStack() as stack:
        if path.is_dir():
            yield _folder(path, stack, open_zip, keep_going=keep_going)
        elif not path.exists():
            raise InputError(f"`{shown(path)}` does not exist")
        elif not is_file(path):  # a pipe would be waited for
            raise InputError(f"`{shown(path)}` is no note, no folder and no zip")
        elif path.suffix.lower() == ".zip":
            archive = stack.enter_context(open_zip(path))
            yield Input(path, archive, tuple(archive.losses), archive.missing_parts)
        elif path.suffix in NOTE_SUFFIXES:
            yield Input(path, _note(path))
        else:
            raise InputError(f"`{shown(path)}` is no note, no folder and no zip")


def _dropped(name: str, detail: str) -> Loss:
    return Loss(name, None, LossKind.DROPPED, detail)


class _Listed(Mapping[PurePosixPath, bytes]):
    """Files found once, read when they are asked for."""

    def __init__(self, readers: Mapping[PurePosixPath, Callable[[], bytes]]) -> None:
        self._readers = readers

    def __getitem__(self, path: PurePosixPath) -> bytes:
        return self._readers[path]()

    def __contains__(self, path: object) -> bool:
        return path in self._readers

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)


def _folder(
    path: Path, stack: ExitStack, open_zip: Callable[[Path], Archive], *, keep_going: bool
) -> Input:
    """A folder's files, and those of the parts of an export that lie in it."""
    root = path.resolve()
    closed: list[str] = []
    everything = sorted(walk(root, Ignored()))
    kept = sorted(walk(root, Ignored.in_folder(root) or Ignored(), kept_out_of=closed.append))
    losses = []
    for folder in map(Path, closed):
        if not keep_going:
            raise InputError(f"`{shown(folder)}` may not be entered: permission denied")
        name = folder.relative_to(root).as_posix()
        losses.append(_dropped(name, f"`{name}` may not be entered: it is left out"))
    if len(kept) < len(everything):
        detail = f"git ignores {len(everything) - len(kept)} of the files: they are left out"
        losses.append(_dropped(path.name, detail))
    missing_parts = False
    names = decoded(map(os.fsencode, kept))
    readers: dict[PurePosixPath, Callable[[], bytes]] = {}
    for name in kept:
        place, file = PurePosixPath(names(os.fsencode(name))), root / name
        if not file.resolve().is_relative_to(root):
            detail = f"`{place}` is a link that leads out of the folder: it is left out"
            losses.append(_dropped(str(place), detail))
        elif PART_OF_EXPORT.fullmatch(place.name):
            part = stack.enter_context(open_zip(file))
            losses += part.losses
            missing_parts = missing_parts or part.missing_parts
            for entry in part:
                readers.setdefault(place.parent / entry, partial(part.__getitem__, entry))
        elif NOISE.isdisjoint(place.parts) and name != manifest.NAME:
            if keep_going and not os.access(file, os.R_OK):
                losses.append(_dropped(str(place), f"`{place}` cannot be read: it is left out"))
            else:
                readers[place] = partial(read, file)
    return Input(path, _Listed(readers), tuple(losses), missing_parts)


def _note(path: Path) -> Files:
    """A note, and the files beside or below it that it shows or links to, other notes aside."""
    name = PurePosixPath(path.name)
    content = read(path)
    readers: dict[PurePosixPath, Callable[[], bytes]] = {name: lambda: content}
    note = Note.parse(Source(name, content.decode(errors="replace")))
    urls = [*(image.url for image in note.find(Image)), *(link.url for link in note.find(Link))]
    for url in (PurePosixPath(unquote(url.split("#")[0].split("?")[0])) for url in urls):
        file = path.parent / url
        if url.suffix in NOTE_SUFFIXES or not os.path.isfile(file):  # noqa: PTH113 - never raises
            continue
        if not url.is_absolute() and file.resolve().is_relative_to(path.parent.resolve()):
            readers[PurePosixPath(os.path.normpath(url))] = partial(read, file)
    return _Listed(readers)
