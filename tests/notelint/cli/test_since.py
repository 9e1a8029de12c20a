"""``check --diff-base``: what a change has brought, and nothing that was there before."""

import subprocess
from pathlib import Path

import pytest

from tests.notelint.cli.conftest import Run, Workplace

RULES = "leftover-todo,broken-link,broken-anchor,missing-image"

NOTES: dict[str, str | bytes] = {
    "a.md": "# 하나\n\nTODO 옛것\n\n[b](b.md#둘) ![](그림.png)\n",
    "b.md": "# 둘의 집\n\n## 둘\n\n[없음](없음.md)\n",
    "그림.png": "",
    ".gitignore": "build/\n",
}


@pytest.fixture
def repository(todo: Workplace) -> Workplace:
    todo.write(NOTES)
    git(todo, "init", "-q", "-b", "main")
    commit(todo)
    return todo


def git(place: Workplace, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    subprocess.run(["git", *identity, *arguments], cwd=place.path, check=True, capture_output=True)


def commit(place: Workplace) -> None:
    git(place, "add", ".")
    git(place, "commit", "-q", "-m", "x")


def check(place: Workplace, ref: str = "main", *options: str) -> Run:
    return place.run("check", "--select", RULES, "--diff-base", ref, *options)


def test_nothing_is_new_where_nothing_has_changed(repository: Workplace) -> None:
    assert check(repository) == Run("", "All 2 notes are clean.\n", 0)
    assert repository.run("check", "--select", RULES).out.count("\n") == 2


def test_changed_lines_are_reported_and_the_others_not(repository: Workplace) -> None:
    text = repository.read("a.md").replace("# 하나\n", "# 하나\n\nTODO 새것\n")
    repository.write({"a.md": text, "새 노트.md": "TODO\n"})
    assert check(repository).out == (
        "a.md:3:1: error leftover-todo `TODO` is left\n"
        "새 노트.md:1:1: error leftover-todo `TODO` is left\n"
    )


def test_a_branch_is_compared_with_where_it_began(repository: Workplace) -> None:
    git(repository, "checkout", "-q", "-b", "mine")
    repository.write({"c.md": "TODO\n"})
    commit(repository)
    git(repository, "checkout", "-q", "main")
    repository.write({"d.md": "TODO\n"})
    commit(repository)
    git(repository, "checkout", "-q", "mine")
    assert check(repository).out == "c.md:1:1: error leftover-todo `TODO` is left\n"


def test_a_target_that_vanished_is_reported_where_it_is_linked(repository: Workplace) -> None:
    (repository.path / "그림.png").unlink()
    repository.write({"b.md": "# 둘의 집\n\n## 셋\n\n[없음](없음.md)\n"})
    assert check(repository).out == (
        "a.md:5:5: error broken-anchor `#둘` is no heading or id in `b.md`\n"
        "a.md:5:17: error missing-image `그림.png` is not there\n"
    )


def test_a_renamed_note_keeps_its_old_lines(repository: Workplace) -> None:
    git(repository, "mv", "a.md", "이름.md")
    assert check(repository).out == ""


def test_what_git_ignores_was_there_before_as_it_is_now(repository: Workplace) -> None:
    repository.write({"a.md": "![](build/x.png)\n", "build/x.png": ""})
    commit(repository)
    repository.write({"a.md": "![](build/x.png)\n\n새 줄\n"})
    assert check(repository).out == ""


def test_notes_below_the_working_directory_are_found_in_git(
    repository: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write({"sub/x.md": "TODO\n"})
    monkeypatch.chdir(repository.path / "sub")
    assert check(repository).out == "x.md:1:1: error leftover-todo `TODO` is left\n"


@pytest.mark.parametrize("ref", ["none", "--output=x", ""])
def test_a_commit_that_is_not_there_is_an_error(repository: Workplace, ref: str) -> None:
    run = check(repository, ref)
    assert (run.code, run.err) == (
        2,
        f"error: `--diff-base`: git knows no commit `{ref}` in .\n",
    )


def test_it_does_not_matter_where_it_is_run(
    repository: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.path / "b.md").rename(repository.path / "새 이름.md")
    here = check(repository)
    assert here.out.splitlines()[0] == "a.md:5:5: error broken-link `b.md#둘` is not there"
    monkeypatch.chdir(repository.path.parent)
    above = repository.run("check", "--select", RULES, "--diff-base", "main", "vault")
    assert above.out == "".join(f"vault/{line}\n" for line in here.out.splitlines())
    Path("링크").symlink_to("vault")
    linked = repository.run("check", "--select", RULES, "--diff-base", "main", "링크/.")
    assert linked.out == "".join(f"링크/{line}\n" for line in here.out.splitlines())


def test_a_linked_work_tree_is_one(repository: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "worktree", "add", "-q", "-b", "둘째", "../둘째 나무")
    place = Workplace(repository.path.parent / "둘째 나무")
    place.write({"plugin.py": repository.read("plugin.py"), "c.md": "TODO\n"})
    monkeypatch.chdir(place.path)
    assert check(place).out == "c.md:1:1: error leftover-todo `TODO` is left\n"


def test_a_shallow_clone_is_compared_with_what_it_has(
    repository: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write({"c.md": "TODO\n"})
    commit(repository)
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository.path}", "../clone")
    place = Workplace(repository.path.parent / "clone")
    monkeypatch.chdir(place.path)
    assert check(place, "HEAD").out == ""
    assert check(place, "HEAD~1").err == "error: `--diff-base`: git knows no commit `HEAD~1` in .\n"
    place.write({"d.md": "TODO\n"})
    assert check(place, "origin/main").out == "d.md:1:1: error leftover-todo `TODO` is left\n"


def test_a_submodule_is_compared_with_what_it_was(repository: Workplace) -> None:
    module = Workplace(repository.path.parent / "module")
    module.write({"옛 노트.md": "TODO 옛것\n"})
    git(module, "init", "-q", "-b", "main")
    commit(module)
    allow = ("-c", "protocol.file.allow=always")
    git(repository, *allow, "submodule", "add", "-q", str(module.path), "안 나무")
    found = "안 나무/옛 노트.md:1:1: error leftover-todo `TODO` is left\n"
    assert check(repository).out == found  # on the branch, there was none
    commit(repository)
    assert check(repository).out == ""
    inside = Workplace(repository.path / "안 나무")
    inside.write({"옛 노트.md": "TODO 옛것\n\nTODO 새것\n"})
    new = "안 나무/옛 노트.md:3:1: error leftover-todo `TODO` is left\n"
    assert check(repository).out == new
    commit(inside)
    git(repository, "checkout", "-q", "-b", "mine")
    commit(repository)
    assert check(repository).out == new


def test_outside_of_a_repository_it_is_an_error(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(todo.path.parent))
    todo.write({"a.md": "TODO\n"})
    run = check(todo)
    assert run.code == 2
    assert "not a git repository" in run.err


def test_without_git_it_says_so(repository: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    run = check(repository)
    assert (run.code, run.err) == (
        2,
        "error: `--diff-base` needs git, which is not installed\n",
    )


def test_statistics_count_by_rule(todo: Workplace) -> None:
    todo.write({"a.md": "TODO TODO\n\n![](https://a.example/x.png)\n"})
    run = todo.run("check", "--extend-select", "missing-alt-text", "--statistics")
    assert run.out == "     2  leftover-todo     2 safe fixes\n     1  missing-alt-text\n"
    assert run.code == 1
    assert todo.run("check", "--statistics", "--output-format", "json").code == 2
