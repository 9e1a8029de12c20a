"""Which spellings are one term's, and which of them is expected."""

import pytest

from notelint_rules.spelling.inconsistent_term import InconsistentTerm
from notelint_rules.spelling.venues import name_of_venue
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
        *("the Web Worker, a Web Worker, WebWorker", "Local Storage and localStorage"),
        *("auto-updater and AutoUpdater", "utf8 UTF-8 utf-8"),
        *("Read-only, read-only, readonly, `readonly`", "re-sort, resort", "Ch1-3 and Ch13"),
        *(
            "계수를 개수를 개수를",
            "저장되는 저장돼 진행되면 진행돼서",
            "React, ReAct, ReAct of agents",
        ),
        *("TIME is TimE, LLaMA and Llama 2", "갖습니다, 같습니다", "[CVPR24] of CVPR 2023"),
    ],
)
def test_these_are_no_two_spellings(found: Found, text: str) -> None:
    assert spelt(found, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LoRA, LoRA, Lora", [("Lora", "`LoRA` (2 times)")]),
        ("StAR and StAR, STaR", [("StAR", "`STaR`"), ("StAR", "`STaR`")]),  # as it is known
        ("LoRA, LoRA, VB-LORA", [("LORA", "`LoRA` (2 times)")]),
        ("LoRA를 쓰는 LoRA와 LORA의", [("LORA", "`LoRA` (2 times)")]),
        ("GPT4o-image, gpt-4o-image", [("GPT4o-image", "`gpt-4o-image`")]),
        ("DeepMind DeepMind Deepmind", [("Deepmind", "`DeepMind` (2 times)")]),
        ("데이터셑 데이터셑 데이터셋", [("데이터셑", "`데이터셋`"), ("데이터셑", "`데이터셋`")]),
        ("Fine-Tuning Fine-Tuning finetuning", [("finetuning", "`fine-tuning` (2 times)")]),
        ("lower-case, lowercase", [("lower-case", "`lowercase`")]),
        ("Motion Clone, MotionClone", [("Motion Clone", "`MotionClone`")]),
        ("STaR STaR STaR STAR", [("STAR", "`STaR` (3 times)")]),
        ("[CVPR24], [CVPR24], [ICLR 2024]", [("ICLR 2024", "`ICLR24`")]),
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


def test_a_class_and_a_variable_are_two_names_where_notes_show_code(found: Found) -> None:
    text = "A webContents of the class WebContents, and WebContents.\n"
    code = {"a.md": "`WebContents`\n", "b.md": "`webContents`\n"}
    assert found(InconsistentTerm(), text, files=code) == []
    assert [word for word, _ in found(InconsistentTerm(), text)] == ["webContents"]
