"""The baseline: what was accepted stays accepted, and nothing else does."""

from collections import Counter
from pathlib import PurePosixPath

import pytest

from notelint import Diagnostic, Finding, InputError, Severity, Source, Span
from notelint.baseline import Accepted, Compared, accept, compare, from_json, to_json


def found(path: str, text: str, *under: str, rule: str = "broken-link") -> Diagnostic:
    """A finding at the first ``x`` of a text."""
    at = text.index("x")
    source = Source(PurePosixPath(path), text)
    finding = Finding(Span(at, at + 1), "`x` is here")
    return Diagnostic(rule, Severity.ERROR, path, source, finding, under)


def against(before: list[Diagnostic], now: list[Diagnostic], *gone: str) -> Compared:
    return compare(now, accept(before), lambda path: path not in gone)


def test_what_was_accepted_is_not_new_wherever_its_line_stands() -> None:
    before = [found("a.md", "본문 x\n", "제목")]
    assert against(before, before) == Compared((), Counter())
    assert against(before, [found("a.md", "위에\n\n본문  x \n", "제목")]) == Compared((), Counter())


def test_a_second_of_the_kind_is_new() -> None:
    one = found("a.md", "본문 x\n", "제목")
    assert against([one], [one, one]).new == (one,)
    assert against([one, one], [one, one]) == Compared((), Counter())
    elsewhere = found("a.md", "본문 x\n", "다른 제목")
    assert against([one], [elsewhere, one]).new == (elsewhere,)


def test_another_rule_another_line_another_note_is_new() -> None:
    before = [found("a.md", "본문 x\n")]
    others = [
        found("a.md", "본문 x\n", rule="broken-anchor"),
        found("a.md", "본문은 x\n"),
        found("b.md", "본문 x\n"),
    ]
    for other in others:
        compared = against(before, [other])
        assert compared.new == (other,)
        assert compared.stale == Counter([Accepted("a.md", "broken-link", "본문 x")])


def test_a_paragraph_may_move_within_its_note() -> None:
    before = [found("a.md", "본문 x\n", "하나"), found("a.md", "다른 x\n", "하나")]
    now = [found("a.md", "다른 x\n", "둘", "셋"), found("a.md", "본문 x\n", "둘")]
    assert against(before, now) == Compared((), Counter())


def test_a_note_may_be_renamed() -> None:
    before = [found("a.md", "본문 x\n", "하나")]
    renamed = [found("가/b.md", "본문 x\n", "하나")]
    assert against(before, renamed, "a.md") == Compared((), Counter())
    assert against(before, renamed).new == tuple(renamed)


def test_a_note_that_was_there_before_takes_nothing_over() -> None:
    before = [found("a.md", "본문 x\n"), found("b.md", "다른 x\n")]
    now = [found("b.md", "본문 x\n"), found("b.md", "다른 x\n")]
    assert against(before, now, "a.md").new == (now[0],)


def about(path: str, text: str, message: str, rule: str = "notion-id-in-name") -> Diagnostic:
    """A finding about a note as a whole, on its first line."""
    source = Source(PurePosixPath(path), text)
    return Diagnostic(rule, Severity.WARNING, path, source, Finding(source.line(1), message))


def test_what_is_said_of_a_note_stays_accepted_when_its_first_line_is_another() -> None:
    before = [about("a.md", "# 제목\n", "the name has an id"), found("a.md", "본문 x\n")]
    now = [about("a.md", "새 문단\n\n# 제목\n", "the name has an id"), before[1]]
    assert against(before, now) == Compared((), Counter())


def test_something_else_that_is_said_of_a_note_is_new() -> None:
    before = [about("a.md", "# 제목\n", "`a.png` is used by no note")]
    other = about("a.md", "# 제목\n", "`b.png` is used by no note")
    assert against(before, [other]).new == (other,)


def test_a_first_line_may_move_down_and_another_up() -> None:
    message = "`##` in line 9 is the same"
    first = about("a.md", "## x\n", message)
    below = found("a.md", "새 문단\n\n## x\n", rule="notion-id-in-name")
    assert against([first], [below]) == Compared((), Counter())
    assert against([below], [first]) == Compared((), Counter())
    later = about("a.md", "## x\n", "`##` in line 12 is the same")
    assert against([first], [later]) == Compared((), Counter())


def test_what_is_found_no_more_is_stale() -> None:
    before = [found("a.md", "본문 x\n"), found("a.md", "본문 x\n")]
    assert against(before, before[:1]).stale == Counter([Accepted("a.md", "broken-link", "본문 x")])


def test_a_baseline_is_written_a_line_a_finding_and_read_again() -> None:
    baseline = accept(
        [
            found("나.md", "- `x`\t끝\n", "제목", "부제"),
            found("a.md", "가 x\n", rule="misspelling"),
            found("a.md", "가 x\n", rule="misspelling"),
        ]
    )
    content = to_json(baseline)
    assert content.decode() == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": {\n'
        '    "a.md": [\n'
        '      {"rule": "misspelling", "line": "가 x", "under": [], "count": 2}\n'
        "    ],\n"
        '    "나.md": [\n'
        '      {"rule": "broken-link", "line": "- `x` 끝", "under": ["제목", "부제"]}\n'
        "    ]\n"
        "  }\n"
        "}\n"
    )
    assert from_json(content, "b.json") == baseline
    assert from_json(to_json(Counter()), "b.json") == Counter()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b"{}", b'{"version": 1, "findings": [1]}', b"[" * 100_000],
    ids=["empty", "no text", "a list", "an object", "odd findings", "deep"],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"^b\.json: is no baseline"):
        from_json(content, "b.json")


def test_a_baseline_of_the_future_is_refused() -> None:
    with pytest.raises(InputError, match="is of version 2"):
        from_json(b'{"version": 2}', "b.json")
