"""Commands read notes with what a plugin adds, and say whose it is when that crashes."""

import json

import pytest

from tests.notelint.cli.conftest import Workplace

PLUGIN = '''
import re
from dataclasses import dataclass
from typing import ClassVar

from notelint import Finding, Rule, hookimpl
from notelint.constructs import InlineConstruct
from notelint.nodes import Parent


class Highlight(Parent):
    type = "highlight"


@dataclass(frozen=True)
class TooBright(Rule):
    """Nothing is highlighted."""

    name = "too-bright"
    group = "test"
    good = bad = ()

    def check(self, note, vault):
        for highlight in note.find(Highlight):
            yield Finding(highlight.span, "this is highlighted")


def read(state, match):
    start, end = match.span()
    if match[0] == "==!==":
        raise ValueError("너무 밝다")
    children = state.parse_within(start + 2, end - 2)
    state.nodes.append(Highlight(state.base + start, state.base + end, children))
    return end


@hookimpl
def notelint_constructs():
    return [InlineConstruct("highlight", "=", re.compile("==[^=]+=="), read)]


@hookimpl
def notelint_rules():
    return [TooBright]
'''


@pytest.fixture
def bright(here: Workplace) -> Workplace:
    """A vault whose configuration names the plugin."""
    config = 'plugins = ["plugin.py"]\nselect = ["too-bright"]\n'
    here.write({"notelint.toml": config, "plugin.py": PLUGIN})
    return here


def test_check_finds_what_a_construct_put_into_the_tree(bright: Workplace) -> None:
    bright.write({"a.md": "# 가\n\n`==나==` ==다==\n", "b.mdx": "==라==\n"})
    run = bright.run("check")
    assert run.out == (
        "a.md:3:9: warning too-bright this is highlighted\n"
        "b.mdx:1:1: warning too-bright this is highlighted\n"
    )
    assert run.code == 1


def test_ast_prints_the_nodes_of_a_construct(bright: Workplace) -> None:
    bright.write({"a.md": "==*가*==\n"})
    (paragraph,) = json.loads(bright.run("ast", "a.md").out)["children"]
    (highlight,) = paragraph["children"]
    assert highlight["type"] == "highlight"
    assert highlight["children"][0]["type"] == "emphasis"
    assert highlight["position"] == {
        "start": {"line": 1, "column": 1, "offset": 0},
        "end": {"line": 1, "column": 8, "offset": 7},
    }


def test_a_construct_that_crashes_is_named_with_its_note(bright: Workplace) -> None:
    bright.write({"a.md": "가\n", "b.md": "==!==\n"})
    for command in ("check", "ast"):
        run = bright.run(command, "a.md", "b.md")
        assert run.code == 2
        assert run.err == (
            "error: b.md: construct `highlight` of notelint_local_plugin_plugin crashed: "
            "ValueError('너무 밝다')\n"
        )


def test_a_conversion_keeps_what_a_construct_reads_as_it_is_written(bright: Workplace) -> None:
    bright.write({"notes/a.md": "# 가\n\n==나 {다}==\n\n%%\n라\n%%\n"})
    for target, braces in (("mdx", "\\{다}"), ("markdown", "{다}")):
        run = bright.run("convert", "notes", "--from", "markdown", "--to", target, "-o", target)
        assert run.code == 0, run.err
        name = "mdx/a.mdx" if target == "mdx" else "markdown/a.md"
        assert f"==나 {braces}==\n\n%%\n라\n%%\n" in bright.read(name)
