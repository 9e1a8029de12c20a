"""When two texts that link to one id are two papers, and when they are not."""

import pytest

from notelint_rules.papers.arxiv_id_with_two_titles import ArxivIdWithTwoTitles
from notelint_rules.papers.titles import are_different
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Panda-70M", "ChronoMagic"),
        ("Panda-70M", "ChronoMagic-Bench: A Benchmark for Metamorphic Video"),
        ("Attention Is All You Need", "Deep Residual Learning for Image Recognition"),
        (
            "LoRA: Low-Rank Adaptation of Large Language Models",
            "QLoRA: Efficient Finetuning of Quantized Large Language Models",
        ),
    ],
)
def test_two_papers(title: str, other: str) -> None:
    assert are_different(title, other)
    assert are_different(other, title)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("InstructGPT", "Training Language Models to Follow Human Instructions"),
        ("LLaMA-2", "Llama 2"),
        ("GPT-4V", "GPT4V System Card"),
        ("BERT: Pre-training of Deep Bidirectional Transformers", "BERT"),
        ("Visual Instruction Tuning (LLaVA)", "LLaVA: Visual Instruction Tuning"),
        (
            "Winning the Pruning Gamble: A Unified Approach to Sample and Token Pruning",
            "A Unified Approach to Joint Sample and Token Pruning for Fine-Tuning",
        ),
        ("어텐션만 있으면 된다", "Attention Is All You Need"),
        ("논문", "Attention Is All You Need"),
    ],
)
def test_one_paper(title: str, other: str) -> None:
    assert not are_different(title, other)
    assert not are_different(other, title)


def test_versions_mirrors_and_files_are_one_id(found: Found) -> None:
    text = (
        "- [Panda-70M](https://arxiv.org/abs/2406.18522v2)\n"
        "- [CVPR 24] [**ChronoMagic**](https://huggingface.co/papers/2406.18522)\n"
    )
    assert [mark for mark, _ in found(ArxivIdWithTwoTitles(), text)] == [
        "[Panda-70M](https://arxiv.org/abs/2406.18522v2)",
        "[**ChronoMagic**](https://huggingface.co/papers/2406.18522)",
    ]


def test_the_other_place_may_be_in_any_note_of_the_vault(found: Found) -> None:
    files = {
        "2024/비디오.md": "# 비디오\n\n1. [Panda-70M](https://arxiv.org/abs/2406.18522)\n",
        "2024/같은 글.md": "[ChronoMagic](https://arxiv.org/abs/2406.18522)\n",
    }
    text = "## [ChronoMagic](https://arxiv.org/abs/2406.18522) `PKU`\n"
    assert [message for _, message in found(ArxivIdWithTwoTitles(), text, files=files)] == [
        "`2406.18522` is `ChronoMagic` here, but `Panda-70M` in line 3 of `2024/비디오.md`"
    ]


def test_a_name_within_a_sentence_is_not_compared(found: Found) -> None:
    text = (
        "최근의 [RLHF](https://arxiv.org/abs/2203.02155) 는 이렇다.\n\n"
        "- [InstructGPT](https://arxiv.org/abs/2203.02155)\n"
    )
    assert found(ArxivIdWithTwoTitles(), text) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "- Sparse Autoencoders Find Interpretable Features [[paper]]({})\n",
            "- 📄 Training Compute-Optimal Transformers on a Budget, ICML 2022 [논문]({}v2)\n",
        ),
        (
            "## Sparse Autoencoders Find Interpretable Features [PDF]({})\n\n희소\n\n",
            "## 2. Training Compute-Optimal Transformers on a Budget: [arXiv]({})\n",
        ),
        (
            '- <a href="{}">Sparse Autoencoders Find Interpretable Features</a>\n',
            "- [Training Compute-Optimal Transformers on a Budget][b]\n\n[b]: {}\n",
        ),
    ],
)
def test_a_title_may_stand_before_the_link_in_a_tag_or_a_reference(
    found: Found, one: str, two: str
) -> None:
    note = f"{one}{two}".replace("{}", "https://arxiv.org/abs/2309.08600")
    assert [message for _, message in found(ArxivIdWithTwoTitles(), note)] != []


@pytest.mark.parametrize(
    "text",
    [
        "- PyTorch 구현 [paper]({})\n- 다른 구현 모음 [paper]({})\n",
        (
            "- [Code for Sparse Autoencoder Features](https://github.com/a/b) [paper]({})\n"
            "- Training Compute-Optimal Transformers on a Budget [paper]({})\n"
        ),
        (
            "An Answer to Training Compute-Optimal Transformers is in the [paper]({}).\n\n"
            "- Sparse Autoencoders Find Interpretable Features [paper]({})\n"
        ),
    ],
)
def test_what_stands_before_a_link_is_no_title_of_its_paper(found: Found, text: str) -> None:
    note = text.replace("{}", "https://arxiv.org/abs/2309.08600")
    assert found(ArxivIdWithTwoTitles(), note) == []
