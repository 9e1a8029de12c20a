"""The folder that ``convert`` writes: made ready aside, then put in place file by file.

Until everything is ready nothing is in place, and while files are put in place the manifest
knows both what was there and what will be: a run that is interrupted leaves whole files
only, and the next run completes it. Files that somebody changed since an earlier run stay.
"""

import os
import posixpath
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from notelint import manifest
from notelint.cli.disk import shown, write
from notelint.errors import InputError
from notelint.format import File
from notelint.manifest import Entry, Manifest, content_hash

_ASIDE = ".notelint-partial"
_MOST_NAMED = 3
_SYNC = hasattr(os, "sync")


class Output:
    """Takes files, and puts them in place when all are there."""

    def __init__(self, folder: Path, earlier: Manifest, *, force: bool = False) -> None:
        self.kept: list[PurePosixPath] = []
        self.outdated: list[Entry] = []
        self._force = force
        self._changed: set[PurePosixPath] = set()
        self._folder = folder
        self._aside = folder / _ASIDE
        self._earlier = earlier
        self._staged: dict[Entry, str] = {}
        self._in_place: set[Entry] = set()

    @property
    def count(self) -> int:
        return len(self._staged)

    def add(self, file: File) -> None:
        """Write a file aside. Raises InputError where the input or the disk fails."""
        content = file.read()
        staged = f"{self._aside}/{len(self._staged)}"
        try:
            with open(staged, "xb") as stream:  # noqa: PTH123 - several times as fast as a Path's
                stream.write(content)
                if not _SYNC:
                    stream.flush()
                    os.fsync(stream.fileno())
        except OSError as error:
            raise _cannot_write(self._folder / file.path, error) from error
        entry = Entry(file.path, file.origin, file.id, content_hash(content))
        self._staged[entry] = staged

    def commit(self) -> None:
        """Put everything in place, and remove what an earlier run wrote and this one did not.

        Raises InputError, and changes nothing, where that would replace a file that no
        conversion wrote. What was changed since one wrote it stays as it is (unless forced):
        ``outdated`` then has those of these files that would be others now, ``kept`` the ones
        that are no longer produced.
        """
        self._refuse_to_replace()
        if _SYNC:  # at once, as waiting for the disk takes as long for one file
            os.sync()
        stay = Manifest.of(entry for entry in self._earlier if entry.path in self._changed)
        placed = [entry for entry in self._staged if entry.path not in self._changed]
        now = Manifest.of(placed) | stay
        self._write_manifest(self._earlier | now)
        made: set[str] = set()
        for entry in placed:
            staged = self._staged[entry]
            if entry in self._in_place:
                continue
            target = f"{self._folder}/{entry.path}"
            parent = posixpath.dirname(target)
            try:
                if parent not in made:
                    os.makedirs(parent, exist_ok=True)  # noqa: PTH103
                    made.add(parent)
                os.replace(staged, target)  # noqa: PTH105
            except OSError as error:
                raise _cannot_write(Path(target), error) from error
        self._remove({entry.path for entry in self._earlier} - {entry.path for entry in now})
        self.outdated.sort()
        self._write_manifest(now)

    def _refuse_to_replace(self) -> None:
        root = self._folder.resolve()
        others = []
        there: dict[str, bool] = {}
        for entry in self._staged:
            folder = posixpath.dirname(str(entry.path))
            if folder not in there:
                place = self._folder / folder
                if not place.resolve().is_relative_to(root):
                    target = self._folder / entry.path
                    raise InputError(
                        f"`{shown(target)}` would be written through a link, elsewhere"
                    )
                there[folder] = os.path.lexists(place)
            target = self._folder / entry.path
            if not there[folder] or not os.path.lexists(target):
                continue
            if target.is_symlink() or not target.is_file():
                others.append(f"`{shown(target)}`")
            elif not self._replaceable(target, entry):
                if not self._earlier.names(entry.path):
                    others.append(f"`{shown(target)}`")
                elif not self._force:
                    self._changed.add(entry.path)
                    if not self._earlier.has(entry):
                        self.outdated.append(entry)
        if others:
            named = ", ".join(others[:_MOST_NAMED])
            more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
            raise InputError(
                f"{named}{more}: not written by notelint, so not replaced; nothing was written:"
                " move them away, or choose another folder with --output"
            )

    def _replaceable(self, target: Path, entry: Entry) -> bool:
        content = target.read_bytes()
        if content_hash(content) == entry.sha256:
            self._in_place.add(entry)
            return True
        return self._earlier.knows(entry.path, content)

    def _remove(self, paths: set[PurePosixPath]) -> None:
        for path in sorted(paths):
            target = self._folder / path
            if target.is_symlink() or not target.is_file():
                continue
            if not self._force and not self._earlier.knows(path, target.read_bytes()):
                self.kept.append(path)
                continue
            target.unlink()
            for parent in list(path.parents)[:-1]:
                if any((self._folder / parent).iterdir()):
                    break
                (self._folder / parent).rmdir()

    def _write_manifest(self, content: Manifest) -> None:
        staged, target = self._aside / manifest.NAME, self._folder / manifest.NAME
        write(staged, content.to_json())
        try:
            staged.replace(target)
        except OSError as error:
            raise _cannot_write(target, error) from error


@contextmanager
def open_output(folder: Path, source: Path, *, force: bool = False) -> Iterator[Output]:
    """An output folder, new, empty, or written by an earlier conversion.

    With ``force``, what that wrote is replaced even where somebody changed it.
    Raises InputError where it is none of these, or lies in what is being converted.
    What is written aside is gone when the context ends.
    """
    earlier = check_output(folder, source)
    output = Output(folder, earlier, force=force)
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(folder / _ASIDE, ignore_errors=True)
        (folder / _ASIDE).mkdir()
    except OSError as error:
        raise _cannot_write(folder, error) from error
    try:
        yield output
    finally:
        shutil.rmtree(folder / _ASIDE, ignore_errors=True)
        for place in made:
            if not any(place.iterdir()):
                place.rmdir()


def check_output(folder: Path, source: Path) -> Manifest:
    """What an earlier conversion wrote to this folder. Raises InputError where it may not be used."""
    if source.is_dir() and folder.resolve().is_relative_to(source.resolve()):
        raise InputError(
            f"`{shown(folder)}` lies in `{shown(source)}`, which is only read:"
            " choose another folder with --output"
        )
    if not folder.exists():
        return Manifest()
    if not folder.is_dir():
        raise InputError(f"`{shown(folder)}` is a file: --output is a folder")
    written = folder / manifest.NAME
    if written.is_file():
        return Manifest.from_json(written.read_bytes(), shown(written))
    if any(entry.name != _ASIDE for entry in folder.iterdir()):
        raise InputError(
            f"`{shown(folder)}` is not empty, and no conversion wrote it (it has no"
            f" `{manifest.NAME}`): choose another folder with --output, or empty it"
        )
    return Manifest()


def _cannot_write(path: Path, error: OSError) -> InputError:
    return InputError(
        f"`{shown(path)}` cannot be written: {(error.strerror or str(error)).lower()}"
    )
