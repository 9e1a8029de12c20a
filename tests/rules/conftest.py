"""How tests of rules run a rule over a note that is written in the test."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePosixPath

import pytest

from notelint import KnownPapers, Rule, Vault, fixer
from notelint.linter import lint_note
from notelint.markdown import MDX, Dialect
from notelint.rule import ActiveRule

Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def found() -> Found:
    """Runs a rule over one note; says what it marks, and its messages, in order."""

    def run(
        rule: Rule,
        text: str,
        *,
        path: str = "note.md",
        files: Mapping[str, str] | None = None,
        today: date | None = None,
        dialect: Dialect | None = None,
        papers: Mapping[str, str | None] | None = None,
    ) -> list[tuple[str, str]]:
        contents = {**(files or {}), path: text}
        vault = Vault(
            {PurePosixPath(name): content.encode() for name, content in contents.items()},
            today=today,
            dialect=dialect,
            papers=KnownPapers(papers or {}),
        )
        active = [ActiveRule(rule, rule.severity)]
        diagnostics = lint_note(vault, PurePosixPath(path), active)
        return [(d.source[d.finding.span], d.finding.message) for d in diagnostics]

    return run


def safely_fixed(
    rule: Rule, text: str, files: Mapping[str, str] | None = None, *, unsafe: bool = False
) -> str:
    """Markdown meant for MDX with every safe fix applied, or every fix; each of them must have
    been accepted.
    """
    path = PurePosixPath("note.md")
    contents = {PurePosixPath(name): content.encode() for name, content in (files or {}).items()}
    vault = Vault({**contents, path: text.encode()}, dialect=MDX)
    result = fixer.fix(vault, path, [ActiveRule(rule, rule.severity)], unsafe=unsafe)
    assert result.refused == ()
    return result.text
