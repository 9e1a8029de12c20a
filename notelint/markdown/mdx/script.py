"""A piece of JavaScript, parsed with tree-sitter. Offsets are code points of the text given."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import regex

from notelint.lazy import lazy_regex_compile
from notelint.markdown.mdx.braces import without_ampersands

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Tree

_BLANK = lazy_regex_compile(r"(?:\s|\ufeff|/\*(?s:.*?)\*/|//[^\r\n]*(?:\r\n?|\n))*+")
_ODD_SPACE = lazy_regex_compile(r"[\p{Zs}\ufeff--[ ]]", regex.VERSION1)

RESERVED = frozenset(
    """await break case catch class const continue debugger default delete do else enum export
    extends false finally for function if implements import in instanceof interface let new null
    package private protected public return static super switch this throw true try typeof var
    void while with yield""".split()  # noqa: SIM905 - a list of words
)
"""Words that are no names in a module."""


class Script:
    """A parsed text. ``prefix`` is put before it for the parser only, as is ``suffix``.

    Where tree-sitter finds errors, it looks again at a text without two things that it does not
    know: any ``&`` in JSX but that of a reference (``_`` is as good here), and a semicolon left
    out before white space that is not ASCII's.
    """

    def __init__(self, text: str, prefix: str = "", suffix: str = "") -> None:
        self.text = text
        self._shift = len(prefix)
        self.data = (prefix + text + suffix).encode("utf-8", "surrogatepass")
        self.tree: Tree = _parser().parse(self.data)
        if not self.has_errors:
            return
        plain = text if text.isascii() else _ODD_SPACE.sub(" ", text)
        if "&" in text and "<" in text:
            plain = without_ampersands(plain)
        if plain != text:
            self.data = (prefix + plain + suffix).encode("utf-8", "surrogatepass")
            self.tree = _parser().parse(self.data)

    @property
    def has_errors(self) -> bool:
        return self.tree.root_node.has_error

    def offset(self, byte: int) -> int:
        """The offset in the text of a byte of what was parsed; what lies outside is clamped."""
        if self._ascii:
            offset = byte
        else:
            offset = bisect_right(self._bytes, byte) - 1
        return min(max(offset - self._shift, 0), len(self.text))

    def written(self, node: "Node") -> str:
        return self.text[self.offset(node.start_byte) : self.offset(node.end_byte)]

    def walk(self) -> Iterator[tuple["Node", str | None, bool]]:
        """Every named node with the field it fills, when it is entered (True) and left (False)."""
        cursor = self.tree.walk()
        while True:
            node = cursor.node
            assert node is not None
            if node.is_named:
                yield node, cursor.field_name, True
            if cursor.goto_first_child():
                continue
            while True:
                node = cursor.node
                assert node is not None
                if node.is_named:
                    yield node, cursor.field_name, False
                if cursor.goto_next_sibling():
                    break
                if not cursor.goto_parent():
                    return

    @property
    def _ascii(self) -> bool:
        return len(self.data) == self._length

    @cached_property
    def _length(self) -> int:
        return len(self.data.decode("utf-8", "surrogatepass"))

    @cached_property
    def _bytes(self) -> list[int]:
        """The byte at which each character begins."""
        characters = self.data.decode("utf-8", "surrogatepass")
        widths = (
            1 if c < "\x80" else 2 if c < "\u0800" else 3 if c < "\U00010000" else 4
            for c in characters
        )
        return [0, *accumulate(widths)]


def is_blank(text: str) -> bool:
    """White space and comments only: what MDX takes for an empty expression."""
    return _BLANK.fullmatch(text) is not None


@cache
def _parser() -> "Parser":
    return new_parser()


def new_parser() -> "Parser":
    # Here, because most notes need no JavaScript.
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))
