from collections.abc import Callable

from notelint import Edit, Fix, Span
from notelint.edits import Moves, apply, edits_of

TEXT = "가나다라마바"
EDITS = [Edit(Span(1, 2), "xyz"), Edit(Span(3, 3), "!"), Edit(Span(4, 6), "")]


def test_edits_are_applied_in_any_order() -> None:
    assert apply(TEXT, EDITS) == apply(TEXT, EDITS[::-1]) == "가xyz다!라"


def test_edits_at_one_place_keep_their_order() -> None:
    insert: Callable[[str], Edit] = lambda text: Edit(Span(1, 1), text)  # noqa: E731
    assert apply("가나", [insert("1"), insert("2")]) == "가12나"


def test_the_edits_of_several_fixes_come_by_place() -> None:
    fixes = [Fix("둘", (EDITS[2], EDITS[0])), Fix("하나", (EDITS[1],))]
    assert edits_of(fixes) == EDITS


def test_where_edits_wrote() -> None:
    assert Moves(EDITS).written() == [Span(1, 4), Span(5, 6), Span(7, 7)]


def test_what_no_edit_replaces_is_kept_and_moves() -> None:
    moves = Moves(EDITS)
    kept = moves.kept(Span(0, 6))
    assert kept == [Span(0, 1), Span(2, 3), Span(3, 4)]
    assert [moves.moved(piece) for piece in kept] == [Span(0, 1), Span(4, 5), Span(6, 7)]
    assert moves.kept(Span(2, 4)) == [Span(2, 3), Span(3, 4)]
    assert moves.kept(Span(4, 6)) == []


def test_what_edits_write_within_a_span() -> None:
    moves = Moves(EDITS)
    assert moves.instead(Span(0, 6)) == [Span(1, 4), Span(5, 6), Span(7, 7)]
    assert moves.instead(Span(2, 3)) == []
