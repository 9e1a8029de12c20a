from pathlib import PurePosixPath

import pytest
from notelint_todo.leftover_todo import LeftoverTodo
from notelint_todo.tally import TALLY
from notelint_todo.text import TEXT

from notelint import Diagnostic, Document, File, Finding, Loss, LossKind, Severity, Source, Span
from notelint.testing import Case, rule_cases


@pytest.mark.parametrize("case", rule_cases(LeftoverTodo), ids=str)
def test_rule(case: Case) -> None:
    case.run()


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
    assert list(TALLY.render([diagnostic, diagnostic])) == ["2 leftover-todo\n"]
