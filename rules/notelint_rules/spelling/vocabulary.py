"""The vault's own vocabulary: which words its notes use, and how often."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

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
    """The words of all notes of a vault, in lower case.

    ``used`` counts every use, ``capitalised`` those not in lower case only; ``names`` are the
    words that stand in code or in a URL.
    """

    used: Mapping[str, int]
    capitalised: Mapping[str, int]
    names: Set[str]

    def is_name(self, word: str) -> bool:
        """Whether a word is used more than twice, and never in lower case."""
        used = self.used.get(word, 0)
        return used > _OFTEN and self.capitalised.get(word, 0) >= used

    def used_in_lower_case(self, word: str) -> int:
        return self.used.get(word, 0) - self.capitalised.get(word, 0)


def vocabulary_of_vault(vault: Vault) -> Vocabulary:
    in_code = [form for form, notes in vault.count(named_forms).items() if notes]
    return Vocabulary(*_by_case(vault.count(forms)), _named(in_code))


def forms(note: Note) -> Mapping[str, int]:
    """How often the note's text has which run of letters, as written; pieces of identifiers, too."""
    return Counter(runs_of_letters(prose(note)))


def named_forms(note: Note) -> Set[str]:
    """The runs of letters, as written, in code, expressions, HTML and URLs of the note."""
    return frozenset(runs_of_letters("\n".join(_opaque(note)), apostrophes=False))


COUNTS = (forms, named_forms)


def names(note: Note) -> Set[str]:
    """The words in code, expressions, HTML and URLs of the note, in lower case."""
    return _named(named_forms(note))


def lower_case_words(counted: Mapping[str, int]) -> Mapping[str, int]:
    """The words that are used in lower case, and how often, of forms so often used."""
    used, capitalised = _by_case(counted)
    return {
        word: times - capitalised.get(word, 0)
        for word, times in used.items()
        if times > capitalised.get(word, 0)
    }


def words_of(form: str) -> Sequence[str]:
    """The words of a form, in lower case."""
    return (form.lower(),) if form.isalpha() else [*map(key, WORD.findall(form))]


def _by_case(counted: Mapping[str, int]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How often forms so often used are which word, and how often that is not in lower case."""
    used = {form: times for form, times in counted.items() if form.isalpha() and form.islower()}
    capitalised: dict[str, int] = {}
    for form, times in [(form, times) for form, times in counted.items() if form not in used]:
        for written in (form,) if form.isalpha() else WORD.findall(form):
            word = key(written)
            used[word] = used.get(word, 0) + times
            if not written.islower():
                capitalised[word] = capitalised.get(word, 0) + times
    return used, capitalised


def _named(written: Iterable[str]) -> Set[str]:
    """The words of names: ``getsessionid``, ``get``, ``session`` and ``id`` of ``getSessionID``."""
    written = [form for form in written if len(form) >= _SHORTEST_NAME]
    with_humps = [
        form for form in written if not (form.islower() or form.istitle() or form.isupper())
    ]
    parts = _HUMP.sub("\n", "\n".join(with_humps)).lower().split()
    return frozenset("\n".join(written).lower().split()).union(parts)


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
