"""Databases: the rows that their notes are, and the CSV that Notion makes one of."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from notelint.nodes import Break, Html, Link, Node, Table, TableCell, TableRow, plain_text
from notelint_converters.notion import values
from notelint_converters.notion.databases import distinct
from notelint_converters.notion.writing.properties import Related, Target, Value, text_of
from notelint_converters.notion.writing.tree import Kind, Thing

Find = Callable[[str], Target | None]
"""What a local address leads to."""

Fields = Callable[[Thing], Mapping[str, Any]]
"""The front matter of a page."""

_TITLE = "Name"
"""What Notion calls the column of titles."""


@dataclass(frozen=True)
class Database:
    """``title`` is the column that names the rows; ``rows`` are cells by column, and ``pages``
    says which row a page is.
    """

    columns: tuple[str, ...]
    title: str
    rows: tuple[Mapping[str, Value], ...]
    pages: Mapping[Thing, int]

    def text(self, page: Thing, key: str, value: Any) -> Value:
        """A value of a page's front matter: as its row spells it, where that says the same."""
        column = self.column(key)
        if column is None or page not in self.pages:
            return text_of(value)
        cell = self.rows[self.pages[page]][column]
        return cell if self._says(column, cell, value) else text_of(value)

    def column(self, key: str) -> str | None:
        """The column that is this key in front matter."""
        return next((name for name in self.columns if key in _keys(name)), None)

    def most_like(self, fields: Mapping[str, Any], rows: Sequence[int]) -> int:
        """Of these rows, the first that agrees with most of a page's front matter."""
        if len(rows) == 1:
            return rows[0]
        named = [(self.column(key), value) for key, value in fields.items()]
        known = [(column, value) for column, value in named if column is not None]
        return max(rows, key=lambda row: sum(self._says(c, self.rows[row][c], v) for c, v in known))

    def csv(self, fields: Fields, show: Callable[[Value], str]) -> bytes:
        """The file as Notion writes it."""
        by_row = {index: page for page, index in self.pages.items()}
        lines = [list(self.columns)]
        for index, row in enumerate(self.rows):
            page = by_row.get(index)
            cells = (self._cell(name, row, page, fields) for name in self.columns)
            lines.append([show(cell) for cell in cells])
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\r\n").writerows(lines)
        return b"\xef\xbb\xbf" + stream.getvalue().encode()

    def _cell(
        self,
        name: str,
        row: Mapping[str, Value],
        page: Thing | None,
        fields: Fields,
    ) -> Value:
        """A row's cell; its page's front matter wins, as people edit that."""
        if page is None or name == self.title:
            return page.title if page else row[name]
        given = fields(page)
        key = next((key for key in _keys(name) if key in given), None)
        return row[name] if key is None else self.text(page, key, given[key])

    def _says(self, column: str, cell: Value, value: Any) -> bool:
        if isinstance(cell, Related):
            return not isinstance(value, list) or [*map(str, value)] == [n for n, _ in cell.items]
        return values.read(cell, self._kinds[column]) == value or cell == text_of(value)

    @cached_property
    def _kinds(self) -> Mapping[str, values.Kind]:
        texts = {name: [_text(row[name]) for row in self.rows] for name in self.columns}
        return {name: values.column(name, cells).kind for name, cells in texts.items()}


def of_notes(thing: Thing, keys: Sequence[str], fields: Fields) -> Database:
    """The pages in a folder as rows, with these keys of theirs as columns."""
    title = next(name for name in (_TITLE, "Title", "Page") if name not in keys)
    pages = [child for child in thing.children if child.kind is Kind.PAGE]
    rows = (
        {title: page.title, **{key: text_of(fields(page).get(key)) for key in keys}}
        for page in pages
    )
    numbers = {page: index for index, page in enumerate(pages)}
    return Database((title, *keys), title, tuple(rows), numbers)


def of_table(table: Table, thing: Thing, fields: Fields, find: Find) -> Database:
    """The rows of a table in a folder's note, each with the page that its title leads to.

    Where several lead to one page, it is the row that says most of what the page does.
    """
    head, *lines = (row.children for row in table.children if isinstance(row, TableRow))
    header = distinct(plain_text(cell).strip() for cell in head)
    rows: list[dict[str, Value]] = []
    for cells in lines:
        shown = (value_of(cell.children, find) for cell in cells if isinstance(cell, TableCell))
        row: dict[str, Value] = dict.fromkeys(header, "")
        row.update(zip(header, shown, strict=False))
        rows.append(row)
    inside = {child for child in thing.children if child.kind is Kind.PAGE}
    title = max(header, key=lambda name: _aims(name, rows, inside), default="")
    rows_of: defaultdict[Thing, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        cell = row[title]
        if isinstance(cell, Related):
            page = cell.items[0][1]
            if isinstance(page, Thing) and page in inside:
                rows_of[page].append(index)
            row[title] = cell.text
    database = Database(tuple(header), title, tuple(rows), {})
    pages = {page: database.most_like(fields(page), found) for page, found in rows_of.items()}
    return replace(database, pages=pages)


def _aims(
    name: str, rows: Sequence[Mapping[str, Value]], inside: Collection[Thing]
) -> tuple[int, int]:
    """How many pages a column leads to, one a row: of the folder's own, and of all."""
    cells = (row[name] for row in rows)
    related = (each.items for each in cells if isinstance(each, Related))
    aims = {items[0][1] for items in related if len(items) == 1}
    return len(aims & set(inside)), len(aims)


def value_of(nodes: Sequence[Node], find: Find) -> Value:
    """What a cell, or a line of links, says: pages and files, or text.

    Colons and commas around names are not theirs.
    """
    links = {node: find(node.url) for node in nodes if isinstance(node, Link)}
    if not any(target is not None for target in links.values()):
        return "".join(map(_shown, nodes)).strip()
    items: list[tuple[str, Target | None]] = []
    for node in nodes:
        if isinstance(node, Link):
            items.append((plain_text(node), links[node]))
        else:
            names = (name.strip(":, ") for name in _shown(node).split(", "))
            items += ((name, None) for name in names if name)
    return Related(tuple(items))


def _shown(node: Node) -> str:
    is_break = isinstance(node, Break | Html)
    return "\n" if is_break else plain_text(node)


def _text(value: Value) -> str:
    return value.text if isinstance(value, Related) else value


def _keys(column: str) -> tuple[str, ...]:
    """The keys that the reader of exports gives a column in front matter."""
    mapped = (column.casefold(),) if column.casefold() in ("tags", "date") else ()
    own = () if column == "title" else (column,)
    return (*own, *mapped, f"{column} (2)")
