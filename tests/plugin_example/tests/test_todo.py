from pathlib import PurePosixPath

import pytest
from notelint_todo.comment import COMMENT, Comment
from notelint_todo.highlight import HIGHLIGHT, Highlight
from notelint_todo.leftover_comment import LeftoverComment
from notelint_todo.leftover_todo import LeftoverTodo
from notelint_todo.tally import TALLY
from notelint_todo.text import TEXT

from notelint import (
    Diagnostic,
    Document,
    File,
    Finding,
    Loss,
    LossKind,
    Report,
    Severity,
    Source,
    Span,
    parse,
)
from notelint.nodes import plain_text
from notelint.testing import Case, rule_cases


@pytest.mark.parametrize("case", rule_cases(LeftoverTodo, LeftoverComment), ids=str)
def test_rule(case: Case) -> None:
    case.run()


def test_highlights_stand_in_text() -> None:
    note = parse("값은 ==*아주* 크다==. `==코드==`\n", constructs=[HIGHLIGHT])
    (highlight,) = note.find(Highlight)
    assert note.source[highlight.span] == "==*아주* 크다=="
    assert plain_text(highlight) == "아주 크다"


def test_comments_reach_to_the_line_that_ends_them() -> None:
    note = parse("> %%\n> # 비밀\n>\n> 둘\n> %%\n> 글\n", constructs=[COMMENT])
    (comment,) = note.find(Comment)
    assert comment.value == "# 비밀\n\n둘"
    assert note.source[comment.span] == "%%\n> # 비밀\n>\n> 둘\n> %%"


def test_a_comment_that_nothing_ends_reaches_to_the_end() -> None:
    (comment,) = parse("글\n%%\n비밀", constructs=[COMMENT]).find(Comment)
    assert (comment.value, comment.start, comment.end) == ("비밀", 2, 7)


def test_text_keeps_the_words_and_names_lost_images() -> None:
    document = Document(PurePosixPath("a.md"), "# 제목\n\n![곡선](c.png) *끝*\n", "a.md")
    assert TEXT.write is not None
    file, loss = sorted(TEXT.write([document]), key=lambda result: isinstance(result, Loss))
    assert isinstance(file, File)
    assert file.path == PurePosixPath("a.txt")
    assert file.read().decode() == "제목\n\n곡선 끝\n"
    assert loss == Loss("a.md", 3, LossKind.DROPPED, "image c.png")


def test_tally_counts_by_rule() -> None:
    source = Source(PurePosixPath("a.md"), "TODO TODO\n")
    finding = Finding(Span(0, 4), "`TODO` is left")
    diagnostic = Diagnostic("leftover-todo", Severity.WARNING, "a.md", source, finding)
    assert list(TALLY.render(Report([diagnostic, diagnostic]))) == ["2 leftover-todo\n"]
