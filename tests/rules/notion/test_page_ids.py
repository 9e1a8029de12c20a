"""Ids in names and addresses, and what only looks like one."""

import pytest

from notelint_rules.notion.notion_id_in_name import NotionIdInName
from notelint_rules.notion.notion_link import NotionLink
from notelint_rules.notion.page_ids import linked_page, split_name
from tests.rules.conftest import Found

ID = "1580080aa5a38194a9c0e77779ee82d5"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (f"계획 {ID}.md", "계획.md"),
        (f"Plan-{ID}.html", "Plan.html"),
        (f"Tasks {ID}_all.csv", "Tasks.csv"),
        (f"Plan v1.0 {ID}", "Plan v1.0"),
        (f"photo {ID}.png", "photo.png"),
    ],
)
def test_a_name_with_an_id_is_taken_apart(name: str, expected: str) -> None:
    assert split_name(name) == (expected, ID)


@pytest.mark.parametrize("name", [f"{ID}.png", f"app-{ID}.js", f"x_{ID}.png", f"{ID}.md", "a.md"])
def test_hashes_that_others_write_are_no_ids(name: str) -> None:
    assert split_name(name) == (name, "")


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.notion.so/team/Plan-{ID}?pvs=4",
        "https://www.notion.so/1580080a-a5a3-8194-a9c0-e77779ee82d5",
        f"https://kim.notion.site/Home-{'0' * 32}?p={ID}&pm=s",
        f"https://app.notion.com/p/{ID.upper()}#abc",
    ],
)
def test_an_address_of_notion_names_a_page(url: str) -> None:
    assert linked_page(url) == ID


@pytest.mark.parametrize(
    "url",
    [f"https://example.org/notion.so/{ID}", "https://www.notion.so/help", f"Plan {ID}.md", "//[x"],
)
def test_other_addresses_name_none(url: str) -> None:
    assert linked_page(url) == ""


def test_a_link_to_one_of_two_notes_of_a_page_has_no_fix(found: Found) -> None:
    text = f"[a](https://www.notion.so/{ID})\n"
    files = {f"A {ID}.md": "", f"B {ID}.md": ""}
    message = f"a link to a page of Notion that is here: `A {ID}.md`"
    assert found(NotionLink(), text, files=files) == [(f"https://www.notion.so/{ID}", message)]


def test_a_folder_is_named_once_and_what_lies_in_it_by_its_own_name(found: Found) -> None:
    text = f"![](P%20{ID}/a.png) ![](P%20{ID}/b.png) [c](P%20{ID}/C%20{ID}.md)\n"
    assert [message for _, message in found(NotionIdInName(), text)] == [
        f"`P {ID}` has an id of Notion's, expected `P`",
        f"`C {ID}.md` has an id of Notion's, expected `C.md`",
    ]
