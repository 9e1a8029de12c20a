"""The names that Notion gives, and the names that are given here."""

import unicodedata

import pytest

from notelint_converters.notion.names import (
    distinct_slugs,
    file_suffix,
    local_path,
    page_id,
    parse_name,
    parse_short_name,
    slug,
)

ID = "a834d55573614857a48a9ce9ec4194e3"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Blendle's Employee Handbook", "blendles-employee-handbook"),
        ("회전 임베딩 정리", "회전-임베딩-정리"),
        ("刷题列表", "刷题列表"),
        ("ブログ記事（下書き）", "ブログ記事-下書き"),
        ("C++", "c"),
        ("@December 1, 2024 ", "december-1-2024"),
        ("Café / Über", "café-über"),
        ("😋", "untitled"),
        ("", "untitled"),
        ("...", "untitled"),
        (f"checksum {ID}", "checksum"),
    ],
)
def test_a_slug_keeps_the_letters_of_every_script(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_slug_is_composed_even_where_the_title_is_not() -> None:
    assert slug(unicodedata.normalize("NFD", "한글 é")) == "한글-é"


def test_a_long_title_is_cut_between_words() -> None:
    assert slug("word " * 30) == "-".join(["word"] * 12)
    assert slug("a" * 100) == "a" * 60
    assert slug("가" * 100) == "가" * 26  # 80 bytes


def test_titles_that_are_alike_get_numbers_in_order() -> None:
    assert list(distinct_slugs(["C", "C++", "c#", "Café", "CAFÉ"])) == [
        "c",
        "c-2",
        "c-3",
        "café",
        "café-2",
    ]


def test_a_number_in_front_does_not_tell_two_names_apart_but_a_date_does() -> None:
    assert list(distinct_slugs(["1. Intro", "2. Intro"])) == ["1-intro", "2-intro-2"]
    assert list(distinct_slugs(["2024-01-02", "2023-01-02"])) == ["2024-01-02", "2023-01-02"]


def test_a_cut_name_has_room_for_its_number() -> None:
    assert list(distinct_slugs(["a" * 70, "a" * 80])) == ["a" * 60, "a" * 58 + "-2"]


@pytest.mark.parametrize("title", ["CON", "aux", "LPT1"])
def test_windows_devices_are_no_names(title: str) -> None:
    assert list(distinct_slugs([title])) == [f"{title.lower()}-note"]


def test_names_that_are_taken_are_not_given() -> None:
    assert list(distinct_slugs(["Index", "README"], ["index", "readme"])) == ["index-2", "readme-2"]


@pytest.mark.parametrize(
    ("stem", "title", "identifier"),
    [
        (f"Pension {ID}", "Pension", ID),
        (f"Pension-{ID}", "Pension", ID),
        (ID, "", ID),
        (f" {ID}", "", ID),
        ("Pension", "Pension", ""),
        ("Pension a834d555", "Pension a834d555", ""),
        (f"Pension {ID.upper()}", f"Pension {ID.upper()}", ""),
    ],
)
def test_a_name_ends_in_the_id_of_its_page(stem: str, title: str, identifier: str) -> None:
    assert parse_name(stem) == (title, identifier)


@pytest.mark.parametrize(
    ("stem", "title", "expected"),
    [
        ("Blog Posts 1a2b3", "Blog Posts and more", ("Blog Posts", "1a2b3")),
        ("notes faded", "notes faded", ("notes faded", "")),
        ("notes faded", "Something else", ("notes faded", "")),
        ("Meeting no 12345", "Meeting notes", ("Meeting no", "12345")),
        ("Database 1a2b3", None, ("Database", "1a2b3")),
    ],
)
def test_five_digits_are_an_id_where_the_rest_is_a_cut_title(
    stem: str, title: str | None, expected: tuple[str, str]
) -> None:
    assert parse_short_name(stem, title) == expected


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.notion.so/{ID}",
        f"https://www.notion.so/blendle/Hiring-{ID}?pvs=4#1178dd7f18cf49cea04bf9efcb2d84b2",
        f"https://me.notion.site/Hiring-{ID}",
        "https://www.notion.so/a834d555-7361-4857-a48a-9ce9ec4194e3",
        f"/{ID}?pvs=21",
        f"Job%20(profiles)%20{ID}.md",
    ],
)
def test_a_url_of_notion_holds_the_id_of_its_page(url: str) -> None:
    assert page_id(url) == ID


def test_a_url_without_an_id_leads_to_no_page() -> None:
    assert page_id("https://www.notion.so") == ""


def test_a_hash_in_the_name_of_a_folder_begins_no_fragment() -> None:
    assert local_path("#talk%20a/Good%20reads.md") == "#talk%20a/Good%20reads.md"
    assert local_path("What?%20b.md") == "What?%20b.md"
    assert local_path("Page.md#part") == "Page.md"
    assert local_path("image.png?width=100") == "image.png"


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.PNG", ".png"), ("a.tar.gz", ".gz"), ("a", ""), ("a.그림", ""), ("v1.2 final", "")],
)
def test_a_suffix_is_lower_case_ascii(name: str, suffix: str) -> None:
    assert file_suffix(name) == suffix
