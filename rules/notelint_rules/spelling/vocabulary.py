"""The vault's own vocabulary: which words its notes use, and how often."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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

    ``used`` counts every use, ``lower`` those in lower case only; ``names`` are words that
    stand in code or in a URL.
    """

    used: Mapping[str, int]
    lower: Mapping[str, int]
    names: frozenset[str]


def vocabulary_of_note(note: Note) -> Vocabulary:
    """What the note's text uses; pieces of identifiers in it count, too."""
    prose = "\n".join(note.text[text.start : text.end] for text in note.find(Text))
    used: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for word, times in Counter(WORD.findall(prose)).items():
        used[key(word)] += times
        if word.islower():
            lower[key(word)] += times
    return Vocabulary(used, lower, frozenset(_names(note)))


def vocabulary_of_vault(vault: Vault) -> Vocabulary:
    used: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    names: set[str] = set()
    for part in vault.gather(vocabulary_of_note).values():
        used.update(part.used)
        lower.update(part.lower)
        names |= part.names
    return Vocabulary(used, lower, frozenset(names))


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
