"""Headings that say nothing, have nothing under them, or differ from those beside them."""

import pytest

from notelint_rules.headings.duplicate_heading import DuplicateHeading
from notelint_rules.headings.empty_heading import EmptyHeading
from notelint_rules.headings.empty_section import EmptySection
from notelint_rules.headings.heading_in_capitals import HeadingInCapitals
from notelint_rules.headings.irregular_heading import IrregularHeading
from notelint_rules.headings.several_titles import SeveralTitles
from tests.rules.conftest import Found


class TestEmptyHeading:
    @pytest.mark.parametrize("heading", ["#", "## ##", "# <!-- a -->", "## <br>", "# \u200b"])
    def test_what_shows_nothing_is_empty(self, found: Found, heading: str) -> None:
        assert [marked for marked, _ in found(EmptyHeading(), f"본문\n\n{heading}\n")] == [heading]

    @pytest.mark.parametrize("heading", ["# $x$", "# :tada:", "# <img src='a.png'>", "# 1"])
    def test_what_shows_something_is_not(self, found: Found, heading: str) -> None:
        assert found(EmptyHeading(), f"{heading}\n") == []


class TestEmptySection:
    @pytest.mark.parametrize(
        "section",
        [
            "## 방법\n\n본문",
            "## 방법\n\n<!-- 나중에 -->",
            "## 방법\n\n### 손실\n\n본문",
            "## 데이터를 모으는 데에 석 달이 걸렸다는 말만 하고 끝나는 절",
            "## /mentions — 0 rows",
            "## 결과: 없음",
            "## January 14, 2026",
            "## 2026년 1월 14일",
            "## [다음 글](b.md) >>",
            "## [후원](https://example.org) 💝",
            "## `fit`\n\n## `fit_all`\n\n본문",
            "## [Unreleased]",
            "## <Tabs>",
            "+ 주문\n재고\n----",
        ],
    )
    def test_what_has_or_is_something_by_itself(self, found: Found, section: str) -> None:
        assert found(EmptySection(), f"# 논문\n\n{section}\n\n## 끝\n\n본문\n") == []

    @pytest.mark.parametrize(
        "section",
        [
            "## 방법\n\n---",
            "## 방법\n<br/>",
            '## 방법\n\n<a id="b"></a>',
            "## 1. [LoRA](https://a.kr) `ms`",
        ],
    )
    def test_breaks_and_anchors_are_nothing(self, found: Found, section: str) -> None:
        text = f"# 논문\n\n{section}\n\n## 끝\n\n본문\n"
        assert [marked for marked, _ in found(EmptySection(), text)] == [section.split("\n")[0]]

    @pytest.mark.parametrize(
        "text",
        ["# 회의\n\n## 안건\n\n## 결정\n", "# 논문\n\n# 방법\n\n본문\n", "본문\n\n## 방법\n"],
    )
    def test_forms_titles_and_last_sections_may_be_empty(self, found: Found, text: str) -> None:
        assert found(EmptySection(), text) == []

    def test_templates_are_empty_on_purpose(self, found: Found) -> None:
        text = "본문\n\n# 회의\n\n## 안건\n\n## 결정\n"
        assert len(found(EmptySection(), text)) == 1
        assert found(EmptySection(), text, path="templates/회의.md") == []

    def test_only_the_outermost_is_reported(self, found: Found) -> None:
        text = "# T\n\n## A\n\n### B\n\n#### C\n\n## D\n\n본문\n"
        assert found(EmptySection(), text) == [("## A", "`A` has nothing in it but a heading")]

    def test_what_many_notes_leave_empty_is_reported_once(self, found: Found) -> None:
        text = "# T\n\n## 도구\n\n## A\n\n본문\n"
        others = {f"글/{number}.md": text for number in range(7)}
        assert found(EmptySection(), text, path="하.md", files=others) == []
        assert found(EmptySection(), text, path="가.md", files=others) == [
            ("## 도구", "`도구` has nothing in it, nor in 7 other notes")
        ]
        del others["글/0.md"]
        assert found(EmptySection(), text, files=others) == [
            ("## 도구", "`도구` has nothing in it")
        ]


class TestDuplicateHeading:
    def test_labels_files_and_templates_may_repeat(self, found: Found) -> None:
        assert found(DuplicateHeading(), "## Q\n\n## A\n\n## Q\n\n## A\n\n## Q\n") == []
        assert found(DuplicateHeading(), "## `a`\n\n## App.vue\n\n## `a`\n\n## App.vue\n") == []
        assert found(DuplicateHeading(), "## 절\n\n## 절\n", path="_template.md") == []


class TestSeveralTitles:
    def test_only_headings_of_the_note_itself_count(self, found: Found) -> None:
        text = "# A\n\n<div>\n\n# B\n\n</div>\n\n> # C\n\n- # D\n"
        assert found(SeveralTitles(), text, path="a.mdx") == []

    def test_a_note_that_begins_with_text_has_sections_and_no_title(self, found: Found) -> None:
        text = "소개 글\n\n# A\n\n# B\n"
        assert found(SeveralTitles(), text) == []
        assert len(found(SeveralTitles(), f"---\ntitle: A\n---\n\n{text}")) == 1
        assert len(found(SeveralTitles(), f"![](a.png)\n\n{text[5:]}")) == 1

    def test_a_long_title_is_abridged(self, found: Found) -> None:
        ((_, message),) = found(SeveralTitles(), f"# A\n\n# {'가나다 ' * 50}\n")
        assert len(message) < 130


class TestHeadingInCapitals:
    @pytest.mark.parametrize(
        "heading",
        ["HTTP API", "LLM RAG GPT 정리", "TCP UDP ICMP DNS", "`A B C D E`", "GPT-4 AND ME"],
    )
    def test_abbreviations_are_written_in_capitals(self, found: Found, heading: str) -> None:
        assert found(HeadingInCapitals(), f"## {heading}\n") == []


class TestIrregularHeading:
    def test_two_headings_have_no_pattern(self, found: Found) -> None:
        assert found(IrregularHeading(), "## 1. A\n\n## B\n") == []

    def test_half_of_the_headings_are_no_pattern(self, found: Found) -> None:
        assert found(IrregularHeading(), "## 1. A\n\n## 2. B\n\n## C\n\n## D\n") == []

    def test_a_pattern_of_ones_own_goes_before(self, found: Found) -> None:
        rule = IrregularHeading(pattern="{n}. [{title}]({paper}) `{affiliation}`")
        text = "# 논문\n\n## 1. [A](https://a.kr) `kaist`\n\n## 2. B `snu`\n\n## C\n\n### D\n"
        assert [marked for marked, _ in found(rule, text)] == ["## 2. B `snu`", "## C"]
