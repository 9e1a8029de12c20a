"""Several processes check what one would, and say the same."""

import os
import pickle
import signal
from pathlib import Path

import pytest

from notelint.cli.batch import batches
from notelint.cli.crew import Crew
from notelint.cli.notes import collect
from notelint.cli.rulebook import Rulebook
from notelint.cli.share import Share
from notelint.cli.surroundings import Surroundings
from notelint.errors import InputError
from tests.notelint.cli.conftest import Workplace

NOTES = 130

RULES = "leftover-todo,misspelling,broken-anchor"

TEXT = """# 제목 {n}

TODO perpelxity와 perplexity, perplexity, perplexity.

[다음](../{next}/노트.md#제목-{next}) [없음](../{next}/노트.md#없음)
"""


@pytest.fixture
def many(todo: Workplace) -> Workplace:
    """Notes of which each links to the next one, in another share."""
    texts = {f"{n}/노트.md": TEXT.format(n=n, next=n + 1) for n in range(NOTES)}
    todo.write({**texts, f"{NOTES}/노트.md": f"# 제목 {NOTES}\n"})
    return todo


def crew(folder: Path, processes: int) -> Crew:
    notes = collect([folder])
    (batch,) = batches(notes, Rulebook(Surroundings(), {note.parent for note in notes}))
    return Crew(batch, batch.vault(), processes=processes)


def index(share: Share) -> int:
    return share.index


def end(share: Share) -> None:
    if share.index == 1:
        os.kill(os.getpid(), signal.SIGKILL)


def crash(share: Share) -> None:
    if share.index == 1:
        raise ZeroDivisionError


def test_any_number_of_processes_finds_the_same(many: Workplace) -> None:
    one = many.run("check", "--select", RULES, "--jobs", "1")
    assert one.out.count("leftover-todo") == NOTES
    assert one.out.count("misspelling `perpelxity`") == NOTES
    assert one.out.count("broken-anchor `#없음`") == NOTES
    assert one.out.count("\n") == 3 * NOTES
    assert many.run("check", "--select", RULES, "--jobs", "2") == one


def test_any_number_of_processes_fixes_the_same(many: Workplace) -> None:
    one = many.run("check", "--diff", "--jobs", "1")
    assert one.out.count("-TODO") == NOTES
    assert many.run("check", "--diff", "--jobs", "2") == one
    assert many.run("check", "--fix", "--jobs", "2").err.startswith(f"Fixed {NOTES} ")
    assert "leftover-todo" not in many.run("check").out


def test_a_few_notes_are_not_worth_a_second_process(todo: Workplace) -> None:
    todo.write({"a.md": "# a\n", "b.md": "# b\n"})
    with crew(todo.path, 8) as several:
        assert several.each(index) == [0]


def test_a_note_that_is_ignored_but_named_is_checked_once(many: Workplace) -> None:
    many.write({".gitignore": "draft.md\n", "draft.md": "TODO\n"})
    run = many.run("check", "draft.md", "0/노트.md", "--jobs", "2", "--select", "test")
    assert run.out == (
        "0/노트.md:3:1: error leftover-todo `TODO` is left\n"
        "draft.md:1:1: error leftover-todo `TODO` is left\n"
    )


def test_a_share_can_be_sent_to_a_process_that_knows_nothing(many: Workplace) -> None:
    with crew(many.path, 1) as alone:
        there = pickle.loads(pickle.dumps(alone.first))
        assert there.check() == alone.first.check() != {}


def test_a_killed_process_is_named(many: Workplace) -> None:
    message = r"was killed \(signal 9\).*`--jobs 1` needs less"
    with crew(many.path, 2) as both, pytest.raises(InputError, match=message):
        both.each(end)


def test_a_crashed_process_shows_where(many: Workplace, capfd: pytest.CaptureFixture[str]) -> None:
    with crew(many.path, 2) as both, pytest.raises(RuntimeError, match="traceback stands above"):
        both.each(crash)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_what_a_user_can_mend_is_said_as_with_one_process(many: Workplace) -> None:
    many.write({"notelint.toml": '[rules.misspelling]\nwords = "no.txt"\n'})
    run = many.run("check", "--select", "misspelling", "--jobs", "2")
    assert run.code == 2
    assert "no.txt" in run.err
    assert run == many.run("check", "--select", "misspelling", "--jobs", "1")
