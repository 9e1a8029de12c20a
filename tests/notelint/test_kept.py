"""Notes stay parsed as long as there is room for them."""

from pathlib import PurePosixPath

from notelint import parse
from notelint.kept import KeptNotes


def test_the_first_notes_stay_and_of_the_others_the_last_asked_for() -> None:
    kept = KeptNotes(room=25)
    paths = [PurePosixPath(f"{number:02}.md") for number in range(30)]
    for path in paths:
        kept.keep(path, parse("열 글자짜리 글이다"))  # ten characters
    there = [path.stem for path in paths if kept.get(path)]
    assert there == ["00", "01", *(f"{number:02}" for number in range(14, 30))]


def test_a_short_note_still_finds_room_where_a_long_one_does_not() -> None:
    kept = KeptNotes(room=3)
    long, short = PurePosixPath("long.md"), PurePosixPath("short.md")
    kept.keep(long, parse("길다 길다"))
    kept.keep(short, parse("짧다"))
    for number in range(20):
        kept.keep(PurePosixPath(f"{number}.md"), parse("길다 길다"))
    assert kept.get(long) is None
    assert kept.get(short) is not None


def test_notes_that_change_are_left_out() -> None:
    kept = KeptNotes()
    one, other = PurePosixPath("a.md"), PurePosixPath("b.md")
    kept.keep(one, parse("a"))
    kept.keep(other, parse("b"))
    others = kept.without({one})
    assert others.get(one) is None
    assert others.get(other) is kept.get(other)
