"""Where notes and files will stand, and what an address in a note leads to."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint import File
from notelint_converters.notion.names import same
from notelint_converters.notion.urls import is_remote
from notelint_converters.notion.writing.names import LONGEST_FILE, assign, disk_name, encoded
from notelint_converters.notion.writing.tree import Kind, Thing, Tree

_STATIC = PurePosixPath("static")
"""The folder that Docusaurus serves at the top of a site."""


class Places:
    """``of`` says where each page's or database's file stands."""

    def __init__(self, tree: Tree, files: Sequence[File], suffixes: Mapping[Thing, str]) -> None:
        """``suffixes`` are what the files of databases end in."""
        self._tree = tree
        self._folders, self._names = assign(tree.root)
        self.of = {
            thing: folder.with_name(folder.name + suffixes.get(thing, ".md"))
            for thing, folder in self._folders.items()
            if thing.kind is not Kind.FOLDER
        }
        self._files: dict[PurePosixPath, PurePosixPath] = {}
        self._targets: dict[PurePosixPath, Thing | PurePosixPath] = {
            **{
                PurePosixPath(each.document.origin): each
                for each in tree.notes.values()
                if each.document
            },
            **tree.notes,
            **{file.path: file.path for file in files},
        }
        self._folded: dict[str, Thing | PurePosixPath] = {}
        for path in sorted(self._targets):
            self._folded.setdefault(same(str(path)), self._targets[path])

    def target(self, url: str, base: PurePosixPath) -> Thing | PurePosixPath | None:
        """The note or file that a local address in the note at ``base`` leads to."""
        path = unquote(url.split("#")[0].split("?")[0])
        if not path or is_remote(url) or "\0" in path:
            return None
        folder = PurePosixPath() if path.startswith("/") else base.parent
        joined = posixpath.normpath(posixpath.join(str(folder), path.lstrip("/")))
        for spelling in _spellings(PurePosixPath(joined), from_top=path.startswith("/")):
            found = self._targets.get(spelling) or self._folded.get(same(str(spelling)))
            if found is not None:
                return found
        return self._tree.folders.get(PurePosixPath(joined)) if joined != "." else None

    def url(self, target: Thing | PurePosixPath, base: Thing, name: str = "") -> str:
        """The address of a page, database or file from a page or database.

        A file stands beside the first thing that asks for it, which may give it a ``name``.
        """
        place = self.of[target] if isinstance(target, Thing) else self.beside(target, base, name)
        return encoded(posixpath.relpath(str(place), str(self.of[base].parent)))

    def beside(self, file: PurePosixPath, user: Thing, name: str = "") -> PurePosixPath:
        if file not in self._files:
            folder = self._folders[user]
            free = self._names[folder].of_file(_file_name(name or file.name))
            self._files[file] = folder / free
        return self._files[file]

    @property
    def used(self) -> Mapping[PurePosixPath, PurePosixPath]:
        """The files that something asked for."""
        return self._files

    def unused(self, file: PurePosixPath) -> PurePosixPath:
        """The place of a file that nothing asked for: in what its folder belongs to."""
        owner = self._tree.owner(file)
        around = next(folder for folder in file.parents if folder in self._tree.folders)
        below = file.relative_to(around)
        folder = self._folders[owner].joinpath(*map(_file_name, below.parent.parts))
        return folder / self._names[folder].of_file(_file_name(below.name))


def _spellings(path: PurePosixPath, *, from_top: bool) -> Iterator[PurePosixPath]:
    yield path
    if path.name:
        yield path.with_name(f"{path.name}.md")
    if path.suffix in (".mdx", ".html"):
        yield path.with_suffix(".md")
    for name in ("index.md", "README.md"):
        yield path / name
    if from_top:
        yield _STATIC / path


def _file_name(name: str) -> str:
    place = PurePosixPath(name)
    return disk_name(place.stem, LONGEST_FILE) + place.suffix
