"""GFM's tables."""

import re

from notelint.markdown.blocks import LINE_TAKEN, NOT_HERE, Blocks, OpenLeaf, Segment
from notelint.markdown.characters import after_indentation
from notelint.markdown.inlines import Inlines
from notelint.nodes import Align, InlineCode, Node, Parent, Table, TableCell, TableRow

_CELL = re.compile(r"(?:\\.|[^|\\])*")
_DELIMITER = re.compile(r"[ \t]*(:?)-+(:?)[ \t]*\Z")
_ALIGN: dict[tuple[bool, bool], Align] = {
    (False, False): None,
    (True, False): "left",
    (False, True): "right",
    (True, True): "center",
}


def open_table(blocks: Blocks) -> int:
    """A delimiter row makes a table's head of the paragraph's last line."""
    if not blocks.in_paragraph or blocks.paragraph is None:
        return NOT_HERE
    text = blocks.text
    row = text[blocks.content : blocks.end]
    align = _alignments(row)
    if align is None or (len(align) == 1 and "|" not in row and ":" not in row):
        return NOT_HERE
    start, end = blocks.paragraph[-1]
    head = after_indentation(text, start), end
    if head[0] > start and blocks.paragraph_indent >= blocks.grammar.max_indent:
        return NOT_HERE
    if len(align) > 1 and "|" not in text[head[0] : head[1]]:
        return NOT_HERE
    if len(_cells(text, *head)) != len(align):
        return NOT_HERE
    blocks.paragraph.pop()
    if not blocks.paragraph:
        blocks.paragraph = None
    blocks.close_leaf()
    table = Table(head[0], blocks.end, (), align)
    blocks.append(table)
    rows = TableRows(table, head)
    blocks.leaf = rows
    blocks.jobs.append(rows)
    return LINE_TAKEN


class TableRows(OpenLeaf):
    """The rows of an open table, and the job of parsing them."""

    __slots__ = ("node", "rows")

    interruptible = True

    def __init__(self, node: Table, head: Segment) -> None:
        self.node = node
        self.rows = [head]

    def takes(self, blocks: Blocks) -> bool:
        self.rows.append((blocks.content, blocks.end))
        self.node.end = blocks.end
        return True

    def close(self, blocks: Blocks) -> None:
        pass

    def run(self, inlines: Inlines) -> None:
        self.node.children = [_row(inlines, start, end) for start, end in self.rows]


def _row(inlines: Inlines, start: int, end: int) -> TableRow:
    cells: list[Node] = []
    for cell_start, cell_end, text_start, text_end in _cells(inlines.text, start, end):
        children: list[Node] = []
        if text_end > text_start:
            children = inlines.parse([(text_start, text_end)], stripped=True)
            if "\\|" in inlines.text[text_start:text_end]:
                _unescape_pipes(children)
        cells.append(TableCell(cell_start, cell_end, children))
    return TableRow(start, end, cells)


def _cells(text: str, start: int, end: int) -> list[tuple[int, int, int, int]]:
    """The (start, end, start of text, end of text) of each cell of a row."""
    row_end = end
    while end > start and text[end - 1] in " \t":
        end -= 1
    cells = []
    pos = start + 1 if start < end and text[start] == "|" else start
    while True:
        stop = _CELL.match(text, pos, end).end()  # type: ignore[union-attr]
        if stop < end and text[stop] == "\\":
            stop += 1  # a backslash that is the row's last character
        last = stop + 1 >= end
        first_of_text, end_of_text = pos, stop
        while first_of_text < end_of_text and text[first_of_text] in " \t":
            first_of_text += 1
        while end_of_text > first_of_text and text[end_of_text - 1] in " \t":
            end_of_text -= 1
        cells.append((start, row_end if last else stop, first_of_text, end_of_text))
        if last:
            return cells
        start, pos = stop, stop + 1


def _alignments(row: str) -> list[Align] | None:
    """The alignment of each column; None if this is no delimiter row."""
    row = row.strip(" \t")
    if "-" not in row or row.strip("|:- \t"):
        return None
    align = []
    for cell in row.removeprefix("|").removesuffix("|").split("|"):
        match = _DELIMITER.match(cell)
        if match is None:
            return None
        align.append(_ALIGN[bool(match[1]), bool(match[2])])
    return align


def _unescape_pipes(nodes: list[Node]) -> None:
    r"""In a table, ``\|`` is a pipe even within code."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, InlineCode):
            node.value = node.value.replace("\\|", "|")
        elif isinstance(node, Parent):
            stack.extend(node.children)
