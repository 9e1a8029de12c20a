"""Plain Markdown as a Notion export: pages in folders, databases as CSV, files beside their pages.

Notes that know their id in Notion have it in their names, so that reading what is written gives
the same notes again; others get none, as Notion gives its own to whatever it imports.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from notelint import Document, File, Loss, LossKind
from notelint_converters.notion.names import ALL
from notelint_converters.notion.writing.databases import Database, Fields, of_notes, of_table
from notelint_converters.notion.writing.folders import Folders, decide
from notelint_converters.notion.writing.heads import read_head
from notelint_converters.notion.writing.links import Linker
from notelint_converters.notion.writing.page import write_page
from notelint_converters.notion.writing.places import Places
from notelint_converters.notion.writing.tree import Thing, grow

_CSV = ".csv"
_ALL_ROWS = f"{ALL}{_CSV}"
_READ_AS_ALL = "-all.csv"
"""What the reader of exports makes of `_all.csv`."""


def write(items: Iterable[Document | File]) -> Iterator[File | Loss]:
    """Documents as pages, folders of notes that share properties as databases, and all files.

    All documents are in memory at once, as each may link to any other; files are not.
    """
    given = list(items)
    files = [item for item in given if isinstance(item, File)]
    documents = [_plain(item) for item in given if isinstance(item, Document)]
    heads = {each.path: read_head(each) for each in documents}
    tree = grow(documents, heads)
    folders = decide(tree, heads, files)
    places = Places(tree, files, _suffixes(folders))

    def fields(page: Thing) -> Mapping[str, Any]:
        return heads[page.path].fields

    databases = dict(_databases(folders, places, fields))
    rows = {page: each for thing, each in databases.items() for page in thing.children}
    yield from folders.losses
    for thing in tree.root.below():
        if thing.document is not None and thing in places.of and thing not in databases:
            linker = Linker(places, thing)
            text, losses = write_page(
                thing.document, heads[thing.path], thing, rows.get(thing), linker
            )
            yield from losses
            yield File(places.of[thing], text.encode, thing.document.origin)
    for thing, database in databases.items():
        shown = Linker(places, thing).shown
        content = database.csv(fields, shown)
        origin = thing.document.origin if thing.document else str(thing.path)
        yield File(places.of[thing], partial(bytes, content), origin)
    yield from _files(files, folders, places)


def _plain(document: Document) -> Document:
    """Without a byte order mark, and with the line ends that edits are made for."""
    text = document.text.removeprefix("\ufeff")
    return replace(document, text=text.replace("\r\n", "\n").replace("\r", "\n"))


def _suffixes(folders: Folders) -> Mapping[Thing, str]:
    """What the files of databases end in: as Notion had it, where a database came from there."""
    was_all = {thing: each.csv.endswith(_READ_AS_ALL) for thing, each in folders.tables.items()}
    tables = {thing: _ALL_ROWS if whole else _CSV for thing, whole in was_all.items()}
    return {**tables, **dict.fromkeys(folders.shared, _CSV)}


def _databases(
    folders: Folders, places: Places, fields: Fields
) -> Iterator[tuple[Thing, Database]]:
    for thing, each in folders.tables.items():
        if each.table is not None:
            yield thing, of_table(each.table, thing, fields, Linker(places, thing).target)
    for thing, keys in folders.shared.items():
        yield thing, of_notes(thing, keys, fields)


def _files(files: Iterable[File], folders: Folders, places: Places) -> Iterator[File | Loss]:
    """Every file that does not go into a database; Notion takes only those that a page shows."""
    tables = {places.target(each.csv, thing.path) for thing, each in folders.tables.items()}
    views = {_view(path) for path in tables if isinstance(path, PurePosixPath)}
    for file in files:
        if file.path in places.used:
            yield replace(file, path=places.used[file.path])
        elif file.path in views:
            detail = "the rows of a database's view: Notion has them from the database"
            yield Loss(file.origin, None, LossKind.DROPPED, detail)
        elif file.path not in tables and file.path not in folders.read:
            yield replace(file, path=places.unused(file.path))
            detail = "no page shows this file: it is in the export, and Notion does not import it"
            yield Loss(file.origin, None, LossKind.DROPPED, detail)


def _view(table: PurePosixPath) -> PurePosixPath | None:
    """The table of a database's view, which stands beside that of all its rows."""
    stem = table.name.removesuffix(_READ_AS_ALL)
    return None if stem == table.name else table.with_name(f"{stem}{_CSV}")
