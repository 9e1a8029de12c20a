"""A rule's examples fail when the rule breaks one of its promises."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint.nodes import Text
from notelint.testing import rule_cases


@dataclass(frozen=True)
class Shouting(Rule):
    """Nobody shouts."""

    name = "shouting"
    group = "test"
    fixes = "safe"
    good = [Good("조용하다.\n")]
    bad = [Bad("조용히 ⟦LOUD⟧ 하게.\n", ["`LOUD` is loud"], fixed="조용히 loud 하게.\n")]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for text in note.find(Text):
            start = note.text.find("LOUD", text.start, text.end)
            if start >= 0:
                span = Span(start, start + 4)
                yield Finding(span, "`LOUD` is loud", Fix("Whisper", (Edit(span, "loud"),)))


@dataclass(frozen=True)
class LooksIntoCode(Shouting):
    """It looks at the text, not at the tree."""

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        start = note.text.find("LOUD")
        if start >= 0:
            span = Span(start, start + 4)
            yield Finding(span, "`LOUD` is loud", Fix("Whisper", (Edit(span, "loud"),)))


@dataclass(frozen=True)
class CountsBytes(Shouting):
    """It counts bytes instead of characters."""

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for finding in super().check(note, vault):
            start = len(note.text[: finding.span.start].encode())
            yield Finding(Span(start, start + 4), finding.message, finding.fix)


@dataclass(frozen=True)
class FixesNothing(Shouting):
    """Its fix leaves everything as it was."""

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for finding in super().check(note, vault):
            yield Finding(finding.span, finding.message, Fix("Wait", (Edit(finding.span, "LOUD"),)))


def failing(rule: type[Rule]) -> list[str]:
    failed = []
    for case in rule_cases(rule):
        try:
            case.run()
        except AssertionError:
            failed.append(case.name.removeprefix(f"{rule.name} "))
    return failed


def test_a_good_rule_passes_its_own_examples() -> None:
    assert failing(Shouting) == []
    assert len(rule_cases(Shouting)) >= 10


@pytest.mark.parametrize(
    ("rule", "case"),
    [(LooksIntoCode, "bad0 in code"), (CountsBytes, "bad0"), (FixesNothing, "bad0 fixed")],
)
def test_a_bad_rule_fails(rule: type[Rule], case: str) -> None:
    assert case in failing(rule)


def loudness(note: Note) -> int:
    return note.text.count("LOUD")


@dataclass(frozen=True)
class Listens(Shouting):
    """It asks all notes, and does not say so."""

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if sum(vault.gather(loudness).values()):
            yield from super().check(note, vault)


@dataclass(frozen=True)
class ListensOpenly(Listens):
    """It says what it asks."""

    facts = (loudness,)


def test_a_rule_names_what_it_gathers() -> None:
    with pytest.raises(AssertionError, match="`shouting` gathers `loudness`: name it in `facts`"):
        rule_cases(Listens)[0].run()
    for case in rule_cases(ListensOpenly):
        case.run()
