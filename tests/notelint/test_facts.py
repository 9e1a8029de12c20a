"""What is known of notes: asked once, added up, and brought up to date where a note changes."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from notelint import Note, Vault

A, B, NEW = map(PurePosixPath, ("a.md", "b.md", "새 노트.md"))


def words(note: Note) -> Mapping[str, int]:
    found = note.text.split()
    return {word: found.count(word) for word in found}


def length(note: Note) -> int:
    return len(note.text)


def vault() -> Vault:
    return Vault({A: b"one two", B: b"two three"})


def test_counts_of_all_notes_are_added_up() -> None:
    assert vault().count(words) == {"one": 1, "two": 2, "three": 1}


def test_a_changed_note_is_counted_anew() -> None:
    notes = vault()
    changed = notes.replacing(A, b"two four four")
    assert {**changed.count(words)} == {"one": 0, "two": 2, "three": 1, "four": 2}
    again = changed.replacing(A, b"one")
    assert {**again.count(words)} == {"one": 1, "two": 1, "three": 1, "four": 0}
    assert notes.count(words) == {"one": 1, "two": 2, "three": 1}


def test_a_new_note_is_counted_with_the_others() -> None:
    more = vault().replacing(NEW, "one 하나".encode())
    assert {**more.count(words)} == {"one": 2, "two": 2, "three": 1, "하나": 1}
    assert more.gather(length) == {A: 7, B: 9, NEW: 6}


def test_what_was_learnt_is_not_asked_again() -> None:
    notes = vault()
    notes.facts.learn(length, {A: 100})
    assert notes.gather(length) == {A: 100, B: 9}
    assert notes.replacing(A, b"").gather(length) == {A: 0, B: 9}


def test_sums_can_be_learnt() -> None:
    notes = vault()
    notes.facts.learn_sum(words, {"one": 7, "two": 7})
    assert notes.count(words) == {"one": 7, "two": 7}
    assert {**notes.replacing(A, b"two").count(words)} == {"one": 6, "two": 7}


def test_one_note_can_be_asked() -> None:
    assert vault().ask(length, B) == 9
