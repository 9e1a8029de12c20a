"""The code frame: marks stand under what they mean, whatever the characters."""

import re

import pytest

from notelint import Diagnostic, Edit, Fix, Severity, Span
from notelint.reporters.full import render
from tests.notelint.reporters.samples import diagnostic


@pytest.fixture(autouse=True)
def hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def plain(*diagnostics: Diagnostic) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", "".join(render(diagnostics)))


def frame(marked: str) -> list[str]:
    """The line and its marks."""
    return plain(diagnostic(marked)).splitlines()[1:3]


def test_a_finding_is_a_heading_its_line_and_its_fix() -> None:
    fix = Fix("remove the import", (Edit(Span(0, 1), ""),))
    found = diagnostic("# 제목\n\nimport ⟦x⟧ from 'y'\n", "nothing uses `x`", fix=fix)
    assert plain(found) == (
        "blog/a.mdx:3:8: error broken-import nothing uses `x`\n"
        "   3 | import x from 'y'\n"
        "     |        ^\n"
        "     = fix: remove the import (--fix)\n"
        "\n"
    )


def test_an_unsafe_fix_names_its_option() -> None:
    fix = Fix("write `b`", (Edit(Span(0, 1), "b"),), safe=False)
    assert "     = fix: write `b` (--unsafe-fixes)\n" in plain(diagnostic("⟦a⟧\n", fix=fix))


def test_large_line_numbers_keep_the_frame_straight() -> None:
    assert frame("\n" * 12344 + "가 ⟦나⟧\n") == [
        " 12345 | 가 나",
        "       |    ^^",
    ]


@pytest.mark.parametrize(
    ("marked", "line", "mark"),
    [
        ("entropy 와 ⟦perpelxity⟧ 가", "entropy 와 perpelxity 가", "           ^^^^^^^^^^"),
        ("한글⟦한글⟧", "한글한글", "    ^^^^"),
        ("論文⟦、⟧中", "論文、中", "    ^^"),
        ("ｆｕｌｌ⟦x⟧", "ｆｕｌｌx", "        ^"),
        ("🧪 ⟦x⟧", "🧪 x", "   ^"),
        ("👩‍🔬 ⟦x⟧", "👩‍🔬 x", "   ^"),
        ("👍🏽 ⟦x⟧", "👍🏽 x", "   ^"),
        ("🇰🇷 ⟦x⟧", "🇰🇷 x", "   ^"),
        ("❤️ ⟦x⟧", "❤️ x", "   ^"),
        ("❤️‍🔥 ⟦x⟧", "❤️‍🔥 x", "   ^"),
        ("e\u0301té ⟦x⟧", "e\u0301té x", "    ^"),
        ("\u1112\u1161\u11ab ⟦x⟧", "\u1112\u1161\u11ab x", "   ^"),
        ("a\u200bb⟦x⟧", "a\u200bbx", "  ^"),
        ("\t\t- ⟦x⟧", "        - x", "          ^"),
        ("a\tb⟦\t⟧c", "a    b    c", "      ^^^^"),
        ("가⟦⟧", "가", "  ^"),
        ("⟦⟧", "", "^"),
        ("…‘’⟦x⟧", "…‘’x", "   ^"),
    ],
)
def test_the_mark_stands_under_the_character(marked: str, line: str, mark: str) -> None:
    shown, marks = frame(marked + "\n다음 줄\n")
    assert shown == f"   1 | {line}".rstrip()
    assert marks == f"     | {mark}"


def test_a_place_of_several_lines_shows_the_first_and_where_it_ends() -> None:
    assert frame("a\n⟦:::note 제목\n\n내용⟧\n:::\n") == [
        "   2 | :::note 제목",
        "     | ^^^^^^^^^^^^ (to line 4)",
    ]
    assert frame("⟦한 줄\r\n⟧둘\n") == ["   1 | 한 줄", "     | ^^^^^"]


def test_of_a_long_line_only_what_is_around_the_place_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "47")  # 40 for the text
    assert frame("가나다라마바사" * 10 + " ⟦tyop⟧ " + "아자차카타파하" * 10) == [
        "   1 | ...라마바사 tyop 아자차카타파하아자차...",
        "     |             ^^^^",
    ]
    assert frame("시작 " * 30 + "⟦끝⟧") == [
        "   1 | ...시작 시작 시작 시작 시작 시작 시작 끝",
        "     |                                       ^^",
    ]
    assert frame("⟦" + "긴" * 100 + "⟧") == [
        "   1 | " + "긴" * 18 + "...",
        "     | " + "^" * 36,
    ]


def test_a_line_that_just_fits_is_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "47")
    assert frame("⟦가⟧" + "나" * 19) == ["   1 | 가" + "나" * 19, "     | ^^"]
    assert frame("나" * 19 + "⟦가⟧") == ["   1 | " + "나" * 19 + "가", "     | " + " " * 38 + "^^"]


def test_a_line_of_ten_million_characters_takes_no_time() -> None:
    shown, marks = frame("한" * 5_000_000 + "⟦x⟧" + "글" * 5_000_000)
    assert len(shown) < 110
    assert shown[marks.index("^")] != " "


def test_what_a_note_holds_does_not_command_the_terminal() -> None:
    found = plain(diagnostic("\x1b]0;t\x07 ⟦\x9b⟧\u202etxt", "`\x1b[2J\n` \u2028", path="a\nb.md"))
    assert found == (
        "a␊b.md:1:8: error broken-import `␛[2J␊` \ufffd\n"
        "   1 | ␛]0;t␇ \ufffd\ufffdtxt\n"
        "     |        ^\n"
        "\n"
    )


def test_errors_and_warnings_have_their_colours() -> None:
    error = "".join(render([diagnostic("⟦a⟧")]))
    warning = "".join(render([diagnostic("⟦a⟧", severity=Severity.WARNING)]))
    assert "\x1b[31;1merror\x1b[0m" in error
    assert "\x1b[33;1mwarning\x1b[0m" in warning


def test_nothing_is_printed_about_nothing() -> None:
    assert plain() == ""
