from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from notelint import (
    Bad,
    ConfigError,
    Edit,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Vault,
    option,
)
from notelint_rules.spelling.candidates import TRUSTED, Speller, speller_of
from notelint_rules.spelling.collocations import doubtful_in_company, meant_in_company
from notelint_rules.spelling.known_words import is_word
from notelint_rules.spelling.languages import (
    is_foreign_note,
    is_foreign_passage,
    is_latin,
    stands_among_foreign,
)
from notelint_rules.spelling.lexicon import (
    WordList,
    codespell,
    corrections,
    read_list,
    right_words,
)
from notelint_rules.spelling.names import may_be_name, stands_like_name
from notelint_rules.spelling.pieces import is_half_of_word
from notelint_rules.spelling.vocabulary import COUNTS, forms, lower_case_words, words_of
from notelint_rules.spelling.words import Passage, Word, passages

_APOSTROPHES = ("'", "’")
_NO_WORDS = WordList(frozenset(), {})


@dataclass(frozen=True)
class Misspelling(Rule):
    """English words are spelt as they are meant.

    A misspelt word is not found by search, and makes a reader stop. A word is reported when it is
    on a list of misspellings, or when no dictionary has it and it is one slip of the pen (in long
    words two) away from a word that the vault, the glossary of machine learning and software, or
    English uses much more often; or when it is a word, but not in its company (`casual attention`,
    `deep leaning`).

    Names, words in capitals, words with digits or humps (`LoRA`), what the vault uses often, other
    languages, and everything that is no prose (code, math, URLs, attributes) are left alone.
    Lists of your own go into a file of the vault: `wrong -> right` a line, and words that are
    right on lines of their own. Where codespell is installed, its dictionary is used as well, but
    what the vault, the glossary or English knows is right.

    The fix writes the likeliest word. It is unsafe: look at each one.
    """

    name = "misspelling"
    group = "spelling"
    fixes = "unsafe"
    counts = COUNTS

    words: str = option(
        "",
        "A word list in the vault: `wrong -> right` a line, words that are right on other lines.",
    )
    allow: tuple[str, ...] = option((), "Words that are right.")
    codespell: bool = option(
        True, "Use codespell's dictionary as well, where it is installed (`notelint[codespell]`)."
    )
    min_length: int = option(5, "Shorter words are reported only where a list has them.")

    good = [
        Good("entropy 와 perplexity 가 둘다 높다.\n"),
        Good("`perpelxity` 변수, $perpelxity$, <b id='perpelxity'>값</b>, perpelxity.py\n"),
        Good(
            "Jeff Triplett (2024) and Karl Pettersson et al. tokenise, tokenize, relabel and relabelled.\n"
        ),
        Good("Der Entwickler schreibt die Funktion, damit das Programm die Sprache erkennt.\n"),
        Good("ProCLIP, LoRA, SWIREASONING, gpt-4o, PyTorch\n"),
    ]
    bad = [
        Bad(
            "entropy 와 ⟦perpelxity⟧가 둘다 높다. ⟦Teh⟧ end，⟦decisoin⟧。\n",
            [
                "`perpelxity` is misspelt, expected `perplexity`",
                "`Teh` is misspelt, expected `The`",
                "`decisoin` is misspelt, expected `decision`",
            ],
            fixed="entropy 와 perplexity가 둘다 높다. The end，decision。\n",
        ),
        Bad(
            "## CLIP text ⟦encdoer⟧ 를 **LLM-based ⟦embeder⟧** 로 대체\n",
            [
                "`encdoer` is misspelt, expected `encoder`",
                "`embeder` is misspelt, expected `embedder`",
            ],
            fixed="## CLIP text encoder 를 **LLM-based embedder** 로 대체\n",
        ),
        Bad(
            "The ⟦shulkre⟧ moves.\n",
            ["`shulkre` is misspelt, expected `shulker`"],
            files={
                "mobs.md": "A shulker hides. A shulker shoots. One shulker, two shulker,\nshulker.\n"
            },
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        listed = self._listed(vault)
        speller = vault.derive(speller_of)
        written = vault.ask(forms, note.path)
        doubtful = {
            word
            for word in speller.doubtful(written)
            if len(word) >= self.min_length or word in corrections()
        }
        doubtful.update(doubtful_in_company(written, note))
        if listed.corrections:
            words = chain.from_iterable(map(words_of, written))
            doubtful |= listed.corrections.keys() & set(words)
        if not doubtful or is_foreign_note(lower_case_words(written), speller):
            return
        for passage in passages(note, doubtful):
            found = [
                (at, word, meant)
                for at, word in enumerate(passage.words)
                if word.key in doubtful
                and (
                    meant := self._meant(word, passage, note, speller, listed)
                    or self._meant_in_company(at, passage, note, listed)
                )
            ]
            latin = bool(found) and is_latin(passage, note.text)
            if latin and is_foreign_passage(passage, speller):
                continue
            for at, word, meant in found:
                if not (
                    is_half_of_word(at, passage, note.text)
                    or (latin and stands_among_foreign(at, passage, speller))
                ):
                    yield _finding(word, meant)

    def _listed(self, vault: Vault) -> WordList:
        """What the user's lists say. Raises ConfigError where there is no such file."""
        words, corrections = _NO_WORDS
        if self.words:
            content = vault.files.get(PurePosixPath(self.words))
            if content is None:
                raise ConfigError(f"rules.misspelling.words: the vault has no file `{self.words}`")
            words, corrections = read_list(content.decode(errors="replace"))
        return WordList(words | {word.lower() for word in self.allow}, corrections)

    def _meant(
        self,
        word: Word,
        passage: Passage,
        note: Note,
        speller: Speller,
        listed: WordList,
    ) -> tuple[str, ...]:
        """What may have been meant, the likeliest first; () for what is right, or may be a name."""
        if word.key in listed.words:
            return ()
        if meant := listed.corrections.get(word.key):
            return () if meant == word.text else (meant,)
        is_capitalised = word.text[:1].isupper() and word.text[1:].islower()
        if not (is_capitalised or word.text.islower()):
            return ()
        if meant := corrections().get(word.key):
            return () if is_capitalised and stands_like_name(word, note.text) else (meant,)
        if len(word.key) < self.min_length:
            return ()
        candidates = tuple(
            candidate.text
            for candidate in speller.candidates(word.key)
            if not (
                is_capitalised
                and may_be_name(word, candidate, passage, note.text, speller.vocabulary)
            )
        )
        return candidates or self._by_codespell(word, note.text, speller)

    def _meant_in_company(
        self, at: int, passage: Passage, note: Note, listed: WordList
    ) -> tuple[str, ...]:
        if passage.words[at].key in listed.words:
            return ()
        return meant_in_company(at, passage, note.text)

    def _by_codespell(self, word: Word, text: str, speller: Speller) -> tuple[str, ...]:
        """What codespell has for a word in lower case that neither a dictionary nor the vault knows."""
        if not self.codespell or not word.text.islower() or word.key not in codespell():
            return ()
        if text.startswith(_APOSTROPHES, word.end):
            return ()  # as it is spoken: ``speakin'``
        vocabulary = speller.vocabulary
        is_known = vocabulary.used.get(word.key, 0) >= TRUSTED or word.key in vocabulary.names
        is_known = is_known or is_word(word.key) or word.key in right_words()
        return () if is_known else (codespell()[word.key],)


def _finding(word: Word, meant: tuple[str, ...]) -> Finding:
    cased = [_in_case_of(word.text, text) for text in meant[:2]]
    expected = " or ".join(f"`{text}`" for text in cased)
    fix = Fix(f"Write `{cased[0]}`", (Edit(word.span, cased[0]),), safe=False)
    return Finding(word.span, f"`{word.text}` is misspelt, expected {expected}", fix)


def _in_case_of(word: str, text: str) -> str:
    return text[:1].upper() + text[1:] if word[:1].isupper() else text
