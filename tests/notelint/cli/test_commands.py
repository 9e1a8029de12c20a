"""``notelint rules``, ``explain``, ``config`` and ``ast``."""

import json

import pytest

from notelint import plugins
from notelint.cli.rule_page import facts, markdown
from tests.notelint.cli.conftest import PLUGIN, Workplace

EXPLAINED = '''
"""A rule to explain."""
from dataclasses import dataclass

from notelint import Bad, Good, Rule, hookimpl, option


@dataclass(frozen=True)
class Shouting(Rule):
    """A note is calm,
    even about 한글.

    Because shouting hurts.
    """

    name = "shouting"
    group = "tone"
    default = False
    fixes = "safe"

    marks: tuple[str, ...] = option(("!",), "what shouts")
    least: int = option(2, "how many shout")

    good = [Good("calm\\n")]
    bad = [
        Bad("한글 ⟦!!⟧\\n\\n\\tx⟦!!\\n!⟧\\n", ["too loud", "on and on"], fixed="한글\\n",
            files={"b.md": ""}, path="a.mdx"),
    ]


@hookimpl
def notelint_rules():
    return [Shouting]
'''


def test_rules_says_of_every_rule_what_it_holds_and_whether_it_is_on_here(todo: Workplace) -> None:
    run = todo.run("rules")
    assert "\ntest\n  on   leftover-todo" in run.out
    assert "safe fix    No TODO is left.\n" in run.out
    assert "beside\n  off  lonely-note" in run.out
    assert run.code == 0


def test_rules_as_json(todo: Workplace) -> None:
    rows = json.loads(todo.run("rules", "--output-format", "json").out)
    assert [row for row in rows if row["group"] == "test"] == [
        {
            "name": "leftover-todo",
            "group": "test",
            "on": True,
            "severity": "error",
            "fixes": "safe",
            "summary": "No TODO is left.",
            "url": "https://github.com/notelint/notelint/blob/main/rules/README.md#leftover-todo",
        }
    ]


def test_a_rule_is_explained_with_its_examples_and_what_is_said_of_them(here: Workplace) -> None:
    here.write({"notelint.toml": 'plugins = ["p.py"]\n', "p.py": EXPLAINED})
    assert here.run("explain", "shouting").out == (
        "shouting\n"
        "tone, warning, off by default\n"
        "\n"
        "A note is calm, even about 한글.\n"
        "\n"
        "Because shouting hurts.\n"
        "\n"
        "The fix is safe: `notelint check --fix` applies it.\n"
        "\n"
        "Options, in [tool.notelint.rules.shouting]\n"
        '  marks = ["!"] (list of strings)\n'
        "      what shouts\n"
        "  least = 2 (integer)\n"
        "      how many shout\n"
        "\n"
        "Reported\n"
        "  a.mdx, beside b.md:\n"
        "    1 | 한글 !!\n"
        "      |      ^^ too loud\n"
        "    2 |\n"
        "    3 |     x!!\n"
        "      |      ^^ on and on\n"
        "    4 | !\n"
        "  fixed:\n"
        "    1 | 한글\n"
        "\n"
        "Fine\n"
        "  note.md:\n"
        "    1 | calm\n"
    )


