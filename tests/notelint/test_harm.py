"""What fixes may do together. Fixes are written as the text and what stands in its place."""

from pathlib import PurePosixPath

import pytest

from notelint import Edit, Fix, Note, Source, Span
from notelint.harm import harm

OTHERWISE = "it would change how the rest of the note is read"


def said(text: str, *fixes: tuple[str, str], path: str = "노트.md") -> str | None:
    """What is said of fixes that each replace the first of some words that is left."""
    edits: list[Edit] = []
    for old, new in fixes:
        taken = {edit.span.start for edit in edits}
        start = text.index(old)
        while start in taken:
            start = text.index(old, start + 1)
        edits.append(Edit(Span(start, start + len(old)), new))
    note = Note.parse(Source(PurePosixPath(path), text))
    return harm(note, [Fix("fix", (edit,)) for edit in edits])


def test_what_no_fix_touches_is_read_as_before() -> None:
    assert said("가 나\n\n라 *마*\n", ("가", "다")) is None
    assert said("가 나\n\n라 *마*\n", ("가", "*다*")) is None
    assert said("가\n\n라 *마*\n", ("가", "```")) == OTHERWISE
    assert said("가\n\n라 *마*\n", ("가", "<!--")) == OTHERWISE


def test_a_fix_may_make_of_its_own_place_what_it_likes() -> None:
    assert said("가\n\n나\n", ("나", "```")) is None
    assert said("가\n\n나 다\n", ("나", "`라`")) is None


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("가\n\n나\n\n다\n", "```"),
        ("가\n\n나\n\n다\n", "<!--"),
        ("가\n\n나 바\n\n다\n", "$$\n"),
        ("가\n나\n다\n", "<!--"),
        ("- 가\n\n  나\n\n  다\n", "~~~"),
        ("> 가\n>\n> 나\n>\n> 다\n", "```"),
        ("| 가 |\n|---|\n| 나 |\n\n다\n", "\n<!--"),
    ],
)
def test_no_fix_swallows_what_another_edits(text: str, opening: str) -> None:
    others = [("가", "라"), ("다", "마")]
    assert said(text, *others) is None
    assert said(text, *others, ("나", opening)) == OTHERWISE


def test_a_fix_swallows_nothing_before_it() -> None:
    assert said("가\n나\n", ("가", "다"), ("나", "---")) == OTHERWISE


def test_no_two_fixes_enclose_a_third() -> None:
    assert said("나 가 나\n", ("가", "다"), ("나", "`"), ("나", "`")) == OTHERWISE
    assert said("나\n\n가\n\n나\n", ("가", "다"), ("나", "```"), ("나", "```")) == OTHERWISE
    text = "나 가 가 가 가 나\n"
    for count in range(1, 5):
        several = [("가", "다")] * count
        assert said(text, *several, ("나", "`"), ("나", "`")) == OTHERWISE


@pytest.mark.parametrize("count", [2, 3, 4, 5, 8, 9, 40])
def test_of_many_fixes_none_is_overlooked(count: int) -> None:
    others = [("가", "다")] * count
    text = "가\n\n" * count
    assert said(text + "나\n", *others, ("나", "```")) is None
    assert said("가\n\n나\n\n" + text, ("나", "```"), *others) == OTHERWISE


def test_fixes_may_hold_only_together() -> None:
    text = "**가(나)**다**라(마)**바 사\n"
    first, second = ("**가(나)**", "<b>가(나)</b>"), ("**라(마)**", "<b>라(마)</b>")
    assert said(text, first) == OTHERWISE
    assert said(text, second) == OTHERWISE
    assert said(text, first, second) is None
    assert said("가 나 다\n", ("가", "<b>"), ("다", "</b>"), path="노트.mdx") is None


def test_fixes_may_change_the_blocks_in_which_others_edit() -> None:
    assert said("가\n- 나 다\n", ("가\n", "가\n\n"), ("다", "라")) is None
    assert said("가\n10. 나 다\n", ("\n10. ", "\n\n10. "), ("다", "라")) is None
