"""Formulas and quotes that end the list that they stand in."""

import pytest

from notelint_rules.structure.lazy_quote_line import LazyQuoteLine
from notelint_rules.structure.outdented_math import OutdentedMath
from notelint_rules.structure.outdented_quote import OutdentedQuote
from tests.rules.conftest import Found, safely_fixed


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- a\n$$\nx\n$$\n- b\n", 1),
        ("- a：\n$$\nx\n$$\n\n글\n", 1),
        ("- a\n\n$$\nx\n$$\n\n- b\n", 0),
        ("- a\n$$\nx\n$$\n1. b\n", 0),
        ("- a\n    - b\n\n$$\nx\n$$\n\n    - c\n", 1),
        ("- a\n$$\nx\n$$\n\n    code\n", 0),
        ("1. a\n$$\nx\n$$\n2. b\n", 1),
        ("글\n$$\nx\n$$\n- b\n", 0),
        ("- a\n  $$\n  x\n  $$\n- b\n", 0),
    ],
)
def test_formulas_that_end_a_list(found: Found, text: str, count: int) -> None:
    assert len(found(OutdentedMath(), text)) == count


def test_what_was_code_below_the_formula_is_a_list_again() -> None:
    text = "- a\n\t- b\n$$\nx\n$$\n\t- c\n\n\t\t![그림](a.png)\n\n# 끝\n"
    assert safely_fixed(OutdentedMath(), text) == (
        "- a\n\t- b\n      $$\n      x\n      $$\n\t- c\n\n\t\t![그림](a.png)\n\n# 끝\n"
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- a\n> b\n- c\n", 1),
        ("- a\n\n> b\n- c\n", 0),
        ("- a\n> b\n\n- c\n", 0),
        ("- a\n  > b\n- c\n> d\n\n- e\n", 0),
        ("- a\n  > b\n- c\n> d\n", 1),
        ("글\n> b\n- c\n", 0),
        ("> - a\n> > b\n> - c\n", 1),
    ],
)
def test_quotes_that_end_a_list(found: Found, text: str, count: int) -> None:
    assert len(found(OutdentedQuote(), text)) == count


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("> a\nb\n", "> a\n> b\n"),
        ("> a\r\nb\r\n", "> a\r\n> b\r\n"),
        ("> > a\n> b\n", "> > a\n> > b\n"),
        ("- > a\n  b\n", "- > a\n  b\n"),
        ("> - a\n  b\n", "> - a\n> b\n"),
    ],
)
def test_a_lazy_line_is_written_as_the_first_line_of_its_paragraph(before: str, after: str) -> None:
    assert safely_fixed(LazyQuoteLine(), before) == after
