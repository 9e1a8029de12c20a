"""``notelint check --add-suppressions``: where comments are written, and where they are not."""

import pytest

from tests.notelint.cli.conftest import CONFIG, Workplace

ALL = CONFIG.replace('["leftover-todo"]', '["leftover-todo", "unused-suppression"]')

FIRST_LINE = '''
"""A rule about notes as a whole."""
from dataclasses import dataclass

from notelint import Finding, Rule, hookimpl


@dataclass(frozen=True)
class FirstLine(Rule):
    """A note is not there."""

    name = "first-line"
    group = "test"
    good = bad = ()

    def check(self, note, vault):
        yield Finding(note.source.line(1), "the note is there")


@hookimpl
def notelint_rules():
    return [FirstLine]
'''


@pytest.fixture
def notes(todo: Workplace) -> Workplace:
    """A vault in which `TODO` is found, and comments that allow what is not."""
    todo.write({"notelint.toml": ALL})
    return todo


PLACES = {
    "the end of a line": (
        "가\nTODO 나\n다\n",
        "가\nTODO 나 <!-- notelint: allow leftover-todo -->\n다\n",
    ),
    "the end of a line in a list": (
        "- 가\n- TODO\n  - 나\n",
        "- 가\n- TODO <!-- notelint: allow leftover-todo -->\n  - 나\n",
    ),
    "before the spaces that break a line": (
        "TODO  \n나\n",
        "TODO <!-- notelint: allow leftover-todo -->  \n나\n",
    ),
    "before the backslash that breaks a line": (
        "TODO\\\n나\n",
        "TODO <!-- notelint: allow leftover-todo -->\\\n나\n",
    ),
    "before a heading, whose id would be another": (
        "가\n\n## TODO 나\n\n다\n",
        "가\n\n<!-- notelint: allow leftover-todo -->\n\n## TODO 나\n\n다\n",
    ),
    "before a heading below a paragraph": (
        "가\n## TODO\n",
        "가\n\n<!-- notelint: allow leftover-todo -->\n\n## TODO\n",
    ),
    "before a block of code": (
        "가\n\n```\nTODO\n```\n",
        "가\n\n<!-- notelint: allow leftover-todo -->\n\n```\nTODO\n```\n",
    ),
    "before a block of code in a list, which stays tight": (
        "- 가\n  ```\n  TODO\n  ```\n- 나\n",
        "- 가\n  <!-- notelint: allow leftover-todo -->\n  ```\n  TODO\n  ```\n- 나\n",
    ),
    "before a block of code in a quote": (
        "> ```\n> TODO\n> ```\n",
        "> <!-- notelint: allow leftover-todo -->\n> ```\n> TODO\n> ```\n",
    ),
    "before the list, where the item begins with the block": (
        "1. ```\n   TODO\n   ```\n",
        "<!-- notelint: allow leftover-todo -->\n\n1. ```\n   TODO\n   ```\n",
    ),
    "before a table": (
        "| 가 | 나 |\n| - | - |\n| TODO | 다 |\n",
        "<!-- notelint: allow leftover-todo -->\n\n| 가 | 나 |\n| - | - |\n| TODO | 다 |\n",
    ),
    "before a paragraph, where the line ends within code": (
        "가 `나\nTODO\n다` 라\n",
        "<!-- notelint: allow leftover-todo -->\n\n가 `나\nTODO\n다` 라\n",
    ),
    "for the whole note, where front matter has it": (
        "---\ntitle: TODO\n---\n\n가\n",
        "---\ntitle: TODO\n---\n\n<!-- notelint: allow-file leftover-todo -->\n\n가\n",
    ),
    "once for the whole note, where one place needs that": (
        "---\ntitle: TODO\n---\n가 TODO\n",
        "---\ntitle: TODO\n---\n\n<!-- notelint: allow-file leftover-todo -->\n\n가 TODO\n",
    ),
    "after a byte order mark, and with the line ends of the note": (
        "\ufeff## TODO\r\n",
        "\ufeff<!-- notelint: allow leftover-todo -->\r\n\r\n## TODO\r\n",
    ),
    "without a space behind tags": (
        "<b>TODO\n",
        "<b>TODO<!-- notelint: allow leftover-todo -->\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), PLACES.values(), ids=PLACES)
def test_a_comment_stands_at(before: str, after: str, notes: Workplace) -> None:
    notes.write({"a.md": before})
    run = notes.run("check", "--add-suppressions")
    assert notes.read("a.md") == after
    assert run.code == 0
    assert run.out == ""
    assert notes.run("check").err == "The note is clean.\n"
    notes.run("check", "--add-suppressions")
    assert notes.read("a.md") == after


MDX_PLACES = {
    "the end of a line": (
        "첫 문단\n\nTODO\n",
        "첫 문단\n\nTODO {/* notelint: allow leftover-todo */}\n",
    ),
    "before a block": (
        "첫 문단\n\n<b>\nTODO\n</b>\n",
        "첫 문단\n\n<b>\nTODO {/* notelint: allow leftover-todo */}\n</b>\n",
    ),
    "for the whole note, where imports have it": (
        "import a from './TODO.png'\n\n# 제목\n\n첫 문단\n\n둘째\n",
        "import a from './TODO.png'\n\n# 제목\n\n첫 문단\n\n{/* notelint: allow-file leftover-todo */}\n\n둘째\n",
    ),
    "below the line that Docusaurus takes for the description": (
        "# 제목\n\nTODO 첫 문단\n",
        "# 제목\n\nTODO 첫 문단\n\n{/* notelint: allow-file leftover-todo */}\n",
    ),
    "at that line, where the description is given": (
        "---\ntitle: 가\ndescription: 나\n---\n\nTODO\n",
        "---\ntitle: 가\ndescription: 나\n---\n\nTODO {/* notelint: allow leftover-todo */}\n",
    ),
    "below the heading that Docusaurus takes for the title": (
        "---\ndescription: 나\n---\n\n# TODO\n\n가\n",
        "---\ndescription: 나\n---\n\n# TODO\n\n{/* notelint: allow-file leftover-todo */}\n\n가\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), MDX_PLACES.values(), ids=MDX_PLACES)
def test_in_mdx_a_comment_stands_at(before: str, after: str, notes: Workplace) -> None:
    notes.write({"a.mdx": before})
    assert notes.run("check", "--add-suppressions").code == 0
    assert notes.read("a.mdx") == after
    assert notes.run("check").err == "The note is clean.\n"


def test_the_properties_of_a_notion_page_stay_together(notes: Workplace) -> None:
    page = f"가 {'0' * 32}.md"
    notes.write({page: "# 가\n\nTags: TODO, 나\nStatus: 다\n\n본문\n"})
    notes.run("check", "--add-suppressions")
    assert notes.read(page) == (
        "# 가\n\nTags: TODO, 나\nStatus: 다\n\n<!-- notelint: allow-file leftover-todo -->\n\n본문\n"
    )


def test_a_reason_may_be_given(notes: Workplace) -> None:
    notes.write({"a.md": "TODO\n"})
    notes.run("check", "--add-suppressions", "--reason", "옮길 때까지  그대로")
    assert (
        notes.read("a.md") == "TODO <!-- notelint: allow leftover-todo -- 옮길 때까지 그대로 -->\n"
    )


@pytest.mark.parametrize("text", ["가 --> 나", "가 */ 나", "가 --!> 나"])
def test_a_reason_that_would_end_the_comment_is_an_error(text: str, notes: Workplace) -> None:
    notes.write({"a.md": "TODO\n"})
    run = notes.run("check", "--add-suppressions", "--reason", text)
    assert (run.code, "would end the comment" in run.err) == (2, True)
    assert notes.read("a.md") == "TODO\n"


MERGED = {
    "at the end of the line": (
        "TODO <!-- notelint: allow some-rule -- 그대로 -->\n",
        "TODO <!-- notelint: allow some-rule, leftover-todo -- 그대로 -->\n",
    ),
    "before the block": (
        "<!-- notelint: allow some-rule -->\n\n```\nTODO\n```\n",
        "<!-- notelint: allow some-rule, leftover-todo -->\n\n```\nTODO\n```\n",
    ),
    "for the whole note": (
        "---\ntitle: TODO\n---\n\n가\n\n<!-- notelint: allow-file some-rule -->\n",
        "---\ntitle: TODO\n---\n\n가\n\n<!-- notelint: allow-file some-rule, leftover-todo -->\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), MERGED.values(), ids=MERGED)
def test_a_rule_joins_the_comment(before: str, after: str, notes: Workplace) -> None:
    notes.write({"a.md": before})
    assert notes.run("check", "--add-suppressions").code == 0
    assert notes.read("a.md") == after
    assert notes.run("check").err == "The note is clean.\n"


def test_several_rules_share_a_comment(todo: Workplace) -> None:
    two = "select = ['leftover-todo', 'lonely-note']\nplugins = ['plugin.py']\n"
    todo.write({"notelint.toml": two, "a.md": "---\ntitle: TODO\n---\n"})
    todo.run("check", "--add-suppressions")
    assert todo.read("a.md") == (
        "---\ntitle: TODO\n---\n\n<!-- notelint: allow-file leftover-todo, lonely-note -->\n"
    )


def test_what_is_about_the_note_is_allowed_for_all_of_it(todo: Workplace) -> None:
    two = "select = ['leftover-todo', 'first-line']\nplugins = ['plugin.py', 'first.py']\n"
    todo.write({"notelint.toml": two, "first.py": FIRST_LINE, "a.md": "TODO\n"})
    todo.run("check", "--add-suppressions")
    assert todo.read("a.md") == (
        "<!-- notelint: allow-file first-line -->\n\nTODO <!-- notelint: allow leftover-todo -->\n"
    )


def test_mdx_that_does_not_compile_may_have_its_comment_on_top(notes: Workplace) -> None:
    notes.write({"a.mdx": "{TODO\n"})
    assert notes.run("check", "--add-suppressions").code == 0
    assert notes.read("a.mdx") == "{/* notelint: allow-file leftover-todo */}\n\n{TODO\n"


def test_an_unused_suppression_is_allowed_by_itself(notes: Workplace) -> None:
    notes.write({"a.md": "가\n\n<!-- notelint: allow leftover-todo -->\n\n나\n"})
    notes.run("check", "--add-suppressions")
    assert notes.read("a.md") == (
        "가\n\n<!-- notelint: allow leftover-todo, unused-suppression -->\n\n나\n"
    )
    assert notes.run("check").code == 0


def test_a_note_that_is_not_utf8_is_named_and_left_as_it_was(notes: Workplace) -> None:
    content = b"TODO \xc1\xa6\xb8\xf1\n"
    notes.write({"a.md": content, "b.md": "TODO\n"})
    run = notes.run("check", "--add-suppressions")
    assert (notes.path / "a.md").read_bytes() == content
    assert run.err == (
        "warning: a.md: `leftover-todo` is not suppressed: the file is not UTF-8, so it is not"
        " written back\n"
        "Suppressed 1 finding in 1 note. Found 1 error in 1 note (1 fixable with `--fix`).\n"
    )
    assert run.out == "a.md:1:1: error leftover-todo `TODO` is left\n"
    assert run.code == 1


def test_diff_shows_the_comments_and_writes_nothing(notes: Workplace) -> None:
    notes.write({"a.md": "TODO\n"})
    run = notes.run("check", "--add-suppressions", "--diff")
    assert run.out == (
        "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-TODO\n+TODO <!-- notelint: allow leftover-todo -->\n"
    )
    assert (run.err, run.code) == ("Would suppress 1 finding in 1 note.\n", 1)
    assert notes.read("a.md") == "TODO\n"


def test_stdin_goes_to_stdout_with_its_comments(notes: Workplace) -> None:
    run = notes.run("check", "--add-suppressions", "-", stdin="TODO\n")
    assert run.out == "TODO <!-- notelint: allow leftover-todo -->\n"
    assert run.code == 0


def test_what_a_baseline_accepts_gets_no_comment(notes: Workplace) -> None:
    notes.write({"a.md": "TODO 가\n"})
    notes.run("baseline", "-o", "accepted.json")
    notes.write({"a.md": "TODO 가\n\nTODO 나\n"})
    notes.run("check", "--baseline", "accepted.json", "--add-suppressions")
    assert notes.read("a.md") == "TODO 가\n\nTODO 나 <!-- notelint: allow leftover-todo -->\n"


def test_notes_that_are_clean_are_not_touched(notes: Workplace) -> None:
    notes.write({"a.md": "TODO\n", "b.md": "가\n"})
    before = (notes.path / "b.md").stat().st_mtime_ns
    notes.run("check", "--add-suppressions")
    assert (notes.path / "b.md").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--add-suppressions", "--fix"], "run `--fix` first"),
        (["--add-suppressions", "--unsafe-fixes"], "run `--fix` first"),
        (["--add-suppressions", "--target", "mdx"], "goes without `--target`"),
        (["--reason", "가"], "`--reason` is for `--add-suppressions`"),
    ],
)
def test_what_does_not_go_together_is_an_error(
    options: list[str], said: str, notes: Workplace
) -> None:
    notes.write({"a.md": "TODO\n"})
    run = notes.run("check", *options)
    assert run.code == 2
    assert said in run.err
    assert notes.read("a.md") == "TODO\n"
