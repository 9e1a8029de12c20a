"""Which spellings are one term's, and which of them is expected."""

import pytest

from notelint_rules.spelling.inconsistent_term import InconsistentTerm
from notelint_rules.spelling.terms import name_of_venue
from tests.rules.conftest import Found


def spelt(found: Found, text: str) -> list[tuple[str, str]]:
    said = found(InconsistentTerm(), text + "\n")
    return [(word, message.split("expected ")[1]) for word, message in said]


@pytest.mark.parametrize(
    "text",
    [
        *("Fine-tuning, fine-tuning, Fine-Tuning", "numpy and NumPy", "AGENT, agent, Agent"),
        *(
            "Large Model and large model",
            "cOntext, aliGnment, context, alignment",
        ),
        *(
            "`GPT4o` and gpt-4o",
            "태스크를 태스크의 태스크에서",
            "내가 네가",
        ),
        *("data/gpt4o.md gpt-4o @lora LoRA"),
    ],
)
def test_these_are_no_two_spellings(found: Found, text: str) -> None:
    assert spelt(found, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LoRA, LoRA, Lora", [("Lora", "`LoRA` (2 times)")]),
        ("LoRA, LoRA, VB-LORA", [("LORA", "`LoRA` (2 times)")]),
        ("LoRA를 쓰는 LoRA와 LORA의", [("LORA", "`LoRA` (2 times)")]),
        ("GPT4o-image, gpt-4o-image", [("GPT4o-image", "`gpt-4o-image`")]),
        ("DeepMind DeepMind Deepmind", [("Deepmind", "`DeepMind` (2 times)")]),
        ("데이터셑 데이터셑 데이터셋", [("데이터셑", "`데이터셋`"), ("데이터셑", "`데이터셋`")]),
        ("Fine-Tuning Fine-Tuning finetuning", [("finetuning", "`fine-tuning` (2 times)")]),
    ],
)
def test_the_usual_spelling_is_expected(
    found: Found, text: str, expected: list[tuple[str, str]]
) -> None:
    assert spelt(found, text) == expected


@pytest.mark.parametrize(
    ("written", "way", "expected"),
    [
        *(
            ("NIPS24", "24", "NeurIPS24"),
            ("NIPS 2016", "24", "NIPS16"),
            ("CVPR 24", "24", "CVPR24"),
        ),
        *(("ICLR24", " 2024", "ICLR 2024"), ("ICML 98", " 2024", "ICML 1998")),
    ],
)
def test_conferences_are_named_as_in_their_year(written: str, way: str, expected: str) -> None:
    assert name_of_venue(written, way) == expected


def test_allowed_spellings_may_differ(found: Found) -> None:
    assert found(InconsistentTerm(allow=("LORA", "NIPS24")), "LoRA LoRA LORA NIPS24\n") == []
