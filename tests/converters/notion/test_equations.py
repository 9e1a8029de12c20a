"""Equations stand on lines of their own, in the list they belong to."""

import pytest

from notelint import LossKind
from tests.converters.notion.exports import body, read_page


def test_an_equation_alone_in_its_paragraph_gets_lines_of_its_own() -> None:
    assert body("$$x^2$$\n") == "$$\nx^2\n$$"
    assert body("so $$x^2$$ holds\n") == "so $$x^2$$ holds"


def test_a_formula_beside_its_fences_does_not_swallow_the_page() -> None:
    text = "$$x = \\begin{cases}\n1 \\\\\n2\n\\end{cases}$$\n\n# Next\n\n$$\ny\n$$\n"
    assert body(text) == (
        "$$\nx = \\begin{cases}\n1 \\\\\n2\n\\end{cases}\n$$\n\n# Next\n\n$$\ny\n$$"
    )


def test_a_formula_that_is_not_indented_is_put_into_its_list() -> None:
    assert body("- a\n    \n    $$\nx = 1\ny\n$$\n    \n    - b\n- c\n") == (
        "- a\n\n    $$\n    x = 1\n    y\n    $$\n\n    - b\n- c"
    )


def test_the_blank_line_before_an_equation_tells_how_deep_it_stands() -> None:
    assert body("- a\n    \n$$\nx\n$$\n    \n    - b\n") == (
        "- a\n\n    $$\n    x\n    $$\n\n    - b"
    )
    assert body("- a\n\n$$\nx\n$$\n") == "- a\n\n$$\nx\n$$"


def test_equations_in_lists_that_are_as_they_should_be_stay() -> None:
    text = "- a\n\n    $$\n    x\n      y\n    $$\n\n    - b"
    assert body(text) == text


def test_an_equation_that_never_ends_is_text_and_reported() -> None:
    result = read_page("$$\nx\n\n# Heading\n\nlast\n")
    assert result.body("page.md") == "# Page\n\n\\$\\$\\\nx\n\n# Heading\n\nlast"
    assert result.kinds() == [(LossKind.VERBATIM, 3)]


def test_losses_after_a_mended_equation_have_their_line_in_the_export() -> None:
    assert read_page("$$x\ny$$\n\n$$z$$\n\n‣\n").kinds() == [(LossKind.UNRESOLVED, 8)]


def test_fences_in_code_are_no_equations() -> None:
    text = "```tex\n$$x\n```\n\n$$\ny\n$$"
    assert body(text) == text


@pytest.mark.parametrize("text", ["$5 and $10", "US$ 5, US$ 10", "$a $b"])
def test_money_is_no_equation(text: str) -> None:
    assert body(text).replace("\\$", "$") == text
    assert "$" not in body(text).replace("\\$", "")


def test_a_formula_in_a_line_stays() -> None:
    assert body("where $x_i$ and $\\{a, b\\}$.") == "where $x_i$ and $\\{a, b\\}$."
