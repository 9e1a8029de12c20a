"""How the items of a list are indented: by which step from one level to the next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint import Note, Span, lazy_re_compile
from notelint.nodes import List, ListItem, Paragraph
from notelint_rules.structure.columns import column_of, content_column
from notelint_rules.structure.lines import (
    swallowed_lines,
)

_NO_SPACE = lazy_re_compile(r"[^ \t]")
ALIGNED = "aligned"
"""The step to the text of the item around: 2 spaces under `-`, 3 under `1.`."""


class IndentedItem(NamedTuple):
    """An item that begins its line.

    ``indent``, which begins at ``start``, is what stands before its marker, behind the signs of
    quotes; ``around`` is the item that it stands in, and ``above`` what stands before that one's
    marker. Both are None for the items of an outermost list. ``steps`` says which steps lead from
    one to the other: spaces or tabs as they are written, and ``ALIGNED``; none where the two do
    not begin alike. ``item`` is None for a line that looks like an item, and was read as text.
    """

    item: ListItem | None
    start: int
    indent: str
    around: ListItem | None
    above: str | None
    steps: frozenset[str]

    @property
    def span(self) -> Span:
        """The indentation."""
        return Span(self.start, self.start + len(self.indent))


def outermost_lists(note: Note) -> Iterator[List]:
    """The lists that stand in no item."""
    for found in note.find(List):
        if not isinstance(note.parent(found), ListItem):
            yield found


def indented_items(note: Note, outermost: List) -> Iterator[IndentedItem]:
    """The items of a list and of the lists in it, in document order."""
    text = note.text
    stack: list[tuple[ListItem, ListItem | None, str | None]] = [
        (item, None, None) for item in reversed(outermost.children) if isinstance(item, ListItem)
    ]
    while stack:
        item, around, above = stack.pop()
        start = _indentation(text, item.start)
        indent = text[start : item.start]
        if indent.strip(" \t"):  # behind the marker of another item
            indent = _NO_SPACE.sub(" ", indent)
        else:
            steps = _steps(note, indent, around, above)
            yield IndentedItem(item, start, indent, around, above, steps)
        inner: list[tuple[ListItem, ListItem | None, str | None]] = []
        for child in item.children:
            if isinstance(child, List):
                inner += ((i, item, indent) for i in child.children if isinstance(i, ListItem))
            elif isinstance(child, Paragraph) and (lines := swallowed_lines(note, child)):
                line = lines[0]
                swallowed = text[line.inside : line.content]
                steps = _steps(note, swallowed, item, indent)
                yield IndentedItem(None, line.inside, swallowed, item, indent, steps)
        stack += reversed(inner)


def _indentation(text: str, offset: int) -> int:
    """Where the indentation before an offset begins: at the line's start, or behind its quotes."""
    start = text.rfind("\n", 0, offset) + 1
    if text.find(">", start, offset) < 0:
        return start
    inside = text.rfind(">", start, offset) + 1
    return inside + (text[inside] == " ")


def usual_steps(items: Sequence[IndentedItem]) -> frozenset[str]:
    """The step that most items of a list are indented by, under all its names."""
    stepped = [item.steps for item in items if item.steps]
    if not stepped:
        return frozenset()
    counted = Counter(step for steps in stepped for step in steps)
    most = max(counted.values())
    usual = frozenset(step for step, count in counted.items() if count == most)
    return usual & stepped[0] or usual


def described(step: str) -> str:
    """A step or an indentation in words."""
    if not step:
        return "nothing"
    parts = []
    for character, name in ((" ", "space"), ("\t", "tab")):
        if count := step.count(character):
            parts.append(f"{count} {name}{'s' * (count > 1)}")
    return " and ".join(parts if step[0] == " " else reversed(parts))


def _steps(note: Note, indent: str, around: ListItem | None, above: str | None) -> frozenset[str]:
    if above is None or around is None or not indent.startswith(above):
        return frozenset()
    step = indent[len(above) :]
    if not step or (step.strip(" ") and step.strip("\t")):
        return frozenset()
    if step[0] == " " and len(step) == content_column(note, around) - column_of(note, around.start):
        return frozenset((step, ALIGNED))
    return frozenset((step,))
