"""Where braces of JavaScript close, and what else a lexer alone can tell.

MDX asks at every ``}`` whether the JavaScript so far is one expression. Only the brace that
closes the first one lexically can answer yes, so that one check is enough.
"""

from dataclasses import dataclass

from notelint.markdown.mdx.lexer import Lexer, Searches, Unclosed


class Braces:
    """The braces of one text up to ``end``; however often one asks, each is looked at once."""

    __slots__ = ("_closed", "_searches", "end", "text")

    def __init__(self, text: str, end: int | None = None) -> None:
        self._searches = Searches(text, end)
        self.text = text
        self.end = self._searches.end
        self._closed: dict[int, int | Unclosed] = {}

    def close(self, start: int) -> int | Unclosed:
        """The index of the ``}`` for the ``{`` at ``start``."""
        if start not in self._closed:
            lexer = Lexer(self._searches, [("{", start)], start + 1)
            lexer.run()
            self._closed |= lexer.closed
        return self._closed[start]

    def last(self, start: int) -> int:
        """The index of the text's last ``}``; -1 when none stands behind ``start``."""
        return self.text.rfind("}", start, self.end) if self._searches.find("}", start) >= 0 else -1


@dataclass(frozen=True, slots=True)
class Lexical:
    """What a lexer sees of a piece of code.

    ``unclosed`` is what it leaves open at its end, or closes without having opened it;
    ``illegal`` where the first character stands that begins no token, else -1.
    """

    unclosed: Unclosed | None
    illegal: int


def lexical(code: str) -> Lexical:
    lexer = _of(code)
    return Lexical(lexer.run(), lexer.illegal)


def without_ampersands(code: str) -> str:
    """The code with ``_`` for every ``&`` in the text and the attributes of JSX."""
    lexer = _of(code)
    lexer.run()
    parts, last = [], 0
    for start, end in lexer.jsx_texts:
        parts += [code[last:start], code[start:end].replace("&", "_")]
        last = end
    return "".join([*parts, code[last:]])


class Pauses:
    """Where a module's code, which begins at ``start``, has nothing open; asked in order."""

    def __init__(self, searches: Searches, start: int) -> None:
        self._lexer = Lexer(searches, [("", start)], start)

    def at(self, index: int) -> bool:
        """Whether no bracket, template, comment or tag is open at an index."""
        lexer = self._lexer
        while lexer.index < index and lexer.outcome is None:
            lexer.step()
        return lexer.outcome is None and len(lexer.stack) == 1 and not lexer.has_passed(index)

    @property
    def cut_off(self) -> int:
        """Where a comment begins that nothing closes, if the code has come to one, else -1."""
        return self._lexer.outcome.inside if self._lexer.outcome else -1


def _of(code: str) -> Lexer:
    return Lexer(Searches(code), [("", 0)], 0)
