"""Which note stands in which: a folder with a note of its own is a page with pages in it."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint import Document
from notelint_converters.notion.names import same
from notelint_converters.notion.writing.heads import Head

_OWN = ("index", "readme")
"""Names of a folder's own note; so is the folder's name, in the folder or beside it."""


class Kind(Enum):
    """What a thing becomes: a page, a folder without a page, or a database."""

    PAGE = auto()
    FOLDER = auto()
    DATABASE = auto()


@dataclass(eq=False)
class Thing:
    """``path`` is the note's, or the folder's where there is none."""

    path: PurePosixPath
    title: str
    kind: Kind = Kind.FOLDER
    id: str = ""
    document: Document | None = None
    children: "list[Thing]" = field(default_factory=list)

    def below(self) -> "Iterator[Thing]":
        """Everything in it, parents first, in the order of paths."""
        pending = self.children[::-1]
        while pending:
            thing = pending.pop()
            yield thing
            pending += thing.children[::-1]


@dataclass(frozen=True)
class Tree:
    """``notes`` has the thing of every note, ``folders`` that of every folder with notes below."""

    root: Thing
    notes: Mapping[PurePosixPath, Thing]
    folders: Mapping[PurePosixPath, Thing]

    def note(self, url: str, base: PurePosixPath) -> Thing | None:
        """The note at a relative address in the note at ``base``."""
        path = unquote(url.split("#")[0])
        return self.notes.get(PurePosixPath(posixpath.normpath(base.parent / path)))

    def owner(self, file: PurePosixPath) -> Thing:
        """What a file belongs to: the nearest folder with notes."""
        return next(self.folders[folder] for folder in file.parents if folder in self.folders)


def grow(documents: Iterable[Document], heads: Mapping[PurePosixPath, Head]) -> Tree:
    """Everything a page in what its folder is, a folder without a note of its own a folder."""
    notes = {
        each.path: Thing(each.path, heads[each.path].title, Kind.PAGE, heads[each.path].id, each)
        for each in documents
    }
    spelt: dict[str, PurePosixPath] = {}
    for path in sorted(notes):
        spelt.setdefault(same(str(path)), path)
    root = Thing(PurePosixPath(), "")
    folders = {PurePosixPath(): root}
    everywhere = {parent for path in notes for parent in path.parents} - set(folders)
    owned: set[Thing] = set()
    for folder in sorted(everywhere):
        own = next((spelt[name] for name in _own_notes(folder) if name in spelt), None)
        thing = Thing(folder, folder.name) if own is None else notes[own]
        folders[folder] = thing if thing not in owned else Thing(folder, folder.name)
        owned.add(thing)
    for folder in everywhere:
        folders[folder.parent].children.append(folders[folder])
    for path, thing in notes.items():
        if thing not in owned:
            folders[path.parent].children.append(thing)
    for thing in folders.values():
        thing.children.sort(key=lambda child: str(child.path))
    return Tree(root, notes, folders)


def _own_notes(folder: PurePosixPath) -> Iterator[str]:
    for name in (*_OWN, folder.name):
        yield same(str(folder / f"{name}.md"))
    yield same(f"{folder}.md")
