"""What the rules about spaces, tabs and blank lines leave alone, and what their fixes write."""

from pathlib import PurePosixPath

import pytest

import notelint
from notelint import Rule, Vault, fixer
from notelint.rule import ActiveRule
from notelint_rules.style import RULES
from notelint_rules.style.extra_blank_lines import ExtraBlankLines
from notelint_rules.style.extra_spaces import ExtraSpaces
from notelint_rules.style.hard_tab import HardTab
from notelint_rules.style.invisible_line_break import InvisibleLineBreak
from notelint_rules.style.missing_blank_line import MissingBlankLine
from notelint_rules.style.missing_final_newline import MissingFinalNewline
from notelint_rules.style.spaces import columns, odd_runs
from notelint_rules.style.trailing_whitespace import TrailingWhitespace
from tests.rules.conftest import Found

ALL = [rule() for rule in RULES if rule is not InvisibleLineBreak]
BREAK = "two spaces break the line, expected `\\`"


def fixed(text: str, *rules: Rule, path: str = "note.md") -> str:
    place = PurePosixPath(path)
    active = [ActiveRule(rule, rule.severity) for rule in rules or ALL]
    result = fixer.fix(Vault({place: text.encode()}), place, active)
    assert result.refused == ()
    return result.text


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle:  a  \n\n\ntags: [ ]\n---\n\n# 제목\n",
        "```\na\t \n\n\n```\n\n~~~  \nb  c\t\n~~~\n",
        "    a  b \n\n\tb  \n",
        "$$\na  \\ \n\n\nb\t\n$$\n\n글 $a  b$ 글\n",
        "<div>\n\ta  \n</div>\n\n<!-- a  \n\n\n\tb -->\n",
        "`a  b\t` ``c  ``\n",
        "| a  | b\t|  \n|----|----|\t\n| c  | d  |\n",
        "[a](<b  c> 'd  e') ![a  b](c 'd\t')\n\n[a]: <b  c> 'd  \n\te'\n",
        "<kbd>a  b</kbd> 글\n",
        "첫 줄  \n둘째 줄\\\n셋째 줄\n",
        "글\u3000\u3000글\u00a0\u00a0글\n",
    ],
)
def test_what_spaces_mean_something_in_is_left_alone(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "import a  from './a'\nexport const b = `\n\tc  \n`\n\n글\n",
        "<Box\n\tname='a  b'\n>\n\ta  b  \n</Box>\n",
        "{`a  \n\tb`}\n",
        ":::note \n\n글\n\n:::\n",
    ],
)
def test_jsx_esm_expressions_and_openers_of_directives_are_left_alone(text: str) -> None:
    assert fixed(text, path="note.mdx") == text


def test_all_of_it_at_once_with_windows_line_ends() -> None:
    text = "\r\n# 제목 \r\n글  낱말\t낱말\r\n\r\n  \r\n-   하나\r\n\t- 둘\r\n\r\n\r\n* 셋"
    assert fixed(
        text
    ) == "# 제목\r\n\r\n글 낱말 낱말\r\n\r\n- 하나\r\n    - 둘\r\n\r\n\r\n* 셋\r\n".replace(
        "\r\n\r\n\r\n", "\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("text", "spaces"),
    [
        ("- a\n \t- b\n", "- a\n    - b\n"),
        (">\t글\n", ">   글\n"),
        ("- a\n\n\t글\n", "- a\n\n    글\n"),
        ("가나\t- 글\n", "가나 - 글\n"),
    ],
)
def test_a_tab_reaches_to_the_next_fourth_column(text: str, spaces: str) -> None:
    assert fixed(text, HardTab()) == spaces


def test_columns_are_counted_from_the_line() -> None:
    note = notelint.parse("글\n> \t- a\n")
    assert columns(note, 4, 5) == 2


def test_runs_are_found_in_one_pass() -> None:
    note = notelint.parse("글  글\n  이어서 \n>  인용\n\n \t\n")
    assert [(note.source[run.span], run.indents, run.ends_line) for run in odd_runs(note)] == [
        ("  ", False, False),
        (" ", False, True),
        ("  ", True, False),
        (" \t", True, True),
    ]


def test_blank_lines_before_what_would_become_front_matter_stay() -> None:
    text = "\n---\ntitle: 글\n---\n"
    assert fixed(text, ExtraBlankLines()) == text


def test_a_note_of_blank_lines_alone_is_left_to_its_writer(found: Found) -> None:
    assert found(ExtraBlankLines(), "\n\n\n") == []
    assert found(MissingFinalNewline(), "글\n  ") == []


def test_long_runs_of_blanks_take_linear_time(found: Found) -> None:
    assert found(TrailingWhitespace(), "글\n" + " " * 200_000 + "글\n") == []
    assert len(found(ExtraBlankLines(), "글\n" + " \n" * 50_000 + "글\n")) == 1
    assert found(ExtraBlankLines(), "글" + "\n \t\n글" * 20_000 + "\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-   하나\n- 둘\n", "- 하나\n- 둘\n"),
        ("1.   하나\n     이어서\n", "1. 하나\n     이어서\n"),
        ("-   하나\n\n        code\n", "-   하나\n\n        code\n"),
        ("-   하나\n\n    둘째 문단\n", "- 하나\n\n    둘째 문단\n"),
        ("- [ ]   할 일\n", "- [ ] 할 일\n"),
        (" 9.  아홉\n10.  열\n", " 9. 아홉\n10. 열\n"),
    ],
)
def test_spaces_behind_a_marker_go_where_nothing_else_moves(text: str, expected: str) -> None:
    assert fixed(text, ExtraSpaces()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "- 하나\n  # 제목\n  글\n",
        "- 하나\n\n  글\n  - 둘\n",
        "<a id='x'></a>\n\n<!-- notelint: allow duplicate-heading -->\n# 제목\n\n글\n",
        "- 하나\n* 둘\n",
        "글\n===\n\n글\n",
        "---\ntitle: 글\n---\n# 제목\n\n글\n",
    ],
)
def test_no_blank_line_is_wanted_here(found: Found, text: str) -> None:
    assert found(MissingBlankLine(), text) == []


def test_a_blank_line_in_a_quote_is_one_of_the_quote() -> None:
    text = "- 하나\n\n  > # 제목\n  > 글\n"
    assert fixed(text, MissingBlankLine()) == "- 하나\n\n  > # 제목\n  >\n  > 글\n"


def test_a_break_behind_a_backslash_is_left_to_the_writer(found: Found) -> None:
    assert found(InvisibleLineBreak(), "a\\  \nb\n") == [("  ", BREAK)]
    assert fixed("a\\\\\nb  \nc\n", InvisibleLineBreak()) == "a\\\\\nb\\\nc\n"


def test_too_many_spaces_that_break_a_line_are_mended_with_the_rest(found: Found) -> None:
    assert fixed("a    \nb\n", InvisibleLineBreak(), TrailingWhitespace()) == "a\\\nb\n"


@pytest.mark.parametrize("url", ["https://a.kr", "www.a.kr/b", "a@b.kr"])
def test_a_bare_url_takes_no_backslash_after_it(url: str) -> None:
    text = f"글 {url}  \n둘째 줄\n"
    assert fixed(text, InvisibleLineBreak()) == text
    assert fixed(f"글 <{url}>  \n둘째 줄\n", InvisibleLineBreak()) == f"글 <{url}>\\\n둘째 줄\n"
