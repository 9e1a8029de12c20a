import ast
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from notelint import PluginError, Rule, hookimpl, plugins
from notelint.constructs import NOT_HERE, BlockConstruct, Construct


@dataclass(frozen=True)
class Twin(Rule):
    """A name that is taken."""

    name = "broken-import"
    group = "images"


class TwinPlugin:
    @hookimpl
    def notelint_rules(self) -> list[type[Rule]]:
        return [Twin]


class TwinConstructs:
    @hookimpl
    def notelint_constructs(self) -> list[Construct]:
        return [BlockConstruct("twin", "%", lambda blocks: NOT_HERE)] * 2


class TypoPlugin:
    @hookimpl
    def notelint_ruels(self) -> list[Any]:
        return []


def test_built_ins_arrive_as_plugins() -> None:
    loaded = plugins.load(installed=False)
    assert "broken-import" in loaded.rules
    assert "notion" in loaded.formats
    assert "json" in loaded.reporters


def test_two_rules_of_one_name_are_an_error() -> None:
    with pytest.raises(PluginError, match="two plugins add a rule called `broken-import`"):
        _ = plugins.load([TwinPlugin()], installed=False).rules


def test_two_constructs_of_one_name_are_an_error() -> None:
    with pytest.raises(PluginError, match="two plugins add a construct called `twin`"):
        _ = plugins.load([TwinConstructs()], installed=False).constructs


def test_a_misspelled_hook_is_an_error() -> None:
    with pytest.raises(PluginError, match="notelint_ruels"):
        plugins.load([TypoPlugin()], installed=False)


def test_the_example_plugin_imports_what_is_public() -> None:
    folder = Path(__file__).parents[1] / "plugin_example/notelint_todo"
    imported = {
        node.module
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("notelint")
    }
    public = {"notelint", "notelint.constructs", "notelint.nodes", "notelint.testing"}
    assert {name for name in imported if not name.startswith("notelint_todo")} <= public
    assert "notelint.constructs" in imported


def test_a_python_file_is_a_plugin(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(
        "from notelint import Format, hookimpl\n"
        "@hookimpl\n"
        "def notelint_formats():\n"
        "    return [Format('mine', 'my format', loses='nothing')]\n",
        encoding="utf-8",
    )
    assert "mine" in plugins.load(installed=False, local=[path]).formats


def test_nothing_is_written_beside_a_local_plugin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "mine.py").write_text("", encoding="utf-8")
    plugins.load(installed=False, local=[tmp_path / "mine.py"])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.py"]
    assert not sys.dont_write_bytecode


def test_a_local_plugin_that_crashes_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text("raise RuntimeError('먼저 설정하세요')\n", encoding="utf-8")
    with pytest.raises(PluginError, match=r"broken\.py.*먼저 설정하세요"):
        plugins.load(installed=False, local=[path])


def test_a_local_plugin_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"none\.py` does not exist"):
        plugins.load(installed=False, local=[tmp_path / "none.py"])
