"""Where the documents and files of a conversion stand, and what an address in one of them names."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint import Document, File, Unread
from notelint_converters.mdx.urls import encoded, is_remote, split

_INDEX_NAMES = ("index.md", "README.md", "readme.md")


@dataclass(frozen=True)
class Places:
    """``documents`` says where each document is written; the rest of the paths are files'."""

    documents: dict[PurePosixPath, PurePosixPath]
    files: frozenset[PurePosixPath]
    _by_origin: dict[PurePosixPath, PurePosixPath] = field(repr=False)
    _folded: dict[str, PurePosixPath] = field(repr=False)

    @classmethod
    def of(cls, items: Sequence[Document | Unread | File]) -> "Places":
        files = [item.path for item in items if isinstance(item, File)]
        taken = {_fold(path) for path in files}
        documents: dict[PurePosixPath, PurePosixPath] = {}
        by_origin: dict[PurePosixPath, PurePosixPath] = {}
        for item in items:
            if not isinstance(item, File):
                documents[item.path] = written = _free(item.path.with_suffix(".mdx"), taken)
                by_origin[PurePosixPath(item.origin)] = item.path
                taken.add(_fold(written))
        folded = {_fold(path): path for path in (*files, *by_origin, *documents)}
        return cls(documents, frozenset(files), by_origin, folded)

    def find(self, url: str, base: PurePosixPath) -> PurePosixPath | None:
        """Where the document or file that a local address names is written; None for none.

        ``base`` is the path of the document that the address stands in. Tried in this order:
        the path as it is, as it was called in the input, in another case or Unicode form,
        without the suffix, as a folder with an index.
        """
        path = _joined(base, unquote(split(url)[0]))
        if path is None:
            return None
        for candidate in _candidates(path):
            if candidate in self.documents:
                return self.documents[candidate]
            if candidate in self.files:
                return candidate
            if found := self._by_origin.get(candidate) or self._folded.get(_fold(candidate)):
                found = self._by_origin.get(found, found)
                return self.documents.get(found, found)
        return None

    def address(self, url: str, base: PurePosixPath) -> str | None:
        """The address, as it must be written in the document at ``base``; None where it names nothing.

        Remote addresses and fragments stay as they are, and so does every spelling that works.
        """
        if is_remote(url) or url.startswith("#"):
            return url
        target = self.find(url, base)
        if target is None:
            return None
        path, rest = split(url)
        renamed = re.sub(r"\.md\Z", ".mdx", path)
        if not path.startswith("/") and _joined(base, unquote(renamed)) == target:
            return renamed + rest
        return encoded(relative(target, base)) + rest


def relative(target: PurePosixPath, base: PurePosixPath) -> str:
    """The path of a file as seen from the note at ``base``."""
    return posixpath.relpath(target.as_posix(), base.parent.as_posix())


def _candidates(path: PurePosixPath) -> Iterator[PurePosixPath]:
    yield path
    if path.name:
        yield path.with_name(path.name + ".md")
        if path.suffix == ".html":
            yield path.with_suffix(".md")
    for name in _INDEX_NAMES:
        yield path / name


def _joined(base: PurePosixPath, path: str) -> PurePosixPath | None:
    """The path from the root of the output; None where it leads out of it."""
    if "\0" in path:
        return None
    folder = "" if path.startswith("/") else base.parent.as_posix()
    joined = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    return None if joined.startswith("..") else PurePosixPath(joined)


def _free(path: PurePosixPath, taken: set[str]) -> PurePosixPath:
    """The path, or the first of ``-2``, ``-3`` … that nothing else is written to."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(name for name in chain((path,), numbered) if _fold(name) not in taken)


def _fold(path: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", path.as_posix()).casefold()
