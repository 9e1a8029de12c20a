from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile, option
from notelint_rules.spelling.broken_words import broken_words, hangul_words
from notelint_rules.spelling.confusions import korean_confusions
from notelint_rules.spelling.hangul import word_end, word_start
from notelint_rules.spelling.loanwords import meant_loanword
from notelint_rules.spelling.particles import doubled_particles, parted_particles, wrong_particles
from notelint_rules.spelling.prose import is_prose

_HANGUL = lazy_re_compile(r"[가-힣]+")
_HABIT = 2
"""A loanword that more notes than this spell in one way is meant so."""


@dataclass(frozen=True)
class KoreanMisspelling(Rule):
    """Korean is spelt as it is meant.

    Reported is what is wrong however it is meant: syllables that no Korean word has (`데이터셑`,
    `떄문`), particles against the last letter of the word before (`데이터을`, `모델를`, `LLM가`), particles
    written twice or behind a space (`때 까지`), single letters within a word, loanwords with one letter
    wrong (`얼텐션`), and words that are often confused (`안되서`, `왠`, `몇일`, `컨텐츠`). What is expected
    is what the vault writes elsewhere, where it does: what one slip of the fingers on a Korean keyboard
    makes of it.

    Laughter (`앜ㅋㅋ`), onomatopoeia, the names of letters, and names that the note has put in quotes
    are left alone.

    The fix writes the likeliest word. It is unsafe: look at each one.
    """

    name = "korean-misspelling"
    group = "spelling"
    fixes = "unsafe"
    counts = (hangul_words,)

    allow: tuple[str, ...] = option((), "Words that are right, with any particles.")

    good = [
        Good("데이터셋을 지을 때 안 돼서 웬 논문인지, 차이가 큰 마을을 봤다. 앜ㅋㅋ 굿ㅎ\n"),
        Good("`데이터셑`, $데이터셑$, <b id='데이터셑'>값</b>\n"),
        Good("있는 것과 효과, 평가가 다르고 경로와 결과가 같은 예은이. 자음ㄱ, ㄹ을 받침으로.\n"),
    ]
    bad = [
        Bad(
            "⟦데이터셑이⟧ 없기 ⟦떄문임⟧, 한 ⟦단꼐씩⟧.\n",
            [
                "`데이터셑이` is misspelt, expected `데이터셋이`",
                "`떄문임` is misspelt, expected `때문임`",
                "`단꼐씩` is misspelt, expected `단계씩`",
            ],
            "데이터셋이 없기 때문임, 한 단계씩.\n",
            files={"other.md": "단계와 데이터셋\n"},
        ),
        Bad(
            "비용이 ⟦안되서⟧ ⟦왠⟧ ⟦파라미터을을⟧, ⟦모델를⟧ ⟦데이터으로부터⟧ ⟦통해을⟧.\n",
            [
                "`안되서` is misspelt, expected `안 돼서`",
                "`왠` is misspelt, expected `웬`",
                "`파라미터을을` has a particle twice, expected `파라미터를`",
                "`모델를` has a wrong particle, expected `모델을`",
                "`데이터으로부터` has a wrong particle, expected `데이터로부터`",
                "`통해을` has a wrong particle, expected `통해를`",
            ],
            "비용이 안 돼서 웬 파라미터를, 모델을 데이터로부터 통해를.\n",
        ),
        Bad(
            "⟦얼텐션을⟧ 이해할 ⟦때 까지⟧ 읽는다.\n",
            [
                "`얼텐션을` is misspelt, expected `어텐션을`",
                "`때 까지` has a space before its particle, expected `때까지`",
            ],
            "어텐션을 이해할 때까지 읽는다.\n",
        ),
        Bad(
            "⟦모ㄷ델이⟧ 학습된다. ⟦LLM가⟧ GPT를 쓴다.\n",
            [
                "`모ㄷ델이` has a stray letter, `ㄷ`",
                "`LLM가` has a wrong particle, expected `LLM이`",
            ],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if note.text.isascii() or not _HANGUL.search(note.text):
            return
        taken = -1
        for found in sorted(_everything_wrong(note, vault)):
            word = note.source[found.span]
            if found.start < taken or not is_prose(note, *found.span):
                continue
            if any(allowed in word for allowed in self.allow):
                continue
            taken = found.end
            yield _finding(found, word)


class _Wrong(NamedTuple):
    """A word that is wrong, how, and what is expected, the likeliest first."""

    start: int
    order: int
    end: int
    what: str
    expected: tuple[str, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def _finding(found: _Wrong, word: str) -> Finding:
    message = f"`{word}` {found.what}"
    if not found.expected:
        return Finding(found.span, message)
    expected = " or ".join(f"`{text}`" for text in found.expected[:2])
    best = found.expected[0]
    fix = Fix(f"Write `{best}`", (Edit(found.span, best),), safe=False)
    return Finding(found.span, f"{message}, expected {expected}", fix)


def _everything_wrong(note: Note, vault: Vault) -> Iterator[_Wrong]:
    """By place; what is known for sure comes before what is only seen to be wrong."""
    text = note.text
    for confusion in korean_confusions(text):
        start, end = word_start(text, confusion.start), word_end(text, confusion.end)
        expected = text[start : confusion.start] + confusion.right + text[confusion.end : end]
        yield _Wrong(start, 0, end, "is misspelt", (expected,))
    for word in broken_words(note, vault):
        what = f"has a stray letter, `{word.letter}`" if word.letter else "is misspelt"
        yield _Wrong(word.start, 1, word.end, what, tuple(word.expected))
    for order, what, slips in (
        (2, "has a particle twice", doubled_particles(text)),
        (3, "has a wrong particle", wrong_particles(text)),
        (5, "has a space before its particle", parted_particles(text)),
    ):
        for slip in slips:
            start = _acronym_start(text, word_start(text, slip.start))
            expected = text[start : slip.start] + slip.expected
            yield _Wrong(start, order, slip.end, what, (expected,))
    yield from _loanwords(note, vault)


def _loanwords(note: Note, vault: Vault) -> Iterator[_Wrong]:
    """Loanwords with a slip, but for those that several notes write so."""
    wrong = {
        word: "".join(meant)
        for word in vault.ask(hangul_words, note.path)
        if (meant := meant_loanword(word)) and vault.count(hangul_words).get(word, 0) <= _HABIT
    }
    for word in _HANGUL.finditer(note.text) if wrong else ():
        if word[0] in wrong:
            yield _Wrong(word.start(), 4, word.end(), "is misspelt", (wrong[word[0]],))


def _acronym_start(text: str, offset: int) -> int:
    while offset and "A" <= text[offset - 1] <= "Z":
        offset -= 1
    return offset
