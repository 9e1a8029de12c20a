"""``notelint check --watch`` and ``--quiet``, and how far a run is."""

import time
from collections.abc import Callable, Iterator

import pytest

from notelint.cli.progress import Progress
from tests.notelint.cli.conftest import CONFIG, Workplace

WAITING = "Waiting for changes; Ctrl-C ends.\n"


def edits(*steps: Callable[[], object]) -> Callable[[float], None]:
    """In place of sleeping, make one change each time nothing has happened for two looks; then
    Ctrl-C.
    """
    left: Iterator[Callable[[], object]] = iter(steps)
    naps = 0

    def sleep(seconds: float) -> None:
        nonlocal naps
        naps += 1
        if naps % 3 == 0:
            change = next(left, None)
            if change is None:
                raise KeyboardInterrupt
            change()

    return sleep


def test_watch_checks_again_after_each_change(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo.write({"a.md": "TODO\n"})
    sleep = edits(
        lambda: todo.write({"a.md": "끝났다\n"}),
        lambda: todo.write({"neu/b.md": "새 TODO\n"}),
        lambda: todo.write({"notelint.toml": CONFIG + '[rules.leftover-todo]\nword = "새"\n'}),
    )
    monkeypatch.setattr(time, "sleep", sleep)
    run = todo.run("check", "--watch")
    assert run.out == (
        "a.md:1:1: error leftover-todo `TODO` is left\n"
        "neu/b.md:1:3: error leftover-todo `TODO` is left\n"
        "neu/b.md:1:1: error leftover-todo `새` is left\n"
    )
    assert run.err.count(WAITING) == 4
    assert run.err.endswith(WAITING + "interrupted\n")
    assert run.code == 130


def test_watch_goes_on_after_an_error(todo: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    todo.write({"a.md": "TODO\n"})
    sleep = edits(
        lambda: todo.write({"notelint.toml": "select = 1\n"}),
        lambda: todo.write({"notelint.toml": CONFIG}),
    )
    monkeypatch.setattr(time, "sleep", sleep)
    run = todo.run("check", "--watch")
    assert run.out == "a.md:1:1: error leftover-todo `TODO` is left\n" * 2
    assert "error: notelint.toml" in run.err
    assert run.code == 130


def test_watch_waits_until_a_change_has_come_to_an_end(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo.write({"a.md": "가\n"})
    lengths = iter(range(1, 30))

    def sleep(seconds: float) -> None:
        number = next(lengths)
        if number > 20:
            raise KeyboardInterrupt
        if 5 <= number < 15:  # somebody writes, bit by bit
            todo.write({"a.md": "TODO\n" * number})

    monkeypatch.setattr(time, "sleep", sleep)
    run = todo.run("check", "--watch")
    assert run.out.count("\n") == 14
    assert run.err.count(WAITING) == 2


def test_what_is_wrong_from_the_start_ends_it(todo: Workplace) -> None:
    todo.write({"a.md": "가\n", "notelint.toml": "select = 1\n"})
    assert todo.run("check", "--watch").code == 2


@pytest.mark.parametrize("option", ["-", "--add-suppressions"])
def test_watch_does_not_go_with(option: str, todo: Workplace) -> None:
    todo.write({"a.md": "가\n"})
    run = todo.run("check", "--watch", option, stdin="가\n")
    assert (run.code, "`--watch` goes with neither" in run.err) == (2, True)


def test_quiet_prints_findings_and_nothing_else(todo: Workplace) -> None:
    todo.write({"a.md": "TODO\n"})
    run = todo.run("check", "--quiet")
    assert run.out == "a.md:1:1: error leftover-todo `TODO` is left\n"
    assert (run.err, run.code) == ("", 1)


def test_quiet_names_notes_that_cannot_be_read(todo: Workplace) -> None:
    todo.write({"a.md": b"\xff\xfe\x00"})
    run = todo.run("check", "-q")
    assert (run.err, run.code) == ("error: a.md: is UTF-16; notes are UTF-8\n", 2)


def test_progress_is_said_once_a_run_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = iter([0.0, 0.5, 2.0, 2.05, 3.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(now))
    progress = Progress()
    progress.begin("checking", 4000)
    for _ in range(4):
        progress.step(600)
    assert (
        capsys.readouterr().err == "\rchecking 1,200 of 4,000 notes\rchecking 2,400 of 4,000 notes"
    )
    progress.end()
    assert capsys.readouterr().err == f"\r{' ' * 29}\r"


def test_a_short_run_says_nothing_of_its_progress(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    progress = Progress()
    progress.begin("checking", 1)
    progress.step(1)
    progress.end()
    assert capsys.readouterr().err == ""


def test_there_is_no_progress_in_a_pipe(todo: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    todo.write({"a.md": "가\n"})
    seconds = iter(range(10_000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(seconds)))
    assert todo.run("check", "--no-cache").err == "The note is clean.\n"
