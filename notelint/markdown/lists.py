"""Lists, their items, and task items."""

import re
from itertools import pairwise

from notelint.markdown.blocks import (
    CONTAINER_OPENED,
    LINE_TAKEN,
    NOT_HERE,
    Blocks,
    Job,
    OpenContainer,
    Phrasing,
    Segment,
)
from notelint.markdown.inlines import Inlines
from notelint.nodes import Definition, List, ListItem, Paragraph, Parent, Text

MARKER_CHARACTERS = "-+*0123456789"

_MARKER = re.compile(r"(?:[*+-]|[0-9]{1,9}[.)])(?=[ \t]|\Z)")
_TASK = re.compile(r"\[([ \txX])\](?=[ \t\r\n])")
_LINE_END = re.compile(r"\r\n?|\n")


class OpenIndented(OpenContainer):
    """A list item, or what else continues by indentation: ``width`` columns of it."""

    __slots__ = ("empty", "width")

    passes_blank_lines = True

    def __init__(self, node: Parent, width: int, empty: bool = False) -> None:
        super().__init__(node)
        self.width = width
        self.empty = empty  # nothing follows the marker on its line

    def continues(self, blocks: Blocks, depth: int) -> int:
        if blocks.content < blocks.end:
            if blocks.content_column - blocks.column < self.width:
                return 0
            blocks.advance(self.width)
            self.empty = False
            return 1
        if self.empty:
            return 0
        blocks.pos, blocks.column = blocks.content, blocks.content_column
        innermost = blocks.containers[-1]
        if innermost.barrier < depth and not getattr(innermost, "empty", False):
            return len(blocks.containers) - depth  # all of these let blank lines pass
        return 1


class OpenItem(OpenIndented):
    """An item of GFM, whose first paragraph may make it a task; definitions do not count."""

    __slots__ = ("has_paragraph", "item")

    def __init__(self, node: ListItem, width: int, empty: bool) -> None:
        super().__init__(node, width, empty)
        self.item = node
        self.has_paragraph = empty  # as in remark, the box stands behind the marker

    def job(self, paragraph: Paragraph, segments: list[Segment]) -> Job:
        is_first = not self.has_paragraph
        self.has_paragraph = True
        if is_first and all(isinstance(child, Definition) for child in self.children):
            return TaskPhrasing(paragraph, segments, self.item)
        return Phrasing(paragraph, segments)


class TaskPhrasing(Phrasing):
    """The first paragraph of an item, which may begin with ``[ ]`` or ``[x]``."""

    __slots__ = ("item",)

    def __init__(self, node: Parent, segments: list[Segment], item: ListItem) -> None:
        super().__init__(node, segments)
        self.item = item

    def run(self, inlines: Inlines) -> None:
        start, end = self.segments[0]
        task = _TASK.match(inlines.text, start) if inlines.text[start] == "[" else None
        if task is None or not (
            len(self.segments) > 1 or inlines.text[task.end() : end].strip(" \t")
        ):
            self.node.children = inlines.parse(self.segments)
            return
        self.item.checked = task[1] in "xX"
        children = inlines.parse([(task.end(), end), *self.segments[1:]], indented=True)
        first = children[0]
        if isinstance(first, Text):  # without the character after the marker, as in remark
            first.value, first.start = first.value[1:], first.start + 1
            if first.value:
                self.node.start = first.start
            else:
                del children[0]
        self.node.children = children


def open_item(blocks: Blocks) -> int:
    content, column, end = blocks.content, blocks.content_column, blocks.end
    marker = _MARKER.match(blocks.text, content, end)
    if marker is None:
        return NOT_HERE
    width = marker.end() - content
    indent = column - blocks.column
    kept = blocks.pos, blocks.column
    blocks.pos, blocks.column = marker.end(), column + width
    blocks.look()
    blank = blocks.content >= end
    if blocks.in_paragraph and (blank or (width > 1 and marker[0][:-1] != "1")):
        blocks.pos, blocks.column = kept  # may not interrupt a paragraph
        blocks.look()
        return NOT_HERE
    blocks.close(blocks.depth)
    items = _list_for(blocks, marker[0], content)
    padding = blocks.content_column - blocks.column
    fits = padding <= blocks.grammar.max_indent
    item = ListItem(content, end)
    items.append(item)
    blocks.end_with_child.append(item)
    make = OpenItem if blocks.grammar.has_tasks else OpenIndented
    blocks.push(make(item, indent + width + (padding if fits and not blank else 1), blank))
    if blank:
        return LINE_TAKEN
    if fits:
        blocks.pos, blocks.column = blocks.content, blocks.content_column
    else:
        blocks.advance(1)
    return CONTAINER_OPENED


def settle_lists(blocks: Blocks) -> None:
    """Give lists, items and footnotes their ends, and say which are spread out.

    They end where their last child does; a blank line between children spreads them,
    and, as in remark, one between the children of a footnote the item it stands in.
    """
    text, size, only_lf = blocks.text, len(blocks.text), not blocks.has_cr
    spread_footnotes: set[int] = set()
    for node in reversed(blocks.end_with_child):
        children = node.children
        if not children:
            continue
        end = children[-1].end
        while end < size and text[end] in " \t":  # behind a tag or an expression
            end += 1
        node.end = max(node.end, end) if isinstance(node, List) else end
        spread = any(
            _line_ends(text, before.end, after.start, only_lf) > 1
            for before, after in pairwise(children)
        ) or (bool(spread_footnotes) and any(id(child) in spread_footnotes for child in children))
        if isinstance(node, List | ListItem):
            node.spread = node.spread or spread
        elif spread:
            spread_footnotes.add(id(node))


def _list_for(blocks: Blocks, marker: str, start: int) -> "list[ListItem]":
    """The children of the list that an item with this marker joins or begins."""
    around = blocks.containers[-1]
    found = around.last_list
    if found is None or around.last_marker != marker[-1]:
        ordered = len(marker) > 1
        found = List(start, start, [], ordered, int(marker[:-1]) if ordered else None)
        blocks.append(found)
        blocks.end_with_child.append(found)
        around.last_list, around.last_marker = found, marker[-1]
    children: list[ListItem] = found.children  # type: ignore[assignment]
    return children


def _line_ends(text: str, start: int, end: int, only_lf: bool) -> int:
    if only_lf:
        return text.count("\n", start, end)
    return sum(1 for _ in _LINE_END.finditer(text, start, end))
