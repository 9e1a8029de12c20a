"""JavaScript as MDX's parser accepts it, read with tree-sitter.

MDX reads with acorn (ES2024, JSX, modules). tree-sitter's grammar is a little more lenient;
``strictness`` adds what is missing. Offsets are code points of the text given.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import regex

from notelint.markdown.mdx.braces import lexical, token_end, without_ampersands

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Tree

_BLANK = regex.compile(r"(?:\s|\ufeff|/\*(?s:.*?)\*/|//[^\r\n]*(?:\r\n?|\n))*+")
_PLAIN = regex.compile(r"\s*+([A-Za-z_$][\w$]*+)(?:\.[A-Za-z_$][\w$]*+)*+\s*+", regex.ASCII)
_AT = regex.compile(r"process version:\d+.*row:(\d+), col:(\d+)")
_PRIVATE_NAME = regex.compile(r"(?r)#[\p{ID_Continue}$]++\s*+$")
_SPACE = regex.compile(rb"(?:\s|//[^\r\n]*|/\*(?s:.*?)\*/)*+")

UNEXPECTED = "unexpected token"
AFTER_EXPRESSION = "unexpected content after the expression"

RESERVED = frozenset(
    [
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ]
)
"""Words that are no names in a module."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a text is not what MDX expects, and where.

    ``kind`` is MDX's rule id; an ``unfinished`` text may become valid when more follows.
    ``brace`` is where the expression begins that keeps a tag from being one, else -1.
    """

    place: int
    message: str
    kind: str = "acorn"
    unfinished: bool = False
    brace: int = -1


NOT_ESM = Flaw(0, "only `import` and `export` may stand here", "non-esm")


class Script:
    """A parsed text. ``prefix`` is put before it for the parser only, as is ``suffix``."""

    def __init__(self, text: str, prefix: str = "", suffix: str = "") -> None:
        self.text = text
        self._shift = len(prefix)
        self.data = (prefix + text + suffix).encode("utf-8", "surrogatepass")
        self.tree: Tree = _parser().parse(self.data)
        if self.has_errors and "&" in text and "<" in text:
            # tree-sitter knows no `&` in JSX but that of a reference; `_` is as good here.
            code = prefix + without_ampersands(text) + suffix
            self.data = code.encode("utf-8", "surrogatepass")
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
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "surrogatepass")

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


def expression_flaw(text: str) -> Flaw | None:
    """What keeps a text (not a blank one) from being one expression."""
    plain = _PLAIN.fullmatch(text)
    if plain and plain[1] not in RESERVED:
        return None
    script = Script(text, "(0,", "\n)")
    if not script.has_errors:
        return _strictness(script)
    return _expression_error(text)


def spread_flaw(text: str) -> Flaw | None:
    """What keeps a text from being what stands in ``{...props}``."""
    script = Script(text, "({", "\n})")
    if script.has_errors:
        return _syntax_error(script)
    content = script.tree.root_node.descendant_for_byte_range(1, 2)  # the brace of the prefix
    content = content.parent if content is not None else None
    if content is None or content.type != "object":
        return Flaw(0, "only a spread (`{...props}`) may stand here", "non-spread")
    members = [node for node in content.named_children if node.type != "comment"]
    if members and members[0].type != "spread_element":
        place = script.offset(members[0].start_byte)
        return Flaw(place, "only a spread (`{...props}`) may stand here", "non-spread")
    if len(members) > 1:
        place = script.offset(members[1].start_byte)
        return Flaw(place, "only a single spread may stand here", "spread-extra")
    return _strictness(script)


def module_flaw(text: str, imported: Collection[str] = ()) -> Flaw | None:
    """What keeps a text from being import and export statements only.

    ``imported`` are the names that blocks before it import: they may not be bound again.
    """
    from notelint.markdown.mdx.strictness import module_strictness

    script = Script(text)
    if not script.has_errors:
        return _strictness(script) or module_strictness(script, imported)
    flaw = _syntax_error(script)
    before = text[: flaw.place].rstrip()
    on_new_line = regex.search(r"[\r\n]", text[len(before) : flaw.place])
    if not on_new_line or text[flaw.place :].startswith("<"):
        return flaw
    if is_blank(before) or Script(before).has_errors:
        return flaw
    # tree-sitter reads on with a line that acorn begins a statement with.
    there = Script(text[flaw.place :])
    if not there.has_errors:
        return replace(NOT_ESM, place=flaw.place)
    inner = _syntax_error(there)
    return replace(inner, place=flaw.place + inner.place)


def _strictness(script: Script) -> Flaw | None:
    from notelint.markdown.mdx.strictness import strictness

    return strictness(script)


def _expression_error(text: str) -> Flaw:
    """As acorn does: read an expression as far as it goes, and object to what comes after it."""
    script = Script(text, "(0,", "\n)")
    place = _unexpected(script)
    flaw = _lexical_error(text, place)
    if flaw is not None:
        return flaw
    before = text[:place].rstrip()
    if place < len(text) and not is_blank(before) and not Script(before, "(0,", "\n)").has_errors:
        return Flaw(len(before), AFTER_EXPRESSION)
    return _unexpected_token(text, place)


def _syntax_error(script: Script) -> Flaw:
    place = _unexpected(script)
    return _lexical_error(script.text, place) or _unexpected_token(script.text, place)


def _lexical_error(text: str, place: int) -> Flaw | None:
    """What no lexer can read, at or before a place: a character, or what nothing closes."""
    found = lexical(text)
    illegal = found.illegal
    if 0 <= illegal <= place:
        if text[illegal] == "\\" or (text[illegal] == "#" and illegal + 1 < len(text)):
            illegal += 1  # acorn objects to what follows
        return Flaw(illegal, f"unexpected character `{text[illegal : illegal + 1]}`")
    if found.unclosed is None:
        return None
    if found.unclosed.broken and text[found.unclosed.place] in "\"'":
        start = found.unclosed.place
        unfinished = not regex.search(r"[\r\n]", text[start:])
        flaw = Flaw(start, "a string is not closed", unfinished=unfinished)
    elif found.unclosed.inside >= 0:
        start = found.unclosed.inside
        template = text[start] == "`"
        what = "template" if template else "comment"
        flaw = Flaw(start + template, f"a {what} is not closed", unfinished=True)
    else:
        return None
    return flaw if start <= place else None


def _unexpected_token(text: str, place: int) -> Flaw:
    private = _PRIVATE_NAME.search(text, 0, place)
    if private:  # tree-sitter takes them for names everywhere
        place = private.start()
    return Flaw(place, UNEXPECTED, unfinished=token_end(text, place) >= len(text))


def _unexpected(script: Script) -> int:
    return script.offset(_unexpected_byte(script.data))


def _unexpected_byte(data: bytes) -> int:
    """The byte at which the first token begins that tree-sitter cannot use.

    Its tree shows how it recovered, not where it had to; its log does.
    """
    parser = _new_parser()
    at = 0, 0
    found: tuple[int, int] | None = None
    recovering = False

    def watch(_: object, message: str) -> None:
        nonlocal at, found, recovering
        if recovering:
            return
        if position := _AT.match(message):
            at = int(position[1]), int(position[2])
        elif message.startswith("detect_error"):
            found = max(found or at, at)
        elif message.startswith("resume"):
            recovering = True

    parser.logger = watch
    parser.parse(data)
    if found is None:  # something is missing at the very end
        return len(data)
    starts = [0, *(match.end() for match in regex.finditer(rb"\n", data))]
    space = _SPACE.match(data, starts[found[0]] + found[1])
    assert space is not None  # it may be empty
    return int(space.end())


@cache
def _parser() -> "Parser":
    return _new_parser()


def _new_parser() -> "Parser":
    # Here, because most notes need no JavaScript.
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))
