"""The dictionaries: what is a word, how often it is used, and what is a known misspelling."""

from collections.abc import Iterator, Mapping, Set
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from itertools import chain
from typing import NamedTuple

_LEXICON = "frequency_dictionary_en_82_765.txt"

GLOSSARY_COUNT = 20_000_000
"""How often a word of the glossary counts as used: as often as the 5,000 commonest words."""


class WordList(NamedTuple):
    """``words`` are right, ``corrections`` lead from what is wrong to what is meant."""

    words: frozenset[str]
    corrections: Mapping[str, str]


class KnownName(NamedTuple):
    """A name with its capitals; ``is_word`` where it is an ordinary word or somebody's name with others."""

    text: str
    is_word: bool


@cache
def lexicon() -> Mapping[str, int]:
    """English words with their counts in Google's corpus of the web (82,765 words).

    Read from symspellpy's data without importing symspellpy, which costs more than the data.
    """
    spec = find_spec("symspellpy")
    assert spec is not None, "symspellpy is a dependency"
    reader = spec.loader.get_resource_reader(spec.name)  # type: ignore[union-attr]
    with reader.open_resource(_LEXICON) as file:
        entries = file.read().decode("utf-8-sig").split()
    return dict(zip(entries[::2], map(int, entries[1::2]), strict=True))


@cache
def glossary() -> frozenset[str]:
    """Terms of machine learning and software that the lexicon lacks or underrates."""
    return _shipped("glossary.txt").words


@cache
def corrections() -> Mapping[str, str]:
    """Common misspellings and what is meant."""
    return _shipped("misspellings.txt").corrections


@cache
def codespell() -> Mapping[str, str]:
    """The corrections of codespell's dictionary, the first of each; none where it is not installed.

    Read from codespell's data without importing it; what it gives a reason against is left out, and
    words that it would write as two (``bootup``).
    """
    spec = find_spec("codespell_lib")
    if spec is None or spec.submodule_search_locations is None:
        return {}
    folder = files("codespell_lib") / "data"
    lines = (folder / "dictionary.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("->") for line in lines)
    found = {
        wrong: right.split(",")[0].strip()
        for wrong, _, right in pairs
        if right and (right.count(",") == 0 or right.rstrip().endswith(","))
    }
    return {wrong: right for wrong, right in found.items() if right.replace(" ", "") != wrong}


@cache
def given_names() -> frozenset[str]:
    """Given names: what follows one is a surname."""
    return _shipped("given_names.txt").words


@cache
def known_names() -> Mapping[str, KnownName]:
    """Names of computing, by their letters in lower case."""
    text = (files(__package__) / "known_names.txt").read_text(encoding="utf-8")
    found: dict[str, KnownName] = {}
    for entry in chain.from_iterable(line.split() for line in entries(text)):
        name = entry.removeprefix("~")
        found[name.replace(".", "").lower()] = KnownName(name, is_word=entry != name)
    return found


@cache
def right_words() -> Set[str]:
    """Names and rare words that are right, and that nothing is taken to be a slip of."""
    return _shipped("right_words.txt").words | known_names().keys()


@cache
def english() -> Mapping[str, int]:
    """How often English uses a word: the lexicon, and the glossary's words as common ones."""
    counts = dict(lexicon())
    for word in glossary():
        counts[word] = max(counts.get(word, 0), GLOSSARY_COUNT)
    return counts


def count(word: str) -> int:
    """How often English uses a lower-case word; 0 for what is no word."""
    return english().get(word, 0)


@lru_cache(maxsize=8)
def read_list(text: str) -> WordList:
    """Read a list: ``wrong -> right`` a line, words that are right on other lines, # comments."""
    words: set[str] = set()
    wrong: dict[str, str] = {}
    for line in entries(text):
        before, arrow, after = line.partition("->")
        if arrow:
            wrong[before.strip().lower()] = after.strip()
        else:
            words.update(line.lower().split())
    return WordList(frozenset(words), wrong)


def entries(text: str) -> Iterator[str]:
    """The lines of a list without comments."""
    for line in text.splitlines():
        entry = line.split("#", 1)[0].strip()
        if entry:
            yield entry


def _shipped(name: str) -> WordList:
    return read_list((files(__package__) / name).read_text(encoding="utf-8"))
