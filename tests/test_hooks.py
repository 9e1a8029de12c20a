"""The pre-commit hooks, as pre-commit runs them, with the notelint that is installed here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))
}


class Repository:
    """A git repository with the three hooks in its configuration; what is written is staged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        hooks = [{**hook, "language": "system"} for hook in HOOKS.values()]
        config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]})
        folder.mkdir()
        self.git("init", "-q")
        self.stage(
            {
                ".pre-commit-config.yaml": config,
                "notelint.toml": 'select = ["links", "images"]\nexclude = ["old"]\n',
            }
        )

    def git(self, *arguments: str) -> str:
        run = subprocess.run(
            ["git", *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8"
        )
        return run.stdout

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def stage(self, files: dict[str, str | bytes]) -> None:
        for name, content in files.items():
            self.write(name, content)
        self.git("add", "--all")

    def commit(self) -> None:
        self.git("-c", "user.name=a", "-c", "user.email=a@a.example", "commit", "-qm", "a")

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Of pre-commit: on what is staged, or on the files that are named."""
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--color=never", *arguments],
            cwd=self.folder,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    for program in ("git", "pre-commit"):
        if shutil.which(program, path=path) is None:
            pytest.skip(f"{program} is not installed")
    monkeypatch.setenv("PATH", path)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "SKIP"):
        monkeypatch.delenv(name, raising=False)
    return Repository(tmp_path / "repository")


# What the manifest promises.


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
        assert hook["minimum_pre_commit_version"] == "2.9.2"  # the first with `types_or` mended
    assert HOOKS["notelint-vault"]["pass_filenames"] is False


def test_pre_commit_takes_the_manifest() -> None:
    pytest.importorskip("pre_commit")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (run.returncode, run.stdout) == (0, "")


# What the hooks do.


def test_a_hook_reports_the_notes_it_is_given_and_knows_the_others(repository: Repository) -> None:
    repository.stage(
        {
            "노트.md": "[b](b.mdx) [없음](none.md)\n",
            "b.mdx": "# b\n\n![](https://a.example/x.png) [c](https://a.example)\n",
            "www.md": "[d](www.example.org/a)\n",
            "old/c.md": "[none](none.md)\n",
        }
    )
    run = repository.run("notelint", "--files", "노트.md", "b.mdx", "old/c.md")
    assert run.returncode == 1
    assert "노트.md:1:17: error broken-link `none.md` is not there" in run.stdout
    assert "b.mdx:3:1: warning missing-alt-text" in run.stdout
    assert "www.md" not in run.stdout
    assert "old/c.md" not in run.stdout
    assert "`b.mdx` is not there" not in run.stdout


def test_only_what_is_staged_is_judged(repository: Repository) -> None:
    repository.stage({"a.md": "# a\n\n[b](b.md)\n", "b.md": "# b\n"})
    repository.commit()
    repository.stage({"a.md": "# a\n\n[b](b.md), [there](b.md)\n"})
    unstaged = "# a\n\n[b](b.md), [there](b.md)\n\n[none](none.md)\n"
    repository.write("a.md", unstaged)
    repository.write("beside.md", "[none](none.md)\n")
    run = repository.run("notelint")
    assert run.returncode == 0, run.stdout
    assert repository.read("a.md") == unstaged
    assert repository.run("notelint", "--files", "a.md").returncode == 1


def test_a_commit_without_notes_is_not_looked_at(repository: Repository) -> None:
    repository.stage({"a.md": "[none](none.md)\n"})
    repository.commit()
    repository.stage({"x.png": b"\x89PNG", "y.txt": "[none](none.md)\n"})
    assert "(no files to check)" in repository.run("notelint").stdout


@pytest.mark.parametrize(
    "name", ["두 단어.md", "a b'c.mdx", "-fix.md", "--config=x.md", "d/$(id).md", "*.md"]
)
def test_any_name_is_passed_as_it_is(repository: Repository, name: str) -> None:
    repository.stage({name: "[none](none.md)\n"})
    run = repository.run("notelint")
    assert f"\n{name}:1:8: error broken-link" in run.stdout
    assert "Found 1 error in 1 note." in run.stdout


def test_a_renamed_note_is_judged_where_it_is_now(repository: Repository) -> None:
    repository.stage({"a/b.md": "# b\n\n[c](c.md)\n", "a/c.md": "# c\n\n[b](b.md)\n"})
    repository.commit()
    (repository.folder / "d").mkdir()
    repository.git("mv", "a/b.md", "d/새 이름.mdx")
    run = repository.run("notelint")
    assert "d/새 이름.mdx:3:5: error broken-link `c.md` is not there" in run.stdout
    assert "\na/c.md" not in run.stdout
    assert "a/c.md:3:5: error broken-link" in repository.run("notelint-vault").stdout


# `notelint-fix`.


def test_the_fixing_hook_writes_what_is_safe(repository: Repository) -> None:
    repository.stage({"www.md": "[d](www.example.org/a)\n", "-w.md": "[e](www.example.org/b)\n"})
    run = repository.run("notelint-fix")
    assert run.returncode == 1
    assert "files were modified by this hook" in run.stdout
    assert repository.read("www.md") == "[d](https://www.example.org/a)\n"
    assert repository.read("-w.md") == "[e](https://www.example.org/b)\n"
    assert repository.git("show", ":www.md") == "[d](www.example.org/a)\n"
    repository.git("add", "--all")
    assert repository.run("notelint-fix").returncode == 0


def test_a_fix_in_what_is_staged_leaves_the_rest_to_its_writer(repository: Repository) -> None:
    lines = "".join(f"{number}\n\n" for number in range(20))
    repository.stage({"a.md": f"{lines}x\n"})
    repository.commit()
    repository.stage({"a.md": f"[d](www.example.org/a)\n\n{lines}x\n"})
    repository.write("a.md", f"[d](www.example.org/a)\n\n{lines}[e](www.example.org/b)\n")
    run = repository.run("notelint-fix")
    assert "files were modified by this hook" in run.stdout
    assert repository.read("a.md") == (
        f"[d](https://www.example.org/a)\n\n{lines}[e](www.example.org/b)\n"
    )


def test_a_fix_of_a_line_that_is_changed_again_is_taken_back(repository: Repository) -> None:
    repository.stage({"a.md": "# a\n"})
    repository.commit()
    repository.stage({"a.md": "# a\n\n[d](www.example.org/a)\n"})
    repository.write("a.md", "# a\n\n[d](www.example.org/a), and more\n")
    run = repository.run("notelint-fix")
    assert run.returncode == 1
    assert repository.read("a.md") == "# a\n\n[d](www.example.org/a), and more\n"


# `notelint-vault`.


def test_the_vault_hook_reports_every_note(repository: Repository) -> None:
    repository.stage(
        {"노트.md": "[none](none.md)\n", "b.mdx": "# b\n", "old/c.md": "[none](none.md)\n"}
    )
    repository.commit()
    repository.stage({"b.mdx": "# b\n\nc\n"})
    run = repository.run("notelint-vault")
    assert "노트.md:1:8" in run.stdout
    assert "old/c.md" not in run.stdout


@pytest.mark.parametrize("gone", ["img/그림 1.png", "b.md"])
def test_the_vault_hook_sees_the_note_that_now_points_nowhere(
    repository: Repository, gone: str
) -> None:
    repository.stage(
        {
            "a.md": "# a\n\n![a](<img/그림 1.png>) [b](b.md)\n",
            "b.md": "# b\n",
            "img/그림 1.png": b"\x89PNG\r\n\x1a\n",
        }
    )
    assert repository.run("notelint-vault").returncode == 0
    repository.commit()
    repository.git("rm", "-q", gone)
    run = repository.run("notelint-vault")
    assert run.returncode == 1
    assert f"`{gone}` is not there" in run.stdout
    assert "a.md:3:" in run.stdout
