"""What most notes of a folder do is no slip."""

from notelint_rules.headings.missing_title import MissingTitle
from notelint_rules.headings.several_titles import SeveralTitles
from notelint_rules.headings.skipped_heading_level import SkippedHeadingLevel
from tests.rules.conftest import Found


def folder(text: str, count: int, **others: str) -> dict[str, str]:
    return {f"글 {number}.md": text for number in range(count)} | others


class TestTitles:
    def test_where_most_notes_have_none_the_file_name_is_the_title(self, found: Found) -> None:
        files = folder("## LoRA\n", 7, **{"b.md": "# LoRA\n", "c.md": "메모\n"})
        assert found(MissingTitle(), "## LoRA\n", files=files) == []

    def test_few_notes_show_no_habit(self, found: Found) -> None:
        assert len(found(MissingTitle(), "## LoRA\n", files=folder("## LoRA\n", 6))) == 1

    def test_where_most_notes_have_one_it_is_missing(self, found: Found) -> None:
        files = folder("# LoRA\n", 7) | folder("## LoRA\n", 2)
        assert len(found(MissingTitle(), "## LoRA\n", files=files)) == 1

    def test_an_obsidian_vault_is_known_by_its_settings(self, found: Found) -> None:
        files = {".obsidian/app.json": "{}"}
        assert found(MissingTitle(), "## LoRA\n", files=files) == []
        assert found(SeveralTitles(), "# LoRA\n\n# QLoRA\n", files=files) == []

    def test_pictures_partials_and_licences_need_no_title(self, found: Found) -> None:
        assert found(MissingTitle(), "![로고](a.png)\n\n## 설치\n", path="README.md") == []
        assert found(MissingTitle(), "## 설치\n", path="docs/snippets/a.md") == []
        assert found(MissingTitle(), "## 설치\n", path="docs/a.snippet.md") == []
        assert found(MissingTitle(), "#### CC0\n", path="LICENSE-logo.md") == []
        assert found(MissingTitle(), "## 안건\n", path="Templates/회의.md") == []

    def test_where_most_notes_have_several_one_more_is_none_too_many(self, found: Found) -> None:
        text = "# LoRA\n\n# 방법\n"
        assert found(SeveralTitles(), text, files=folder(text, 7)) == []
        assert len(found(SeveralTitles(), text, files=folder("# LoRA\n", 9))) == 1


class TestLevels:
    def test_a_level_that_most_notes_leave_out_is_not_missed(self, found: Found) -> None:
        text = "## LoRA\n\n#### 방법\n"
        assert found(SkippedHeadingLevel(), text, files=folder(text, 7)) == []
        assert len(found(SkippedHeadingLevel(), text, files=folder("## A\n\n### B\n", 9))) == 1

    def test_labels_of_the_sixth_level_are_no_holes(self, found: Found) -> None:
        assert found(SkippedHeadingLevel(), "### fit\n\n###### Returns\n") == []
        assert len(found(SkippedHeadingLevel(), "#### fit\n\n###### Returns\n")) == 1

    def test_a_level_that_a_note_leaves_out_everywhere_is_reported_once(self, found: Found) -> None:
        text = "## A\n\n#### B\n\n## C\n\n#### D\n\n## E\n\n#### F\n"
        ((marked, message),) = found(SkippedHeadingLevel(), text)
        assert marked == "#### B"
        assert message.endswith("expected `###`, as 2 others do")
