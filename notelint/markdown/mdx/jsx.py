"""JSX tags: their grammar, as micromark-extension-mdx-jsx reads them."""

from collections.abc import Callable
from dataclasses import replace
from html.entities import html5
from typing import NoReturn

import regex

from notelint.lazy import lazy_regex_compile
from notelint.markdown.characters import numbered_character
from notelint.markdown.mdx.expressions import Expressions, expression_value
from notelint.markdown.mdx.flaws import Flaw
from notelint.nodes import MdxJsxAttribute, MdxJsxExpressionAttribute, Node

# JavaScript's white space; micromark knows names within the basic multilingual plane only.
_SPACE = lazy_regex_compile(
    "[\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*+"
)
_NAME = lazy_regex_compile(
    r"[[\p{ID_Start}$_]&&[\u0000-\uffff]][[\p{ID_Continue}$\u200c\u200d\-]&&[\u0000-\uffff]]*+",
    regex.V1,
)
_ENTITY = lazy_regex_compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([A-Za-z0-9]+));")
_VALUE_LINE = lazy_regex_compile(
    "(\\r\\n?|\\n)[\\t\\v\\f \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]++"
)
_ROUGH_TAG = lazy_regex_compile(r"""(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^<>"'{}])*+(?<!/)>""")

_NAME_START = "a character that can start a name, such as a letter, `$` or `_`"
_ATTRIBUTE_START = "an attribute, white space or the end of the tag"
_IN_NAME = "a name character, such as a letter, a digit, `$` or `_`, or the end of the name"


class Tag(Node):
    """A tag in a list of children; ``nesting`` makes elements of them.

    A ``broken`` tag is the ``<`` of a start tag that MDX cannot read: it is text, but an end
    tag of its name is not reported, too.
    """

    __slots__ = ("attributes", "broken", "closing", "flow", "name", "self_closing")

    def __init__(self, start: int, name: str | None, *, closing: bool, flow: bool) -> None:
        self.start = start
        self.end = start + 1
        self.name = name
        self.closing = closing
        self.flow = flow
        self.attributes: list[MdxJsxAttribute | MdxJsxExpressionAttribute] = []
        self.self_closing = False
        self.broken = False


def read_tag(
    text: str,
    start: int,
    end: int,
    expressions: Expressions,
    *,
    flow: bool,
    at: Callable[[int], int],
) -> tuple[Tag, int] | Flaw | None:
    """The tag at the ``<`` at ``start``, and where it ends; None where ``<`` is only text.

    ``at`` maps offsets in the text to offsets in the note.
    """
    if text[start + 1 : min(start + 2, end)] in ("\t", "\n", "\r", " "):
        return None
    return _Reader(text, start, end, expressions, at).tag(flow=flow)


def broken_tag(text: str, start: int, end: int) -> Tag | None:
    """A start tag that ``read_tag`` refused, if it looks like one that an end tag belongs to."""
    name = _NAME.match(text, start + 1, end)
    rough = name and _ROUGH_TAG.match(text, name.end(), end)
    if not name or not rough:
        return None
    tag = Tag(start, name[0], closing=False, flow=False)
    tag.broken = True
    return tag


class _Unreadable(Exception):
    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw


