"""``notelint init`` and ``notelint config --schema``."""

import json
import tomllib

from tests.notelint.cli.conftest import Run, Workplace


def test_a_configuration_is_written_that_changes_nothing(here: Workplace) -> None:
    here.write({"a.md": "![](x.png)\n", "나.mdx": "# 나\n", "c/d.md": ""})
    before = here.run("check")
    assert here.run("init") == Run("", "Wrote notelint.toml.\n", 0)
    text = here.read("notelint.toml")
    assert text.startswith(
        "# What notelint checks here; `notelint config` shows what is in force.\n"
        "# Found: 2 `.md`, 1 `.mdx`.\n"
    )
    assert tomllib.loads(text) == {}
    assert here.run("check") == before


def test_what_stands_in_comments_can_be_used(here: Workplace) -> None:
    here.write({"a.md": "# a\n", "typos.txt": ""})
    here.run("init")
    lines = here.read("notelint.toml").splitlines()
    used = [line.removeprefix("# ") if "=" in line or "# [" in line else "" for line in lines]
    here.write({"notelint.toml": "\n".join(used)})
    assert here.run("check").code == 1
    assert "typos.txt" in here.run("config").out


def test_a_site_in_a_folder_is_named(here: Workplace) -> None:
    here.write({"website/docusaurus.config.js": "module.exports = {};\n", "website/docs/a.md": ""})
    here.run("init")
    found = tomllib.loads(here.read("notelint.toml"))
    assert found == {"docusaurus": {"site-dir": "website"}}


def test_a_configuration_is_never_overwritten(todo: Workplace) -> None:
    before = todo.read("notelint.toml")
    assert todo.run("init") == Run(
        "",
        "error: notelint.toml: is a configuration already; `notelint config` shows it\n",
        2,
    )
    assert todo.read("notelint.toml") == before


def test_another_folder_can_be_named(here: Workplace) -> None:
    here.write({"sub/a.md": ""})
    assert here.run("init", "sub").err == "Wrote sub/notelint.toml.\n"
    assert here.run("init", "none").code == 2


def test_the_schema_knows_the_rules_of_plugins(todo: Workplace) -> None:
    schema = json.loads(todo.run("config", "--schema").out)
    assert "leftover-todo" in schema["properties"]["rules"]["properties"]
