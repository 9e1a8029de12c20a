"""What the README shows is what notelint does."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from notelint import Rule

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = [block.partition("\n") for block in _CONSOLE.findall(README)]
"""Each console block: the command after ``$``, and what it prints."""
SETUP = [command.removeprefix("$ ") for command, _, _ in SHOWN if "pip install" in command]
RUNS = [
    (command.removeprefix("$ notelint "), output)
    for command, _, output in SHOWN
    if command.startswith("$ notelint ")
]


def notelint(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run notelint as a reader would; what goes to stderr is in ``stdout``, too."""
    return subprocess.run(
        [sys.executable, "-m", "notelint", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def test_the_first_command_installs_notelint_and_checks_the_examples() -> None:
    assert SETUP[0] == (
        "python3 -m venv .venv && .venv/bin/pip install . "
        "&& .venv/bin/notelint check --exit-zero examples"
    )


def test_the_second_command_installs_the_development_extras_and_runs_the_tests() -> None:
    assert SETUP[1] == (
        "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"
    )
    assert len(SETUP) == 2


def test_ci_runs_both_commands_as_the_readme_has_them() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert 'bash -euo pipefail -c "$(readme_command 1)"' in script
    assert 'bash -euo pipefail -c "$(readme_command 2)"' in script
    assert [line for line in README.splitlines() if line.startswith("$ python3 -m venv")] == [
        f"$ {command}" for command in SETUP
    ]


@pytest.mark.parametrize(("arguments", "output"), RUNS, ids=lambda value: value.partition("\n")[0])
def test_a_command_prints_what_the_readme_shows(
    arguments: str, output: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    result = notelint(arguments.split(), tmp_path)
    assert result.returncode in {0, 1}, result.stdout
    assert result.stdout == output


def test_the_readme_shows_runs() -> None:
    assert len(RUNS) >= 2


def test_the_configuration_shown_is_one(tmp_path: Path) -> None:
    block = re.search(r"^```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    assert "notelint" in tomllib.loads(block[1])["tool"]
    (tmp_path / "pyproject.toml").write_text(block[1], encoding="utf-8")
    (tmp_path / "words.txt").write_text("", encoding="utf-8")
    (tmp_path / "note.md").write_text("# 제목\n", encoding="utf-8")
    result = notelint(["check"], tmp_path)
    assert result.returncode == 0, result.stdout


def test_the_rule_shown_is_one() -> None:
    block = re.search(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    names: dict[str, object] = {"__name__": "readme"}
    imports = (
        "import re\nfrom collections.abc import Iterator\nfrom dataclasses import dataclass\n"
        "from notelint import *\nfrom notelint.nodes import Text\n"
    )
    exec(imports + block[1], names)
    rule = names["LeftoverTodo"]
    assert isinstance(rule, type)
    assert issubclass(rule, Rule)
