"""Front matter is read as js-yaml 4 reads it. Expected values were checked with it."""

from datetime import date, datetime
from math import inf
from typing import Any

import pytest

from notelint import FrontMatter, parse


def read(block: str) -> FrontMatter:
    front_matter = parse(f"---\n{block}\n---\n").front_matter
    assert front_matter is not None
    return front_matter


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("-0b11", -3),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1.5", 1.5),
        (".5e1", 5.0),
        ("1e3", 1000.0),
        ("-.inf", -inf),
        ("2024-10-25", date(2024, 10, 25)),
        ("2024-13-45", "2024-13-45"),
        ("2024-1-5", "2024-1-5"),
        ("a\tb", "a b"),
        ("\ta", "a"),
        ("[논문, '2025', 🧪]", ["논문", "2025", "🧪"]),
        ("{a: 1}", {"a": 1}),
        ("{{ title }}", {"[object Object]": None}),
        ("a # b", "a"),
        ("https://a.b/c:d", "https://a.b/c:d"),
        ("=", "="),
    ],
)
def test_scalars_are_those_of_yaml_1_2(written: str, value: Any) -> None:
    assert read(f"key: {written}").values == {"key": value}


def test_keys_are_text() -> None:
    assert list(read("2: a\nnull: b\ntrue: c\n제목: d").values) == ["2", "null", "true", "제목"]


def test_merge_keys_and_anchors_work() -> None:
    front_matter = read("base: &base\n  a: 1\nother:\n  <<: *base\n  b: 2")
    assert front_matter.values["other"] == {"a": 1, "b": 2}


def test_an_empty_block_has_no_values_and_no_error() -> None:
    assert read("# only a comment") == FrontMatter(read("# only a comment").span, {})


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("title: a: b", "title: a: b"),
        ("a: 1\ntitle: [2024] b", "title: [2024] b"),
        ("a: 1\ntitle: @b", "title: @b"),
        ("tags:\n\t- a", "\t- a"),
        ("a: 1\nb: 2\na: 3", "a: 3"),
        ('a: "b', 'a: "b'),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_an_error_stands_on_the_line_it_is_about(block: str, line: str, newline: str) -> None:
    text = f"---\n{block}\n---\n\n본문\n".replace("\n", newline)
    note = parse(text)
    assert note.front_matter is not None
    assert note.front_matter.values == {}
    assert note.front_matter.error is not None
    assert note.source[note.front_matter.error[0]] == line


def test_a_list_is_no_front_matter() -> None:
    assert read("- a").error == (read("- a").span, "it is no mapping of keys to values")


def test_characters_that_yaml_forbids_are_errors() -> None:
    error = read("a: b\x07c").error
    assert error is not None
    assert error[1] == "the character U+0007 is not allowed"


@pytest.mark.parametrize("block", ["a: " + "[" * 50_000, "a: " + "{b: " * 50_000, "- " * 50_000])
def test_the_deepest_nesting_is_an_error_and_not_a_crash(block: str) -> None:
    assert read(block).error is not None


def test_toml_is_read_between_pluses() -> None:
    front_matter = parse("+++\ntitle = '논문: 요약'\n+++\n").front_matter
    assert front_matter is not None
    assert front_matter.values == {"title": "논문: 요약"}
    broken = parse("+++\ntitle = \n+++\n").front_matter
    assert broken is not None
    assert broken.error is not None


@pytest.mark.parametrize(
    ("block", "values"),
    [
        (
            'title: "Plan: 2025, #1"\nStatus: In progress',
            {"title": "Plan: 2025, #1", "Status": "In progress"},
        ),
        (
            'tags: [ops, "a, b", 회의 기록]\nlist: []',
            {"tags": ["ops", "a, b", "회의 기록"], "list": []},
        ),
        ("Points: 12\nzero: 0\noctal: 010", {"Points": 12, "zero": 0, "octal": 10}),
        ("a: 2024-02-29\nb: 2023-02-29", {"a": date(2024, 2, 29), "b": "2023-02-29"}),
        (
            'a: True\nb: "True"\nc: tRUE\nd: truth',
            {"a": True, "b": "True", "c": "tRUE", "d": "truth"},
        ),
        ("a: [x, null]\nnull: b", {"a": ["x", None], "null": "b"}),
        ('a: "x\\ty"\nb: "x"  ', {"a": "x\ty", "b": "x"}),
        ("완료 여부: 예\n期限 1: 明日", {"완료 여부": "예", "期限 1": "明日"}),
        (
            '"#": 470\n"null": a\nLast edited: 2023-10-12T14:56:00',
            {"#": 470, "null": "a", "Last edited": datetime(2023, 10, 12, 14, 56)},
        ),
        ("a: b - c\nd: e-\nf: _g", {"a": "b - c", "d": "e-", "f": "_g"}),
    ],
)
def test_lines_that_need_no_yaml_are_read_as_it_reads_them(
    block: str, values: dict[str, Any]
) -> None:
    assert read(block).values == values


def test_a_plain_key_that_stands_twice_is_an_error() -> None:
    found = read("title: a\ntitle: b")
    assert found.values == {}
    assert found.error is not None
    assert found.error[1] == "the key `title` stands twice"
