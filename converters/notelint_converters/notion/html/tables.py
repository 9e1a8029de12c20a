"""Tables: simple ones, and databases as a page shows them."""

from collections.abc import Iterable, Iterator

from notelint import LossKind
from notelint_converters.notion.html.elements import Element
from notelint_converters.notion.html.inlines import Report, one_line
from notelint_converters.notion.html.layout import Block, Line


def table(element: Element, report: Report) -> Iterable[Block]:
    """A Markdown table has a header: where Notion's has none, its first row is taken for it."""
    rows = [row for row in element.below() if row.name == "tr"]
    cells = [[*_cells(row, report, is_first=not number)] for number, row in enumerate(rows)]
    width = max(map(len, cells), default=0)
    if not width:
        return
    if not _is_header(rows[0], element):
        detail = "a table without a header: its first row is taken for it"
        report(element.line, LossKind.SIMPLIFIED, detail)
    lines: list[Line] = []
    for row, texts in zip(rows, cells, strict=True):
        shown = [*texts, *[""] * (width - len(texts))]
        lines.append(Line(f"| {' | '.join(shown)} |", row.line))
        if len(lines) == 1:
            lines.append(Line(f"| {' | '.join('---' for _ in shown)} |", row.line))
    yield Block(tuple(lines))


def _cells(row: Element, report: Report, *, is_first: bool) -> Iterator[str]:
    """The cells of a row; below the first row, those of a header column are bold."""
    for cell in row.elements():
        if cell.name in {"td", "th"}:
            bold = cell.name == "th" and not is_first
            nodes = [*_with_commas(cell)]
            nodes = [Element("strong", {}, row.line, nodes)] if bold else nodes
            yield one_line(nodes, report, cell=True)


def _with_commas(cell: Element) -> Iterator[Element | str]:
    """Selected values, people and pages of a database stand without anything between them."""
    before: Element | str = ""
    for node in cell.children:
        if _is_value(before) and _is_value(node):
            yield ", "
        yield node
        before = node


def _is_value(node: Element | str) -> bool:
    return isinstance(node, Element) and bool({"selected-value", "user"} & set(node.classes))


def _is_header(row: Element, element: Element) -> bool:
    names = {cell.name for cell in row.elements()}
    return names == {"th"} or any(head.name == "thead" for head in element.elements())
