import re
from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Severity, Span, Vault, option
from notelint.nodes import Text


@dataclass(frozen=True)
class LeftoverTodo(Rule):
    """A published note has no TODO left in it.

    A reader cannot tell whether what follows a TODO is still missing.

    The fix removes the word. It is not safe: what it stands for is still to be done.
    """

    name = "leftover-todo"
    group = "todo"
    severity = Severity.WARNING
    fixes = "unsafe"

    word: str = option("TODO", "The word that marks what is left to do.")

    good = [Good("모두 끝났다.\n"), Good("`TODO` in code is no promise.\n")]
    bad = [
        Bad("부록을 읽는다. ⟦TODO⟧\n", ["`TODO` is left"], fixed="부록을 읽는다.\n"),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        pattern = re.compile(rf"\b{re.escape(self.word)}\b")
        for text in note.find(Text):
            for match in pattern.finditer(note.text, text.start, text.end):
                yield Finding(Span(*match.span()), f"`{self.word}` is left", _removed(match))


def _removed(match: re.Match[str]) -> Fix:
    start = match.start()
    while match.string[start - 1 : start] == " ":
        start -= 1
    return Fix("Remove the word", (Edit(Span(start, match.end()), ""),), safe=False)
