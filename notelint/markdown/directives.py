"""Directives: ``:::name`` containers, ``::name`` on a line, ``:name`` in text (remark-directive 3).

Docusaurus also lets a container's title stand behind its name (``:::note Title``): it rewrites
that to ``:::note[Title]`` before it parses; here it is read as it stands.
"""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from notelint.markdown.blocks import (
    ENDS_HERE,
    LINE_TAKEN,
    NOT_HERE,
    Blocks,
    OpenContainer,
    Phrasing,
    Segment,
)
from notelint.markdown.characters import decode_references
from notelint.nodes import (
    ContainerDirective,
    Directive,
    DirectiveLabel,
    LeafDirective,
    ListItem,
    TextDirective,
)

if TYPE_CHECKING:
    from notelint.markdown.inlines import InlineState

ADMONITIONS = (
    *("secondary", "info", "success", "danger", "note"),
    *("tip", "warning", "important", "caution"),
)
"""The containers that Docusaurus knows by itself."""

MAX_BRACKETS = 32
MAX_ESCAPES = 999

TEXT_DIRECTIVE = r":[A-Za-z][A-Za-z0-9_-]*(?<![_-])(?![A-Za-z0-9_:-])"

_COLONS = re.compile(r":{2,}")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?<![_-])(?![A-Za-z0-9_-])")
_TITLED = re.compile(rf"(?:{'|'.join(ADMONITIONS)})( +)")
_BEFORE_TITLED = re.compile(r"(?:> ?)*(?: +|\t+)?")
_BRACKET = re.compile(r"(\\[\[\]\\])|([\[\]])")
_SPACES = re.compile(r"[ \t\r\n]*")
_SHORTCUT = re.compile(r"([#.])([^ \t\r\n\"#'.<=>`}]+)(?=[ \t\r\n#.}])")
_KEY = re.compile(r"[:_A-Za-z][-.:_A-Za-z0-9]*")
_IS = re.compile(r"[ \t\r\n]*=[ \t\r\n]*")
_VALUE = re.compile(r"(?:\"([^\"]*)\"|'([^']*)'|([^ \t\r\n\"'<=>`}]+))(?=[ \t\r\n}])")

Attributes = list[tuple[str, str]]


class DirectiveRun:
    """Containers open directly within each other: most lines concern none or all of them.

    ``least`` holds for each of them the smallest number of colons that it, or one round it, has.
    """

    __slots__ = ("indented", "least")

    def __init__(self) -> None:
        self.least: list[int] = []
        self.indented = False


class OpenDirective(OpenContainer):
    """``width`` is the number of its colons, ``indent`` the columns before them."""

    __slots__ = ("indent", "place", "run", "width")

    passes_blank_lines = True
    forbids_lazy_lines = True

    def __init__(self, node: Directive, width: int, indent: int, around: OpenContainer) -> None:
        super().__init__(node)
        self.width = width
        self.indent = indent
        run = around.run if isinstance(around, OpenDirective) else DirectiveRun()
        self.run: DirectiveRun = run
        least = run.least
        self.place = len(least)
        least.append(min(width, least[-1]) if least else width)
        run.indented = run.indented or indent > 0

    def continues(self, blocks: Blocks, depth: int) -> int:
        indent = blocks.content_column - blocks.column
        count = _closing_colons(blocks) if indent < blocks.grammar.max_indent else 0
        least = self.run.least
        if not self.run.indented or indent == 0:
            closed = bisect_left(least, -count, key=int.__neg__) if count else len(least)
            return closed - self.place or ENDS_HERE
        if 0 < self.width <= count:
            return ENDS_HERE
        blocks.advance(min(self.indent, indent))
        return 1

    def close(self, blocks: Blocks) -> None:
        self.run.least.pop()
        at_end = blocks.at_end and not self.quoted
        self.node.end = len(blocks.text) if at_end else blocks.previous_end
        if 0 <= self.first_blank < self.node.end:
            # As in remark, it is a blank line of the item around it, too.
            around = blocks.containers[-1]
            if isinstance(around.node, ListItem):
                around.node.spread = True
            elif isinstance(around, OpenDirective):
                around.first_blank = max(around.first_blank, self.first_blank)


def open_directive(blocks: Blocks) -> int:
    """``:::name[label]{attributes}`` or ``::name[label]{attributes}``, alone on its line."""
    text, content, end = blocks.text, blocks.content, blocks.end
    colons = _COLONS.match(text, content, end)
    name = _NAME.match(text, colons.end(), end) if colons else None
    if colons is None or name is None:
        return NOT_HERE
    label, attributes, stop = _label_and_attributes(text, name.end(), end)
    if text[stop:end].strip(" \t"):
        return NOT_HERE
    width = colons.end() - content
    if width == 2:
        leaf = LeafDirective(content, end, (), name[0], attributes)
        blocks.add_block(leaf)
        if label is not None and label[1] > label[0]:
            blocks.jobs.append(Phrasing(leaf, [label], indented=True))
        return LINE_TAKEN
    _open_container(blocks, ContainerDirective(content, end, (), name[0], attributes), width)
    if label is not None:
        _add_label(blocks, DirectiveLabel(label[0] - 1, label[1] + 1), label)
    return LINE_TAKEN


