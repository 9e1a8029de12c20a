from collections.abc import Iterator

from notelint import Bad, Finding, Fix, Good, Note, Rule, Severity, Span, Vault
from notelint.nodes import Code, List, Math, Node
from notelint_rules.structure.columns import column_of, content_column
from notelint_rules.structure.lines import (
    Intent,
    as_one,
    end_of_indented,
    is_right_below,
    last_items,
    line_above,
    line_of,
    lines_of,
    moved,
    neighbours,
)

_COLONS = (":", "：")


class OutdentedMath(Rule):
    """A formula in a list is indented like the text of its item.

    A line of `$$` that begins left of that text ends the list, with everything around it: what
    follows begins a new list, or, where it is indented by four columns or more, is shown as code.
    Notion exports formulas so.

    Reported is a formula right below an item, where the list goes on below it or the item ends in
    a colon, and one after which items are read as code.

    The fix indents the formula to the text of the item above. It is safe: the list then reads as
    it looks.
    """

    name = "outdented-math"
    group = "structure"
    severity = Severity.ERROR
    fixes = "safe"

    good = [
        Good("- 식：\n\n  $$\n  x\n  $$\n\n- 끝\n"),
        Good("- 하나\n- 둘\n\n$$\nx\n$$\n\n- 다른 목록\n"),
        Good("- 하나\n$$\nx\n$$\n\n글\n"),
    ]
    bad = [
        Bad(
            "- 노이즈\n    - 왜곡한다.\n⟦$$⟧\nx\n$$\n    - 단점：\n        - 계산량\n\n끝\n",
            ["`$$` ends the list that it stands in, expected 6 spaces before it"],
            "- 노이즈\n    - 왜곡한다.\n      $$\n      x\n      $$\n    - 단점：\n        - 계산량\n\n끝\n",
            nests=False,
        ),
        Bad(
            "1. 손실은 다음과 같다：\n⟦$$⟧\nx\n$$\n\n글\n",
            ["`$$` ends the list that it stands in, expected 3 spaces before it"],
            "1. 손실은 다음과 같다：\n   $$\n   x\n   $$\n\n글\n",
        ),
        Bad(
            "> - 하나\n> ⟦$$⟧\n> x\n> $$\n> - 둘\n",
            ["`$$` ends the list that it stands in, expected 2 spaces before it"],
            "> - 하나\n>   $$\n>   x\n>   $$\n> - 둘\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for math in note.find(Math):
            above, below = neighbours(note, math)
            if not isinstance(above, List) or not _belongs(note, above, math, below):
                continue
            item = last_items(above)[-1]
            line = line_of(note, math.start)
            shift = content_column(note, item) - line.column
            message = "`$$` ends the list that it stands in"
            expected = f"expected {shift} space{'s' * (shift > 1)} before it"
            opening = Span(math.start, math.start + 2)
            yield Finding(opening, f"{message}, {expected}", _fix(note, above, math, shift))


def _belongs(note: Note, above: List, math: Math, below: Node | None) -> bool:
    """Whether a formula below a list is part of its last item."""
    if isinstance(below, Code | List):
        line = line_of(note, below.start)
        inner = {column_of(note, item.start) for item in last_items(above)[1:]}
        if line.intent is Intent.ITEM and line.column in inner:
            return True
    last = line_above(note, math)
    if last is None:
        return False
    if note.source[last.span].rstrip().endswith(_COLONS):
        return True
    goes_on = isinstance(below, List) and below.ordered == above.ordered
    return goes_on and below is not None and is_right_below(note, below, math)


def _fix(note: Note, above: List, math: Math, shift: int) -> Fix:
    """The formula moved into the item, and what thereby comes back to the list read anew."""
    edits = list(moved(note, lines_of(note, math), shift))
    end = end_of_indented(note, math, content_column(note, last_items(above)[0]))
    if end == math.end:
        return Fix("indent the formula", tuple(edits))
    return Fix("indent the formula", (as_one(note, Span(edits[0].span.start, end), edits),))
