import re
from collections.abc import Iterator

from notelint import Bad, Finding, Fix, Good, Note, Rule, Severity, Vault, lazy_re_compile
from notelint.nodes import Code, Heading, List, ListItem, Paragraph
from notelint_rules.structure.columns import column_of, content_column
from notelint_rules.structure.lines import (
    Intent,
    as_one,
    is_by_indentation,
    last_items,
    line_of,
    lines_of,
    moved,
    neighbours,
    swallowed_lines,
    without_trailing_space,
)

_CODE = lazy_re_compile(r"[-*+][ \t]+[\w.-]+:(?:[ \t]|$)|[{}=;<>$\\|]|[-*+][ \t]+[-@/.]", re.ASCII)
_PROSE = lazy_re_compile(
    r"[^\W\d_]{2,}[ \t]+[^\W\d_]{2,}|[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}"
)
_FAR = 3
"""Blocks that may stand between a list and its rest."""


class ListBecameCode(Rule):
    """A list is no block of code.

    Four columns of indentation, counted from the text around, make code of whatever stands there
    after a blank line, or after something that ended the list: a formula or a quote at the start
    of its line. The items are then shown with their markers, links and images as source.

    Code is reported where it begins with an item, and a list above has items at that column, read as
    a list or swallowed, or its lines are prose. What looks like YAML or a command is left alone. MDX has no such code.

    The fix moves the lines back to the text around. It is not safe: they may be code.
    """

    name = "list-became-code"
    group = "structure"
    severity = Severity.ERROR
    fixes = "unsafe"

    good = [
        Good("- 하나\n    - 둘\n\n        - 셋\n"),
        Good("설정：\n\n    - name: build\n      uses: actions/checkout\n\n    - --all\n"),
        Good("준비물：\n\n    - 물과 불\n", path="note.mdx"),
        Good("```\n    - 물과 불\n```\n"),
    ]
    bad = [
        Bad(
            "- 노이즈\n    - 왜곡\n$$\nx\n$$\n    ⟦- 단점：⟧\n        - 계산량\n",
            ["`-` begins no item here: the lines are read as a block of code"],
            nests=False,
        ),
        Bad(
            "- 하나\n\n      ⟦- 둘은 이렇다⟧\n      - 셋\n",
            ["`-` begins no item here: the lines are read as a block of code"],
            "- 하나\n\n  - 둘은 이렇다\n  - 셋\n",
        ),
        Bad(
            "준비물：\n\n    ⟦1. 물과 불⟧\n\n    2. 소금\n\n끝\n",
            ["`1.` begins no item here: the lines are read as a block of code"],
            "준비물：\n\n1. 물과 불\n\n2. 소금\n\n끝\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for code in note.find(Code):
            if not is_by_indentation(note, code):
                continue
            line = line_of(note, code.start)
            if line.intent is not Intent.ITEM or line.content < code.start:
                continue
            listed = line.column in _columns_above(note, code)
            if not listed and not _is_prose(note, code):
                continue
            message = f"`{line.marker}` begins no item here: the lines are read as a block of code"
            yield Finding(without_trailing_space(note, line), message, _fix(note, code))


def _columns_above(note: Note, code: Code) -> set[int]:
    """The columns of the items that were cut off above the code, and of what stands in them."""
    node = neighbours(note, code)[0]
    if isinstance(node, Paragraph) and (lines := swallowed_lines(note, node)):
        return {line.column for line in lines}
    for _ in range(_FAR):
        if node is None or isinstance(node, List | Heading):
            break
        node = neighbours(note, node)[0]
    if not isinstance(node, List):
        return set()
    items = last_items(node)
    columns = {column_of(note, item.start) for item in items}
    return columns | {content_column(note, item) for item in items}


def _is_prose(note: Note, code: Code) -> bool:
    """Whether all that stands in it are items and what belongs to them, in words."""
    lines = [line for line in lines_of(note, code) if line.intent is not Intent.BLANK]
    items = [line for line in lines if line.intent is Intent.ITEM]
    words = [note.source[line.span] for line in lines]
    least = min(line.column for line in items)
    return (
        all(line.intent is Intent.ITEM or line.column > least for line in lines)
        and not any(_CODE.search(text) for text in words)
        and _PROSE.search(words[0]) is not None
    )


def _fix(note: Note, code: Code) -> Fix | None:
    """The lines at the column of what they stand in; where a list above was cut off, there is none."""
    parent, (above, _) = note.parent(code), neighbours(note, code)
    if above is not None and not isinstance(above, List) and _columns_above(note, code):
        return None
    base = content_column(note, parent) if isinstance(parent, ListItem) else 0
    lines = list(lines_of(note, code))
    if any(line.quotes for line in lines):
        return None
    edits = moved(note, lines, base - lines[0].column)
    span = code.span._replace(start=lines[0].start)
    return Fix("take back the indentation", (as_one(note, span, edits),), safe=False)
