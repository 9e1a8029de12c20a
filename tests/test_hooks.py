"""The pre-commit hooks and the GitHub action, as far as they can be run without a network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook
    for hook in yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
}


def test_there_are_three_hooks_which_run_on_both_kinds_of_notes() -> None:
    assert {name: hook["entry"] for name, hook in HOOKS.items()} == {
        "notelint": "notelint check --force-exclude",
        "notelint-fix": "notelint check --force-exclude --fix",
        "notelint-vault": "notelint check",
    }
    for hook in HOOKS.values():
        assert hook["language"] == "python"
        assert hook["types_or"] == ["markdown", "mdx"]
        assert hook["require_serial"] is True
    assert HOOKS["notelint-vault"]["pass_filenames"] is False


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with hooks that use the notelint that is installed here."""
    for program in ("git", "pre-commit"):
        if shutil.which(program, path=f"{BIN}{os.pathsep}{os.environ['PATH']}") is None:
            pytest.skip(f"{program} is not installed")
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "repository"
    hooks = [{**hook, "language": "system"} for hook in HOOKS.values()]
    files = {
        ".pre-commit-config.yaml": yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}),
        "notelint.toml": 'select = ["links", "images"]\nexclude = ["old"]\n',
        "노트.md": "[b](b.mdx) [없음](none.md)\n",
        "b.mdx": "# b\n\n![](https://a.example/x.png) [c](https://a.example)\n",
        "www.md": "[d](www.example.org/a)\n",
        "old/c.md": "[none](none.md)\n",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    return folder


@pytest.mark.parametrize(
    ("paths", "options", "arguments"),
    [
        (".", "", ["--", "."]),
        ("docs n*t", "--select l*", ["--select", "l*", "--", "docs", "notelint"]),
        ("my notes\n다른 노트\n", "", ["--", "my notes", "다른 노트"]),
    ],
)
def test_the_action_gives_its_inputs_to_notelint_as_they_are(
    tmp_path: Path, paths: str, options: str, arguments: list[str]
) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
    stub = tmp_path / "notelint"
    stub.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    stub.chmod(0o755)
    result = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", action["runs"]["steps"][-1]["run"]],
        cwd=tmp_path,
        env={**os.environ, "NOTELINT": str(stub), "PATHS": paths, "ARGS": options},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert result.stdout.splitlines() == ["check", "--output-format", "github", *arguments]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def pre_commit(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--color=never", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_a_hook_reports_the_notes_it_is_given_and_knows_the_others(repository: Path) -> None:
    run = pre_commit(repository, "notelint", "--files", "노트.md", "b.mdx", "old/c.md")
    assert run.returncode == 1
    assert "노트.md:1:17: error broken-link `none.md` is not there" in run.stdout
    assert "b.mdx:3:1: warning missing-alt-text" in run.stdout
    assert "www.md" not in run.stdout
    assert "old/c.md" not in run.stdout
    assert "`b.mdx` is not there" not in run.stdout


def test_the_fixing_hook_writes_what_is_safe(repository: Path) -> None:
    run = pre_commit(repository, "notelint-fix", "--files", "www.md")
    assert run.returncode == 1
    assert "files were modified by this hook" in run.stdout
    assert (repository / "www.md").read_text("utf-8") == "[d](https://www.example.org/a)\n"


def test_the_vault_hook_reports_every_note(repository: Path) -> None:
    run = pre_commit(repository, "notelint-vault", "--files", "b.mdx")
    assert "노트.md:1:17" in run.stdout
    assert "www.md:1:" in run.stdout
    assert "old/c.md" not in run.stdout
