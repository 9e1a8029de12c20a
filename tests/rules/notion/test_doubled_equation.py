"""Which text is a copy of the formula before it, and which is none."""

import pytest

from notelint_rules.notion.doubled_equation import DoubledEquation
from notelint_rules.notion.tex import shown
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        (r"$\epsilon_\theta(x_t, t)$ϵθ(xt,t)를", "ϵθ(xt,t)"),
        (r"$\mathbb{R}^{d}$ ℝd", "ℝd"),
        (r"*$a \times b$* a × b.", "a × b"),
        (r"$E=mc^2$E=mc2", "E=mc2"),
        (r"$x_{t-1}$x_{t−1} 에서", "x_{t−1}"),
        (r"$\pi$π", "π"),
        (r"$\pi$ π", "π"),
        (r"$n$n", "n"),
    ],
)
def test_the_same_letters_behind_a_formula_are_a_copy(found: Found, text: str, copy: str) -> None:
    assert [mark for mark, _ in found(DoubledEquation(), f"{text}\n")] == [copy]


@pytest.mark.parametrize(
    "text",
    [
        r"$\pi$는 π이다",
        "$n$ n",
        "$k$k-means",
        "$x$xy",
        "$2$2",
        r"$\foo$foo",
        r"$x$ `x` $x$ $x$",
        r"α $\alpha$",
        r"$\alpha$, α",
        r"$\alpha$" + "\n" + r"- α",
    ],
)
def test_text_that_goes_on_or_is_not_the_same_is_none(found: Found, text: str) -> None:
    assert found(DoubledEquation(), f"{text}\n") == []


def test_a_formula_with_a_command_that_is_not_known_reads_as_nothing() -> None:
    assert shown(r"\frac{a}{b}") == ""
    assert shown(r"\left\{ x \;\middle|\; y \right\}") == ""
    assert shown(r"\log_2 \mathrm{KL}(p \| q)") == "log2KL(p‖q)"
