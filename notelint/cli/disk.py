"""Files on the disk: reading them when they are asked for, and replacing them in one step."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from notelint.errors import InputError

if TYPE_CHECKING:
    from notelint.cli.ignored import Ignored


class Gone(InputError, KeyError):
    """There is no such file, though there was one when the folder was listed."""

    __str__ = Exception.__str__


class Folder(Mapping[PurePosixPath, bytes]):
    """The files of a folder, by their paths in it.

    Iterating lists the files once, in the order of their paths, without those that are ignored
    (None: none is) or may not be read; folders that are links are not entered.
    Looking up asks the disk: ignored files, and those beside the folder (``../x``), are found
    too, but only in their exact case and Unicode normal form, whatever the file system allows.
    """

    def __init__(self, root: Path, ignored: "Ignored | None" = None) -> None:
        self.root = root
        self._ignored = ignored
        self.listed_from: list[str] = []
        """The folders, and the files, that decide which files are listed; absolute paths."""
        self._names: dict[Path, frozenset[str]] = {}
        self._folders: dict[PurePosixPath, tuple[Path, frozenset[str]] | None] = {}

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, PurePosixPath) and self._find(path) is not None

    def __getitem__(self, path: PurePosixPath) -> bytes:
        """Raises Gone where there is no such file, InputError where it cannot be read."""
        file = self._find(path)
        if file is None:
            raise Gone(f"{shown(self.root / path)}: is not there any more: run again")
        return read(file)

    def names(self, folder: PurePosixPath) -> tuple[PurePosixPath, frozenset[str]]:
        """The folder at a path, or the nearest above that is there, and the names in it."""
        found = self._folder(folder)
        while found is None:
            folder = folder.parent
            found = self._folder(folder)
        return folder, found[1]

    @cached_property
    def _listed(self) -> dict[PurePosixPath, None]:
        top = os.path.join(self.root, "")  # noqa: PTH118 - a string: there may be many files
        paths = sorted(walk(self.root, self._ignored, self.listed_from.append))
        return dict.fromkeys(PurePosixPath(p) for p in paths if os.access(top + p, os.R_OK))

    def _find(self, path: PurePosixPath) -> Path | None:
        """The file at a path; each step is looked up in the folder's listing."""
        folder = self._folder(path.parent)
        if folder is None or path.name not in folder[1]:
            return None
        place = folder[0] / path.name
        return place if is_file(place) else None

    def _folder(self, path: PurePosixPath) -> tuple[Path, frozenset[str]] | None:
        """The folder at a path, and the names in it; None where there is none."""
        if path not in self._folders:
            self._folders[path] = self._open(path)
        return self._folders[path]

    def _open(self, path: PurePosixPath) -> tuple[Path, frozenset[str]] | None:
        place = self.root
        for part in path.parts:
            if part == "..":
                place = place.parent
            elif part in self._entries(place):
                place /= part
            else:
                return None
        return place, self._entries(place)

    def _entries(self, folder: Path) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(entry.name for entry in folder.iterdir())
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]


def walk(
    root: Path,
    ignored: "Ignored | None" = None,
    looking_at: Callable[[str], object] = lambda _: None,
    kept_out_of: Callable[[str], object] = lambda _: None,
) -> Iterator[str]:
    """The paths of all files below a folder that are not ignored, relative to it, with ``/``.

    What cannot be listed is passed over; ``kept_out_of`` is told of every folder that may not be
    entered. ``looking_at`` is told of every folder that is listed,
    and every file that says what is ignored, or is a link: the list is another if they change.
    """
    stack = [("", str(root), ignored)]
    while stack:
        prefix, folder, ignored = stack.pop()
        looking_at(folder)
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except PermissionError:
            kept_out_of(folder)
            continue
        except OSError:
            continue
        for entry in entries:
            if entry.name == ".gitignore" or entry.is_symlink():
                looking_at(entry.path)
            is_folder = entry.is_dir(follow_symlinks=False)
            if ignored and ignored.hides(entry.path, entry.name, is_folder=is_folder):
                continue
            if is_folder:
                below = ignored.below(entry.path) if ignored else None
                stack.append((f"{prefix}{entry.name}/", entry.path, below))
            elif entry.is_file(follow_symlinks=False) or (
                entry.is_symlink() and is_file(Path(entry.path))
            ):
                yield prefix + entry.name


def is_file(path: Path) -> bool:
    """Whether a file, or a link to one, stands here; False too where one may not look."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder, or a link to one, stands here; False too where one may not look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read(path: Path) -> bytes:
    """The content of a file. Raises InputError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{shown(path)}: cannot be read: {_reason(error)}") from error


def write(path: Path, content: bytes) -> None:
    """Replace, or make, a file: whoever looks sees the old content or the new, never a part.

    Permissions are kept, and a link still points where it did.
    Raises InputError where that cannot be done; then the old content is still there.
    """
    from notelint.cli.temporary import beside  # few runs write

    target = Path(os.path.realpath(path))
    temporary = beside(target)
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            _copy_rights(target, temporary)
        temporary.replace(target)
    except OSError as error:
        raise InputError(f"{shown(path)}: cannot be written: {_reason(error)}") from error
    finally:
        with suppress(OSError):  # there is none, or it cannot be removed where none can be made
            temporary.unlink()


def shown(path: Path) -> str:
    """A path as people and reports see it: relative to the working directory, with ``/``."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def absolute(path: Path) -> Path:
    """The path without ``..``, links left as they are, so that what is printed is what was given."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow links


def _copy_rights(source: Path, target: Path) -> None:
    before, after = source.stat(), target.stat()
    target.chmod(stat.S_IMODE(before.st_mode))
    if (before.st_uid, before.st_gid) != (after.st_uid, after.st_gid):
        with suppress(PermissionError):
            os.chown(target, before.st_uid, before.st_gid)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
