"""The CSV of a database, and its rows as a Markdown table."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from notelint_converters.notion.escapes import escape
from notelint_converters.notion.names import same
from notelint_converters.notion.text import decode, visible
from notelint_converters.notion.values import Column, column

Row = dict[str, str]
"""The cells of a row by the names of their columns."""

_RELATION = re.compile(r"(?P<title>.+?) \((?P<url>\S+?\.(?:md|csv|html))\)(?:, |$)")
"""A page of a relation, `Title (percent-encoded-path.md)`; commas in titles are not escaped."""

_BREAK = "<br />"


@dataclass(frozen=True)
class Table:
    """Names of columns are distinct, and every row has a cell for each.

    ``lines`` are those of the file that rows begin in.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[int, ...] = ()

    @cached_property
    def columns(self) -> dict[str, Column]:
        """What the values of each column have in common."""
        return {name: column(name, (row[name] for row in self.rows)) for name in self.header}

    def title_column(self, titles: Collection[str]) -> str:
        """The column in which most of these titles stand, as `same` spells them; else the first."""
        return max(self.header, key=lambda name: self._count(name, titles), default="")

    def _count(self, name: str, titles: Collection[str]) -> int:
        return sum(same(visible(row[name])) in titles for row in self.rows)


def read_table(content: bytes, view: bytes | None = None) -> Table:
    """A CSV as Notion writes it; the columns of the current view come first.

    Ragged rows are filled up. Rows longer than the header give it columns without a name.
    """
    header, rows, lines = _cells(content)
    first = _cells(view)[0] if view is not None else []
    order = [*(name for name in first if name in header), *(n for n in header if n not in first)]
    return Table(tuple(order), tuple(dict(zip(header, row, strict=True)) for row in rows), lines)


def _cells(content: bytes) -> tuple[list[str], list[list[str]], tuple[int, ...]]:
    csv.field_size_limit(2**31 - 1)  # a cell may hold a whole page
    rows, lines, line = list[list[str]](), list[int](), 1
    reader = csv.reader(io.StringIO(decode(content).text))
    for row in reader:
        if row:
            rows.append(row)
            lines.append(line)
        line = reader.line_num + 1
    width = max(map(len, rows), default=0)
    header, *body = [[*row, *[""] * (width - len(row))] for row in rows] or [[]]
    return distinct(map(visible, header)), body, tuple(lines[1:])


def distinct(names: Iterable[str]) -> list[str]:
    """Names of columns, the second of two alike with a number."""
    used: list[str] = []
    for name in names:
        number, candidate = 1, name
        while candidate in used:
            number += 1
            candidate = f"{name} ({number})"
        used.append(candidate)
    return used


def relations(cell: str) -> list[tuple[str, str]]:
    """The titles and urls of a relation; none where the cell is something else."""
    if " (" not in cell:
        return []
    found, position = [], 0
    while position < len(cell):
        relation = _RELATION.match(cell, position)
        if relation is None:
            return []
        found.append((relation["title"], relation["url"]))
        position = relation.end()
    return found


def table_lines(table: Table, show: Callable[[int, Row, str], str]) -> Iterator[str]:
    """The lines of a Markdown table; ``show`` says what stands in a cell: row and column."""
    yield _line(escape(name) for name in table.header)
    yield _line("---" for _ in table.header)
    for index, row in enumerate(table.rows):
        yield _line(show(index, row, name) for name in table.header)


def cell_text(text: str) -> str:
    """Plain text as a cell can hold it: on one line, nothing in it markup."""
    return _BREAK.join(escape(line.strip()) for line in text.strip().split("\n"))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
