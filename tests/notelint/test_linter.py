import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

import pytest

from notelint import (
    ConfigError,
    Finding,
    Note,
    Outcome,
    PluginError,
    Rule,
    Severity,
    Span,
    Vault,
)
from notelint.linter import lint
from notelint.rule import ActiveRule


@dataclass(frozen=True)
class Words(Rule):
    """Every word is reported, the last one first."""

    name = "words"
    group = "test"

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        end = len(note.text)
        for word in reversed(note.text.split()):
            start = note.text.rindex(word, 0, end)
            yield Finding(Span(start, start + len(word)), word)
            end = start


@dataclass(frozen=True)
class Crashing(Rule):
    """It never works."""

    name = "crashing"
    group = "test"

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        raise ZeroDivisionError


@dataclass(frozen=True)
class Misconfigured(Rule):
    """Its option names a file that is not there."""

    name = "misconfigured"
    group = "test"

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        raise ConfigError("words.txt does not exist")


VAULT = Vault({PurePosixPath("a.md"): "하나 둘\n".encode(), PurePosixPath("b.md"): b"x\n"})


def selection(path: PurePosixPath) -> list[ActiveRule]:
    return [ActiveRule(Words(), Severity.ERROR)] if path.name == "a.md" else []


def test_diagnostics_come_by_place() -> None:
    found = list(lint(VAULT, VAULT.notes, selection))
    assert [diagnostic.finding.message for diagnostic in found] == ["하나", "둘"]
    assert {(d.rule, d.severity, d.path) for d in found} == {("words", Severity.ERROR, "a.md")}


def test_a_rule_that_crashes_is_named_with_its_note() -> None:
    active = [ActiveRule(Crashing(), Severity.ERROR)]
    with pytest.raises(PluginError, match=r"a\.md: rule `crashing` of .*test_linter crashed"):
        list(lint(VAULT, VAULT.notes, lambda _: active))


def test_what_the_user_can_mend_is_no_crash() -> None:
    active = [ActiveRule(Misconfigured(), Severity.ERROR)]
    with pytest.raises(ConfigError, match=r"^words\.txt does not exist$"):
        list(lint(VAULT, VAULT.notes, lambda _: active))


@dataclass(frozen=True)
class Silenced(Rule):
    """Every comment that silences something is reported."""

    name = "silenced"
    group = "test"

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        yield from ()

    def review(self, note: Note, vault: Vault, outcome: Outcome) -> Iterator[Finding]:
        for suppression, rule in outcome.silenced:
            yield Finding(suppression.span, rule)


def test_rules_are_told_which_comments_silence_something() -> None:
    lines = [
        "하나 <!-- notelint: allow words -->",
        "<!-- notelint: allow words, other -->",
        "둘",
        "",
        "<!-- notelint: allow words -->",
    ]
    vault = Vault({PurePosixPath("a.md"): "\n".join(lines).encode()})
    both = [ActiveRule(rule, Severity.ERROR) for rule in (Words(), Silenced())]
    found = list(lint(vault, vault.notes, lambda path: both))
    silenced = [d.finding for d in found if d.rule == "silenced"]
    assert silenced == [Finding(Span(3, 33), "words"), Finding(Span(34, 71), "words")]


def steps(text: str) -> int:
    """How many functions are called, and generators resumed, to check a note."""
    path = PurePosixPath("a.md")
    vault = Vault({path: text.encode()})
    rules = [ActiveRule(rule, Severity.ERROR) for rule in (Words(), Silenced())]
    assert vault.note(path).suppressions
    counted = count()
    sys.setprofile(lambda frame, event, value: next(counted) and None)
    try:
        list(lint(vault, [path], lambda path: rules))
    finally:
        sys.setprofile(None)
    return next(counted)


@pytest.mark.parametrize(
    "part",
    [
        "하나\n\n<!-- notelint: allow words -->\n\n",
        "<!-- notelint: allow words -->\n\n",
        "하나 <!-- notelint: allow words -->\n",
        "<!-- notelint: allow-file words -->\n\n하나\n\n",
    ],
)
def test_ten_times_the_comments_take_ten_times_the_steps(part: str) -> None:
    assert steps(part * 300) < 12 * steps(part * 30)
