"""``notelint baseline`` and ``check --baseline``: only what is new is reported."""

import pytest

from tests.notelint.cli.conftest import Run, Workplace


@pytest.fixture
def accepted(todo: Workplace) -> Workplace:
    """A vault whose two findings are accepted."""
    todo.write({"a.md": "# 하나\n\nTODO 한글\n", "b/c.md": "TODO\n"})
    assert todo.run("baseline") == Run("", "Accepted 2 findings in notelint-baseline.json.\n", 0)
    return todo


def check(place: Workplace, *options: str) -> Run:
    return place.run("check", "--baseline", "notelint-baseline.json", *options)


def test_a_baseline_names_notes_from_its_own_folder(accepted: Workplace) -> None:
    assert accepted.read("notelint-baseline.json") == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": {\n'
        '    "a.md": [\n'
        '      {"rule": "leftover-todo", "line": "TODO 한글", "under": ["하나"]}\n'
        "    ],\n"
        '    "b/c.md": [\n'
        '      {"rule": "leftover-todo", "line": "TODO", "under": [], "message": "`TODO` is left"}\n'
        "    ]\n"
        "  }\n"
        "}\n"
    )


def test_what_is_accepted_is_not_reported(accepted: Workplace) -> None:
    assert check(accepted) == Run("", "All 2 notes are clean.\n", 0)
    assert accepted.run("check").code == 1


def test_what_is_new_is_reported(accepted: Workplace) -> None:
    accepted.write({"a.md": "# 하나\n\n위에\n\nTODO 한글\n\nTODO 더\n"})
    run = check(accepted)
    assert run.out == "a.md:7:1: error leftover-todo `TODO` is left\n"
    assert run.code == 1


def test_it_does_not_matter_where_it_is_run(
    accepted: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(accepted.path / "b")
    run = accepted.run("check", "--baseline", "../notelint-baseline.json", "..")
    assert run == Run("", "All 2 notes are clean.\n", 0)


def test_what_is_gone_is_named_and_forgotten_when_asked(accepted: Workplace) -> None:
    accepted.write({"a.md": "# 하나\n"})
    run = check(accepted)
    assert run.err == (
        "warning: notelint-baseline.json: 1 accepted finding is found no more;"
        " `notelint baseline --prune` forgets what is gone\n"
        "All 2 notes are clean.\n"
    )
    assert run.code == 0
    accepted.write({"d.md": "TODO new\n"})
    assert accepted.run("baseline", "--prune").err == (
        "Forgot 1 finding, 1 are left in notelint-baseline.json.\n"
    )
    assert check(accepted).out == "d.md:1:1: error leftover-todo `TODO` is left\n"


def test_of_notes_that_are_not_checked_nothing_is_gone(accepted: Workplace) -> None:
    assert check(accepted, "a.md") == Run("", "The note is clean.\n", 0)


def test_a_renamed_note_stays_accepted(accepted: Workplace) -> None:
    (accepted.path / "b" / "c.md").rename(accepted.path / "새.md")
    assert check(accepted).out == ""


def test_a_file_that_is_no_baseline_is_refused(accepted: Workplace) -> None:
    accepted.write({"notelint-baseline.json": "[]"})
    run = check(accepted)
    assert run.code == 2
    assert run.err == (
        "error: notelint-baseline.json: is no baseline: `notelint baseline` writes one\n"
    )
    run = accepted.run("check", "--baseline", "none.json")
    assert (run.code, run.err) == (
        2,
        "error: none.json: cannot be read: no such file or directory\n",
    )
