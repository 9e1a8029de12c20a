import re
from collections.abc import Collection, Iterator, Sequence
from itertools import compress, pairwise
from operator import eq

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint_rules.spelling.candidates import speller_of
from notelint_rules.spelling.hangul import word_before, word_end
from notelint_rules.spelling.languages import is_foreign_passage
from notelint_rules.spelling.particles import wrong_particles
from notelint_rules.spelling.prose import is_prose, prose
from notelint_rules.spelling.vocabulary import COUNTS
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
_GAP = lazy_re_compile(r"[ \t]+|[ ]?\r?\n[ \t>]*")
_WORD = lazy_re_compile(r"\S+")
_LETTERS = lazy_re_compile(r"[^\W\d_]")
_EDGES = "*_~\"'“”‘’()[]（）「」.,;:!?…。，、；：！？"
# Side by side by, port to port to: a word between two that are one.
_BETWEEN = frozenset(("and", "after", "by", "or", "over", "to", "upon"))
# Cross AZ, Cross Region: what commas part are members of a list, which may have a word in common.
_COMMAS = (",", "，", "、", ";", "；")
_QUOTES = "*_\"'“”‘’"
# Where English is not written, words are doubled to stress them: cực kỳ cực kỳ.
_OF_OTHER_LANGUAGES = lazy_re_compile("[À-ɏḀ-ỿ]")
_LONGEST_PHRASE = 5
_PAIR = 2
_LEAST_LETTERS = 4
_BEFORE_AGAIN = ("을 ", "를 ", "은 ", "와 ", "로 ")
_HAN = lazy_re_compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{8,}")
_HAN_AGAIN = lazy_re_compile(r"(?P<phrase>.{4,20})(?P=phrase)")
_ONE_BY_ONE = ("一", "逐")
_LEAST_CHARACTERS = 3
_LEAST_REPEATED = 4


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
        words = prose(note).lower().split()
        doubled = _ONCE.intersection(compress(words, map(eq, words, words[1:])))
        if doubled:
            yield from _english(note, vault, doubled)
        if any(_phrases(words)):
            yield from _repeated_phrases(note)
        if not note.text.isascii():
            yield from _korean(note)
            yield from _han(note, words)


def _korean(note: Note) -> Iterator[Finding]:
    """A word with a particle that cannot be its own, and the word again."""
    if not any(particle in note.text for particle in _BEFORE_AGAIN):
        return
    for slip in wrong_particles(note.text):
        stem = word_before(note.text, slip.start)
        if len(stem) > 1 and note.text.startswith(f" {stem}", slip.end):
            start, again = slip.start - len(stem), slip.end + 1
            if is_prose(note, start, again):
                end = word_end(note.text, again)
                yield _finding(stem, Span(start, end), Span(start, again))


def _han(note: Note, words: Sequence[str]) -> Iterator[Finding]:
    """Four characters of Han or more, and the same again."""
    if not any(_HAN.search(word) for word in words if len(word) >= 8 and not word.isascii()):
        return
    for run in _HAN.finditer(note.text):
        characters = run[0]
        if len(set(characters)) > len(characters) - _LEAST_REPEATED:
            continue
        for again in _HAN_AGAIN.finditer(note.text, *run.span()):
            phrase = again["phrase"]
            is_meant = phrase.startswith(_ONE_BY_ONE)
            if (
                len(set(phrase)) >= _LEAST_CHARACTERS
                and not is_meant
                and is_prose(note, *again.span())
            ):
                span = Span(*again.span())
                yield _finding(phrase, span, Span(again.start(), again.end("phrase")))


def _english(note: Note, vault: Vault, doubled: Collection[str]) -> Iterator[Finding]:
    """English words twice, if any of those that stand twice in a row are parted by a gap alone."""
    words = "|".join(doubled)
    if not re.search(rf"(?i:\b({words})(?:{_GAP.pattern})\1\b)", note.text):
        return
    speller = vault.derive(speller_of)
    for passage in passages(note, doubled):
        found = [pair for pair in pairwise(passage.words) if _is_again(*pair, note)]
        if found and not is_foreign_passage(passage, speller):
            for first, second in found:
                span = Span(first.start, second.end)
                yield _finding(first.text, span, Span(first.end, second.end))


def _is_again(first: Word, second: Word, note: Note) -> bool:
    return (
        first.key == second.key
        and first.key in _ONCE
        and second.text.islower()
        and bool(_GAP.fullmatch(note.text, first.end, second.start))
    )


def _repeated_phrases(note: Note) -> Iterator[Finding]:
    """Two to five words of any script, and the same again on the same line."""
    places = tuple(_WORD.finditer(note.text))
    for at, size in _phrases([place[0] for place in places]):
        yield from _phrase(note, places, at, size)


def _phrases(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a phrase begins that stands twice among the words, and how many words it has."""
    for size in range(_PAIR, _LONGEST_PHRASE + 1):
        same = bytes([*map(eq, words, words[size:])])  # a list of a known length is read faster
        most = b"\1" * (size - 1)
        at = same.find(most)
        while at >= 0:
            end = at + 2 * size
            if end <= len(words) and _is_phrase(words[at:end], size):
                yield at, size
            at = same.find(most, at + 1)


def _is_phrase(words: Sequence[str], size: int) -> bool:
    """Whether words are a phrase and the same again, with a sentence's punctuation at most.

    A list of list of words, and learning by gradient descent by gradient descent, are meant.
    """
    phrase = words[:size]
    return (
        words[-1].startswith(phrase[-1])
        and phrase[-1] == words[-1].rstrip(_EDGES)
        and len({word.casefold() for word in phrase}) > 1
        and all(_LETTERS.search(word) for word in phrase)
        and sum(len(_LETTERS.findall(word)) for word in phrase) >= _LEAST_LETTERS
        and (size > _PAIR or _BETWEEN.isdisjoint(phrase))
        and phrase[0] != "by"
        and (size > _PAIR or phrase[-1] != "of")
        and not any(word.rstrip(_QUOTES).endswith(_COMMAS) for word in phrase)
        and not any(map(_OF_OTHER_LANGUAGES.search, phrase))
    )


def _phrase(note: Note, places: Sequence[re.Match[str]], at: int, size: int) -> Iterator[Finding]:
    first, second = places[at : at + size], places[at + size : at + 2 * size]
    start, end = first[0].start(), second[-1].start() + len(first[-1][0])
    span = Span(start, end)
    if "\n" in note.source[span] or not is_prose(note, *span) or _goes_on(places, at, size):
        return
    phrase = Span(start, first[-1].end())
    yield _finding(note.source[phrase], span, Span(phrase.end, end))


def _goes_on(places: Sequence[re.Match[str]], at: int, size: int) -> bool:
    """Whether the phrase is part of a row (``on and on and on``): then it is meant."""
    before = places[at - 1][0].strip(_EDGES) if at else ""
    after = places[at + 2 * size][0].strip(_EDGES) if at + 2 * size < len(places) else ""
    first, last = places[at][0], places[at + size - 1][0]
    return first.casefold() == after.casefold() or last.casefold() == before.casefold()


def _finding(phrase: str, span: Span, cut: Span) -> Finding:
    fix = Fix("Write it once", (Edit(cut, ""),), safe=False)
    return Finding(span, f"`{phrase}` is repeated", fix)
