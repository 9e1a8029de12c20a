"""Comments that allow something, and are or are not needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import pytest

from notelint import Finding, KnownPapers, Note, Rule, Span, Vault, fixer
from notelint.linter import lint_note
from notelint.markdown import MARKDOWN, MDX
from notelint.rule import ActiveRule
from notelint_rules.core.unused_suppression import UnusedSuppression


@dataclass(frozen=True)
class LeftoverTodo(Rule):
    """Nothing is left to do."""

    name = "leftover-todo"
    group = "test"

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        start = note.text.find("TODO")
        if start >= 0:
            yield Finding(Span(start, start + 4), "`TODO` is left")


@dataclass(frozen=True)
class MdxTodo(LeftoverTodo):
    """Nothing is left to do in MDX."""

    name = "mdx-todo"
    group = "mdx"


@dataclass(frozen=True)
class PaperTodo(LeftoverTodo):
    """Nothing is left to do about papers."""

    name = "paper-todo"
    group = "papers"


@dataclass(frozen=True)
class NeverFound(Rule):
    """It finds nothing."""

    name = "never-found"
    group = "test"

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        yield from ()


RULES = [
    ActiveRule(rule, rule.severity) for rule in (UnusedSuppression(), LeftoverTodo(), NeverFound())
]
PATH = PurePosixPath("note.md")


def found(text: str) -> list[str]:
    diagnostics = lint_note(Vault({PATH: text.encode()}), PATH, RULES)
    return [f"{d.source[d.finding.span]}: {d.finding.message}" for d in diagnostics]


def fixed(text: str) -> str:
    result = fixer.fix(Vault({PATH: text.encode()}), PATH, RULES)
    assert result.refused == ()
    return result.text


@pytest.mark.parametrize(
    "text",
    [
        "<!-- notelint: allow leftover-todo -->\n\nTODO\n",
        "TODO <!-- notelint: allow leftover-todo -->\n",
        "TODO\n\n<!-- notelint: allow-file leftover-todo -->\n",
        "<!-- notelint: allow-file leftover-todo -->\n\nTODO <!-- notelint: allow leftover-todo -->\n",
        "<!-- notelint: allow other-rule, leftover-todo -->\n\nTODO\n",
        "<!-- notelint: allow leftover-todo, unused-suppression -->\n\n본문\n",
    ],
)
def test_comments_that_are_needed_or_cannot_be_judged(text: str) -> None:
    assert found(text) == []


def test_a_comment_for_another_block_is_not_needed() -> None:
    comment = "<!-- notelint: allow leftover-todo -->"
    assert found(f"{comment}\n\n본문\n\nTODO\n") == [
        f"{comment}: the comment allows `leftover-todo`, which is not found here",
        "TODO: `TODO` is left",
    ]


def test_only_the_name_that_is_not_needed_is_marked() -> None:
    text = "TODO <!-- notelint: allow leftover-todo, never-found -->\n"
    message = "the comment allows `never-found`, which is not found here"
    assert found(text) == [f"never-found: {message}"]


def test_rules_about_mdx_count_in_mdx_only() -> None:
    rules = [ActiveRule(UnusedSuppression(), UnusedSuppression.severity)]
    rules.append(ActiveRule(MdxTodo(), MdxTodo.severity))
    files = {PATH: b"<!-- notelint: allow mdx-todo -->\n\ntext\n"}
    assert lint_note(Vault(files, dialect=MARKDOWN), PATH, rules) == []
    assert len(lint_note(Vault(files, dialect=MDX), PATH, rules)) == 1


def test_rules_about_papers_count_with_an_index_of_papers_only() -> None:
    rules = [ActiveRule(UnusedSuppression(), UnusedSuppression.severity)]
    rules.append(ActiveRule(PaperTodo(), PaperTodo.severity))
    files = {PATH: b"<!-- notelint: allow paper-todo -->\n\ntext\n"}
    assert lint_note(Vault(files), PATH, rules) == []
    papers = KnownPapers({"1706.03762": "Attention Is All You Need"})
    assert len(lint_note(Vault(files, papers=papers), PATH, rules)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 제목\n\nC\n\n본문\n", "# 제목\n\n본문\n"),
        ("# 제목\n\nC\n본문\n", "# 제목\n\n본문\n"),
        ("본문\nC\n둘째\n", "본문\n\n둘째\n"),
        ("본문\n\nC\n", "본문\n\n"),
        ("- 하나\n\n  C\n\n  둘\n", "- 하나\n\n  둘\n"),
        ("> C\n>\n> 본문\n", "> 본문\n"),
        ("| a | b C |\n| - | - |\n", "| a | b |\n| - | - |\n"),
        ("본문 C 끝\n", "본문 끝\n"),
    ],
)
def test_a_comment_is_removed_with_its_lines(text: str, expected: str) -> None:
    assert fixed(text.replace("C", "<!-- notelint: allow leftover-todo -->")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "- 하나\n\nC\n\n- 둘\n",
        "- 하나\n\nC\n\n    code\n",
        "- 하나\n  C\n  둘\n",
        "- C\n\n  하나\n",
    ],
)
def test_a_comment_that_keeps_blocks_apart_stays(text: str) -> None:
    text = text.replace("C", "<!-- notelint: allow leftover-todo -->")
    assert len(found(text)) == 1
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("leftover-todo, other", "other"),
        ("other,leftover-todo", "other"),
        ("one, leftover-todo, two", "one, two"),
    ],
)
def test_a_name_is_removed_with_its_comma(names: str, expected: str) -> None:
    assert fixed(f"<!-- notelint: allow {names} -- 이유 -->\n\n본문\n") == (
        f"<!-- notelint: allow {expected} -- 이유 -->\n\n본문\n"
    )
