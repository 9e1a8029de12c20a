"""What headings have in notes whose titles differ in their numbers alone."""

from notelint_rules.headings.irregular_heading import IrregularHeading
from tests.rules.conftest import Found

OTHERS = {
    "17.md": "# 10-17 논문 정리\n\n## 1. MoGA `kaist`\n### 그룹 어텐션\n\n## 2. GAR `snu`\n### 영역\n\n본문\n",
    "22.md": "# 10-22 논문 정리\n\n## 1. DSI `meta`\n### 공간\n\n## 2. LoRA `ms`\n### 저순위\n\n본문\n",
}


def test_what_headings_of_a_series_never_have_is_too_much(found: Found) -> None:
    text = "# 10-05 논문 정리\n\n## 1. ProCLIP `kaist`\n### 정렬 `kaist`\n\n본문\n"
    assert found(IrregularHeading(), text, files=OTHERS) == [
        (
            "### 정렬 `kaist`",
            "heading has code at its end, and none of the notes like this one has",
        )
    ]


def test_what_they_have_is_missed(found: Found) -> None:
    text = "# 10-05 논문 정리\n\n## ProCLIP\n### 정렬\n\n본문\n"
    assert found(IrregularHeading(), text, files=OTHERS) == [
        (
            "## ProCLIP",
            "heading has no number and no code at its end, as those of the notes like this one have",
        )
    ]


def test_links_are_never_too_much(found: Found) -> None:
    text = "# 10-05 논문 정리\n\n## 1. [ProCLIP](https://arxiv.org/abs/2510.18795) `snu`\n\n본문\n"
    assert found(IrregularHeading(), text, files=OTHERS) == []


def test_one_other_note_is_no_series(found: Found) -> None:
    text = "# 10-05 논문 정리\n\n## ProCLIP\n\n본문\n"
    assert found(IrregularHeading(), text, files={"17.md": OTHERS["17.md"]}) == []


def test_notes_of_other_titles_are_no_series(found: Found) -> None:
    for title in ("10-05 회의록", "논문 정리", "2025"):
        text = f"# {title}\n\n## ProCLIP\n\n본문\n"
        assert found(IrregularHeading(), text, files=OTHERS) == []
