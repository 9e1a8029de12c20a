"""Where a triangle is a mention that Notion could not name, and where it is a triangle."""

import pytest

from notelint_rules.notion.notion_unresolved_mention import NotionUnresolvedMention
from tests.rules.conftest import Found

EXPORT = "회의록 1a2b3c4d5e6f4a7b8c9d0e1f2a3b4c5d.md"


@pytest.mark.parametrize(
    "text",
    [
        "Settings ‣ General ‣ About\n",
        "‣ 첫째\n‣ 둘째\n",
        "`‣` 와 ```‣```\n",
        "```\n‣\n```\n",
    ],
)
def test_bullets_separators_and_code_are_none(found: Found, text: str) -> None:
    assert found(NotionUnresolvedMention(), text) == []


@pytest.mark.parametrize(
    "text", ["‣\n", "- ‣\n", "1. ‣\n", "> - ‣\n", "| a |\n|---|\n| b |\n\n‣\n"]
)
def test_a_triangle_alone_on_its_line_is_one(found: Found, text: str) -> None:
    assert [mark for mark, _ in found(NotionUnresolvedMention(), text)] == ["‣"]


def test_in_a_notion_export_every_triangle_in_text_is_one(found: Found) -> None:
    text = "# 회의록\n\n참석: ‣, ‣\n\n`‣`\n"
    assert [mark for mark, _ in found(NotionUnresolvedMention(), text, path=EXPORT)] == ["‣", "‣"]


def test_a_lost_address_is_marked_in_its_link(found: Found) -> None:
    text = "[](https://www.notion.soundefined)\n"
    assert found(NotionUnresolvedMention(), text) == [
        (
            "https://www.notion.soundefined",
            "`notion.soundefined` stands for an address that Notion lost",
        )
    ]
