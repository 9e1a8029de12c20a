from collections.abc import Iterator, Sequence

from notelint import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Vault,
    lazy_re_compile,
)
from notelint.nodes import Code, DirectiveLabel, List, ListItem, Node, Paragraph
from notelint_rules.structure.columns import column_of
from notelint_rules.structure.lines import (
    Line,
    as_one,
    is_by_indentation,
    line_of,
    lines_of,
    moved,
    neighbours,
    quote_depth,
    swallowed_lines,
    without_trailing_space,
)
from notelint_rules.structure.literals import text_at
from notelint_rules.structure.typographic_items import (
    has_typographic_items,
    items_fix,
    typographic_items,
)

_LETTER = r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_GLUED = lazy_re_compile(rf"(?:-|(?P<number>[0-9]{{1,3}})[.)])(?={_LETTER})")
_GLUED_LINES = lazy_re_compile(rf"\n[ \t>]*(?:-|[0-9]{{1,3}}[.)]){_LETTER}")
_HIGHEST = 999
"""A greater number is a year."""


class SwallowedListItem(Rule):
    """A line that looks like an item of a list is one.

    A list that is indented four columns or more below a paragraph, or whose first number is not 1,
    does not begin a list there: Markdown reads its lines as text of the paragraph, and they are
    rendered as one run-on line.

    So are lines of Korean, Chinese or Japanese without a space behind the marker, `-하나` or `1.项`,
    and lines with the signs of a word processor: two or more with the same bullet (`•`, `·`, `–`),
    or with numbers that follow one another (`①`, `（1）`, `1、`), where nothing breaks the line.

    A number at the start of a line of prose (a year, the end of a wrapped sentence) is left alone:
    numbers count where they follow one another, or on the list above.

    The fix gives the lines the indentation of the paragraph, with what a blank line made code of,
    and a blank line where the list needs one to begin. It is unsafe: it makes items of what is
    text, so look at the list that comes out. There is none where the blank line would spread out
    the list around, where a space is missing, or where the lines continue a quote without its `>`.
    """

    name = "swallowed-list-item"
    group = "structure"
    severity = Severity.ERROR
    fixes = "unsafe"

    good = [
        Good("- 하나\n  1. 안쪽\n  2. 둘\n\n글\n- 목록\n"),
        Good("값은 3 - 2 이고\n    -1 보다 크다. 이것은\n2019. 10. 3. 에 나왔다\n"),
        Good("식 `a\n    - b` 와 $c\n    - d$\n"),
        Good("• 하나  \n• 둘\\\n• 셋<br>\n• 넷\n\n• 다섯\n"),
    ]
    bad = [
        Bad(
            "- 목록\n  - 학습은 이렇게 한다.\n\t    ⟦1. 예시를 만든다.⟧\n\t    ⟦2. 답을 고친다.⟧\n- 다음\n",
            [
                "`1.` begins no item here: the line is read as text of the paragraph above",
                "`2.` begins no item here: the line is read as text of the paragraph above",
            ],
            "- 목록\n  - 학습은 이렇게 한다.\n    1. 예시를 만든다.\n    2. 답을 고친다.\n- 다음\n",
            nests=False,
        ),
        Bad(
            "순서：\n⟦2. 둘⟧\n⟦3. 셋⟧\n",
            [
                "`2.` begins no item here: the line is read as text of the paragraph above",
                "`3.` begins no item here: the line is read as text of the paragraph above",
            ],
            "순서：\n\n2. 둘\n3. 셋\n",
        ),
        Bad(
            "준비물\n    ⟦- 물⟧\n      ⟦- 찬물⟧\n    ⟦- 불⟧\n",
            ["`-` begins no item here: the line is read as text of the paragraph above"] * 3,
            "준비물\n- 물\n  - 찬물\n- 불\n",
        ),
        Bad(
            "- 준비물\n      ⟦- 물⟧\n\n      - 불\n",
            ["`-` begins no item here: the line is read as text of the paragraph above"],
            "- 준비물\n  - 물\n\n  - 불\n",
        ),
        Bad(
            "순서：\n⟦1.하나⟧\n⟦2.둘⟧\n\n> ⟦-물⟧\n> ⟦-불⟧\n",
            [
                "`1.` begins no item here: expected a space behind it",
                "`2.` begins no item here: expected a space behind it",
                "`-` begins no item here: expected a space behind it",
                "`-` begins no item here: expected a space behind it",
            ],
        ),
        Bad(
            "순서：\n⟦（1）하나⟧\n⟦（2）둘⟧\n\n⟦• 물⟧\n⟦• 불⟧\n",
            [
                "`（1）` begins no item in Markdown: the lines are rendered as one, expected `1.`",
                "`（2）` begins no item in Markdown: the lines are rendered as one, expected `2.`",
                "`•` begins no item in Markdown: the lines are rendered as one, expected `-`",
                "`•` begins no item in Markdown: the lines are rendered as one, expected `-`",
            ],
            "순서：\n1. 하나\n2. 둘\n\n- 물\n- 불\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        typographic = has_typographic_items(note)
        for paragraph in note.find(Paragraph):
            if isinstance(paragraph, DirectiveLabel):
                continue
            lines = [
                line
                for line in swallowed_lines(note, paragraph)
                if text_at(note, line.content) is not None
            ]
            if meant := _meant(note, paragraph, lines):
                fix = _fix(note, paragraph, meant)
                for line in meant:
                    message = f"`{line.marker}` begins no item here"
                    message += ": the line is read as text of the paragraph above"
                    yield Finding(without_trailing_space(note, line), message, fix)
            for span, marker in _without_space(note, paragraph):
                yield Finding(span, f"`{marker}` begins no item here: expected a space behind it")
            for run in typographic_items(note, paragraph) if typographic else ():
                fix = items_fix(note, paragraph, run)
                for item in run:
                    message = f"`{item.sign}` begins no item in Markdown"
                    message += f": the lines are rendered as one, expected `{item.marker}`"
                    yield Finding(item.span, message, fix)


def _meant(note: Note, paragraph: Paragraph, lines: Sequence[Line]) -> list[Line]:
    """The lines that are items: bullets, and numbers that count."""
    if not lines:
        return []
    numbers = {line.number for line in lines}
    before = _number_before(note, paragraph)
    deep = column_of(note, paragraph.start) + 4
    return [
        line
        for line in lines
        if (number := line.number) is None
        or (number <= _HIGHEST and ({number - 1, number + 1} & numbers or number - 1 == before))
        or (number == 1 and line.column >= deep)
    ]


def _without_space(note: Note, paragraph: Paragraph) -> Iterator[tuple[Span, str]]:
    """Lines of a paragraph that are all but items: a space is missing behind their markers.

    So are two or more with a hyphen, and those whose numbers follow one another.
    """
    if not _GLUED_LINES.search(note.text, paragraph.start, paragraph.end):
        return
    found: list[tuple[Span, str, int]] = []
    for line in lines_of(note, paragraph):
        start = max(line.content, paragraph.start)
        marker = _GLUED.match(note.text, start, line.end)
        if marker is not None and text_at(note, start) is not None:
            end = start + len(note.text[start : line.end].rstrip())
            found.append((Span(start, end), marker[0], int(marker["number"] or 0)))
    numbers = {number for _, _, number in found if number}
    hyphens = sum(1 for _, _, number in found if not number)
    for span, written, number in found:
        if {number - 1, number + 1} & numbers if number else hyphens > 1:
            yield span, written


def _number_before(note: Note, paragraph: Paragraph) -> int | None:
    """The last number of a list right above a paragraph, or of the item that it stands in."""
    item: Node | None = note.parent(paragraph)
    if not isinstance(item, ListItem):
        above, _ = neighbours(note, paragraph)
        item = above.children[-1] if isinstance(above, List) and above.children else None
    return line_of(note, item.start).number if item is not None else None


def _fix(note: Note, paragraph: Paragraph, items: Sequence[Line]) -> Fix | None:
    """The lines from the first item on, moved to the paragraph's column.

    None where they continue a quote without its signs, and where the list needs a blank line that
    would spread out the list around.
    """
    number = items[0].number
    blank = number is not None and number != 1
    in_list = any(isinstance(above, ListItem) for above in note.ancestors(paragraph))
    lazy = any(line.quotes < quote_depth(note, paragraph) for line in items)
    if lazy or (blank and (in_list or items[0].quotes)):
        return None
    above = line_of(note, items[0].start - 1)
    edits = [Edit(Span(above.end, above.end), note.text[above.end : items[0].start])] * blank
    base = column_of(note, paragraph.start)
    shift = min(0, base - min(line.column for line in items))
    lines = [line for line in lines_of(note, paragraph) if line.start >= items[0].start]
    end = paragraph.end
    if (rest := _rest_in_code(note, paragraph, items)) is not None:
        lines += lines_of(note, rest)
        end = rest.end
    for line in lines:
        edits += moved(note, [line], max(shift, base - line.column) if shift else 0)
    # It begins where the text above will end, once the list begins.
    span = Span(without_trailing_space(note, above).end, end)
    return Fix(
        "begin the list where its paragraph stands", (as_one(note, span, edits),), safe=False
    )


def _rest_in_code(note: Note, paragraph: Paragraph, items: Sequence[Line]) -> Code | None:
    """The rest of the list behind a blank line: as deep, it is read as code."""
    _, below = neighbours(note, paragraph)
    if not isinstance(below, Code) or not is_by_indentation(note, below):
        return None
    columns = {line.column for line in items}
    return below if line_of(note, below.start).column in columns else None
