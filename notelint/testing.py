"""Turn the examples of rules into tests, for notelint and for plugins.

In a plugin's tests::

    from notelint.testing import Case, rule_cases

    @pytest.mark.parametrize("case", rule_cases(LeftoverTodo), ids=str)
    def test_rule(case: Case) -> None:
        case.run()

Each example is also run in disguise: further down a note, with Windows line ends, in a list
item and a block quote, inside a code block, under a comment that allows it, and through its
fix. A rule that miscounts offsets or looks into code fails.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from notelint import fixer
from notelint.diagnostics import Finding
from notelint.lazy import lazy_re_compile
from notelint.linter import lint_note
from notelint.note import Note
from notelint.papers import KnownPapers
from notelint.rule import ActiveRule, Bad, Good, Rule
from notelint.source import Span
from notelint.vault import Vault
from notelint.whereabouts import OWN_FACTS

E = TypeVar("E")

_PREFACE = "머리말 한 문단, 序文 🧪.\n\n"
_LINE_NUMBER = lazy_re_compile(r"(?<=:)\d+|(?<=line )\d+")


@dataclass(frozen=True)
class Case:
    """One test made of one example; its name is for the test's id."""

    name: str
    run: Callable[[], None]

    def __str__(self) -> str:
        return self.name


def rule_cases(*rules: type[Rule]) -> list[Case]:
    """Every test that the examples of these rules promise."""
    return [case for kind in rules for case in _cases(kind())]


def _cases(rule: Rule) -> Iterator[Case]:
    for number, good in enumerate(rule.good):
        yield _case(rule, f"good{number}", _expect_silence, good)
        yield _case(rule, f"good{number} with CRLF", _expect_silence, _good_with_crlf(good))
    for number, bad in enumerate(rule.bad):
        name = f"bad{number}"
        yield _case(rule, name, _expect_findings, bad)
        yield _case(rule, f"{name} with CRLF", _expect_places, _with_crlf(bad))
        if not bad.in_code:
            yield _case(rule, f"{name} in code", _expect_silence, _in_code(bad))
        yield _case(
            rule, f"{name} allowed in the note", _expect_silence, _allowed_in_note(rule, bad)
        )
        if bad.moves:
            yield _case(rule, f"{name} further down", _expect_places, _further_down(bad))
            yield _case(rule, f"{name} allowed", _expect_silence, _allowed(rule, bad))
        if bad.nests:
            yield _case(rule, f"{name} in an item", _expect_places, _nested(bad, "- ", "  "))
            yield _case(rule, f"{name} in a quote", _expect_places, _nested(bad, "> ", "> "))
        if bad.fixed is not None:
            yield _case(rule, f"{name} fixed", _expect_fix, bad)
            yield _case(rule, f"{name} fixed with CRLF", _expect_fix, _with_crlf(bad))


def _case(rule: Rule, name: str, check: Callable[[Rule, E], None], example: E) -> Case:
    return Case(f"{rule.name} {name}", lambda: check(rule, example))


# What each kind of example promises.


def _expect_silence(rule: Rule, example: Good) -> None:
    assert _findings(rule, example) == []


def _expect_findings(rule: Rule, example: Bad) -> None:
    text, spans = take_marks(example.text)
    findings = _findings(rule, replace(example, text=text))
    assert [finding.span for finding in findings] == spans
    assert [finding.message for finding in findings] == list(example.messages)


def _expect_places(rule: Rule, example: Bad) -> None:
    """As the example itself, but lines named in messages may have moved."""
    text, spans = take_marks(example.text)
    findings = _findings(rule, replace(example, text=text))
    assert [finding.span for finding in findings] == spans
    expected = [_LINE_NUMBER.sub("N", message) for message in example.messages]
    assert [_LINE_NUMBER.sub("N", finding.message) for finding in findings] == expected


def _expect_fix(rule: Rule, example: Bad) -> None:
    text, _ = take_marks(example.text)
    before = replace(example, text=text)
    assert rule.fixes != "no", "the example is fixed, but the rule says that it fixes nothing"
    promised = {finding.fix.safe for finding in _findings(rule, before) if finding.fix}
    assert promised <= ({True} if rule.fixes == "safe" else {True, False})
    path = PurePosixPath(example.path)
    active = _active(rule, example)
    fixed = fixer.fix(_vault(rule, before), path, active, unsafe=True)
    assert [refusal.reason for refusal in fixed.refused] == []
    assert fixed.text == example.fixed
    after = _vault(rule, replace(example, text=fixed.text))
    again = fixer.fix(after, path, active, unsafe=True)
    assert again.text == fixed.text, "the fixed text is fixed again"


