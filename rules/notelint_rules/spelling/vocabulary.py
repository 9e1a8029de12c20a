"""The vault's own vocabulary: which words its notes use, and how often."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from notelint import Note, Vault
from notelint.nodes import Code, Definition, Html, Image, InlineCode, Link, MdxExpression, MdxjsEsm
from notelint_rules.spelling.words import passages

_NAME = regex.compile(r"\p{Latin}{3,}")
_HUMP = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")


@dataclass(frozen=True)
class Vocabulary:
    """Counts are keyed by the lower-case word.

    ``lower`` counts the words as written in lower case only; ``names`` are words that
    stand in code or in a URL.
    """

    used: Mapping[str, int]
    lower: Mapping[str, int]
    names: frozenset[str]


def vocabulary_of_note(note: Note) -> Vocabulary:
    used: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for passage in passages(note):
        for word in passage.words:
            used[word.key] += 1
            if word.text.islower():
                lower[word.key] += 1
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


def _names(note: Note) -> set[str]:
    """The words in code, expressions, HTML and URLs, in lower case."""
    return {
        part.lower()
        for text in _opaque(note)
        for name in _NAME.findall(text)
        for part in (name, *_HUMP.split(name))
    }


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
