from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Vault, option
from notelint_rules.spelling.lexicon import KnownName, known_names
from notelint_rules.spelling.names import stands_like_name
from notelint_rules.spelling.vocabulary import forms, words_of
from notelint_rules.spelling.words import Word, passages


@dataclass(frozen=True)
class MiscasedName(Rule):
    """A well-known name has the capitals that it is known by.

    Who knows `DeepMind` and `GitHub` stumbles over `Deepmind` and `Github`, and takes `Rl` and `Llm`
    for words. Known are names and acronyms of machine learning and software, and those of `names`.

    What is all in lower case (packages, commands), all in capitals, or part of an identifier or an
    address is left alone; a name that is an ordinary word, too, is reported where a capital within
    shows that the name is meant (`Star` is right, `StAR` is `STaR`).

    The fix writes the name. It is unsafe: something else may be called so.
    """

    name = "miscased-name"
    group = "spelling"
    default = False
    fixes = "unsafe"
    counts = (forms,)

    names: tuple[str, ...] = option((), "Names of your own, with their capitals.")
    allow: tuple[str, ...] = option((), "Spellings that are right.")

    good = [
        Good("GitHub, GITHUB, github, github.com/Github, `Github`, Star, Palm, LLMs and LLM's.\n"),
        Good("[DeepMind](https://example.org/Deepmind) by Lora Aroyo\n"),
    ]
    bad = [
        Bad(
            "- ⟦Deepmind⟧ 의 연구, ⟦Github⟧에 있다. ⟦Rl⟧ for ⟦Llms⟧, ⟦StAR⟧.\n",
            [
                "`Deepmind` is known as `DeepMind`",
                "`Github` is known as `GitHub`",
                "`Rl` is known as `RL`",
                "`Llms` is known as `LLMs`",
                "`StAR` is known as `STaR`",
            ],
            "- DeepMind 의 연구, GitHub에 있다. RL for LLMs, STaR.\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        own = {name.lower(): KnownName(name, is_word=False) for name in self.names}
        known = {**known_names(), **own}
        capitalised = [form for form in vault.ask(forms, note.path) if not form.islower()]
        words = {word: _known_as(word, known) for form in capitalised for word in words_of(form)}
        found = {word: name for word, name in words.items() if name}
        for passage in passages(note, found) if found else ():
            for word in passage.words:
                name = found.get(word.key)
                if name and _is_miscased(word, name, note.text) and word.text not in self.allow:
                    end = word.start + len(word.key)  # without 's
                    yield _finding(Word(word.text[: len(word.key)], word.start, end), name.text)


def _known_as(word: str, known: Mapping[str, KnownName]) -> KnownName | None:
    """The name that a lower-case word is, or the plural of the acronym."""
    name = known.get(word)
    if name is None and word.endswith("s") and (one := known.get(word[:-1])):
        return one._replace(text=f"{one.text}s") if one.text.isupper() else None
    return name


def _is_miscased(word: Word, name: KnownName, text: str) -> bool:
    written = word.text[: len(word.key)]
    if written == name.text or written.islower() or written.isupper():
        return False
    if written.istitle() and name.is_word:
        return False
    return not (written.istitle() and stands_like_name(word, text))


def _finding(word: Word, name: str) -> Finding:
    fix = Fix(f"Write `{name}`", (Edit(word.span, name),), safe=False)
    return Finding(word.span, f"`{word.text}` is known as `{name}`", fix)