class TestExplainedWithNotes:
    @pytest.fixture
    def notes(self, todo: Workplace) -> Workplace:
        todo.write({"a.md": "평온하다\n", "글/b.md": "# 제목\n\n한글 TODO 와 TODO\n"})
        return todo

    def test_the_first_place_is_the_first_example(self, notes: Workplace) -> None:
        run = notes.run("explain", "leftover-todo", ".")
        assert run.out == (
            "leftover-todo\n"
            "test, error, on by default\n"
            "\n"
            "No TODO is left.\n"
            "\n"
            "The fix removes it.\n"
            "\n"
            "The fix is safe: `notelint check --fix` applies it.\n"
            "\n"
            "Options, in [tool.notelint.rules.leftover-todo]\n"
            '  word = "TODO" (string)\n'
            "      what is left\n"
            "  safe = true (boolean)\n"
            "      whether the fix is safe\n"
            "\n"
            "Found here\n"
            "  글/b.md:3:4: error leftover-todo `TODO` is left\n"
            "     3 | 한글 TODO 와 TODO\n"
            "       |      ^^^^\n"
            "       = fix: remove `TODO` (--fix)\n"
            "\n"
            "Reported\n"
            "\n"
            "Fine\n"
        )
        assert (run.err, run.code) == ("", 0)

    def test_a_rule_that_is_off_is_asked_as_well(self, notes: Workplace) -> None:
        page = notes.run("explain", "lonely-note", "a.md", "--output-format", "json").out
        assert json.loads(page)["found"] is None

    def test_the_place_is_in_the_markdown(self, notes: Workplace) -> None:
        page = notes.run("explain", "leftover-todo", "글", "--output-format", "markdown").out
        assert (
            "## Found here\n\n`글/b.md`, line 3:\n\n```md\n한글 TODO 와 TODO\n```\n\n"
            "- 3:4 `TODO` is left\n\n## Reported\n" in page
        )

    def test_the_place_is_in_the_json(self, notes: Workplace) -> None:
        page = notes.run("explain", "leftover-todo", "글/b.md", "--output-format", "json").out
        found = json.loads(page)["found"]
        assert (found["path"], found["line"], found["column"]) == ("글/b.md", 3, 4)
        assert found["fix"]["title"] == "remove `TODO`"

    def test_notes_without_such_a_place_are_said_to_have_none(self, notes: Workplace) -> None:
        run = notes.run("explain", "leftover-todo", "a.md")
        assert "Found here" not in run.out
        assert (run.err, run.code) == ("`leftover-todo` finds nothing there\n", 0)

    def test_notes_that_are_not_there_are_an_error(self, notes: Workplace) -> None:
        run = notes.run("explain", "leftover-todo", "nope.md")
        assert (run.err, run.code) == ("error: nope.md: there is no such file or folder\n", 2)


def test_a_rule_is_explained_in_markdown(here: Workplace) -> None:
    here.write({"notelint.toml": 'plugins = ["p.py"]\n', "p.py": EXPLAINED})
    assert here.run("explain", "shouting", "--output-format", "markdown").out == (
        "# shouting\n"
        "\n"
        "A note is calm, even about 한글.\n"
        "\n"
        "Because shouting hurts.\n"
        "\n"
        "Group `tone`, warning, off by default."
        " The fix is safe: `notelint check --fix` applies it.\n"
        "\n"
        "## Options\n"
        "\n"
        "In `[tool.notelint.rules.shouting]`:\n"
        "\n"
        '- `marks = ["!"]` (list of strings): what shouts\n'
        "- `least = 2` (integer): how many shout\n"
        "\n"
        "## Reported\n"
        "\n"
        "`a.mdx`, beside `b.md`:\n"
        "\n"
        "```mdx\n"
        "한글 !!\n"
        "\n"
        "\tx!!\n"
        "!\n"
        "```\n"
        "\n"
        "- 1:4 too loud\n"
        "- 3:3 on and on\n"
        "\n"
        "Fixed:\n"
        "\n"
        "```mdx\n"
        "한글\n"
        "```\n"
        "\n"
        "## Fine\n"
        "\n"
        "`note.md`:\n"
        "\n"
        "```md\n"
        "calm\n"
        "```\n"
    )


def test_a_rule_is_explained_as_json(here: Workplace) -> None:
    here.write({"notelint.toml": 'plugins = ["p.py"]\n', "p.py": EXPLAINED})
    assert json.loads(here.run("explain", "shouting", "--output-format", "json").out) == {
        "name": "shouting",
        "group": "tone",
        "severity": "warning",
        "default": False,
        "fixes": "safe",
        "summary": "A note is calm, even about 한글.",
        "description": "Because shouting hurts.",
        "options": [
            {"name": "marks", "type": "list of strings", "default": ["!"], "doc": "what shouts"},
            {"name": "least", "type": "integer", "default": 2, "doc": "how many shout"},
        ],
        "bad": [
            {
                "path": "a.mdx",
                "text": "한글 !!\n\n\tx!!\n!\n",
                "files": {"b.md": ""},
                "findings": [
                    {"line": 1, "column": 4, "endLine": 1, "endColumn": 6, "message": "too loud"},
                    {"line": 3, "column": 3, "endLine": 4, "endColumn": 2, "message": "on and on"},
                ],
                "fixed": "한글\n",
            }
        ],
        "good": [{"path": "note.md", "text": "calm\n", "files": {}}],
        "url": "https://github.com/notelint/notelint/blob/main/rules/README.md#shouting",
    }


