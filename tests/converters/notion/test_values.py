"""What the values of a property are."""

from datetime import date, datetime

import pytest

from notelint_converters.notion.frontmatter import front_matter
from notelint_converters.notion.values import Kind, Value, column, read, read_date


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["Yes", "No", ""], Kind.CHECKBOX),
        (["1", "-2.5", ""], Kind.NUMBER),
        (["$1,234.56", "15"], Kind.TEXT),
        (["007", "008"], Kind.TEXT),
        (["April 10, 1925", "October 13, 2023 1:01 PM"], Kind.DATE),
        (["2024-01-05 → 2024-01-12"], Kind.TEXT),
        (["Classic, Fiction", "Classic", "Satire"], Kind.LIST),
        (["Great, thanks", "No, thank you, never again"], Kind.TEXT),
        (["한 줄\n두 줄, 셋", "셋"], Kind.TEXT),
        (["", ""], Kind.TEXT),
    ],
)
def test_a_column_is_what_all_its_values_are(values: list[str], kind: Kind) -> None:
    assert column("Property", values).kind is kind


def test_tags_are_a_list_whatever_they_hold() -> None:
    assert column("Tags", ["one"]).kind is Kind.LIST
    assert column("태그", []).kind is Kind.LIST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("April 10, 1925", date(1925, 4, 10)),
        ("Apr 26, 2020", date(2020, 4, 26)),
        ("October 13, 2023 1:01 PM", datetime(2023, 10, 13, 13, 1)),
        ("August 6, 2022 12:35 AM", datetime(2022, 8, 6, 0, 35)),
        ("2024-03-01", date(2024, 3, 1)),
        ("2024/03/01 14:05", datetime(2024, 3, 1, 14, 5)),
        ("2023년 10월 12일 오후 2:56", datetime(2023, 10, 12, 14, 56)),
        ("2023年10月12日", date(2023, 10, 12)),
        ("February 30, 2023", None),
        ("03/04/2024", None),
        ("2024-03-01 → 2024-03-05", None),
        ("May", None),
        ("Octopus 3, 2024", None),
    ],
)
def test_dates_are_read_in_the_forms_that_notion_writes(
    text: str, expected: date | datetime | None
) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Yes", Kind.CHECKBOX, True),
        ("1984", Kind.NUMBER, 1984),
        ("67.3", Kind.NUMBER, 67.3),
        ("9007199254740993", Kind.NUMBER, "9007199254740993"),
        ("0.00001", Kind.NUMBER, "0.00001"),
        ("a, b , c", Kind.LIST, ["a", "b", "c"]),
        ("n/a", Kind.NUMBER, "n/a"),
        ("someday", Kind.DATE, "someday"),
    ],
)
def test_a_value_is_read_as_its_column_is_unless_it_does_not_fit(
    text: str, kind: Kind, value: Value
) -> None:
    assert read(text, kind) == value


def test_front_matter_quotes_what_yaml_would_take_for_something_else() -> None:
    fields: dict[str, Value] = {
        "title": "A: b",
        "notion_id": "1e10",
        "#": 518,
        "Serviced": True,
        "Answer": "no",
        "제목 둘": "한국어 글",
        "Day": date(2024, 3, 1),
        "Edited": datetime(2024, 3, 1, 14, 5),
        "tags": ["C++", "dp", "2024-01-01"],
        "Line": "a\nb\u2028c\\",
    }
    assert front_matter(fields) == (
        "---\n"
        'title: "A: b"\n'
        'notion_id: "1e10"\n'
        '"#": 518\n'
        "Serviced: true\n"
        'Answer: "no"\n'
        "제목 둘: 한국어 글\n"
        "Day: 2024-03-01\n"
        "Edited: 2024-03-01T14:05:00\n"
        'tags: ["C++", dp, "2024-01-01"]\n'
        'Line: "a\\nb\\u2028c\\\\"\n'
        "---\n"
    )
