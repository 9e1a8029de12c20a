"""Which page is which row of a database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from notelint_converters.notion.databases import Row, Table
from notelint_converters.notion.export import Database, Page
from notelint_converters.notion.names import same
from notelint_converters.notion.text import visible


@dataclass(frozen=True)
class Records:
    """The rows of a database, and the page of each that has one."""

    table: Table
    title_column: str
    _pages: dict[int, Page]
    _rows: dict[Page, int]

    def page(self, index: int) -> Page | None:
        """The page of a row, by its place in the table."""
        return self._pages.get(index)

    def pages(self) -> Iterator[Page]:
        return iter(self._pages.values())

    def row(self, page: Page) -> Row | None:
        return self.table.rows[self._rows[page]] if page in self._rows else None


def match(database: Database, table: Table, titles: Collection[str]) -> Records:
    """Pages and rows of the same title belong together.

    Where several have one title, the page gets the row that most of its properties agree with.
    ``titles`` are those of all pages, as `same` spells them: a view has no pages of its own.
    """
    pages = [child for child in database.children if isinstance(child, Page)]
    by_title: defaultdict[str, list[Page]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: page.order):
        by_title[same(page.title)].append(page)
    column = table.title_column(by_title or titles)
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(table.rows):
        rows[same(visible(row[column]))].append(index)
    found: dict[int, Page] = {}
    for title, alike in by_title.items():
        free = list(rows.get(title, ()))
        for page in alike:
            if not free:
                break
            index = free[0] if len(free) == 1 else _most_alike(page, free, table)
            found[index] = page
            free.remove(index)
    return Records(table, column, found, {page: index for index, page in found.items()})


def _most_alike(page: Page, indices: Iterable[int], table: Table) -> int:
    lines = set(page.head)
    return max(indices, key=lambda index: _agreement(table.rows[index], lines))


def _agreement(row: Row, lines: set[str]) -> int:
    return sum(f"{name}: {value}" in lines for name, value in row.items() if value)