def test_every_rule_has_a_page(here: Workplace) -> None:
    for name, rule in plugins.load(installed=False).rules.items():
        page = here.run("explain", name)
        assert page.code == 0
        assert page.out.startswith(f"{name}\n{rule.group}, ")
        assert markdown(rule).startswith(f"# {name}\n\n")
        assert json.loads(json.dumps(facts(rule)))["name"] == name


def test_config_says_what_is_set_and_by_which_file(here: Workplace) -> None:
    here.write(
        {
            "base.toml": 'plugins = ["p.py"]\nselect = ["tone"]\n[rules.shouting]\nleast = 3\n',
            "notelint.toml": 'extend = "base.toml"\nexclude = ["old"]\n'
            '[severity]\nshouting = "error"\n[per-file-ignores]\n"sub/*" = ["tone"]\n',
            "p.py": EXPLAINED,
            "sub/a.md": "",
            "old/a.md": "",
        }
    )
    assert here.run("config").out == (
        "path   .\n"
        "vault  .\n"
        "files  base.toml, notelint.toml\n"
        "\n"
        'plugins = ["p.py"]                   # base.toml\n'
        'select = ["tone"]                    # base.toml\n'
        "rules.shouting.least = 3             # base.toml\n"
        'extend = "base.toml"                 # notelint.toml\n'
        'exclude = ["old"]                    # notelint.toml\n'
        'severity.shouting = "error"          # notelint.toml\n'
        'per-file-ignores."sub/*" = ["tone"]  # notelint.toml\n'
        "\n"
        "1 rule that reports errors\n"
        "  shouting\n"
        "\n"
        "0 rules that report warnings\n"
    )
    of_note = json.loads(here.run("config", "sub/a.md", "--output-format", "json").out)
    assert (of_note["path"], of_note["vault"], of_note["rules"]) == ("sub/a.md", ".", [])
    assert here.run("config", "old/a.md").out.startswith("path   old/a.md (excluded)\n")


def test_config_without_any_file_is_the_defaults(here: Workplace) -> None:
    assert "files  none: these are the defaults\n" in here.run("config").out


def test_the_tree_of_one_note_stands_alone(here: Workplace) -> None:
    here.write({"a.md": "🧪 *한*\n"})
    tree = json.loads(here.run("ast", "a.md").out)
    emphasis = tree["children"][0]["children"][1]
    assert (tree["type"], emphasis["type"]) == ("root", "emphasis")
    assert emphasis["position"]["start"] == {"line": 1, "column": 3, "offset": 2}
    in_javascript = json.loads(here.run("ast", "--utf16", "a.md").out)
    start = in_javascript["children"][0]["children"][1]["position"]["start"]
    assert start == {"line": 1, "column": 4, "offset": 3}


def test_the_trees_of_several_notes_are_a_line_each_in_the_order_given(here: Workplace) -> None:
    here.write({"b.md": "# b\n", "a.md": "# a\n"})
    lines = [json.loads(line) for line in here.run("ast", "b.md", "a.md").out.splitlines()]
    assert [line["path"] for line in lines] == ["b.md", "a.md"]
    assert [line["tree"]["type"] for line in lines] == ["root", "root"]


def test_a_note_of_a_site_is_parsed_as_the_site_would(here: Workplace) -> None:
    here.write({"docusaurus.config.js": "module.exports = {};\n", "docs/a.md": "<Tabs x={1} />\n"})
    (element,) = json.loads(here.run("ast", "docs/a.md").out)["children"]
    assert element["type"] == "mdxJsxFlowElement"
    (html,) = json.loads(here.run("ast", "--target", "markdown", "docs/a.md").out)["children"]
    assert html["type"] != "mdxJsxFlowElement"


def test_a_plugin_is_found_beside_its_configuration_from_any_folder(here: Workplace) -> None:
    here.write({"notelint.toml": 'plugins = ["plugin.py"]\n', "plugin.py": PLUGIN, "a/a.md": ""})
    assert "leftover-todo" in here.run("config", "a").out
