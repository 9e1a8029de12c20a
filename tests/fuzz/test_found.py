"""What random input has found, each as small as it got."""

import pytest

from tests.fuzz import promises

MANY = 5_000


@pytest.mark.parametrize(
    "text",
    [
        "a\n" * MANY,  # the languages of the paragraph were asked for each repetition
        "perpelxity " * MANY,  # and for each slip
        "the perpelxity of it is here teh\n" * (MANY // 5),
        "perpelxity" * MANY,  # one word was compared with every one that is a letter shorter
        "1" + "    $$" * (4 * MANY),  # the line was read for each formula on it
        "$$\na \\\\[2pt] b\n$$\n"
        * MANY,  # a formula was looked for behind each space between lines
        "\n" * (4 * MANY),  # what follows blank lines was looked for behind each of them
        "a" + "\n" * (4 * MANY) + "\rb",
        "a" + "\n" * (4 * MANY) + "\f\n",
    ],
    ids=[
        "repetitions",
        "slips",
        "slips-among-words",
        "one-word",
        "math",
        "spaces",
        "lines",
        "return",
        "feed",
    ],
)
def test_a_note_of_nothing_else_is_checked_in_time(text: str) -> None:
    promises.is_checked({"a.md": text.encode()}, "a.md", None)


@pytest.mark.parametrize(
    "unit", ["module.exports = {", "return {", "const a = ", "const a = {", "exports = "]
)
def test_a_configuration_of_nothing_else_is_read_in_time(unit: str) -> None:
    script = unit * (6 * MANY // len(unit))
    files = {"a.md": b"# a\n", "docusaurus.config.js": script.encode()}
    promises.is_checked(files, "a.md", None)


@pytest.mark.parametrize(
    "settings", [b"a = " + b"[" * MANY, b"a = " + b"{a=" * MANY, b"extend = " + b"9" * MANY]
)
def test_settings_that_cannot_be_read_are_refused(settings: bytes) -> None:
    promises.is_answered(["check"], {"a.md": b"# a\n", "notelint.toml": settings})


@pytest.mark.parametrize("pattern", [b"*" * MANY + b"/", b"**/" * MANY + b"a", b"a" + b"*" * MANY])
def test_a_pattern_of_asterisks_is_looked_for_in_time(pattern: bytes) -> None:
    promises.is_answered(["check"], {".gitignore": pattern, "docs/a.md": b"# a\n"})


def test_a_blank_line_that_is_indented_as_code_is_one() -> None:
    promises.is_fixed({"a.md": b"a\n\n    x\n    \n## b\n"}, "a.md", None)


def test_the_indentation_below_an_empty_task_is_in_its_place() -> None:
    promises.is_parsed("- [ ] \n\techo\n", "markdown")


def test_rules_that_both_say_how_a_name_is_written_agree() -> None:
    notes = dict.fromkeys(("a.md", "b.md"), b"- Rl, StAR.\n")
    promises.is_fixed(notes, "a.md", None)
