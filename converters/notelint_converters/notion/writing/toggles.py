"""Toggles (``<details>``) as Notion's Markdown has them: items of a list, what they hide below.

One whose summary is a heading becomes that heading, and the rest follows it.
"""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

import regex

from notelint import Edit, Loss, LossKind, Note, Span
from notelint.nodes import Html, Paragraph, Parent
from notelint_converters.notion.references import Report
from notelint_converters.notion.writing.html import TOGGLE, blocks, one_line, with_blank_lines

_TAG = regex.compile(r"<(?P<end>/?)(?P<name>details|summary)\b[^<>]*>", regex.IGNORECASE)
_HEADING = regex.compile(
    r"<h(?P<level>[1-6])\b[^<>]*>(?P<text>.*)</h(?P=level)>", regex.IGNORECASE | regex.DOTALL
)
_IN_MARKDOWN = regex.compile(r"\n[ \t]*\n")
"""What a summary has that is not HTML."""

_INDENT = "    "
_DEEPEST = 20
"""Toggles in toggles; what is nested deeper stands no further in."""

_UNNAMED = "Details"
"""What browsers call one without a summary."""

_DETAIL = "a toggle becomes an item of a list, what it hides stands below"

Tags = list["regex.Match[str]"]


def as_lists(note: Note, report: Report) -> Iterator[Edit | Loss]:
    """Edits that make items of a list of the outermost toggles of a note."""
    parents: dict[int, Parent] = {}
    for node in note.find(Html):
        parent = note.parent(node)
        if parent is None or isinstance(parent, Paragraph):
            continue
        is_inside = any(id(each) in parents for each in (parent, *note.ancestors(parent)))
        if not is_inside and TOGGLE.search(note.text, node.start, node.end):
            parents[id(parent)] = parent
    for parent in parents.values():
        yield from _Writer(parent, note, report).edits()


class _Writer:
    """Writes the toggles among the children of one node."""

    def __init__(self, parent: Parent, note: Note, report: Report) -> None:
        self._note = note
        self._report = report
        self._regions = list(_regions(parent, note.text))
        tags = [tag for region in self._regions for tag in _tags(note.text, region)]
        self._paired = set(_paired(tags))
        self._open: list[bool] = []  # of the toggles around, whether they indent what is in them
        self._lines: list[str] = []

    def edits(self) -> Iterator[Edit | Loss]:
        for region, after in zip_longest(self._regions, self._regions[1:]):
            yield from self._region(region)
            if after is not None and self._depth:
                yield from self._indented(region, after)

    @property
    def _depth(self) -> int:
        return min(sum(self._open), _DEEPEST)

    def _region(self, region: Span) -> Iterator[Edit | Loss]:
        text = self._note.text
        line = self._note.source.line(self._note.source.position(region.start).line)
        prefix = regex.sub(r"[^ \t>]", " ", text[line.start : region.start])
        position = region.start
        is_unnamed = False
        for tag in _tags(text, region):
            between = _without_marks(text[position : tag.start()], prefix)
            position = tag.end()
            if tag["name"].lower() == "summary":
                if not tag["end"]:
                    self._add(blocks(between))
                elif is_unnamed:
                    self._name(between)
                    is_unnamed = False
                continue
            if is_unnamed:
                self._name(_UNNAMED)
            self._add(blocks(between))
            is_unnamed = not tag["end"] and tag.start() in self._paired
            if is_unnamed:
                yield self._report(tag.start(), LossKind.SIMPLIFIED, _DETAIL)
            elif tag.start() in self._paired:
                self._open.pop()
        if is_unnamed:
            self._name(_UNNAMED)
        self._add(blocks(_without_marks(text[position : region.end], prefix)))
        shown = region if self._lines else with_blank_lines(region, self._note)
        yield Edit(shown, f"\n{prefix}".join(self._lines))
        self._lines = []

    def _name(self, source: str) -> None:
        """The line of a toggle that is always shown, and the beginning of the toggle."""
        is_markdown = _IN_MARKDOWN.search(source) is not None
        source = source.strip()
        heading = _HEADING.fullmatch(source)
        if heading is not None:
            text = f"{'#' * int(heading['level'])} {one_line(heading['text'])}"
        elif is_markdown:
            text = " ".join(line.strip() for line in source.split("\n") if line.strip())
        else:
            text = one_line(source)
        is_heading = text.startswith("#")
        self._add([text if is_heading else f"- {text}"])
        self._open.append(not is_heading)

    def _add(self, lines: Iterable[str]) -> None:
        indent = _INDENT * self._depth
        written = [f"{indent}{line}" if line else "" for line in lines]
        self._lines += ["", *written] if self._lines and written else written

    def _indented(self, region: Span, after: Span) -> Iterator[Edit]:
        """The lines between two regions, within the toggles that are open there."""
        source = self._note.source
        number = source.position(region.start).line
        column = region.start - source.line(number).start
        first, last = source.position(region.end).line + 1, source.position(after.start).line
        for number in range(first, last):
            line = source[source.line(number)]
            if line.strip(" \t>\r\n"):
                leading = len(line) - len(line.lstrip(" \t>"))
                place = source.line(number).start + min(column, leading)
                yield Edit(Span(place, place), _INDENT * self._depth)


def _without_marks(text: str, prefix: str) -> str:
    """Lines without the marks of the quotes that they stand in."""
    depth = prefix.count(">")
    return regex.sub(rf"\n(?:[ \t]*>){{1,{depth}}} ?", "\n", text) if depth else text


def _regions(parent: Parent, text: str) -> Iterator[Span]:
    """The HTML with tags of toggles; where a summary is Markdown, from its start tag to its end."""
    start: int | None = None
    for node in parent.children:
        tags = _tags(text, node.span) if isinstance(node, Html) else []
        if not tags:
            continue
        last = tags[-1]
        is_open = last["name"].lower() == "summary" and not last["end"]
        if is_open and start is None:
            start = node.start
        else:
            yield Span(node.start if start is None else start, node.end)
            start = None
    if start is not None:  # a summary that never ends is the rest
        yield Span(start, parent.end)


def _tags(text: str, span: Span) -> Tags:
    return list(_TAG.finditer(text, *span))


def _paired(tags: Tags) -> Iterator[int]:
    """Where the tags of toggles stand that begin, and end, one."""
    opened: list[int] = []
    for tag in tags:
        if tag["name"].lower() != "details":
            continue
        if not tag["end"]:
            opened.append(tag.start())
        elif opened:
            yield from (opened.pop(), tag.start())
