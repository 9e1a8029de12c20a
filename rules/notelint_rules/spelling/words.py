"""The words of a note's prose: runs of Latin letters, each with its exact place.

Words are cut from the source, not from decoded values, so that places are exact beside
entities, escapes and the markers of quotes. Code, math, URLs, JSX and attributes are no
``Text`` in the tree; what stands in text like an identifier (``a/b.py``, ``snake_case``,
``--flag``, ``gpt-4o``) is left out here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from notelint import Note, Span
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

_CHUNK = regex.compile(r"[\p{Latin}\p{M}\p{Nd}\p{Cf}_./\\@#=:+$%&'’-]+")
WORD = regex.compile(r"\p{Latin}[\p{Latin}\p{M}]*+(?:['’]\p{Latin}++)*+")
_IDENTIFIER = regex.compile(
    r"""[/\\_@#=+$%&\p{Cf}]             # paths, escapes, snake_case, handles, invisible marks
      | \p{Nd}\p{Latin} | \p{Latin}-?\p{Nd} | \p{Nd}-\p{Latin}     # gpt-4o, 7B, web3
      | (?<=\p{Latin})\.(?=\p{Ll})      # file.name, module.attribute
      | (?<=\p{Latin}):(?=\p{Ll})       # key:value
      | ^-+\p{Latin}                    # --flag
    """,
    regex.VERBOSE,
)
_LATIN = regex.compile(r"\p{Latin}")
_MARKUP = "*_~"
_OPAQUE_BEFORE = ("`", "$", ")", "]", "}")
_OPAQUE_AFTER = ("`", "$", "{")
_EMOJI = regex.compile(r":[\w+-]+:")
_TAG = regex.compile(r"<(?!br\b)[^<>]*>")
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


def key(word: str) -> str:
    lowered = word.lower()
    return lowered if lowered.isalpha() else lowered.replace("’", "'").removesuffix("'s")


def passages(note: Note) -> Iterator[Passage]:
    """The note's running text, block by block, in document order."""
    block: Node | None = None
    words: list[Word] = []
    linked: list[Span] = []
    for text in note.find(Text):
        home, link = _home(text, note)
        if home is not block:
            if block is not None and words:
                yield Passage(block, tuple(words), tuple(linked))
            block, words, linked = home, [], []
        if link is not None:
            linked.append(link.span)
        words.extend(words_between(note.text, text.span))
    if block is not None and words:
        yield Passage(block, tuple(words), tuple(linked))


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
        tag = _TAG.fullmatch(text, max(0, text.rfind("<", 0, start)), start)
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
