"""``{…}``: where an expression ends, and what keeps it from being one."""

from notelint.lazy import lazy_re_compile
from notelint.markdown.mdx.braces import Braces
from notelint.markdown.mdx.flaws import Flaw
from notelint.markdown.mdx.javascript import expression_flaw, spread_flaw
from notelint.markdown.mdx.lexer import Unclosed, token_end
from notelint.markdown.mdx.script import is_blank

_LINE_START = lazy_re_compile(r"(\r\n?|\n)([ \t]*)")

# What may be spent on checks that fail, in characters for each character of the text; beyond
# that (braces nested thousandfold, none of which is JavaScript) errors are not looked into.
_CHECKS = 4
_FREE = 10_000


class Expressions:
    """The expressions in one text up to ``end``; linear, however many begin and do not end."""

    __slots__ = ("_braces", "_checks")

    def __init__(self, text: str, end: int | None = None) -> None:
        self._braces = Braces(text, end)
        self._checks = _CHECKS * self._braces.end + _FREE

    def end_of(self, start: int, *, attribute: bool = False, spread: bool = False) -> int | Flaw:
        """Behind the ``}`` for the ``{`` at ``start``, or why there is no expression.

        An ``attribute`` needs a value; ``spread`` is what stands among attributes.
        """
        text = self._braces.text
        closed = self._braces.close(start)
        if isinstance(closed, Unclosed):
            return self._unclosed(start, closed, spread=spread)
        content = text[start + 1 : closed]
        if is_blank(content):
            if not attribute and not spread:
                return closed + 1
            return Flaw(start + 1, "an expression is empty", "unexpected-empty-expression")
        flaw = self._flaw(start, content, spread=spread)
        return closed + 1 if flaw is None else flaw

    def _unclosed(self, start: int, why: Unclosed, *, spread: bool) -> int | Flaw:
        """MDX tries every ``}`` there is, and reports what was wrong with the last."""
        text, end = self._braces.text, self._braces.end
        last = self._braces.last(start + 1)
        if last < 0:
            message = "the text ends within an expression, expected a `}` for its `{`"
            return Flaw(end, message, "unexpected-eof")
        if why.broken:
            stop = min(token_end(text, why.place), end)
            flaw = self._flaw(start, text[start + 1 : stop], spread=spread)
            return flaw or Flaw(why.place, "unexpected token")
        flaw = self._flaw(start, text[start + 1 : last], spread=spread)
        return last + 1 if flaw is None else flaw

    def _flaw(self, start: int, content: str, *, spread: bool) -> Flaw | None:
        if len(content) > self._checks:
            return Flaw(start + 1, "unexpected token")
        flaw = spread_flaw(content) if spread else expression_flaw(content)
        if flaw is None:
            return None
        self._checks -= len(content)
        return Flaw(start + 1 + flaw.place, flaw.message, flaw.kind, flaw.unfinished)


def expression_value(raw: str) -> str:
    """An expression's text without up to two columns of each further line's indentation."""
    if "\n" not in raw and "\r" not in raw:
        return raw
    return _LINE_START.sub(lambda line: line[1] + _dedented(line[2]), raw)


def _dedented(indentation: str) -> str:
    tab = indentation.find("\t", 0, 2)
    return indentation[2:] if tab < 0 else "  " + indentation[tab + 1 :]
