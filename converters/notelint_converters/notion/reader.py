"""An export as documents: its pages, databases and an index, and the files that they use."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from notelint import ConversionError, Document, File, Files, Loss, LossKind
from notelint_converters.notion.databases import Table, read_table
from notelint_converters.notion.export import (
    Contents,
    Database,
    Folder,
    Page,
    Thing,
    take_stock,
)
from notelint_converters.notion.html.page import read_html_page
from notelint_converters.notion.linker import Linker
from notelint_converters.notion.links import Targets
from notelint_converters.notion.names import ALL, PAGE_SUFFIXES, parse_name, same
from notelint_converters.notion.overviews import database_page, folder_page, index_page
from notelint_converters.notion.page import Membership, read_page
from notelint_converters.notion.places import Places, assign
from notelint_converters.notion.records import Records, match
from notelint_converters.notion.tree import Tree, grow
from notelint_converters.notion.twins import unlike

_SURE = 3


def recognises(files: Files) -> int:
    """Notion puts ids into the names of pages."""
    pages = (path for path in files if path.suffix.lower() in PAGE_SUFFIXES)
    return _SURE if any(parse_name(page.stem.removesuffix(ALL)).id for page in pages) else 0


def read(files: Files) -> Iterator[Document | File | Loss]:
    """Everything in an export. Raises ConversionError where it has no page."""
    contents = take_stock(files)
    _check(contents)
    tree = grow(contents)
    places = assign(tree)
    targets = Targets(contents, tree)
    titles = {same(page.title) for page in contents.pages}
    records = {each: match(each, _table(each, files), titles) for each in contents.databases}

    def linker(thing: Thing) -> Linker:
        return Linker(targets, places, thing.path, places.of[thing])

    yield from _unread(contents)
    for page in contents.pages:
        yield from _read_page(page, files, linker(page), _membership(page, records), contents)
    for thing in (tree.root, *tree.root.below()):
        text = _overview(thing, tree, records, linker(thing))
        if text is not None:
            yield Document(places.of[thing], text, str(thing.path), thing.id)
    yield from _files(files, contents, tree, places)


def _check(contents: Contents) -> None:
    if contents.pages or contents.databases:
        return
    raise ConversionError("there is no page: a Notion export has `.md`, `.html` and `.csv` files")


def _read_page(
    page: Page,
    files: Files,
    linker: Linker,
    membership: Membership | None,
    contents: Contents,
) -> Iterator[Document | Loss]:
    if not page.is_html:
        yield from read_page(page, files[page.path], linker, membership)
        return
    twin = contents.twins.get(page.id)
    for item in read_html_page(page, files[page.path], linker):
        yield item
        if isinstance(item, Document) and twin:
            yield from unlike(twin, files[twin], item.text)


def _unread(contents: Contents) -> Iterator[Loss]:
    """Pages that are there in two versions."""
    ids: dict[str, Page] = {}
    for page in contents.pages:
        if page.id and ids.setdefault(page.id, page) is not page:
            detail = f"two pages have this page's id: links lead to `{ids[page.id].path}`"
            yield Loss(str(page.path), None, LossKind.SIMPLIFIED, detail)


def _table(database: Database, files: Files) -> Table:
    view = files[database.view] if database.view else None
    return read_table(files[database.path], view)


def _membership(page: Page, records: Mapping[Database, Records]) -> Membership | None:
    """A page in a database is a row. Where the export has none, a page in no page may be one."""
    if isinstance(page.parent, Folder) and page.titled and not records:
        return Membership({}, (), complete=False)
    if not isinstance(page.parent, Database):
        return None
    found = records[page.parent]
    row = found.row(page)
    complete = page.parent.path.stem.endswith(ALL)
    return Membership(found.table.columns, () if row is None else (row,), complete)


def _overview(
    thing: Thing, tree: Tree, records: Mapping[Database, Records], linker: Linker
) -> str | None:
    if thing is tree.root:
        return index_page(thing, linker)
    if isinstance(thing, Database):
        return database_page(thing, records[thing], linker)
    return folder_page(thing, linker) if isinstance(thing, Folder) else None


def _files(files: Files, contents: Contents, tree: Tree, places: Places) -> Iterator[File]:
    """Every other file of the export, those that no page shows beside the page they belong to."""
    tables = [
        (path, each) for each in contents.databases for path in (each.path, each.view) if path
    ]
    assets = [(path, tree.owners[path.parent]) for path in contents.assets]
    first: dict[tuple[Thing, str], PurePosixPath] = {}
    for path, owner in (*tables, *sorted(assets, key=lambda asset: asset[0] not in places.files)):
        other = first.setdefault((owner, path.name), path)
        if other is not path and path not in places.files and files[path] == files[other]:
            continue  # the same part, handed over twice
        place = places.of_file(path, places.of[owner])
        yield File(place, partial(files.__getitem__, path), str(path))
