"""Objects, arrays and strings written in JavaScript or TypeScript, read without running it.

A configuration is mostly data; what is computed becomes an ``Expression`` that keeps the
literals in it, so that ``process.env.BASE || "/"`` still shows its ``"/"``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from notelint.lazy import lazy_re_compile

_TOKEN = lazy_re_compile(
    r"""
      (?P<space> \s+ | //[^\n]* | /\*.*?\*/ )
    | (?P<string> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | `(?:[^`\\]|\\.)*` )
    | (?P<number> \d[\d_.]* )
    | (?P<word> [^\W\d][\w$]* | \$[\w$]* )
    | (?P<arrow> => | \.\.\. )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_PATTERN = lazy_re_compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_ESCAPE = lazy_re_compile(
    r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_CONSTANTS: dict[str, "Value"] = {"true": True, "false": False, "null": None, "undefined": None}
_CLOSERS = {"{": "}", "[": "]", "(": ")"}
_BEFORE_PATTERN = frozenset("(,=:[!&|?{};") | {"=>", "return"}
_MODULE = lazy_re_compile(
    r"""(?:\bfrom|\bimport|\brequire\s*\()\s*(?P<quote>["'])(?P<url>\.[^"'\n]*)(?P=quote)"""
)


SPREADS = "..."
"""The key of an object under which the names and conditions stand that are spread into it."""


@dataclass(frozen=True)
class Expression:
    """Something computed: its first word, and the literals in it, in order.

    ``spread`` says that its items stand among those of the list or object around it;
    ``template`` is the text between backticks, placeholders included.
    """

    name: str = ""
    parts: tuple["Value", ...] = ()
    spread: bool = False
    template: str | None = None


Value = str | float | bool | None | list["Value"] | dict[str, "Value"] | Expression


@dataclass(frozen=True)
class Script:
    """``names`` are the constants it defines, ``objects`` all outermost object literals.

    ``default`` is what it exports; ``strings`` are all its string literals, and ``modules``
    the relative modules it imports.
    """

    names: dict[str, Value] = field(default_factory=dict[str, Value])
    objects: list[dict[str, Value]] = field(default_factory=list[dict[str, Value]])
    default: Value = None
    strings: frozenset[str] = frozenset()
    modules: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Token:
    """``fresh`` says that the token begins a line."""

    kind: str
    text: str
    fresh: bool


_MOST_READ = 50
"""How often each token is read: what is returned within what is exported is read for each."""


def read_script(text: str) -> Script:
    """The literals of a script. Never fails: what is not understood is passed over."""
    tokens = list(_tokens(text))
    names: dict[str, Value] = {}
    objects: list[dict[str, Value]] = []
    default: Value = None
    at = read = 0
    while at < len(tokens) and read < _MOST_READ * len(tokens):
        word = tokens[at].text if tokens[at].kind == "word" else ""
        if word in {"const", "let", "var"} and at + 1 < len(tokens):
            name, start = tokens[at + 1].text, _after_equals(tokens, at + 2)
            if start is not None:
                names[name], end = _Reader(tokens).value(start)
                objects.extend(_objects_in(names[name]))
                read += end - start
                at = start
        elif (word == "default" and tokens[at - 1].text == "export") or (
            word == "exports" and at + 1 < len(tokens) and tokens[at + 1].text == "="
        ):
            start = at + (1 if word == "default" else 2)
            default, end = _Reader(tokens).value(start)
            objects.extend(_objects_in(default))
            read += end - start
        elif word == "return":
            value, end = _Reader(tokens).value(at + 1)
            objects.extend(_objects_in(value))
            read += end - at
        at += 1
    strings = frozenset(_unquote(token.text) for token in tokens if token.kind == "string")
    modules = tuple(match["url"] for match in _MODULE.finditer(text))
    return Script(names, objects, default, strings, modules)


def _tokens(text: str) -> Iterator[_Token]:
    """Comments and white space are left out; a regular expression is one ``other`` token."""
    at, before, fresh = 0, "(", True
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:  # cannot be: `other` takes any character
            return
        kind, part = match.lastgroup or "other", match[0]
        if part == "/" and before in _BEFORE_PATTERN and (pattern := _PATTERN.match(text, at)):
            part = pattern[0]
        at += len(part)
        if kind == "space":
            fresh = fresh or "\n" in part
        else:
            yield _Token(kind, part, fresh)
            before, fresh = part, False


def _after_equals(tokens: list[_Token], at: int) -> int | None:
    """The index after ``=`` in ``const name: Type = …``; None where nothing is assigned."""
    depth = 0
    for index in range(at, min(at + 60, len(tokens))):
        text = tokens[index].text
        if text == "=" and depth == 0:
            return index + 1
        if text in _CLOSERS or text == "<":
            depth += 1
        elif text in {"}", "]", ")", ">"}:
            depth -= 1
        elif text == ";" or depth < 0:
            return None
    return None


def _objects_in(value: Value) -> Iterator[dict[str, Value]]:
    if isinstance(value, dict):
        yield value
    elif isinstance(value, Expression):
        for part in value.parts:
            yield from _objects_in(part)


def _unquote(token: str) -> str:
    def decoded(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        return chr(int(code, 16)) if code else _CONTROL.get(match[4], match[4])

    return _ESCAPE.sub(decoded, token[1:-1])


_DEEPEST = 60


class _Reader:
    """A recursive-descent reader; deeper than any configuration, everything is an expression."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.depth = 0

    def value(self, at: int) -> tuple[Value, int]:
        """The value that begins at a token, and the index of the ``,`` or closer after it."""
        parts: list[Value] = []
        name, start, computed = "", at, False
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.text in {",", ";", "}", "]", ")"} or (at > start and self._new_statement(at)):
                break
            if token.text in _CLOSERS:
                part, at = self._container(at)
                parts.append(part)
                continue
            if token.kind in {"string", "number"} or token.text in _CONSTANTS:
                parts.append(_literal(token))
            elif token.kind == "word" and token.text in {"as", "satisfies"}:
                at = self._after_type(at)
                continue
            else:
                computed = True
                name = name or (token.text if token.kind == "word" else "")
            at += 1
        if len(parts) == 1 and not computed:
            return parts[0], at
        spread = at > start and self.tokens[start].text == "..."
        return Expression(name, _flat(parts), spread), at

    def _new_statement(self, at: int) -> bool:
        """Whether a line begins here that does not continue the one before (no semicolons)."""
        token, before = self.tokens[at], self.tokens[at - 1]
        ended = before.kind != "other" or before.text in _CLOSERS.values()
        return self.depth == 0 and token.fresh and token.kind == "word" and ended

    def _container(self, at: int) -> tuple[Value, int]:
        """What an opening bracket encloses, and the index after the closing one."""
        opener = self.tokens[at].text
        if self.depth >= _DEEPEST:
            return Expression(), self._closed(at)
        self.depth += 1
        value: Value
        if opener == "{":
            value, at = self._object(at + 1)
        else:
            items, at = self._items(at + 1, _CLOSERS[opener])
            value = items if opener == "[" else _grouped(items)
        self.depth -= 1
        return value, at

    def _object(self, at: int) -> tuple[Value, int]:
        entries: dict[str, Value] = {}
        spreads: list[Value] = []
        while at < len(self.tokens) and self.tokens[at].text != "}":
            token = self.tokens[at]
            follower = self.tokens[at + 1].text if at + 1 < len(self.tokens) else "}"
            if token.kind in {"word", "string", "number"} and follower == ":":
                key = _unquote(token.text) if token.kind == "string" else token.text
                entries[key], at = self.value(at + 2)
            elif token.kind == "word" and follower in {",", "}"}:
                entries[token.text], at = Expression(token.text), at + 1
            else:
                value, after = self.value(at)
                if token.kind == "word" and follower == "(":
                    entries[token.text] = Expression("function")
                if isinstance(value, Expression) and value.spread:
                    spreads.append(replace(value, spread=False))
                at = max(after, at + 1)
            if at < len(self.tokens) and self.tokens[at].text in {",", ";", ")", "]"}:
                at += 1
        if spreads:
            entries[SPREADS] = spreads
        return entries, at + 1

    def _items(self, at: int, closer: str) -> tuple[list[Value], int]:
        items: list[Value] = []
        while at < len(self.tokens) and self.tokens[at].text != closer:
            value, after = self.value(at)
            if after > at:
                items.append(value)
            at = after
            if at < len(self.tokens) and self.tokens[at].text != closer:
                at += 1
        return items, at + 1

    def _closed(self, at: int) -> int:
        depth = 0
        for index in range(at, len(self.tokens)):
            text = self.tokens[index].text
            depth += (text in _CLOSERS) - (text in {"}", "]", ")"})
            if depth == 0:
                return index + 1
        return len(self.tokens)

    def _after_type(self, at: int) -> int:
        """The index after ``as const`` or ``satisfies Some.Type<…>``."""
        while at < len(self.tokens) and self.tokens[at].text not in {",", ";", "}", "]", ")"}:
            at = self._closed(at) if self.tokens[at].text in _CLOSERS else at + 1
        return at


def _literal(token: _Token) -> Value:
    if token.kind == "string":
        computed = token.text[0] == "`" and "${" in token.text
        return Expression("`", template=token.text[1:-1]) if computed else _unquote(token.text)
    if token.kind == "number":
        try:
            return float(token.text.replace("_", ""))
        except ValueError:
            return Expression()
    return _CONSTANTS[token.text]


def _flat(parts: list[Value]) -> tuple[Value, ...]:
    """A call's arguments count as parts of the expression that the call stands in."""
    flat: list[Value] = []
    for part in parts:
        if isinstance(part, Expression):
            flat.extend(part.parts)
        else:
            flat.append(part)
    return tuple(flat)


def _grouped(items: list[Value]) -> Value:
    return items[0] if len(items) == 1 else Expression("", _flat(items))
