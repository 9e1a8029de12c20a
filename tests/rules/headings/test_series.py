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


def test_front_matter_may_title_the_notes_of_a_series(found: Found) -> None:
    def note(day: int, *headings: str) -> str:
        return f'---\ntitle: "Daily Papers (10-{day})"\n---\n\n' + "\n\n본문\n\n".join(headings)

    others = {
        "23.md": note(23, "## 1. MoGA `kaist`", "## 2. GAR `snu`"),
        "24.md": note(24, "## 1. DSI `meta`", "## 2. LoRA `ms`"),
    }
    text = note(25, "## ProCLIP `kaist`", "## 2. HoneyBee `meta`")
    assert found(IrregularHeading(), text, files=others) == [
        ("## ProCLIP `kaist`", "heading has no number, as those of the notes like this one have")
    ]


def test_what_stands_before_and_after_a_row_of_numbers_is_no_part_of_it(found: Found) -> None:
    numbered = "".join(f"## {n}. 절\n\na\n\n" for n in range(1, 7))
    row = f"## 메타\n\na\n\n{numbered}{{}}## 7. 실험\n\na\n\n## 느낀 점\n\na\n"
    assert found(IrregularHeading(), row.format("")) == []
    assert found(IrregularHeading(), row.format("## 참고 문헌\n\na\n\n")) == []
    assert [mark for mark, _ in found(IrregularHeading(), row.format("## 손실\n\na\n\n"))] == [
        "## 손실"
    ]


def test_the_first_of_several_parts_is_no_subtitle(found: Found) -> None:
    part = "## {}\n### 하나\n\na\n\n### 둘\n\nb\n\n"
    text = "".join(map(part.format, "가나다")) + "## 라\n\n본문\n"
    assert found(IrregularHeading(), text) == []
