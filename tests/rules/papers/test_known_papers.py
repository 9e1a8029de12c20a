"""Rules that ask what is known of papers: mismatched titles, unknown ids, links from titles."""

from pathlib import PurePosixPath

import pytest

from notelint import KnownPapers, Vault, fixer
from notelint.rule import ActiveRule
from notelint_rules.papers.arxiv_title_mismatch import ArxivTitleMismatch
from notelint_rules.papers.missing_arxiv_link import MissingArxivLink
from notelint_rules.papers.unknown_arxiv_id import UnknownArxivId
from tests.rules.conftest import Found

KNOWN = {
    "1706.03762": "Attention Is All You Need",
    "2203.02155": "Training language models to follow instructions with human feedback",
    "2406.18522": "ChronoMagic-Bench: A Benchmark for Metamorphic Evaluation of Time-lapse Video",
    "2402.19479": "Panda-70M: Captioning 70M Videos with Multiple Cross-Modality Teachers",
    "2409.12191": "Qwen2-VL: Enhancing Vision-Language Model's Perception at Any Resolution",
    "2509.23250": "Winning the Pruning Gamble: A Unified Approach to Joint Sample Pruning",
    "2501.00001": "MoGA: First of the Name",
    "2510.18692": "MoGA: Mixture-of-Groups Attention",
}


@pytest.mark.parametrize(
    "link",
    [
        "[Attention is all you need!](https://arxiv.org/abs/1706.03762)",
        "[Transformer](https://arxiv.org/abs/1706.03762)",
        "[InstructGPT](https://arxiv.org/abs/2203.02155)",
        "[M-RoPE](https://arxiv.org/abs/2409.12191)",
        "[Qwen2-VL](https://arxiv.org/abs/2409.12191v2)",
        "[논문](https://arxiv.org/abs/1706.03762)",
        "[ChronoMagic-Bench: A Benchmark for Metamorphic Video](https://arxiv.org/abs/2406.18522)",
        "[Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)",
    ],
)
def test_titles_nicknames_and_what_is_not_known_are_fine(found: Found, link: str) -> None:
    assert found(ArxivTitleMismatch(), f"- {link}\n", papers=KNOWN) == []


def test_a_name_of_another_paper_is_reported_with_its_id(found: Found) -> None:
    text = "- [CVPR 24] [Panda-70M](https://arxiv.org/abs/2406.18522)\n"
    ((mark, message),) = found(ArxivTitleMismatch(), text, papers=KNOWN)
    assert mark == "[Panda-70M](https://arxiv.org/abs/2406.18522)"
    assert message.endswith("not `Panda-70M` (`2402.19479`)")


def test_the_title_in_a_heading_is_compared_where_the_link_says_nothing(found: Found) -> None:
    text = (
        "## Deep Residual Learning for Image Recognition [[paper]](https://arxiv.org/abs/1706.03762)\n\n"
        "## Attention Is All You Need [[paper]](https://arxiv.org/abs/1706.03762)\n"
    )
    ((_, message),) = found(ArxivTitleMismatch(), text, papers=KNOWN)
    assert message == (
        "`1706.03762` is `Attention Is All You Need`,"
        " not `Deep Residual Learning for Image Recognition`"
    )


def test_ids_are_judged_only_where_something_is_known(found: Found) -> None:
    text = "[a](https://arxiv.org/abs/2401.99998) [b](https://arxiv.org/abs/2401.99999)\n"
    assert found(UnknownArxivId(), text) == []
    assert found(UnknownArxivId(), text, papers={"2401.99999": None}) == [
        ("2401.99999", "arXiv has no paper `2401.99999`")
    ]


def linked(text: str) -> str:
    path = PurePosixPath("note.md")
    vault = Vault({path: text.encode()}, papers=KnownPapers(KNOWN))
    rule = MissingArxivLink()
    result = fixer.fix(vault, path, [ActiveRule(rule, rule.severity)], unsafe=True)
    assert result.refused == ()
    return result.text


def test_a_heading_is_linked_by_its_title_and_subtitle_together() -> None:
    text = (
        "# 10-05 papers summary\n\n## 1. **Winning the Pruning Gamble** `alibaba`\n"
        "### A Unified Approach to Joint Sample Pruning\n\n데이터를 줄인다.\n"
    )
    assert "**[Winning the Pruning Gamble](https://arxiv.org/abs/2509.23250)** `alibaba`" in linked(
        text
    )


def test_a_name_that_two_papers_have_is_not_linked() -> None:
    text = "# papers summary\n\n## [ProCLIP](https://arxiv.org/abs/2510.18795)\n\n내용\n\n## MoGA\n"
    assert linked(text) == text
