"""Outlines that look wrong and are not, and the other way round."""

import pytest

from notelint_rules.headings.duplicate_heading import DuplicateHeading
from notelint_rules.headings.heading_in_capitals import HeadingInCapitals
from notelint_rules.headings.missing_title import MissingTitle
from notelint_rules.headings.several_titles import SeveralTitles
from notelint_rules.headings.skipped_heading_level import SkippedHeadingLevel
from tests.rules.conftest import Found

TITLE = ("## LoRA", "note has no title: its first heading has level 2, expected `#`")


class TestMissingTitle:
    @pytest.mark.parametrize(
        "front_matter",
        [
            "---\ntitle: 논문\n---",
            "+++\ntitle = '논문'\n+++",
            "---\nlayout: home\nhero:\n  name: Vite\n---",
            "---\nname: Bug report\nabout: 버그\n---",
            "---\ntitle: [\n---",
        ],
    )
    def test_front_matter_may_have_the_title(self, found: Found, front_matter: str) -> None:
        assert found(MissingTitle(), f"{front_matter}\n\n## LoRA\n") == []

    @pytest.mark.parametrize("front_matter", ["---\ntags: [a]\n---", '---\ntitle: ""\n---'])
    def test_other_front_matter_has_none(self, found: Found, front_matter: str) -> None:
        assert found(MissingTitle(), f"{front_matter}\n\n## LoRA\n") == [TITLE]

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("README.md", '<h1 align="center">도구</h1>\n\n## LoRA\n'),
            ("a.mdx", "<header>\n  <h1>도구</h1>\n</header>\n\n## LoRA\n"),
            ("docs/_partials/install.md", "## LoRA\n"),
            (".github/PULL_REQUEST_TEMPLATE.md", "## LoRA\n"),
            ("a.md", "> ## LoRA\n\n- ## LoRA\n"),
            ("a.md", "LoRA\n====\n\n## 방법\n"),
        ],
    )
    def test_notes_that_have_or_need_none(self, found: Found, path: str, text: str) -> None:
        assert found(MissingTitle(), text, path=path) == []

    def test_a_later_h1_is_no_title(self, found: Found) -> None:
        assert found(MissingTitle(), "## LoRA\n\n# 논문\n") == [TITLE]

    @pytest.mark.parametrize("path", ["docs/lora.md", "blog/2025-10-07-lora.mdx"])
    def test_docs_and_posts_of_a_site_are_titled_by_their_file(
        self, found: Found, path: str
    ) -> None:
        files = {"docusaurus.config.js": ""}
        assert found(MissingTitle(), "## LoRA\n", path=path, files=files) == []

    @pytest.mark.parametrize("path", ["README.md", "src/pages/about.md"])
    def test_other_notes_of_a_site_are_not(self, found: Found, path: str) -> None:
        files = {"docusaurus.config.js": ""}
        assert found(MissingTitle(), "## LoRA\n", path=path, files=files) == [TITLE]

    def test_a_note_that_another_imports_needs_none(self, found: Found) -> None:
        files = {"docs/index.mdx": "import Setup from './setup.mdx';\n\n# 설치\n\n<Setup />\n"}
        assert found(MissingTitle(), "## LoRA\n", path="docs/setup.mdx", files=files) == []
        assert found(MissingTitle(), "## LoRA\n", path="docs/other.mdx", files=files) == [TITLE]


class TestSkippedHeadingLevel:
    @pytest.mark.parametrize(
        "text",
        [
            "### 셋\n\n# 하나\n\n## 둘\n",
            "# A\n\n## B\n\n### C\n\n#### D\n\n# E\n",
            "# A\n\n<h2>B</h2>\n\n### C\n",
            "# A\n\n- ### 목록 안\n\n> ###### 인용 안\n",
            "```\n# A\n### B\n```\n",
        ],
    )
    def test_outlines_without_a_hole(self, found: Found, text: str) -> None:
        assert found(SkippedHeadingLevel(), text) == []

    def test_jsx_is_part_of_the_page(self, found: Found) -> None:
        text = "# A\n\n<Card>\n\n### B\n\n</Card>\n\n#### C\n"
        assert [mark for mark, _ in found(SkippedHeadingLevel(), text, path="a.mdx")] == ["### B"]

    def test_only_the_first_of_a_run_is_marked(self, found: Found) -> None:
        text = "# A\n\n### B\n\n### C\n\n## D\n\n#### E\n"
        assert [mark for mark, _ in found(SkippedHeadingLevel(), text)] == ["### B", "#### E"]


class TestDuplicateHeading:
    @pytest.mark.parametrize(
        "text",
        [
            "# 변경\n\n## 1.1\n\n### Fixed\n\n## 1.0\n\n### Fixed\n",
            "## ![image](a.png)\n\n## ![image](b.png)\n\n## ---\n\n## ***\n",
            "## 예제\n\n> ## 예제\n",
            "## 예제 {#one}\n\n## 예제 {#two}\n",
        ],
    )
    def test_texts_that_may_repeat(self, found: Found, text: str) -> None:
        assert found(DuplicateHeading(), text) == []

    def test_case_and_markup_make_no_difference(self, found: Found) -> None:
        text = "# A\n\n## Further *information*\n\n## Further Information ##\n"
        assert found(DuplicateHeading(), text) == [
            ("Further Information", "`Further Information` is already a heading under `A`")
        ]

    def test_a_link_elsewhere_makes_no_difference(self, found: Found) -> None:
        text = "## [线性代数](https://a.example)\n\n## [线性代数](https://b.example)\n"
        assert [mark for mark, _ in found(DuplicateHeading(), text)] == [
            "[线性代数](https://b.example)"
        ]


@pytest.mark.parametrize("key", ["marp: true", "type: slide", "slideOptions:\n  theme: white"])
def test_a_heading_of_slides_titles_its_slide(found: Found, key: str) -> None:
    text = f"---\n{key}\n---\n\n# 논문\n### 부제\n\n---\n\n## 방법\n\na\n\n---\n\n## 방법\n\n---\n\n# 끝\n"
    rules = (DuplicateHeading(), MissingTitle(), SeveralTitles(), SkippedHeadingLevel())
    assert [found(rule, text) for rule in rules] == [[], [], [], []]
    assert all(
        found(rule, text.replace(key, "a: b")) for rule in rules if rule.name != "missing-title"
    )


def test_one_long_word_in_capitals_among_small_ones_is_a_title(found: Found) -> None:
    text = "## ATTENTION IS ALL YOU NEED\n\n## RESTFUL HTTP API DNS\n"
    assert [mark for mark, _ in found(HeadingInCapitals(), text)] == ["ATTENTION IS ALL YOU NEED"]
