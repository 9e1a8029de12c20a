"""``notelint check --fix``, ``--unsafe-fixes`` and ``--diff``: what is written, and what is not."""

import os
from pathlib import Path

import pytest

from tests.notelint.cli.conftest import CONFIG, Workplace

UNSAFE = CONFIG + "[rules.leftover-todo]\nsafe = false\n"


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_fix_writes_the_notes_that_change_and_no_others(todo: Workplace) -> None:
    todo.write({"a.md": "가 TODO 나\n", "b.md": "끝\n"})
    before = (todo.path / "b.md").stat().st_mtime_ns
    run = todo.run("check", "--fix")
    assert todo.read("a.md") == "가  나\n"
    assert (todo.path / "b.md").stat().st_mtime_ns == before
    assert (run.out, run.code) == ("", 0)
    assert run.err == "Fixed 1 finding in 1 note. All 2 notes are clean.\n"


def test_a_second_run_changes_nothing(todo: Workplace) -> None:
    todo.write({"a.md": "TOTODODO\n"})  # the first fix makes another TODO
    todo.run("check", "--fix")
    assert todo.read("a.md") == "\n"
    assert todo.run("check", "--fix").err == "The note is clean.\n"


def test_line_ends_byte_order_mark_and_permissions_are_kept(todo: Workplace) -> None:
    todo.write({"a.md": "\ufeff가\r\nTODO 나\r\n"})
    (todo.path / "a.md").chmod(0o640)
    todo.run("check", "--fix")
    assert todo.read("a.md") == "\ufeff가\r\n 나\r\n"
    assert (todo.path / "a.md").stat().st_mode & 0o777 == 0o640


def test_nothing_is_left_beside_what_was_written(todo: Workplace) -> None:
    todo.write({"notes/a.md": "TODO\n"})
    todo.run("check", "--fix")
    assert names(todo.path / "notes") == ["a.md"]


def test_what_a_killed_run_left_is_removed_once_it_is_old(todo: Workplace) -> None:
    left = ("notes/.notelint-01234567.tmp", "notes/.notelint-89abcdef.tmp", "notes/.notelint-mine")
    todo.write({"notes/a.md": "TODO\n", **dict.fromkeys(left, "")})
    os.utime(todo.path / left[0], (0, 0))
    todo.run("check", "--fix")
    assert names(todo.path / "notes") == [".notelint-89abcdef.tmp", ".notelint-mine", "a.md"]


def test_a_link_still_points_to_the_note_that_was_fixed(todo: Workplace) -> None:
    todo.write({"a.md": "가 TODO 나\n"})
    (todo.path / "link.md").symlink_to("a.md")
    todo.run("check", "--fix", "link.md")
    assert (todo.path / "link.md").readlink() == Path("a.md")
    assert todo.read("a.md") == "가  나\n"


def test_unsafe_fixes_wait_until_they_are_asked_for(todo: Workplace) -> None:
    todo.write({"notelint.toml": UNSAFE, "a.md": "TODO\n"})
    assert todo.run("check", "--fix").err == (
        "Found 1 error in 1 note (1 fixable with `--unsafe-fixes`).\n"
    )
    assert todo.read("a.md") == "TODO\n"
    assert todo.run("check", "--fix", "--unsafe-fixes").code == 0
    assert todo.read("a.md") == "\n"


def test_diff_shows_what_would_change_and_writes_nothing(todo: Workplace) -> None:
    todo.write({"a b.md": "가\n나 TODO\n다"})
    run = todo.run("check", "--diff")
    assert run.out == (
        "--- a b.md\t\n"
        "+++ a b.md\t\n"
        "@@ -1,3 +1,3 @@\n"
        " 가\n"
        "-나 TODO\n"
        "+나 \n"
        " 다\n"
        "\\ No newline at end of file\n"
    )
    assert run.err == "Would fix 1 finding in 1 note.\n"
    assert run.code == 1
    assert todo.read("a b.md") == "가\n나 TODO\n다"


def test_a_diff_of_nothing_is_empty(todo: Workplace) -> None:
    todo.write({"notelint.toml": UNSAFE, "a.md": "TODO\n"})
    run = todo.run("check", "--diff")
    assert (run.out, run.err, run.code) == ("", "Nothing to fix.\n", 0)
    assert todo.run("check", "--diff", "--unsafe-fixes").code == 1


def test_fixed_stdin_goes_to_stdout_and_what_is_left_to_stderr(todo: Workplace) -> None:
    run = todo.run("check", "--fix", "-", stdin="가 TODO 나\n")
    assert run.out == "가  나\n"
    untouched = todo.run("check", "--fix", "--extend-select", "missing-title", "-", stdin="## 가\n")
    assert untouched.out == "## 가\n"
    assert "stdin.md:1:1: warning missing-title" in untouched.err
    assert untouched.code == 1


def test_bytes_that_are_not_utf8_are_never_written_back(todo: Workplace) -> None:
    content = b"TODO \xc1\xa6\xb8\xf1\n"
    todo.write({"a.md": content})
    run = todo.run("check", "--fix")
    assert (todo.path / "a.md").read_bytes() == content
    assert "the fix for `leftover-todo` was not applied: the file is not UTF-8" in run.err


def test_a_note_that_cannot_be_written_is_named_and_left_as_it_was(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo.write({"a.md": "TODO\n", "b.md": "TODO\n"})

    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    run = todo.run("check", "--fix")
    assert run.code == 2
    assert run.err == (
        "error: a.md: cannot be written: permission denied\n"
        "Fixed 1 finding in 1 note. The note is clean.\n"
    )
    assert (todo.read("a.md"), todo.read("b.md")) == ("TODO\n", "\n")
    assert names(todo.path) == ["a.md", "b.md", "notelint.toml", "plugin.py"]