def open_titled_directive(blocks: Blocks) -> int:
    """``:::note Title``: Docusaurus' own form, for the names it knows."""
    text, content, end = blocks.text, blocks.content, blocks.end
    colons = _COLONS.match(text, content, end)
    width = colons.end() - content if colons else 0
    name = _TITLED.match(text, content + width, end) if width > 2 else None
    if name is None:
        return NOT_HERE
    title = name.end(), end
    if not _BEFORE_TITLED.fullmatch(text, blocks.line, content):
        return NOT_HERE
    if label_end(f"[{text[title[0] : end]}]", 0) != end - title[0] + 2:
        return NOT_HERE  # a bracket in the title ends the label that Docusaurus makes of it
    node = ContainerDirective(content, end, (), text[content + width : name.start(1)])
    _open_container(blocks, node, width)
    _add_label(blocks, DirectiveLabel(*title), title)
    return LINE_TAKEN


def read_text_directive(state: "InlineState", match: "re.Match[str]") -> int | None:
    """``:name[label]{attributes}``; not behind a colon, unless that is escaped."""
    text, start = state.text, match.start()
    if start and text[start - 1] == ":" and not state.ends_with_escape():
        return None
    label, attributes, stop = _label_and_attributes(text, match.end(), len(text))
    children = state.parse_within(*label) if label is not None else []
    base = state.base
    state.nodes.append(TextDirective(base + start, base + stop, children, match[0][1:], attributes))
    return stop


def label_end(text: str, start: int, end: int | None = None) -> int | None:
    """Where the label that begins with a bracket here stops; brackets within are balanced."""
    depth = escapes = 0
    for found in _BRACKET.finditer(text, start, len(text) if end is None else end):
        if found[1]:
            escapes += 1
        elif found[2] == "[":
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                return found.end()
        if depth > MAX_BRACKETS + 1 or escapes > MAX_ESCAPES:
            return None
    return None


def attributes_at(text: str, start: int, end: int) -> tuple[Attributes, int] | None:
    """The attributes in the braces that begin here, and where these end."""
    attributes: dict[str, str] = {}
    pos = start + 1
    while True:
        pos = _SPACES.match(text, pos, end).end()  # type: ignore[union-attr]
        if pos < end and text[pos] == "}":
            return list(attributes.items()), pos + 1
        if shortcut := _SHORTCUT.match(text, pos, end):
            name, value, pos = "id" if shortcut[1] == "#" else "class", shortcut[2], shortcut.end()
        elif key := _KEY.match(text, pos, end):
            name, value, pos = key[0], "", key.end()
            if equals := _IS.match(text, pos, end):
                found = _VALUE.match(text, equals.end(), end)
                if found is None:
                    return None
                value, pos = found[1] or found[2] or found[3] or "", found.end()
        else:
            return None
        value = decode_references(value)
        if name == "class" and attributes.get(name):
            value = f"{attributes[name]} {value}"
        attributes[name] = value


def _label_and_attributes(
    text: str, start: int, end: int
) -> tuple[Segment | None, Attributes, int]:
    """What stands behind a directive's name, both parts optional, and where it stops."""
    label: Segment | None = None
    attributes: Attributes = []
    if text.startswith("[", start, end):
        stop = label_end(text, start, end)
        if stop is not None:
            label, start = (start + 1, stop - 1), stop
    if text.startswith("{", start, end):
        found = attributes_at(text, start, end)
        if found is not None:
            attributes, start = found
    return label, attributes, start


def _open_container(blocks: Blocks, node: ContainerDirective, width: int) -> None:
    indent = blocks.content_column - blocks.column
    blocks.add_block(node)
    blocks.push(OpenDirective(node, width, indent, blocks.containers[-1]))


def _add_label(blocks: Blocks, label: DirectiveLabel, text: Segment) -> None:
    blocks.append(label)
    if text[1] > text[0]:
        blocks.jobs.append(Phrasing(label, [text], indented=True))


def _closing_colons(blocks: Blocks) -> int:
    """How many colons a line of nothing else has; 0 for fewer than three."""
    content, end = blocks.content, blocks.end
    if not blocks.text.startswith(":::", content, end):
        return 0
    fence = blocks.text[content:end].rstrip(" \t")
    return len(fence) if not fence.strip(":") else 0
