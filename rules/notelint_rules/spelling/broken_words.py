"""Words of Hangul that are none: with a syllable that no word has, or a single letter among them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from notelint import Note, Vault, lazy_re_compile
from notelint_rules.spelling.hangul import (
    is_laugh,
    is_syllable,
    letters,
    one_slip_away,
    unused_syllables,
    word_end,
    word_start,
)
from notelint_rules.spelling.keyboard import meant
from notelint_rules.spelling.prose import is_prose

_HANGUL = lazy_re_compile(r"[가-힣]+")
_STRAY_JAMO = lazy_re_compile(r"[ㄱ-ㅎㅏ-ㅣ](?<=[가-힣].)(?![ㄱ-ㅎㅏ-ㅣ~])")
_MEANT_AT_END = frozenset("ㅋㅎㅠㅜㅡㅇㄷㄱㄴㅅㅂㄹ")
_LETTERS_BEFORE = ("자음", "모음", "받침", "종성", "초성", "중성", "글자", "또는", "이나")
_IN_QUOTES = lazy_re_compile(r"""(?<=[‘“「『'"])[가-힣]+(?=[’”」』'"])""")
_ENDS_OF_SENTENCES = frozenset("다요네죠지음슴")
_SURE_BEGINNING = 2
_MUCH_LIKELIER = 4
_PLENTY = 40
_MOST = 500
"""A note with more broken words is no note, and keys are tried for these."""
_LAST = "\uffff"


class BrokenWord(NamedTuple):
    """Where the word stands, the single letter in it, if any, and what is expected, the likeliest first."""

    start: int
    end: int
    letter: str
    expected: Sequence[str]


def hangul_words(note: Note) -> Set[str]:
    """The words of Hangul of the note, with their particles."""
    return frozenset(_HANGUL.findall(note.text))


def broken_words(note: Note, vault: Vault) -> Iterator[BrokenWord]:
    """The words of the note's text that cannot be meant as they stand.

    What the vault writes elsewhere is expected, as far as it does.
    """
    text = note.text
    end = 0
    broken = 0
    for syllable in _unused_syllable().finditer(text):
        at = syllable.start()
        if at < end or is_laugh(syllable[0], text[at + 1 : at + 2]):
            continue
        if is_prose(note, at, at + 1) and not _is_meant(text, at):
            start, end = word_start(text, at), word_end(text, at + 1)
            word = text[start:end]
            broken += 1
            known = _expected(word, at - start, vault) if broken <= _MOST else ()
            expected = known or _plain(word, at - start)
            yield BrokenWord(start, end, "", expected)
    for letter in _STRAY_JAMO.finditer(text):
        at = letter.start()
        if not is_prose(note, at, at + 1):
            continue
        start, end = word_start(text, at), word_end(text, at + 1)
        if not _is_cry(letter[0], text[at - 1], is_last=end == at + 1) and not text[
            start:at
        ].endswith(_LETTERS_BEFORE):
            yield BrokenWord(start, end, letter[0], _expected(text[start:end], at - start, vault))


def _is_meant(text: str, at: int) -> bool:
    """Whether a word with this syllable imitates a sound (``촥촥``), or stands in quotes as a name does."""
    if text[at] in (text[at - 1 : at], text[at + 1 : at + 2]):
        return True
    start = word_start(text, at)
    word = text[start : word_end(text, at)]
    names = _names_in_quotes(text)
    return any(word.startswith(name) and at - start < len(name) for name in names)


@lru_cache(maxsize=1)
def _names_in_quotes(text: str) -> Sequence[str]:
    return _IN_QUOTES.findall(text)


def _is_cry(letter: str, before: str, *, is_last: bool) -> bool:
    """Whether a single letter is one of those that notes laugh and cry with (``굳ㅋ굳ㅋ``, ``슬픔ㅠ``)."""
    if is_last:
        return letter in _MEANT_AT_END
    if letter in "ㅠㅜ":
        return before in _ENDS_OF_SENTENCES or letters(before).final == "ㅁ"
    return letter == "ㅋ"


@cache
def _unused_syllable() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(unused_syllables()))}]")


def _plain(word: str, at: int) -> Sequence[str]:
    """What is likely without knowing any other word."""
    return [word[:at] + other + word[at + 1 :] for other in one_slip_away(word[at])]


def _expected(word: str, at: int, vault: Vault) -> Sequence[str]:
    """What the word is meant to be, by how many words of the vault begin so; a slip of the syllable
    itself is likelier than one of the keys around it.

    Looked at is the place of the slip with a syllable on either side, or with the one before it
    where the vault knows no such word; the rest is taken as meant.
    """
    words = vault.derive(_words_in_order)
    known = _known(word, at, min(len(word), at + 2), words)
    if not known and at and is_syllable(word[at]):
        return _known(word, at, at + 1, words)
    return known


def _known(word: str, at: int, end: int, words: Sequence[str]) -> Sequence[str]:
    start = max(0, at - 1)
    before, window, after = word[:start], word[start:end], word[end:]
    slips = [window[: at - start] + other + window[at - start + 1 :] for other in _others(word[at])]
    uses = {text: _MUCH_LIKELIER * _uses(words, before + text) for text in slips}
    if len(before + window) >= _SURE_BEGINNING and max(uses.values(), default=0) < _PLENTY:
        uses |= {text: _uses(words, before + text) for text in meant(window) if text not in uses}
    found = [text for text in uses if uses[text] and unused_syllables().isdisjoint(text)]
    return [before + text + after for text in sorted(found, key=lambda text: -uses[text])]


def _others(character: str) -> Iterator[str]:
    return one_slip_away(character) if is_syllable(character) else iter(())


def _words_in_order(vault: Vault) -> Sequence[str]:
    """The words of Hangul that the vault writes, in alphabetical order."""
    return sorted(word for word, times in vault.count(hangul_words).items() if times)


def _uses(words: Sequence[str], beginning: str) -> int:
    """How many of the words begin so."""
    return bisect_left(words, beginning + _LAST) - bisect_left(words, beginning)
