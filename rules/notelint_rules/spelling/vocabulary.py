"""The vault's own vocabulary: which words its notes use, and how often."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from notelint import Note, Vault, lazy_regex_compile
from notelint.nodes import (
    Code,
    Definition,
    Html,
    Image,
    InlineCode,
    Link,
    MdxExpression,
    MdxjsEsm,
)
from notelint_rules.spelling.prose import prose
from notelint_rules.spelling.words import WORD, key, runs_of_letters

_SHORTEST_NAME = 3
_OFTEN = 2
_HUMP = lazy_regex_compile(r"(?<=\p{Ll})(?=\p{Lu})")


@dataclass(frozen=True)
class Vocabulary:
    """The words of a note, or of all notes of a vault; keyed by the lower-case word.

    ``used`` counts every use, ``capitalised`` those not in lower case only; ``names`` counts the
    notes in which a word stands in code or in a URL.
    """

    used: Mapping[str, int]
    capitalised: Mapping[str, int]
    names: Mapping[str, int]

    def is_name(self, word: str) -> bool:
        """Whether a word is used more than twice, and never in lower case."""
        used = self.used.get(word, 0)
        return used > _OFTEN and self.capitalised.get(word, 0) >= used

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
    opaque = "\n".join(_opaque(note))
    runs = [
        run for run in set(runs_of_letters(opaque, apostrophes=False)) if len(run) >= _SHORTEST_NAME
    ]
    found = {run.lower() for run in runs}
    for run in [run for run in runs if not run.islower()]:
        if not (run.istitle() or run.isupper()):
            found.update(_parts(run))
    return frozenset(found)


COUNTS = (used_words, capitalised_words, names)


@lru_cache(maxsize=1)
def _words(note: Note) -> tuple[dict[str, int], dict[str, int]]:
    runs = Counter(runs_of_letters(prose(note)))
    used = {run: times for run, times in runs.items() if run.isalpha() and run.islower()}
    capitalised: dict[str, int] = {}
    for run, times in [(run, times) for run, times in runs.items() if run not in used]:
        if run.isalpha():
            word = run.lower()
            used[word] = used.get(word, 0) + times
            if run != word:
                capitalised[word] = capitalised.get(word, 0) + times
            continue
        for written in WORD.findall(run):
            word = key(written)
            used[word] = used.get(word, 0) + times
            if not written.islower():
                capitalised[word] = capitalised.get(word, 0) + times
    return used, capitalised


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> tuple[str, ...]:
    """``get``, ``session`` and ``id`` of ``getSessionID``."""
    return tuple(map(str.lower, _HUMP.split(name)))


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
