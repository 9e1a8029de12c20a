"""The vault's own vocabulary: which words its notes use, and how often."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
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

    ``used`` counts every use, ``capitalised`` those not in lower case only; ``names`` counts the
    notes in which a word stands in code or in a URL.
    """

    used: Mapping[str, int]
    capitalised: Mapping[str, int]
    names: Mapping[str, int]

    def used_in_lower_case(self, word: str) -> int:
        return self.used.get(word, 0) - self.capitalised.get(word, 0)


def vocabulary_of_vault(vault: Vault) -> Vocabulary:
    return Vocabulary(vault.count(used_words), vault.count(capitalised_words), vault.count(names))


def lower_case_words(note: Note, vault: Vault) -> Mapping[str, int]:
    """The words that the note's text uses in lower case, and how often."""
    capitalised = vault.ask(capitalised_words, note.path)
    return {
        word: times - capitalised.get(word, 0)
        for word, times in vault.ask(used_words, note.path).items()
        if times > capitalised.get(word, 0)
    }


def used_words(note: Note) -> Mapping[str, int]:
    """How often the note's text uses each word; pieces of identifiers in it count, too."""
    return _words(note)[0]


def capitalised_words(note: Note) -> Mapping[str, int]:
    """How often the note's text uses each word other than in lower case."""
    return _words(note)[1]


def names(note: Note) -> Set[str]:
    """The words in code, expressions, HTML and URLs of the note."""
    return frozenset(_names(note))


COUNTS = (used_words, capitalised_words, names)


@lru_cache(maxsize=1)
def _words(note: Note) -> tuple[dict[str, int], dict[str, int]]:
    prose = "\n".join(note.text[text.start : text.end] for text in note.find(Text))
    used: dict[str, int] = {}
    capitalised: dict[str, int] = {}
    for word, times in Counter(WORD.findall(prose)).items():
        lowered = key(word)
        used[lowered] = used.get(lowered, 0) + times
        if not word.islower():
            capitalised[lowered] = capitalised.get(lowered, 0) + times
    return used, capitalised


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
