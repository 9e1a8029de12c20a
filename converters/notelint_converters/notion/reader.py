"""An export as documents: its pages, databases and an index, and the files that they use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath

from notelint import ConversionError, Document, File, Files, Loss, LossKind, Reading, Unread
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
from notelint_converters.notion.overviews import (
    database_page,
    folder_page,
    index_page,
    missing_pages,
)
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


def read(files: Files) -> Reading:
    """Everything in an export. Raises ConversionError where it has no page."""
    contents = take_stock(files)
    _check(contents)
    tree = grow(contents)
    targets = Targets(contents, tree)
    places = assign(tree, _beside_what(contents, tree, targets, files))
    titles = {same(page.title) for page in contents.pages}
    records = {each: match(each, _table(each, files), titles) for each in contents.databases}
    export = _Export(contents, tree, targets, places, records)
    return Reading(
        files, [*_unread(contents), *export.documents(), *export.files(files)], export.read
    )


@dataclass(frozen=True)
class _Export:
    """All that is to be known of an export before one of its documents can be read."""

    contents: Contents
    tree: Tree
    targets: Targets
    places: Places
    records: Mapping[Database, Records]

    def documents(self) -> Iterator[Unread]:
        """Pages, then what lists them."""
        for page in self.contents.pages:
            twin = self.contents.twins.get(page.id) if page.is_html else None
            yield self._unread(page, page.path, *([twin] if twin else []))
        for thing in (self.tree.root, *self.tree.root.below()):
            if not isinstance(thing, Page):
                yield self._unread(thing)

    def _unread(self, thing: Thing, *sources: PurePosixPath) -> Unread:
        return Unread(self.places.of[thing], str(thing.path), thing.id, sources)

    def files(self, files: Files) -> Iterator[File]:
        """Every other file of the export."""
        for path, place in self.places.files.items():
            yield File(place, partial(files.__getitem__, path), str(path))

    @cached_property
    def _things(self) -> dict[PurePosixPath, Thing]:
        return {place: thing for thing, place in self.places.of.items()}

    def read(self, document: Unread, files: Files) -> Iterator[Document | Loss]:
        thing = self._things[document.path]
        linker = Linker(self.targets, self.places, thing.path, document.path)
        if not isinstance(thing, Page):
            if isinstance(thing, Database):
                yield from missing_pages(thing, self.records[thing], linker)
            text = _overview(thing, self.tree, self.records, linker)
            yield Document(document.path, text, document.origin, document.id)
        elif not thing.is_html:
            yield from read_page(thing, files[thing.path], linker, self._membership(thing))
        else:
            twin = self.contents.twins.get(thing.id)
            for item in read_html_page(thing, files[thing.path], linker):
                yield item
                if isinstance(item, Document) and twin:
                    yield from unlike(twin, files[twin], item.text)

    def _membership(self, page: Page) -> Membership | None:
        """A page in a database is a row. Where the export has none, a page in no page may be one."""
        if isinstance(page.parent, Folder) and page.titled and not self.records:
            return Membership({}, (), complete=False)
        if not isinstance(page.parent, Database):
            return None
        found = self.records[page.parent]
        row = found.row(page)
        complete = page.parent.path.stem.endswith(ALL)
        return Membership(found.table.columns, () if row is None else (row,), complete)


def _check(contents: Contents) -> None:
    if contents.pages or contents.databases:
        return
    raise ConversionError("there is no page: a Notion export has `.md`, `.html` and `.csv` files")


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


def _overview(thing: Thing, tree: Tree, records: Mapping[Database, Records], linker: Linker) -> str:
    if thing is tree.root:
        return index_page(thing, linker)
    if isinstance(thing, Database):
        return database_page(thing, records[thing], linker)
    return folder_page(thing, linker)


def _beside_what(
    contents: Contents, tree: Tree, targets: Targets, files: Files
) -> Iterator[tuple[PurePosixPath, Thing]]:
    """Every other file of the export: beside a page that shows it, else the one it belongs to."""
    shown: set[PurePosixPath] = set()
    for page in contents.pages:
        for url in page.shown:
            target = targets.resolve(url, page.path)
            if isinstance(target, PurePosixPath):
                shown.add(target)
                yield target, page
    first: dict[tuple[Thing, str], PurePosixPath] = {}
    for each in contents.databases:
        for path in filter(None, (each.path, each.view)):
            first.setdefault((each, path.name), path)
            yield path, each
    assets = sorted(contents.assets, key=lambda asset: asset not in shown)
    for path in assets:
        owner = tree.owners[path.parent]
        other = first.setdefault((owner, path.name), path)
        if path in shown or other is path or files[path] != files[other]:
            yield path, owner  # else the same part, handed over twice
