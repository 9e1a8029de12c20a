import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import eq

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint_rules.spelling.candidates import Speller
from notelint_rules.spelling.hangul import has_final
from notelint_rules.spelling.languages import is_foreign_passage
from notelint_rules.spelling.prose import is_prose
from notelint_rules.spelling.vocabulary import COUNTS, vocabulary_of_vault
from notelint_rules.spelling.words import Word, passages

# Words that sentences need once at a time, whatever they say.
_WORDS_OF_SENTENCES = """
    a an and are as at be been but by can could for from has have he if in into is its of on or
    our should than the their then there these they this those to was we were when which while
    will with would you your
    about also because before between both each every how just most only other over same
    some such through under until use used using where without
"""
_ONCE = frozenset(_WORDS_OF_SENTENCES.split())
_GAP = re.compile(r"[ \t]+|[ ]?\r?\n[ \t>]*")
_TWICE = re.compile(rf"\b({'|'.join(sorted(_ONCE))})(?:[ \t]+|[ ]?\r?\n[ \t>]*)\1\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]")
_EDGES = "*_~\"'“”‘’()[]（）「」.,;:!?…。，、；：！？"
_BETWEEN = frozenset(("and", "after", "by", "or", "over", "to", "upon"))
_LONGEST_PHRASE = 6
_PAIR = 2
_LEAST_LETTERS = 4
_STEM_AGAIN = re.compile(
    r"(?<![가-힣])(?P<stem>[가-힣]{2,8})(?P<particle>[을를])[ ](?P=stem)[가-힣]*"
)
_HAN_AGAIN = re.compile(r"(?P<phrase>[\u3400-\u4dbf\u4e00-\u9fff]{4,20})(?P=phrase)")
_LEAST_CHARACTERS = 3


@dataclass(frozen=True)
class RepeatedWords(Rule):
    """A phrase stands once where it stands.

    A phrase of two words or more that is repeated at once (`참조 없는 참조 없는`), an English word
    such as `the` or `is` twice, a Korean word again after itself and a wrong particle (`통해을
    통해서`): remains of an earlier wording.

    What is repeated with purpose is left alone: `that that`, `had had`, `again and again and
    again`, a word for emphasis, and what commas or line ends part.

    The fix leaves one of them. It is unsafe: look at each one.
    """

    name = "repeated-words"
    group = "spelling"
    fixes = "unsafe"
    counts = COUNTS

    good = [
        Good("He had had that that he wanted. Again and again and again, 빨리 빨리 빨리 빨리.\n"),
        Good("`the the` and $a b a b$, 하나 둘, 하나 둘. 문제를 문제로 풀다. 讨论讨论。\n"),
        Good("Er sagt, dass die die Modelle in in Berlin und nicht in Bonn haben.\n"),
    ]
    bad = [
        Bad(
            "⟦참조 없는 참조 없는⟧ 이미지 평가. It is ⟦the the⟧ end of the ⟦large model large model⟧.\n",
            [
                "`참조 없는` is repeated",
                "`the` is repeated",
                "`large model` is repeated",
            ],
            "참조 없는 이미지 평가. It is the end of the large model.\n",
        ),
        Bad(
            "모델을 ⟦통해을 통해서⟧ 배운다. ⟦机器学习机器学习⟧的方法。\n",
            ["`통해` is repeated", "`机器学习` is repeated"],
            "모델을 통해서 배운다. 机器学习的方法。\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        yield from _english(note, vault)
        yield from _phrases(note)
        if note.text.isascii():
            return
        for again in _STEM_AGAIN.finditer(note.text):
            particle = "을" if has_final(again["stem"][-1]) else "를"
            if again["particle"] != particle and is_prose(note, *again.span()):
                cut = Span(again.start(), again.end("particle") + 1)
                yield _finding(again["stem"], Span(*again.span()), cut)
        for again in _HAN_AGAIN.finditer(note.text):
            phrase = again["phrase"]
            if len(set(phrase)) >= _LEAST_CHARACTERS and is_prose(note, *again.span()):
                yield _finding(
                    phrase, Span(*again.span()), Span(again.start(), again.end("phrase"))
                )


def _english(note: Note, vault: Vault) -> Iterator[Finding]:
    """English words twice. A note's text is searched for them before its words are looked at."""
    if not _TWICE.search(note.text):
        return
    speller = vault.derive(_speller)
    for passage in passages(note):
        for first, second in zip(passage.words, passage.words[1:], strict=False):
            if _is_again(first, second, note) and not is_foreign_passage(passage, speller):
                span = Span(first.start, second.end)
                yield _finding(first.text, span, Span(first.end, second.end))


def _is_again(first: Word, second: Word, note: Note) -> bool:
    return (
        first.key == second.key
        and first.key in _ONCE
        and second.text.islower()
        and bool(_GAP.fullmatch(note.text, first.end, second.start))
    )


def _speller(vault: Vault) -> Speller:
    return Speller(vault.derive(vocabulary_of_vault))


def _phrases(note: Note) -> Iterator[Finding]:
    """Two to six words of any script, and the same again on the same line."""
    text = note.text
    words = text.split()
    places: Sequence[re.Match[str]] = ()
    for size in range(2, _LONGEST_PHRASE + 1):
        same = bytes(map(eq, words, words[size:]))
        at = same.find(b"\1" * (size - 1))
        while at >= 0:
            places = places or tuple(_WORD.finditer(text))
            yield from _phrase(note, places, at, size)
            at = same.find(b"\1" * (size - 1), at + size)


def _phrase(note: Note, places: Sequence[re.Match[str]], at: int, size: int) -> Iterator[Finding]:
    """The phrase of so many words here, where the last word's punctuation is its only difference."""
    found = places[at : at + 2 * size]
    if len(found) < 2 * size:
        return
    first, second = found[:size], found[size:]
    words = [match[0] for match in first]
    span = Span(found[0].start(), found[-1].end())
    if (
        words[-1] != second[-1][0].rstrip(_EDGES)
        or len({word.casefold() for word in words}) < 2
        or sum(len(_LETTERS.findall(word)) for word in words) < _LEAST_LETTERS
        or any(not _LETTERS.search(word) for word in words)
        or "\n" in note.source[span]
        or not is_prose(note, *span)
        or (size == _PAIR and _BETWEEN.intersection(words))  # port to port to, side by side by
        or _goes_on(places, at, size)
    ):
        return
    end = second[-1].start() + len(words[-1])
    yield _finding(
        note.source[Span(span.start, first[-1].end())],
        Span(span.start, end),
        Span(first[-1].end(), end),
    )


def _goes_on(places: Sequence[re.Match[str]], at: int, size: int) -> bool:
    """Whether the phrase is part of a row (``on and on and on``): then it is meant."""
    before = places[at - 1][0].strip(_EDGES) if at else ""
    after = places[at + 2 * size][0].strip(_EDGES) if at + 2 * size < len(places) else ""
    first, last = places[at][0], places[at + size - 1][0]
    return first.casefold() == after.casefold() or last.casefold() == before.casefold()


def _finding(phrase: str, span: Span, cut: Span) -> Finding:
    fix = Fix("Write it once", (Edit(cut, ""),), safe=False)
    return Finding(span, f"`{phrase}` is repeated", fix)
