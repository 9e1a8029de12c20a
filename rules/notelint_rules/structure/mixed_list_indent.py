from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint.nodes import Code, List, ListItem
from notelint_rules.structure.columns import column_of, columns, content_column
from notelint_rules.structure.lines import (
    Intent,
    Line,
    lines_of,
)
from notelint_rules.structure.list_steps import (
    ALIGNED,
    IndentedItem,
    described,
    indented_items,
    outermost_lists,
    usual_steps,
)


class MixedListIndent(Rule):
    """The lists of a note are indented by one step.

    Where tabs, two and four spaces take turns, the next item is easily put on the wrong level, or
    read as text or as code; a tab is as wide as the editor says, and four columns to Markdown.

    Two things are reported: an item that does not stand one step to the right of the item around,
    by the step that most items of its list have; and, where the bulleted lists of a note differ
    from one another, the first indented line for each step. The step to the text of the item
    around, two spaces under `-` and three under `1.`, counts as one.

    The fix gives an item, and all that stands in it, the step of its list. It is safe: the tree
    stays as it is. Differing lists are left as they are, and so are items beside one another that
    look like two levels, for something above cut off the list that the first of them were in.
    """

    name = "mixed-list-indent"
    group = "structure"
    fixes = "safe"

    good = [
        Good("- 하나\n  - 둘\n    1. 셋\n       - 넷\n\n1. 하나\n   - 둘\n"),
        Good("- 하나\n\t- 둘\n\t\t- 셋\n\n\t글\n\n- 넷\n\t1. 다섯\n"),
        Good("- - a\n  - b\n- c\n  - d\n"),
    ]
    bad = [
        Bad(
            "- 하나\n\t- 둘\n⟦  ⟧- 셋은\n    이어진다\n- 넷\n\t- 다섯\n",
            ["the item is indented by 2 spaces, expected 1 tab as in its list"],
            "- 하나\n\t- 둘\n\t- 셋은\n\t  이어진다\n- 넷\n\t- 다섯\n",
            nests=False,
        ),
        Bad(
            "- 하나\n  - 둘\n- 셋\n⟦    ⟧- 넷\n⟦ ⟧- 다섯\n   - 여섯\n",
            [
                "the item is indented by 4 spaces, expected 2 spaces as in its list",
                "the item is indented by 1 space, expected nothing as in its list",
            ],
            "- 하나\n  - 둘\n- 셋\n  - 넷\n- 다섯\n  - 여섯\n",
            nests=False,
        ),
        Bad(
            "- 하나\n⟦    ⟧- 둘\n\n글\n\n- 셋\n⟦  ⟧- 넷\n\n글\n\n- 다섯\n  - 여섯\n",
            [
                "lists of this note are indented by 4 spaces, and by 2 spaces, line 7",
                "lists of this note are indented by 2 spaces, and by 4 spaces, line 2",
            ],
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        ways: list[tuple[frozenset[str], List]] = []
        for outermost in outermost_lists(note):
            items = list(indented_items(note, outermost))
            usual = usual_steps(items)
            yield from _in_list(note, items, usual)
            step = usual_steps([item for item in items if _is_in_bullet(note, item)])
            if step and not any(step & other for other, _ in ways):
                ways.append((step, outermost))
        if len(ways) > 1:
            yield from _between_lists(note, ways)


def _in_list(note: Note, items: Sequence[IndentedItem], usual: frozenset[str]) -> Iterator[Finding]:
    indents = Counter(item.indent for item in items if item.above is None)
    outermost = max(indents, key=indents.__getitem__, default="")
    for item in items:
        if item.above is None or item.around is None:
            wanted = outermost
            if item.indent == wanted:
                continue
        elif item.steps & usual:
            continue
        else:
            wanted = _wanted(note, item.around, item.above, usual)
        found, expected = described(item.indent), described(wanted)
        message = f"the item is indented by {found}, expected {expected} as in its list"
        fix = None if _looks_like_a_level(item, wanted) else _fix(note, item, wanted)
        yield Finding(item.span, message, fix)


def _looks_like_a_level(item: IndentedItem, wanted: str) -> bool:
    """Whether items beside one another look like items of two levels: the list was cut off above."""
    widths = [columns(indent, 0, len(indent)) for indent in (item.indent, wanted)]
    return item.above is None and abs(widths[0] - widths[1]) > 1


def _wanted(note: Note, around: ListItem, above: str, usual: frozenset[str]) -> str:
    """The indentation that an item has by the step of its list, where it can have that."""
    column, content = column_of(note, around.start), content_column(note, around)
    for step in sorted(usual - {ALIGNED}):
        if content <= columns(step, 0, len(step), column) < content + 4 and ALIGNED not in usual:
            return above + step
    return above + " " * (content - column)


def _fix(note: Note, item: IndentedItem, wanted: str) -> Fix | None:
    """The item's lines, each moved by as many columns."""
    if item.item is None:
        return None
    first, *others = lines_of(note, item.item)
    start = columns(note.text, first.start, item.start)
    shift = columns(wanted, 0, len(wanted), start) - first.column
    content = content_column(note, item.item)
    edits = [Edit(item.span, wanted)]
    for line in others:
        if line.intent is Intent.BLANK or line.column < content:
            continue  # a line that continues a paragraph lazily stays where it is
        before = note.text[line.inside : line.content]
        rest = before.removeprefix(item.indent)
        if rest == before or "\t" in rest:
            if _is_in_code(note, line):
                return None
            rest, indent = "", " " * (line.column + shift - start)
        else:
            indent = wanted
        edits.append(Edit(Span(line.inside, line.content), indent + rest))
    return Fix("indent by the step of the list", tuple(edits))


def _is_in_code(note: Note, line: Line) -> bool:
    """Whether tabs before a line's text are part of code."""
    codes = note.find(Code)
    index = bisect_left(codes, line.content, key=lambda code: code.start) - 1
    return index >= 0 and line.start < codes[index].end


def _is_in_bullet(note: Note, item: IndentedItem) -> bool:
    return item.around is not None and note.text[item.around.start] in "-*+"


def _between_lists(note: Note, ways: Sequence[tuple[frozenset[str], List]]) -> Iterator[Finding]:
    places = [(_first_indented(note, outermost), steps) for steps, outermost in ways]
    for line, steps in places:
        others = [
            f"by {_named(other)}, line {note.source.position(place.start).line}"
            for place, other in places
            if place is not line
        ]
        message = f"lists of this note are indented by {_named(steps)}, and {', '.join(others)}"
        yield Finding(Span(line.inside, line.content), message)


def _named(steps: frozenset[str]) -> str:
    written = sorted(steps - {ALIGNED})
    return described(written[0]) if written else "the width of the marker"


def _first_indented(note: Note, outermost: List) -> Line:
    """The first line that is indented further than the list's markers."""
    first, *others = lines_of(note, outermost)
    return next((line for line in others if line.column > first.column), first)
