"""What an export holds: pages, databases, and all other files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar

from notelint import Files
from notelint_converters.notion.html.titles import id_of, is_page, title_of
from notelint_converters.notion.names import ALL, folders_of, parse_name, parse_short_name
from notelint_converters.notion.shown import shown_files
from notelint_converters.notion.text import decode, opening

UNTITLED = "Untitled"
"""What Notion calls a page without a title."""

_ENOUGH_HTML = 100_000
"""Bytes: what tells HTML pages apart stands below their style sheet."""

ThingT = TypeVar("ThingT", bound="Thing")


@dataclass(eq=False)
class Thing:
    """A page, a database, or a folder that is neither; ``children`` stand in it.

    ``path`` is its file (of a database, the CSV with all rows; of a folder, the folder).
    """

    path: PurePosixPath
    title: str
    id: str = ""
    parent: "Thing | None" = None
    children: "list[Thing]" = field(default_factory=list)

    @property
    def order(self) -> tuple[str, str]:
        """Ids never change, so neither does the order in which names are given."""
        return self.id, str(self.path)

    def below(self) -> "Iterator[Thing]":
        """Everything in it, parents first, in order."""
        pending = sorted(self.children, key=lambda child: child.order, reverse=True)
        while pending:
            thing = pending.pop()
            yield thing
            pending += sorted(thing.children, key=lambda child: child.order, reverse=True)


@dataclass(eq=False)
class Page(Thing):
    """``titled`` says that the title is the page's own, not a file name that may be cut short.

    ``head`` are the lines below the heading up to a blank one: perhaps properties.
    ``shown`` are the addresses of files in it, in their order.
    """

    titled: bool = True
    head: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def is_html(self) -> bool:
        return self.path.suffix.lower() == ".html"


@dataclass(eq=False)
class Database(Thing):
    """``view`` is the CSV of the current view, where there is one besides ``path``."""

    view: PurePosixPath | None = None


@dataclass(eq=False)
class Folder(Thing):
    """A folder without a page: a teamspace, or what lost its page."""


@dataclass(frozen=True)
class Contents:
    """``site_maps`` are the lists of all pages that Notion adds.

    ``twins`` are files with what is read from another: by id, the Markdown of pages that are
    there as HTML, and the HTML of databases that are there as CSV.
    """

    pages: tuple[Page, ...]
    databases: tuple[Database, ...]
    assets: tuple[PurePosixPath, ...]
    site_maps: tuple[PurePosixPath, ...]
    twins: Mapping[str, PurePosixPath]


def take_stock(files: Files) -> Contents:
    """List what is in an export. Every page is read once, for its title and the files it shows."""
    paths = sorted(files, key=str)
    tables = {path for path in paths if path.suffix.lower() == ".csv"}
    folders = folders_of(paths)
    pages: list[Page] = []
    databases: list[Database] = []
    assets, site_maps = list[PurePosixPath](), list[PurePosixPath]()
    for path in paths:
        suffix = path.suffix.lower()
        if suffix == ".md":
            pages.append(_page(path, files))
        elif suffix == ".csv" and _is_database(path, tables, folders):
            if path.with_name(f"{path.stem}{ALL}{path.suffix}") not in tables:
                databases.append(_database(path, tables))
        elif suffix != ".html":
            assets.append(path)
        else:
            content = files[path]
            start = decode(content[:_ENOUGH_HTML]).text
            if is_page(start):
                pages.append(_html_page(path, start, content))
            else:  # people upload HTML, too
                (site_maps if '<ul id="id::' in start else assets).append(path)
    twins = _twins(pages, databases)
    pages = [page for page in pages if page.path not in twins.values()]
    return Contents(
        tuple(_without_doubles(pages, files)),
        tuple(_without_doubles(databases, files)),
        tuple(assets),
        tuple(site_maps),
        twins,
    )


def _twins(pages: Iterable[Page], databases: Iterable[Database]) -> dict[str, PurePosixPath]:
    """HTML says more than Markdown of a page, and less than CSV of a database."""
    found: dict[str, PurePosixPath] = {}
    tables = {database.id for database in databases}
    html = {page.id for page in pages if page.is_html} - tables
    for page in pages:
        if page.id and page.id in (tables if page.is_html else html):
            found.setdefault(page.id, page.path)
    return found


def _html_page(path: PurePosixPath, start: str, content: bytes) -> Page:
    title, name = title_of(start), parse_name(path.stem)
    known = title or name.title or UNTITLED
    shown = tuple(shown_files(decode(content).text, is_html=True))
    return Page(path, known, name.id or id_of(start), titled=bool(title), shown=shown)


def _page(path: PurePosixPath, files: Files) -> Page:
    text = decode(files[path]).text
    title, head = opening(text)
    name = parse_name(path.stem)
    if not name.id:
        name = parse_short_name(path.stem, title)
    known = title or name.title or UNTITLED
    shown = tuple(shown_files(text, is_html=False))
    return Page(path, known, name.id, titled=title is not None, head=tuple(head), shown=shown)


def _is_database(
    path: PurePosixPath, tables: set[PurePosixPath], folders: set[PurePosixPath]
) -> bool:
    """A CSV with an id, or with all else that a database leaves behind; others were uploaded."""
    stem = path.stem.removesuffix(ALL)
    pair = {path.with_stem(stem), path.with_stem(f"{stem}{ALL}")}
    return bool(parse_name(stem).id) or pair <= tables or path.with_name(stem) in folders


def _database(path: PurePosixPath, tables: set[PurePosixPath]) -> Database:
    stem = path.stem.removesuffix(ALL)
    name = parse_name(stem)
    if not name.id:
        name = parse_short_name(stem, None)
    view = path.with_stem(stem)
    view_there = view if view != path and view in tables else None
    return Database(path, name.title or UNTITLED, name.id, view=view_there)


def _without_doubles(things: Iterable[ThingT], files: Files) -> Iterator[ThingT]:
    """Parts that were handed over twice hold the same things twice."""
    first: dict[str, ThingT] = {}
    for thing in things:
        other = first.setdefault(thing.id, thing) if thing.id else thing
        if other is thing or files[thing.path] != files[other.path]:
            yield thing


def stem_of(thing: Thing) -> str:
    """A thing's name on the disk, without what its files are told apart by."""
    if isinstance(thing, Folder):
        return thing.path.name
    stem = thing.path.stem
    return stem.removesuffix(ALL) if isinstance(thing, Database) else stem
