"""Noise goes, and what was text in Notion stays text."""

import pytest

from tests.converters.notion.exports import body


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("an array\u00a0`x`\u00a0of\u00a0**ints**", "an array `x` of **ints**"),
        ("one \u00a0 two", "one two"),
        ("end\u00a0\u00a0\nnext", "end\\\nnext"),
        ("\u00a0begin", "begin"),
        ("first\u2028second", "first second"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("ruined.\u200c*Java*", "ruined.*Java*"),
        ("می\u200cخواهم 👨\u200d👩\u200d👧", "می\u200cخواهم 👨\u200d👩\u200d👧"),
        ("nul\0", "nul"),
        ("a\n\n****\n\n** **\n\nb", "a\n\nb"),
        ("raised a ****3 million", "raised a 3 million"),
        ("a** **b", "a b"),
    ],
)
def test_what_nobody_sees_is_cleaned(written: str, kept: str) -> None:
    assert body(written) == kept


@pytest.mark.parametrize("text", ["\u00a0- a", "\u00a0# a", "\u00a01. a", "-\u00a0a", "1.\u00a0a"])
def test_a_space_that_is_cleaned_makes_no_block(text: str) -> None:
    assert body(f"x\n\n{text}\n\ny") == f"x\n\n{text}\n\ny"


def test_code_is_kept_byte_for_byte() -> None:
    code = "```\na\u00a0\u200b ** **  \n\n\n\n$$ <int> ~x~ ‣\n\n```"
    assert body(f"{code}\n\n`a\u00a0****`") == f"{code}\n\n`a\u00a0****`"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("**bold **text", "**bold** text"),
        ("text** bold**", "text **bold**"),
        ("**and ****honest ****by", "**and** **honest** by"),
        ("(****responsible** value", "(**responsible** value"),
        ('**"중요"**는', '<strong>"중요"</strong>는'),
        ("f(**kwargs) and g(**kwargs)", "f(**kwargs) and g(**kwargs)"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("**이미** 굵게", "**이미** 굵게"),
    ],
)
def test_bold_text_that_commonmark_does_not_see_is_bold(written: str, kept: str) -> None:
    assert body(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("vector<int> v", "vector\\<int> v"),
        ("<div>\nx\n</div>", "\\<div>\nx\n\\</div>"),
        ("<!-- note -->", "\\<!-- note -->"),
        ("<mod:item>", "\\<mod:item>"),
        ("a < b", "a < b"),
        ("a<br>b", "a<br>b"),
        ("<https://example.org>", "<https://example.org>"),
        ("10~20, 30~40", "10\\~20, 30\\~40"),
        ("~~gone~~", "~~gone~~"),
        ("`<int>`", "`<int>`"),
        ("f[0,3](max=4)", "f\\[0,3](max=4)"),
    ],
)
def test_nothing_in_an_export_is_escaped_so_it_is_escaped_here(written: str, kept: str) -> None:
    assert body(written) == kept


def test_tasks_have_one_space_and_empty_ones_are_still_tasks() -> None:
    assert body("- [ ]  a\n- [x]  b\n    - [ ]  c\n- [ ]  \n- [ ]\n") == (
        "- [ ] a\n- [x] b\n    - [ ] c\n- [ ] &nbsp;\n- [ ] &nbsp;"
    )


def test_blank_lines_come_one_at_a_time() -> None:
    assert body("- a\n    \n    b\n    \n    \n\n\n> c\n> \n> \n> d\n") == (
        "- a\n\n    b\n\n> c\n>\n> d"
    )


@pytest.mark.parametrize(
    ("notion", "name"),
    [("c++", "cpp"), ("C#", "csharp"), ("plain text", "text"), ("python", "python")],
)
def test_languages_get_the_names_that_highlighters_know(notion: str, name: str) -> None:
    assert body(f"```{notion}\nx\n```") == f"```{name}\nx\n```"


def test_what_is_taken_out_leaves_one_blank_line() -> None:
    assert body("a\n\n\u00a0\n\nb\n\n****\n\nc") == "a\n\nb\n\nc"
    assert body("> a\n> \u00a0\n\nb\n\n```\nx\n\n\ny\n```") == "> a\n>\n\nb\n\n```\nx\n\n\ny\n```"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("- **Lunch**: \nwe eat", "- **Lunch**:\\\nwe eat"),
        ("- **Lunch:** \nwe eat", "- **Lunch:**\\\nwe eat"),
        ("- **Lunch: **\nwe eat", "- **Lunch:** \\\nwe eat"),
        ("> a\n> b\n\nc", "> a\\\n> b\n\nc"),
        ("a  \nb\\\nc", "a  \nb\\\nc"),
        ("`a`\n`b` **c\nd**", "`a`\\\n`b` **c\\\nd**"),
        ("```\na\nb\n```\n\n$$\nx\ny\n$$", "```\na\nb\n```\n\n$$\nx\ny\n$$"),
    ],
)
def test_lines_of_one_block_stay_lines(written: str, kept: str) -> None:
    assert body(written) == kept
