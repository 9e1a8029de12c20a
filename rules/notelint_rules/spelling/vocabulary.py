"""The vault's own vocabulary: which words its notes use, and how often."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from notelint import Note, Vault
from notelint.nodes import (
    Code,
    Definition,
    Html,
    Image,
    InlineCode,
    Link,
    MdxExpression,
    MdxjsEsm,
    Text,
)
from notelint_rules.spelling.words import WORD, key

_NAME = regex.compile(r"\p{Latin}{3,}")
_HUMP = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")


@dataclass(frozen=True)
class Vocabulary:
    """The words of a note, or of all notes of a vault; keyed by the lower-case word.

    ``used`` counts every use, ``lower`` those in lower case only; ``names`` counts the notes
    in which a word stands in code or in a URL.
    """

    used: Mapping[str, int]
    lower: Mapping[str, int]
    names: Mapping[str, int]


def vocabulary_of_note(note: Note, vault: Vault) -> Vocabulary:
    """What the note's text uses; pieces of identifiers in it count, too."""
    return Vocabulary(*(vault.ask(count, note.path) for count in COUNTS))


def vocabulary_of_vault(vault: Vault) -> Vocabulary:
    return Vocabulary(*map(vault.count, COUNTS))


def used(note: Note) -> Mapping[str, int]:
    """How often the note's text uses each word."""
    found: Counter[str] = Counter()
    for word, times in _written(note).items():
        found[key(word)] += times
    return dict(found)


def lower(note: Note) -> Mapping[str, int]:
    """How often the note's text uses each word in lower case."""
    found: Counter[str] = Counter()
    for word, times in _written(note).items():
        if word.islower():
            found[key(word)] += times
    return dict(found)


def names(note: Note) -> Mapping[str, int]:
    """The words in code, expressions, HTML and URLs of the note."""
    return dict.fromkeys(_names(note), 1)


COUNTS = (used, lower, names)


@lru_cache(maxsize=1)
def _written(note: Note) -> Mapping[str, int]:
    """How often each word stands in the note's text, as it is written."""
    prose = "\n".join(note.text[text.start : text.end] for text in note.find(Text))
    return Counter(WORD.findall(prose))


def _names(note: Note) -> Iterator[str]:
    """The words in code, expressions, HTML and URLs, in lower case."""
    for name in set(_NAME.findall("\n".join(_opaque(note)))):
        yield name.lower()
        if not (name.islower() or name.istitle() or name.isupper()):
            yield from map(str.lower, _HUMP.split(name))


def _opaque(note: Note) -> Iterator[str]:
    for code in (InlineCode, Code, Html, MdxExpression, MdxjsEsm):
        for leaf in note.find(code):
            yield leaf.value
    for link in note.find(Link):
        yield link.url
    for image in note.find(Image):
        yield image.url
    for definition in note.find(Definition):
        yield definition.url
