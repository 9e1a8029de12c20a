"""What folders become: pages, databases, or folders that Notion makes pages of."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from notelint import MARKDOWN, File, Loss, LossKind, Note, Source
from notelint_converters.notion.writing.heads import Head
from notelint_converters.notion.writing.overviews import INDEX, Overview, overview
from notelint_converters.notion.writing.properties import shared
from notelint_converters.notion.writing.tree import Kind, Thing, Tree

_CATEGORY = "_category_.json"
"""Where Docusaurus says what a folder is called."""

_OWN_PAGE = {"link": {"type": "doc", "id": "index"}}
"""That a folder's own note is its page goes without saying in Notion."""

_UNNAMED = "Notes"
"""The database of notes that stand in no folder."""


@dataclass(frozen=True)
class Folders:
    """``tables`` are the databases whose note shows their rows, ``shared`` those of notes with the
    same keys in their front matter. ``read`` are the files that nothing is left to be said of.
    """

    tables: dict[Thing, Overview] = field(default_factory=dict)
    shared: dict[Thing, list[str]] = field(default_factory=dict)
    read: set[PurePosixPath] = field(default_factory=set)
    losses: list[Loss] = field(default_factory=list)


def decide(tree: Tree, heads: Mapping[PurePosixPath, Head], files: Sequence[File]) -> Folders:
    """Make databases and bare folders of the tree's things, where they are such."""
    folders = Folders()
    _read_categories(tree, files, folders)
    top = next((each for each in tree.root.children if each.path == PurePosixPath(INDEX)), None)
    is_listed = top is not None and _is_list(top, tree, heads)
    if top is not None and is_listed:
        tree.root.children.remove(top)
        _leave_out(top, folders)
    for thing in list(tree.folders.values()):
        if thing.document is not None and thing.path.name == INDEX:
            _decide_by_note(thing, tree, heads, folders)
        elif thing.kind is Kind.FOLDER and not (thing is tree.root and is_listed):
            _decide_by_notes(thing, tree, heads, folders)
    return folders


def _read_categories(tree: Tree, files: Sequence[File], folders: Folders) -> None:
    for file in files:
        thing = tree.folders.get(file.path.parent)
        if file.path.name != _CATEGORY or thing is None:
            continue
        try:
            said = json.loads(file.read())
        except (ValueError, RecursionError):
            continue
        folders.read.add(file.path)
        label = said.pop("label", None) if isinstance(said, dict) else None
        if isinstance(label, str) and label.strip() and thing.document is None:
            thing.title = label.strip()
        if said not in ({}, _OWN_PAGE):
            detail = "how a site shows the folder"
            folders.losses.append(Loss(file.origin, None, LossKind.DROPPED, detail))


def _decide_by_note(
    thing: Thing, tree: Tree, heads: Mapping[PurePosixPath, Head], folders: Folders
) -> None:
    """A note that only shows what is in its folder is left out: Notion shows that itself."""
    found = _overview(thing, tree, heads)
    if found is None:
        return
    if found.table is not None:
        thing.kind = Kind.DATABASE
        folders.tables[thing] = found
    else:
        _leave_out(thing, folders)


def _leave_out(thing: Thing, folders: Folders) -> None:
    """A list of the pages in a folder."""
    thing.kind = Kind.FOLDER
    if thing.document is not None:
        detail = "a list of pages, which Notion shows itself"
        folders.losses.append(Loss(thing.document.origin, None, LossKind.DROPPED, detail))


def _is_list(thing: Thing, tree: Tree, heads: Mapping[PurePosixPath, Head]) -> bool:
    found = _overview(thing, tree, heads)
    return found is not None and found.table is None


def _overview(thing: Thing, tree: Tree, heads: Mapping[PurePosixPath, Head]) -> Overview | None:
    head = heads[thing.path]
    if thing.document is None or head.fields or not head.repeats:
        return None
    found = overview(Note.parse(Source(thing.path, thing.document.text), MARKDOWN))
    if found is None or not all(tree.note(url, thing.path) for url in found.listed):
        return None
    return found


def _decide_by_notes(
    thing: Thing, tree: Tree, heads: Mapping[PurePosixPath, Head], folders: Folders
) -> None:
    """Notes that share properties are the rows of a database; at the top, of one of their own."""
    pages = list(_rows(thing, tree))
    keys = shared([heads[page.path].fields for page in pages])
    if not keys:
        return
    if thing is tree.root:
        database = Thing(PurePosixPath(), _UNNAMED, children=pages)
        thing.children[:] = [*(each for each in thing.children if each not in pages), database]
        thing = database
    thing.kind = Kind.DATABASE
    folders.shared[thing] = keys


def _rows(thing: Thing, tree: Tree) -> Iterator[Thing]:
    for child in thing.children:
        is_about_all = thing is tree.root and child.path.stem.lower() in ("index", "readme")
        if child.kind is Kind.PAGE and not is_about_all:
            yield child
