"""The words of a note's prose: runs of Latin letters, each with its exact place.

Words are cut from the source, not from decoded values, so that places are exact beside
entities, escapes and the markers of quotes. Code, math, URLs, JSX and attributes are no
``Text`` in the tree; what stands in text like an identifier (``a/b.py``, ``snake_case``,
``--flag``, ``gpt-4o``) is left out here.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from notelint import Note, Span, lazy_re_compile, lazy_regex_compile
from notelint.nodes import (
    Delete,
    Emphasis,
    Link,
    LinkReference,
    MdxJsxTextElement,
    Node,
    Parent,
    Strong,
    Text,
    TextDirective,
)

_CHUNK = lazy_regex_compile(r"[\p{Latin}\p{M}\p{Nd}\p{Cf}_./\\@#=:+$%&'’-]+")
WORD = lazy_regex_compile(r"\p{Latin}[\p{Latin}\p{M}]*+(?:['’]\p{Latin}++)*+")
_RUN = lazy_regex_compile(r"\p{Latin}[\p{Latin}\p{M}'’]*+")
_LETTERS = lazy_regex_compile(r"\p{Latin}++")
_BEYOND_LATIN_1 = lazy_re_compile(
    "[\u0100-\u02ff\u0300-\u036f\u1d00-\u1eff\u2071-\u2188\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb06\uff21-\uff5a]"
)
_LATIN_1 = bytes(
    code if regex.fullmatch(r"\p{Latin}", chr(code)) else ord(" ") for code in range(256)
)
_LATIN_1_AND_APOSTROPHE = bytes(
    code if chr(code) == "'" else letter for code, letter in enumerate(_LATIN_1)
)
_IDENTIFIER = lazy_regex_compile(
    r"""[/\\_@#=+$%&\p{Cf}]             # paths, escapes, snake_case, handles, invisible marks
      | \p{Nd}\p{Latin} | \p{Latin}-?\p{Nd} | \p{Nd}-\p{Latin}     # gpt-4o, 7B, web3
      | (?<=\p{Latin})\.(?=\p{Ll})      # file.name, module.attribute
      | (?<=\p{Latin}):(?=\p{Ll})       # key:value
      | ^-+\p{Latin}                    # --flag
    """,
    regex.VERBOSE,
)
_LATIN = lazy_regex_compile(r"\p{Latin}")
_LONGEST_TAG = 1000
_MARKUP = "*_~"
_OPAQUE_BEFORE = ("`", "$", ")", "]", "}")
_OPAQUE_AFTER = ("`", "$", "{")
_EMOJI = lazy_regex_compile(r":[\w+-]+:")
_TAG = lazy_regex_compile(r"<(?!br\b)[^<>]*>")
_PHRASING = (
    Emphasis,
    Strong,
    Delete,
    Link,
    LinkReference,
    TextDirective,
    MdxJsxTextElement,
)


class Word(NamedTuple):
    """A word as written, and where it begins and ends in the note."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def key(self) -> str:
        """The word as lists hold it: lower case, a straight apostrophe, no possessive."""
        return key(self.text)


@dataclass(frozen=True)
class Passage:
    """The words of one block of running text: a paragraph, a heading, a cell.

    ``linked`` are the spans of the links in it.
    """

    block: Node
    words: tuple[Word, ...]
    linked: tuple[Span, ...]


def runs_of_letters(text: str, *, apostrophes: bool = True) -> list[str]:
    """The runs of Latin letters (and apostrophes) in a text of any kind.

    A text without letters beyond Latin-1 is cut without an expression: that takes a third of the time.
    """
    if not text.isascii() and _BEYOND_LATIN_1.search(text):
        return (_RUN if apostrophes else _LETTERS).findall(text)
    table = _LATIN_1_AND_APOSTROPHE if apostrophes else _LATIN_1
    if apostrophes:
        text = text.replace("’", "'")
    return text.encode("latin-1", "replace").translate(table).decode("latin-1").split()


def key(word: str) -> str:
    lowered = word.lower()
    return lowered if lowered.isalpha() else lowered.replace("’", "'").removesuffix("'s")


def passages(note: Note, holding: Collection[str] = ("",)) -> Iterator[Passage]:
    """The note's running text, block by block, in document order.

    Only those blocks may be asked for that hold one of a few strings, in lower case.
    """
    texts = note.find(Text)
    taken = 0
    for at, text in enumerate(texts):
        if at >= taken and _holds(text.value.lower().replace("’", "'"), holding):
            block, _ = _home(text, note)
            before = [*_in_block(block, texts, range(at - 1, -1, -1), note)]
            after = [*_in_block(block, texts, range(at, len(texts)), note)]
            taken = at + len(after)
            pieces = before[::-1] + after
            words = [word for piece, _ in pieces for word in words_between(note.text, piece.span)]
            linked = [link.span for _, link in pieces if link is not None]
            yield Passage(block, tuple(words), tuple(linked))


def _in_block(
    block: Node, texts: Sequence[Text], indices: Iterable[int], note: Note
) -> Iterator[tuple[Text, Link | None]]:
    """The texts of a block, up to the first of another, and the link around each."""
    for index in indices:
        home, link = _home(texts[index], note)
        if home is not block:
            return
        yield texts[index], link


def _holds(text: str, strings: Collection[str]) -> bool:
    return any(string in text for string in strings)


def words_between(text: str, span: Span) -> Iterator[Word]:
    """The words in a stretch of running text; a word that goes on beyond it is left out."""
    for chunk in _CHUNK.finditer(text, *span):
        found = (chunk,) if chunk[0].isalpha() else _words_in(chunk)
        for word in found:
            if (word.start() == span.start and _goes_on_before(text, span.start)) or (
                word.end() == span.end and _goes_on_after(text, span.end)
            ):
                continue
            yield Word(word[0], *word.span())


def _words_in(chunk: "regex.Match[str]") -> "Iterable[regex.Match[str]]":
    """The words of a run that has more in it than letters; none of an identifier."""
    start, end = _trimmed(chunk)
    if _IDENTIFIER.search(chunk.string[start:end]) or _EMOJI.fullmatch(chunk[0]):
        return ()
    return WORD.finditer(chunk.string, start, end)


def _home(text: Text, note: Note) -> tuple[Node, Link | None]:
    """The block that a piece of text stands in, and the link around it."""
    link: Link | None = None
    home: Parent | None = note.parent(text)
    while isinstance(home, _PHRASING):
        if isinstance(home, Link):
            link = home
        home = note.parent(home)
    return home or note.root, link


def _trimmed(chunk: "regex.Match[str]") -> tuple[int, int]:
    """The chunk's ends without the punctuation of a sentence around it."""
    found = chunk[0]
    end = chunk.end() - (len(found) - len(found.rstrip(".:'’-\\")))
    start = chunk.start() + (len(found) - len(found.lstrip(".:'’")))
    return start, max(start, end)


def _goes_on_before(text: str, start: int) -> bool:
    """Whether markup alone stands between a letter, a digit or code and this place."""
    before = start
    while before and text[before - 1] in _MARKUP:
        before -= 1
    if before == start and text[start - 1 : start] == ">":
        least = max(0, start - _LONGEST_TAG)
        tag = _TAG.fullmatch(text, max(least, text.rfind("<", least, start)), start)
        before = tag.start() if tag else start
    elif before == start and text[start - 1 : start] in _OPAQUE_BEFORE:
        return True
    return before > 0 and _is_latin(text[before - 1])


def _goes_on_after(text: str, end: int) -> bool:
    after = end
    while after < len(text) and text[after] in _MARKUP:
        after += 1
    if after == end and text.startswith(_OPAQUE_AFTER, end):
        return True
    if after == end and (tag := _TAG.match(text, end)):
        after = tag.end()
    return after < len(text) and _is_latin(text[after])


def _is_latin(character: str) -> bool:
    return character.isdigit() or bool(_LATIN.match(character))
