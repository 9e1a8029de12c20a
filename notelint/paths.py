"""The names of a vault's files: which exist, and which come nearest to one that does not."""

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import PurePosixPath

from notelint.lazy import lazy_re_compile

NOTE_SUFFIXES = (".md", ".mdx", ".markdown")
IMAGE_SUFFIXES = (
    *(".apng", ".avif", ".bmp", ".gif", ".ico", ".jfif", ".jpeg", ".jpg", ".png", ".svg"),
    *(".tif", ".tiff", ".webp"),
)

_NUMBER = lazy_re_compile(r"\d+")
_SIMILAR = 0.75
_MOST_COMPARED = 400
"""A folder of more names than this, with the same numbers in them, is only searched in part."""


@dataclass(frozen=True)
class Paths:
    """``files`` are paths relative to the vault's root; ``unlisted`` knows the files that exist
    without being part of the vault, as those that git ignores.
    """

    files: frozenset[PurePosixPath]
    unlisted: Container[PurePosixPath] = field(default=frozenset(), compare=False)

    @cached_property
    def folders(self) -> frozenset[PurePosixPath]:
        """Every folder that holds a file, however deep; the root is ``.``."""
        folders: set[PurePosixPath] = set()
        for file in self.files:
            folder = file.parent
            while folder not in folders:
                folders.add(folder)
                folder = folder.parent
        return frozenset(folders)

    def exists(self, path: PurePosixPath) -> bool:
        """Whether a file or folder stands at this path, in exactly this case."""
        return self.is_file(path) or path in self.folders

    def is_file(self, path: PurePosixPath) -> bool:
        """Whether a file stands at this path, in exactly this case."""
        return path in self.files or path in self.unlisted

    def differing_in_case(self, path: PurePosixPath) -> PurePosixPath | None:
        """The file or folder that differs from this path in case or normal form only."""
        return self._by_folded_path.get(_folded(path.as_posix()))

    def ending_in(self, path: PurePosixPath) -> PurePosixPath | None:
        """The first file whose path ends in this one."""
        named = self._by_folded_name.get(_folded(path.name), [])
        return next((file for file in named if _shared_end(file, path) == len(path.parts)), None)

    def nearest(self, path: PurePosixPath) -> PurePosixPath | None:
        """The file that was most likely meant by a path that is not there.

        The same name elsewhere, when one place is clearly nearest; else a similar name of the
        same kind in the same folder. Names with other numbers are never similar: ``fig-1`` is
        not ``fig-2``.
        """
        elsewhere = self._by_folded_name.get(_folded(path.name), [])
        if elsewhere:
            return _clearly_nearest(path, elsewhere)
        siblings = self._by_folder_and_numbers.get((path.parent, numbers(path.stem)), [])
        kind = _kind(path)
        names = {file.stem: file for file in siblings if not path.suffix or _kind(file) == kind}
        similar = most_similar(path.stem, names, _SIMILAR)
        return names[similar] if similar is not None else None

    @cached_property
    def _by_folded_path(self) -> dict[str, PurePosixPath]:
        everything = sorted(self.folders) + sorted(self.files)
        return {_folded(path.as_posix()): path for path in everything}

    @cached_property
    def _by_folded_name(self) -> dict[str, list[PurePosixPath]]:
        names: defaultdict[str, list[PurePosixPath]] = defaultdict(list)
        for file in sorted(self.files):
            names[_folded(file.name)].append(file)
        return names

    @cached_property
    def _by_folder_and_numbers(
        self,
    ) -> dict[tuple[PurePosixPath, tuple[int, ...]], list[PurePosixPath]]:
        groups: defaultdict[tuple[PurePosixPath, tuple[int, ...]], list[PurePosixPath]]
        groups = defaultdict(list)
        for file in sorted(self.files):
            groups[file.parent, numbers(file.stem)].append(file)
        return groups


def numbers(name: str) -> tuple[int, ...]:
    """The numbers in a name, in order; names for the same thing agree in them."""
    return tuple(int(digits) for digits in _NUMBER.findall(name) if len(digits) < 20)


def most_similar(wanted: str, names: Iterable[str], cutoff: float) -> str | None:
    """The name that is most like the one wanted; None where no ratio reaches ``cutoff`` (0 to 1)."""
    import difflib  # few runs compare names

    best: str | None = None
    matcher = difflib.SequenceMatcher(b=_folded(wanted), autojunk=False)
    for name in islice(names, _MOST_COMPARED):
        matcher.set_seq1(_folded(name))
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            ratio = matcher.ratio()
            if ratio > cutoff or (best is None and ratio == cutoff):
                best, cutoff = name, ratio
    return best


def _kind(path: PurePosixPath) -> str:
    """Files of one kind can stand for each other: images, notes, or one suffix."""
    suffix = path.suffix.lower()
    if suffix in IMAGE_SUFFIXES:
        return "image"
    return "note" if suffix in NOTE_SUFFIXES else suffix


def _clearly_nearest(path: PurePosixPath, files: list[PurePosixPath]) -> PurePosixPath | None:
    """The one file, or the one that shares more of its last folders with the path than others."""
    if len(files) == 1:
        return files[0]
    shared = sorted(((_shared_end(path, file), file) for file in files), key=lambda pair: -pair[0])
    return shared[0][1] if shared[0][0] > shared[1][0] else None


def _shared_end(one: PurePosixPath, other: PurePosixPath) -> int:
    count = 0
    for a, b in zip(reversed(one.parts), reversed(other.parts), strict=False):
        if _folded(a) != _folded(b):
            break
        count += 1
    return count


def join(folder: PurePosixPath, path: str) -> PurePosixPath:
    """A folder and a relative path, without ``.`` and ``..``; it begins with ``..`` outside the root."""
    return PurePosixPath(posixpath.normpath(posixpath.join(folder.as_posix(), path)))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
