"""Where the documents and files of a conversion stand, and what an address in one of them names."""

import posixpath
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint import Document, File, Unread
from notelint_converters.mdx.urls import encoded, is_remote, split
from notelint_converters.paths import relative

_INDEX_NAMES = ("index.md", "README.md", "readme.md")


@dataclass(frozen=True)
class Places:
    """``documents`` says where each document is written; the rest of the paths are files'.

    ``_names`` has the same as text, for what anything is called here or was in the input, and
    ``_folded`` for such a name in any case and Unicode form.
    """

    documents: dict[PurePosixPath, PurePosixPath]
    files: frozenset[PurePosixPath]
    _names: dict[str, str] = field(repr=False)
    _folded: dict[str, str] = field(repr=False)

    @classmethod
    def of(cls, items: Sequence[Document | Unread | File]) -> "Places":
        files = [item.path for item in items if isinstance(item, File)]
        folded = {_fold(str(path)): str(path) for path in files}
        taken = set(folded)
        documents: dict[PurePosixPath, PurePosixPath] = {}
        origins: dict[str, str] = {}
        for item in items:
            if not isinstance(item, File):
                documents[item.path] = place = _free(item.path.with_suffix(".mdx"), taken)
                origins[str(PurePosixPath(item.origin))] = str(place)
                taken.add(_fold(str(place)))
        written = {str(path): str(place) for path, place in documents.items()}
        for more in (origins, written):
            folded.update((_fold(name), place) for name, place in more.items())
        names = origins | {str(path): str(path) for path in files} | written
        return cls(documents, frozenset(files), names, folded)

    def find(self, url: str, base: PurePosixPath) -> PurePosixPath | None:
        """Where the document or file that a local address names is written; None for none.

        ``base`` is the path of the document that the address stands in. Tried in this order:
        the path as it is, as it was called in the input, in another case or Unicode form,
        without the suffix, as a folder with an index.
        """
        joined = _joined(str(base.parent), unquote(split(url)[0]))
        found = None if joined is None else self._find(joined)
        return None if found is None else PurePosixPath(found)

    def address(self, url: str, base: PurePosixPath) -> str | None:
        """The address, as it must be written in the document at ``base``; None where it names nothing.

        Remote addresses and fragments stay as they are, and so does every spelling that works.
        """
        if is_remote(url) or url.startswith("#"):
            return url
        path, rest = split(url)
        folder = str(base.parent)
        joined = _joined(folder, unquote(path))
        target = None if joined is None else self._find(joined)
        if joined is None or target is None:
            return None
        is_note = path.endswith(".md")
        if not path.startswith("/") and target == (_as_mdx(joined) if is_note else joined):
            return (_as_mdx(path) if is_note else path) + rest
        return encoded(relative(target, folder)) + rest

    def _find(self, path: str) -> str | None:
        for name in _candidates(path):
            found = self._names.get(name) or self._folded.get(_fold(name))
            if found is not None:
                return found
        return None


def _as_mdx(path: str) -> str:
    return f"{path.removesuffix('.md')}.mdx"


def _candidates(path: str) -> Iterator[str]:
    yield path
    if path == ".":
        yield from _INDEX_NAMES
        return
    yield f"{path}.md"
    name = path.rpartition("/")[2]
    if name.endswith(".html") and name != ".html":
        yield f"{path[: -len('.html')]}.md"
    for index in _INDEX_NAMES:
        yield f"{path}/{index}"


def _joined(folder: str, path: str) -> str | None:
    """The path from the root of the output; None where it leads out of it."""
    if "\0" in path:
        return None
    folder = "" if path.startswith("/") else folder
    joined = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    return None if joined.startswith("..") else joined


def _free(path: PurePosixPath, taken: set[str]) -> PurePosixPath:
    """The path, or the first of ``-2``, ``-3`` … that nothing else is written to."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(name for name in chain((path,), numbered) if _fold(str(name)) not in taken)


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
