"""Words that are words, but not where they stand."""

import pytest

from notelint_rules.spelling.misspelling import Misspelling
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        *(
            ("the casual mask of it", "casual", "causal"),
            ("SAE(Spare Auto-Encoder)를", "Spare", "Sparse"),
        ),
        *(
            ("use deep\nleaning here", "leaning", "learning"),
            ("gradient decent", "decent", "descent"),
        ),
        *(("chain-of-though prompts", "though", "thought"), ("rather then that", "then", "than")),
        *(
            ("written form scratch", "form", "from"),
            ("> Principle\n> components", "Principle", "Principal"),
        ),
    ],
)
def test_a_word_in_the_wrong_company_is_reported(
    found: Found, text: str, wrong: str, right: str
) -> None:
    assert found(Misspelling(), text + "\n") == [
        (wrong, f"`{wrong}` is misspelt, expected `{right}`")
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "casual clothes, attention",
            "spare auto parts",
            "a decent gradient",
            "the form. Scratch it",
        ),
        *("rather, then that", "machine, leaning", "`gradient decent`", "**casual** attention"),
        "deep\n\nleaning",
    ],
)
def test_in_other_company_it_is_right(found: Found, text: str) -> None:
    assert found(Misspelling(), text + "\n") == []


def test_allowed_words_are_right_in_any_company(found: Found) -> None:
    assert found(Misspelling(allow=("casual",)), "casual attention\n") == []