class _Reader:
    """One pass over one tag."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        expressions: Expressions,
        at: Callable[[int], int],
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.expressions = expressions
        self.at = at
        self.index = start + 1

    def tag(self, *, flow: bool) -> tuple[Tag, int] | Flaw:
        try:
            self.skip()
            closing = self.takes("/")
            name = None if self.peek() == ">" else self.name()
            tag = Tag(self.at(self.start), name, closing=closing, flow=flow)
            self.attributes(tag)
        except _Unreadable as unreadable:
            return unreadable.flaw
        tag.end = self.at(self.index - 1) + 1
        return tag, self.index

    # Names.

    def name(self) -> str:
        """``name``, ``object.member.member`` or ``prefix:local``; then stands at what follows."""
        name = self.identifier("before name", _NAME_START, "in name", "./:>{")
        if self.peek() == ":":
            self.takes(":")
            name += ":" + self.identifier("before local name", _NAME_START, "in local name", "/>{")
            after = "after local name"
        else:
            after = "after name"
            while self.takes("."):
                after = "after member name"
                name += "." + self.identifier(
                    "before member name", _NAME_START, "in member name", "./>{"
                )
        self.expect_attribute(after)
        return name

    def identifier(self, before: str, expected: str, inside: str, ends: str) -> str:
        """A name, and the white space after it."""
        name = _NAME.match(self.text, self.index, self.end)
        if name is None:
            self.refuse(before, expected)
        self.index = name.end()
        if not self.skip() and (self.index >= self.end or self.peek() not in ends):
            self.refuse(inside, _IN_NAME)
        return str(name[0])

    # Attributes.

    def attributes(self, tag: Tag) -> None:
        while not self.takes_end(tag):
            if self.peek() == "{":
                tag.attributes.append(self.spread())
            elif _NAME.match(self.text, self.index, self.end):
                tag.attributes.append(self.attribute())
            else:
                self.refuse("before attribute name", _ATTRIBUTE_START)

    def takes_end(self, tag: Tag) -> bool:
        if self.peek() == "/":
            self.takes("/")
            tag.self_closing = True
            if self.peek() != ">":
                self.refuse("after self-closing slash", "`>` to end the tag")
        if self.peek() != ">":
            return False
        self.index += 1
        return True

    def spread(self) -> MdxJsxExpressionAttribute:
        start = self.index
        value = self.expression(spread=True)
        attribute = MdxJsxExpressionAttribute(self.at(start), self.at(self.index - 1) + 1, value)
        self.skip()
        return attribute

    def attribute(self) -> MdxJsxAttribute:
        start = self.index
        found = _NAME.match(self.text, start, self.end)
        assert found is not None  # the caller has looked
        end = found.end()
        name = self.identifier("", "", "in attribute name", "/:=>{")
        after = "after attribute name"
        if self.takes(":"):
            local = self.index
            after = "after local attribute name"
            name += ":" + self.identifier(
                "before local attribute name", _NAME_START, "in local attribute name", "/=>{"
            )
            end = local + len(name) - name.index(":") - 1
        attribute = MdxJsxAttribute(self.at(start), self.at(end - 1) + 1, name)
        if not self.takes("="):
            self.expect_attribute(after)
            return attribute
        if self.peek() == "{":
            attribute.value = self.expression(spread=False)
            attribute.expression = True
        elif self.peek() and self.peek() in "\"'":
            attribute.value = self.literal()
        else:
            self.refuse("before attribute value", "a value, beginning with `\"`, `'` or `{`")
        attribute.end = self.at(self.index - 1) + 1
        self.skip()
        return attribute

    def expression(self, *, spread: bool) -> str:
        start = self.index
        end = self.expressions.end_of(start, attribute=True, spread=spread)
        if isinstance(end, Flaw):
            raise _Unreadable(replace(end, brace=start))
        self.index = end
        return expression_value(self.text[start + 1 : end - 1])

    def literal(self) -> str:
        quote, start = self.peek(), self.index + 1
        close = self.text.find(quote, start, self.end)
        if close < 0:
            self.index = self.end
            self.refuse("in attribute value", f"a closing quote `{quote}`")
        self.index = close + 1
        return attribute_value(self.text[start:close])

    # Characters.

    def peek(self) -> str:
        return self.text[self.index] if self.index < self.end else ""

    def takes(self, character: str) -> bool:
        """Move behind a character and the white space after it, if it stands here."""
        if self.peek() != character:
            return False
        self.index += 1
        self.skip()
        return True

    def skip(self) -> bool:
        before = self.index
        space = _SPACE.match(self.text, before, self.end)
        assert space is not None  # it may be empty
        self.index = space.end()
        return self.index > before

    def expect_attribute(self, where: str) -> None:
        character = self.peek()
        if not character or (
            character not in "/>{" and not _NAME.match(self.text, self.index, self.end)
        ):
            self.refuse(where, _ATTRIBUTE_START)

    def refuse(self, where: str, expected: str) -> NoReturn:
        character = self.peek()
        found = f"unexpected `{character}`" if character else "the text ends"
        kind = "unexpected-character" if character else "unexpected-eof"
        raise _Unreadable(Flaw(self.index, f"{found} {where}, expected {expected}", kind))


def attribute_value(raw: str) -> str:
    """An attribute's text between its quotes, with lines dedented and references decoded."""
    if "\n" in raw or "\r" in raw:
        raw = _VALUE_LINE.sub(r"\1", raw)
    return str(_ENTITY.sub(_decoded, raw)) if "&" in raw else raw


def _decoded(match: "regex.Match[str]") -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(name + ";", match[0])
    digits = decimal.lstrip("0") if decimal else hexadecimal.lstrip("0")
    if len(digits) > 7:
        return "\ufffd"
    return numbered_character(int(digits or "0", 10 if decimal else 16))
