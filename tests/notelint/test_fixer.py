"""The fixer, with rules made for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

import pytest

from notelint import Edit, Finding, Fix, Note, Rule, Severity, Span, Vault, fixer
from notelint.harm import harm
from notelint.rule import ActiveRule

PATH = PurePosixPath("노트.md")


@dataclass(frozen=True)
class Replacing(Rule):
    """Every occurrence of a word is replaced."""

    group: ClassVar[str] = "test"
    name: ClassVar[str] = "replacing"

    old: str = ""
    new: str = ""
    safe: bool = True

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        start = note.text.find(self.old)
        while start >= 0:
            span = Span(start, start + len(self.old))
            yield Finding(span, "old", Fix("new", (Edit(span, self.new),), self.safe))
            start = note.text.find(self.old, span.end)


def fixed(text: str, *rules: Rule, unsafe: bool = False, path: PurePosixPath = PATH) -> fixer.Fixed:
    active = [ActiveRule(rule, Severity.WARNING) for rule in rules]
    return fixer.fix(Vault({path: text.encode()}), path, active, unsafe=unsafe)


def test_every_safe_fix_is_applied() -> None:
    result = fixed("가 나 가\n", Replacing("가", "다"))
    assert result.text == "다 나 다\n"
    assert len(result.applied) == 2
    assert result.remaining == ()


def test_the_last_word_of_a_line_can_be_removed() -> None:
    assert fixed("가 나\n", Replacing("나", "")).text == "가 \n"


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    assert fixed("가\n", Replacing("가", "다", safe=False)).text == "가\n"
    assert fixed("가\n", Replacing("가", "다", safe=False), unsafe=True).text == "다\n"


def test_fixes_that_uncover_others_go_on() -> None:
    assert fixed("가\n", Replacing("가", "나"), Replacing("나", "다")).text == "다\n"


def test_fixes_that_overlap_take_turns() -> None:
    result = fixed("가나\n", Replacing("가나", "다라"), Replacing("나", "마"))
    assert result.text == "다라\n"


def test_fixes_that_undo_each_other_are_refused() -> None:
    result = fixed("가\n", Replacing("가", "나"), Replacing("나", "가"))
    assert result.text == "나\n"
    assert [refusal.reason for refusal in result.refused] == ["another fix undoes it"]


def test_a_fix_that_changes_how_the_rest_is_read_is_refused() -> None:
    result = fixed("가\n\n나 *다*\n", Replacing("가", "```"))
    assert result.text == "가\n\n나 *다*\n"
    assert [refusal.reason for refusal in result.refused] == [
        "it would change how the rest of the note is read"
    ]


def test_fixes_that_never_end_are_refused() -> None:
    result = fixed("가\n", Replacing("가", "가가"))
    assert result.text == "가\n"
    assert result.applied == ()
    assert {refusal.reason for refusal in result.refused} == {"it never comes to an end"}


@dataclass(frozen=True)
class Growing(Rule):
    """The first word is doubled, and doubled again; what says so may say how long it is."""

    group: ClassVar[str] = "test"
    name: ClassVar[str] = "growing"

    counting: bool = False

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        word = Span(0, note.text.index(" "))
        message = f"{word.end} letters" if self.counting else "short"
        yield Finding(word, message, Fix("double", (Edit(word, note.source[word] * 2),)))
        if "나" in note.text:
            other = Span(note.text.index("나"), note.text.index("나") + 1)
            yield Finding(other, "other", Fix("다", (Edit(other, "다"),)))


def test_what_never_ends_does_not_hold_back_the_rest() -> None:
    result = fixed("가 나 라\n", Growing(), Replacing("라", "마"))
    assert result.text == "가 다 마\n"
    assert [(r.diagnostic.finding.message, r.reason) for r in result.refused] == [
        ("short", "it never comes to an end")
    ]
    assert [diagnostic.finding.message for diagnostic in result.remaining] == ["short"]


def test_a_rule_that_never_ends_does_not_hold_back_others() -> None:
    result = fixed("가 나 라\n", Growing(counting=True), Replacing("라", "마"))
    assert result.text == "가 나 마\n"
    assert {(r.diagnostic.rule, r.reason) for r in result.refused} == {
        ("growing", "it never comes to an end")
    }


def test_one_bad_fix_does_not_hold_back_the_good_ones() -> None:
    result = fixed("가\n\n나 *다*\n\n라\n", Replacing("가", "```"), Replacing("라", "마"))
    assert result.text == "가\n\n나 *다*\n\n마\n"


def test_fixes_that_edit_all_the_text_below_do_not_hide_that_it_is_swallowed() -> None:
    text = "가\n\n" * 250 + "나\n\n" + "가\n\n" * 250
    result = fixed(text, Replacing("가", "다"), Replacing("나", "```"))
    assert result.text == "다\n\n" * 250 + "나\n\n" + "다\n\n" * 250
    assert [refusal.diagnostic.finding.fix for refusal in result.refused] == [
        Fix("new", (Edit(Span(750, 751), "```"),))
    ]


def test_fixes_that_hold_only_together_are_applied_beside_a_bad_one() -> None:
    path = PurePosixPath("노트.mdx")
    rules = [Replacing("하나", "<b>"), Replacing("둘", "</b>"), Replacing("라", "{")]
    for text in ("하나 가 둘\n\n라 마\n", "라 마\n\n하나 가 둘\n", "하나\n\n둘\n\n라 마\n"):
        result = fixed(text, *rules, path=path)
        assert result.text == text.replace("하나", "<b>").replace("둘", "</b>")
        assert [refusal.reason for refusal in result.refused] == ["MDX would refuse the result"]


def test_a_few_bad_fixes_cost_few_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    proofs = 0

    def counted(note: Note, fixes: Sequence[Fix]) -> str | None:
        nonlocal proofs
        proofs += 1
        return harm(note, fixes)

    monkeypatch.setattr(fixer, "harm", counted)
    lines = [f"{'나' if number in {100, 200, 300} else '가'} *{number}*" for number in range(512)]
    text = "\n\n".join(lines) + "\n"
    result = fixed(text, Replacing("가", "다"), Replacing("나", "```\n"))
    assert result.text == text.replace("가", "다")
    assert len(result.refused) == 3
    assert proofs < 3 * 2 * 9 + 3 * 3


class AlsoReplacing(Replacing):
    """Every occurrence of another word is replaced."""

    name: ClassVar[str] = "also-replacing"


def test_a_rule_whose_fixes_are_mostly_bad_is_given_up_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proofs: list[int] = []

    def counted(note: Note, fixes: Sequence[Fix]) -> str | None:
        proofs.append(len(fixes))
        return harm(note, fixes)

    monkeypatch.setattr(fixer, "harm", counted)
    bad = "가\n\n다\n\n" * 300
    result = fixed(f"{bad}나\n", Replacing("가", "```"), AlsoReplacing("나", "라"))
    assert result.text == f"{bad}라\n"
    assert [refusal.reason for refusal in result.refused] == [
        "too many of its rule's fixes would change how the rest of the note is read"
    ] * 300
    assert len(proofs) < 100


def test_a_fix_that_mdx_would_refuse_is_refused() -> None:
    result = fixed("가\n", Replacing("가", "<가"), path=PurePosixPath("노트.mdx"))
    assert result.text == "가\n"
    assert [refusal.reason for refusal in result.refused] == ["MDX would refuse the result"]


def test_where_mdx_reads_no_tags_a_fix_may_put_the_rest_between_them() -> None:
    path = PurePosixPath("노트.mdx")
    result = fixed("<div>\n\n나\n\n가\n", Replacing("가", "</div>"), path=path)
    assert result.text == "<div>\n\n나\n\n</div>\n"
    assert result.refused == ()


def test_where_mdx_reads_no_tags_all_else_stays_as_it_was() -> None:
    path = PurePosixPath("노트.mdx")
    result = fixed("<div>\n\n가\n\n나 *다*\n", Replacing("가", "```"), path=path)
    assert result.text == "<div>\n\n가\n\n나 *다*\n"
    assert [refusal.reason for refusal in result.refused] == [
        "it would change how the rest of the note is read"
    ]


def test_a_note_that_is_not_utf_8_is_never_fixed() -> None:
    content = b"\xb0\xa1 old\n"
    active = [ActiveRule(Replacing("old", "new"), Severity.WARNING)]
    result = fixer.fix(Vault({PATH: content}), PATH, active)
    assert result.applied == ()
    assert [refusal.reason for refusal in result.refused] == [
        "the file is not UTF-8, so it is not written back"
    ]


def test_line_endings_and_the_byte_order_mark_stay() -> None:
    assert fixed("\ufeff가\r\n나\r\n", Replacing("나", "다")).text == "\ufeff가\r\n다\r\n"


def facts(note: Note) -> int:
    return len(note.text)


def test_facts_of_a_changed_note_are_asked_anew() -> None:
    vault = Vault({PATH: b"one", PurePosixPath("b.md"): b"three"})
    assert dict(vault.gather(facts)) == {PATH: 3, PurePosixPath("b.md"): 5}
    changed = vault.replacing(PATH, b"seven chars"[:7])
    assert dict(changed.gather(facts)) == {PATH: 7, PurePosixPath("b.md"): 5}
    assert dict(vault.gather(facts)) == {PATH: 3, PurePosixPath("b.md"): 5}
