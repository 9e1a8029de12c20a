"""What lines look like by themselves, and where Markdown counts their columns."""

import pytest

from notelint import parse
from notelint.nodes import ListItem
from notelint_rules.structure.columns import column_of, content_column
from notelint_rules.structure.lines import (
    Intent,
    read_line,
)


@pytest.mark.parametrize(
    ("line", "intent", "column", "quotes", "marker"),
    [
        ("- 하나", Intent.ITEM, 0, 0, "-"),
        ("\t    12) 둘", Intent.ITEM, 8, 0, "12)"),
        ("  \t- x", Intent.ITEM, 4, 0, "-"),
        ("> > * x", Intent.ITEM, 4, 2, "*"),
        ("2019. 10. 3.", Intent.ITEM, 0, 0, "2019."),
        ("-하나", Intent.TEXT, 0, 0, ""),
        ("---", Intent.TEXT, 0, 0, ""),
        ("- ", Intent.TEXT, 0, 0, ""),
        ("> 인용", Intent.QUOTE, 2, 1, ""),
        ("## 제목", Intent.HEADING, 0, 0, ""),
        ("#태그", Intent.TEXT, 0, 0, ""),
        ("~~~ py", Intent.FENCE, 0, 0, ""),
        ("  $$x", Intent.MATH, 2, 0, ""),
        ("![그림](a.png)", Intent.IMAGE, 0, 0, ""),
        ("   ", Intent.BLANK, 3, 0, ""),
        (">", Intent.BLANK, 1, 1, ""),
        ("１．전각", Intent.TEXT, 0, 0, ""),
    ],
)
def test_a_line_has_an_intent(
    line: str, intent: Intent, column: int, quotes: int, marker: str
) -> None:
    read = read_line(parse(f"글\n{line}\n끝\n"), 2)
    assert (read.intent, read.column, read.quotes, read.marker) == (intent, column, quotes, marker)


def test_a_quoted_line_is_indented_behind_the_space_of_its_sign() -> None:
    note = parse(">   - x\r\n")
    line = read_line(note, 1)
    assert (line.inside, line.content, line.said, line.end) == (2, 4, 6, 7)


@pytest.mark.parametrize(
    ("text", "column", "content"),
    [
        ("- a\n", 0, 2),
        ("10. a\n", 0, 4),
        ("-   a\n", 0, 4),
        ("-      code\n", 0, 2),
        ("-\n  a\n", 0, 2),
        ("-\ta\n", 0, 4),
        ("> - a\n", 2, 4),
    ],
)
def test_an_item_has_the_column_that_its_lines_need(text: str, column: int, content: int) -> None:
    note = parse(text)
    item = note.find(ListItem)[0]
    assert (column_of(note, item.start), content_column(note, item)) == (column, content)
