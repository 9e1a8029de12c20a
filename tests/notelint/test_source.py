from pathlib import PurePosixPath

import pytest

from notelint import Source, Span


def source(text: str) -> Source:
    return Source(PurePosixPath("노트.md"), text)


def test_columns_count_code_points() -> None:
    assert source("한글 🧪 a\nb").position(5) == (1, 6)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_ending_ends_a_line(end: str) -> None:
    assert source(f"하나{end}둘").position(2 + len(end)) == (2, 1)


def test_the_end_of_the_text_is_a_place() -> None:
    assert source("a\n").position(2) == (2, 1)
    assert source("").position(0) == (1, 1)


def test_a_line_is_given_without_its_ending() -> None:
    assert source("a\r\nbc\r\n").line(2) == Span(3, 5)
    assert source("a\r\nbc").line(1) == Span(0, 1)


def test_line_separator_and_form_feed_end_no_line() -> None:
    assert source("a\u2028b\fc").position(4) == (1, 5)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(0, 4).covers(Span(2, 4))
    assert not Span(0, 3).covers(Span(2, 4))
