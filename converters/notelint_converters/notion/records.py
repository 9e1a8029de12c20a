"""Which page is which row of a database."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from notelint_converters.notion.databases import Row, Table
from notelint_converters.notion.export import Database, Page
from notelint_converters.notion.names import same
from notelint_converters.notion.text import visible

_MOST_COMPARED = 100
"""Pages of one title, and rows; more than these come together in their order."""


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

    Where several have one title, those come together that agree in most properties.
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
        found.update(_pairs(alike, rows.get(title, ()), table))
    return Records(table, column, found, {page: index for index, page in found.items()})


def _pairs(
    pages: Sequence[Page], indices: Sequence[int], table: Table
) -> Iterator[tuple[int, Page]]:
    """Each row with the page that it agrees with most; which page comes first decides the rest."""
    if len(pages) == 1 and len(indices) == 1:
        yield indices[0], pages[0]
        return
    heads = {page: set(page.head) for page in pages[:_MOST_COMPARED]}
    compared = indices[:_MOST_COMPARED]
    agreements = [
        (-_agreement(table.rows[index], heads[page]), place, index)
        for place, page in enumerate(heads)
        for index in compared
    ]
    free_pages, free_rows = dict.fromkeys(pages), dict.fromkeys(indices)
    for _, place, index in sorted(agreements):
        page = pages[place]
        if page in free_pages and index in free_rows:
            del free_pages[page], free_rows[index]
            yield index, page
    yield from zip(free_rows, free_pages, strict=False)


def _agreement(row: Row, lines: set[str]) -> int:
    return sum(f"{name}: {value}" in lines for name, value in row.items() if value)
