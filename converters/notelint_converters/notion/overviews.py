"""Pages that no export has: a database's table, a folder's list, and the index of everything.

Docusaurus takes the name of a folder from the title of its index page, or of the page that has
the folder's name: no folder needs a ``_category_.json``, which would mean nothing elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator

from notelint import Loss, LossKind
from notelint_converters.notion.databases import Row, cell_text, table_lines
from notelint_converters.notion.escapes import escape
from notelint_converters.notion.export import Database, Thing
from notelint_converters.notion.frontmatter import front_matter
from notelint_converters.notion.linker import Linker
from notelint_converters.notion.names import same
from notelint_converters.notion.records import Records
from notelint_converters.notion.values import Value

INDEX_TITLE = "Index"


def database_page(database: Database, records: Records, linker: Linker) -> str:
    """A database's rows as a table, then its pages that are no rows, and its CSV."""

    def show(index: int, row: Row, name: str) -> str:
        text = row[name].strip()
        if name != records.title_column:
            return linker.links(text) or cell_text(text)
        page = records.page(index) or linker.targets.titled(text, database)
        return cell_text(text) if page is None else f"[{cell_text(page.title)}]({linker.url(page)})"

    blocks = ["\n".join(table_lines(records.table, show))]
    rows = set(records.pages())
    others = [child for child in database.children if child not in rows]
    blocks.append("\n".join(_items(others, linker, _children)))
    blocks.append(f"[{escape(database.title)}.csv]({linker.url(database.path)})")
    return _document(database, blocks)


def missing_pages(database: Database, records: Records, linker: Linker) -> Iterator[Loss]:
    """The pages that rows refer to, and that are not in the export."""
    table = records.table
    for row, line in zip(table.rows, table.lines, strict=True):
        for cell in row.values():
            for url in linker.missing(cell):
                detail = f"a page that is not in the export: {url}"
                yield Loss(str(database.path), line, LossKind.UNRESOLVED, detail)


def folder_page(folder: Thing, linker: Linker) -> str:
    return _document(folder, ["\n".join(_items(folder.children, linker, lambda _: ()))])


def index_page(root: Thing, linker: Linker) -> str:
    """Every page, in the order of titles; rows stand in their database's table instead."""
    items = "\n".join(_items(root.children, linker, _children))
    return f"{front_matter({'title': INDEX_TITLE})}\n# {INDEX_TITLE}\n\n{items}\n"


def _children(thing: Thing) -> Iterable[Thing]:
    """What an index lists below a thing: of a database, only the rows that have something below."""
    if isinstance(thing, Database):
        return [child for child in thing.children if child.children]
    return thing.children


def _items(
    things: Iterable[Thing], linker: Linker, below: Callable[[Thing], Iterable[Thing]]
) -> Iterator[str]:
    pending = [(thing, 0) for thing in _by_title(things)]
    while pending:
        thing, depth = pending.pop()
        yield f"{'  ' * depth}- [{escape(thing.title)}]({linker.url(thing)})"
        pending += [(child, depth + 1) for child in _by_title(below(thing))]


def _by_title(things: Iterable[Thing]) -> list[Thing]:
    """In an order to pop from."""
    return sorted(things, key=lambda thing: (same(thing.title), thing.order), reverse=True)


def _document(thing: Thing, blocks: Iterable[str]) -> str:
    fields: dict[str, Value] = {"title": thing.title}
    if thing.id:
        fields["notion_id"] = thing.id
    body = "\n\n".join(filter(None, (f"# {escape(thing.title)}", *blocks)))
    return f"{front_matter(fields)}\n{body}\n"