# The disguises.


def _further_down(bad: Bad) -> Bad:
    return replace(bad, text=_PREFACE + bad.text)


def _with_crlf(bad: Bad) -> Bad:
    fixed = None if bad.fixed is None else bad.fixed.replace("\n", "\r\n")
    return replace(bad, text=bad.text.replace("\n", "\r\n"), fixed=fixed)


def _good_with_crlf(good: Good) -> Good:
    return replace(good, text=good.text.replace("\n", "\r\n"))


def _nested(bad: Bad, first: str, other: str) -> Bad:
    """The whole example inside a container, its marks with it."""
    lines = bad.text.splitlines(keepends=True)
    nested = [other + line if line.strip() else other.rstrip() + line for line in lines]
    return replace(bad, text=first + nested[0].removeprefix(other) + "".join(nested[1:]))


def _in_code(bad: Bad) -> Good:
    text = take_marks(bad.text)[0]
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return _silent(bad, f"{fence}\n{text.rstrip(chr(10))}\n{fence}\n")


def _allowed_in_note(rule: Rule, bad: Bad) -> Good:
    text = take_marks(bad.text)[0]
    comment = _comment(f"notelint: allow-file {rule.name}", _note(rule, bad, text))
    return _silent(bad, f"{comment}\n\n{text}" if bad.moves else f"{text}\n{comment}\n")


def _allowed(rule: Rule, bad: Bad) -> Good:
    """A comment before each block of the note that holds a mark."""
    text, spans = take_marks(bad.text)
    note = _note(rule, bad, text)
    comment = _comment(f"notelint: allow {rule.name}", note)
    blocks = note.root.children
    starts = {
        max((block.start for block in blocks if block.start <= span.start), default=0)
        for span in spans
    }
    for start in sorted(starts, reverse=True):
        line = text.rfind("\n", 0, start) + 1
        text = f"{text[:line]}{comment}\n\n{text[line:]}"
    return _silent(bad, text)


def _silent(bad: Bad, text: str) -> Good:
    return Good(text, bad.files, bad.path, bad.also, bad.papers)


def _note(rule: Rule, bad: Bad, text: str) -> Note:
    """An example's note as its vault reads it: in a site, ``.md`` is MDX."""
    return _vault(rule, replace(bad, text=text)).note(PurePosixPath(bad.path))


def _comment(content: str, note: Note) -> str:
    return f"{{/* {content} */}}" if note.dialect.mdx else f"<!-- {content} -->"


def take_marks(text: str) -> tuple[str, list[Span]]:
    """Split a marked text into the plain text and the spans marked."""
    plain, *marked = text.split("⟦")
    spans: list[Span] = []
    for part in marked:
        inside, after = part.split("⟧")
        spans.append(Span(len(plain), len(plain) + len(inside)))
        plain += inside + after
    return plain, spans


def _findings(rule: Rule, example: Good | Bad) -> list[Finding]:
    vault = _vault(rule, example)
    diagnostics = lint_note(vault, PurePosixPath(example.path), _active(rule, example))
    unnamed = vault.facts.asked_of_all - {*OWN_FACTS, *rule.facts, *rule.counts}
    if unnamed and not example.also:
        names = ", ".join(f"`{fact.__name__}`" for fact in unnamed)
        raise AssertionError(f"`{rule.name}` gathers {names}: name it in `facts` or `counts`")
    return [diagnostic.finding for diagnostic in diagnostics if diagnostic.rule == rule.name]


def _active(rule: Rule, example: Good | Bad) -> list[ActiveRule]:
    return [ActiveRule(on, on.severity) for on in (rule, *(also() for also in example.also))]


def _vault(rule: Rule, example: Good | Bad) -> Vault:
    texts: Mapping[str, str] = {**example.files, example.path: example.text}
    files = {
        PurePosixPath(path): text.encode(errors="surrogateescape") for path, text in texts.items()
    }
    papers = KnownPapers(example.papers)
    return Vault(files, constructs=tuple(rule.constructs), papers=papers)
