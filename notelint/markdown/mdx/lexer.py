"""A lexer of JavaScript: strings, templates, comments, regular expressions and JSX, but no grammar."""

from dataclasses import dataclass

import regex

from notelint.lazy import lazy_regex_compile

_NAME = r"\#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*+"
_CODE = lazy_regex_compile(
    rf"""(?P<space>[\s\ufeff]++)
    |(?P<comment>/[/*])
    |(?P<word>{_NAME})
    |(?P<value>\.?[0-9][\w.]*+|\+\+|--
        |"(?:[^"\\\r\n]|\\(?:\r\n|[\s\S]))*+"|'(?:[^'\\\r\n]|\\(?:\r\n|[\s\S]))*+')
    |(?P<open>[(\[{{])
    |(?P<close>[)\]}}])
    |(?P<template>`)
    |(?P<slash>/)
    |(?P<less><)
    |(?P<quote>["'])
    |(?P<operator>=>|[\s\S])""",
    regex.VERBOSE,
)
_REGEX = lazy_regex_compile(
    r"/(?:[^/\\\[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*+\])++/[\p{ID_Continue}$]*+"
)
_TEMPLATE_TEXT = lazy_regex_compile(r"(?:[^`\\$]|\\[\s\S]|\$(?!\{))*+")
_TAG = lazy_regex_compile(
    r"""(?P<space>[\s\ufeff]++)
    |(?P<comment>/[/*])
    |(?P<end>/\s*+>|>)
    |(?P<brace>\{)
    |(?P<element><)
    |(?P<part>"[^"]*+"|'[^']*+'|[=:.]|[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d-]*+)""",
    regex.VERBOSE,
)
_CHILDREN_TEXT = lazy_regex_compile(r"[^<{>}]*+")
_TAG_START = lazy_regex_compile(r"<\s*+(?P<closing>/)?(?=\s*+(?:>|[\p{ID_Start}$_]))")
_LINE_END = lazy_regex_compile(r"[\n\r\u2028\u2029]")

_BEFORE_OPERAND = frozenset(
    """await case default delete do else extends in instanceof new of return throw typeof void
    yield""".split()  # noqa: SIM905 - a list of words
)
_OPERATORS = frozenset("=>!%&*+,-./:;<?^|~") | {"=>"}
_CLOSER = {"(": ")", "[": "]", "{": "}"}

# What stands around a place, besides brackets.
_TEMPLATE, _START_TAG, _END_TAG, _CHILDREN = "`", "<", "</", ">"


@dataclass(frozen=True, slots=True)
class Unclosed:
    """No brace closes it: the text ends, or (``broken``) what stands at ``place`` forbids it.

    ``inside`` is where the comment or template begins that the end of the text is in, else -1.
    """

    place: int
    broken: bool
    inside: int = -1


class Searches:
    """A text up to ``end`` in which nothing is looked for twice."""

    __slots__ = ("_next", "end", "text")

    def __init__(self, text: str, end: int | None = None) -> None:
        self.text = text
        self.end = len(text) if end is None else end
        self._next: dict[str, int] = {}

    def find(self, what: str, start: int) -> int:
        """As ``str.find``; a line feed stands for any line end."""
        known = self._next.get(what, start - 1)
        if known == -1 or known >= start:
            return known
        if what == "\n":
            line_end = _LINE_END.search(self.text, start, self.end)
            found = line_end.start() if line_end else -1
        else:
            found = self.text.find(what, start, self.end)
        self._next[what] = found
        return found


class Lexer:
    """One run of the lexer; ``stack`` holds what is open: (what, index)."""

    __slots__ = (
        "closed",
        "illegal",
        "index",
        "jsx_texts",
        "operand",
        "outcome",
        "passed",
        "searches",
        "stack",
    )

    def __init__(self, searches: Searches, stack: list[tuple[str, int]], index: int) -> None:
        self.searches = searches
        self.stack = stack
        self.closed: dict[int, int | Unclosed] = {}  # braces, and what closes them
        self.index = index
        self.operand = True  # a value may begin here: `/` begins a regular expression, `<` a tag
        self.illegal = -1  # the first character that begins no token
        self.jsx_texts: list[tuple[int, int]] = []
        self.passed = -1, -1  # the last comment or piece of a template, from where to where
        self.outcome: Unclosed | None = None

    def run(self) -> Unclosed | None:
        end = self.searches.end
        while self.stack and self.outcome is None:
            mode, opened = self.stack[-1]
            if self.index < end:
                self.step()
            elif mode:
                self._give_up(end, broken=False, inside=opened if mode == _TEMPLATE else -1)
            else:
                break
        return self.outcome

    def step(self) -> None:
        """Read one token."""
        match self.stack[-1][0]:
            case "`":
                self._template()
            case ">":
                self._children()
            case "<" | "</":
                self._tag()
            case _:
                self._code()

    def has_passed(self, index: int) -> bool:
        """Whether the last token is a comment or a piece of a template with this in it."""
        return self.passed[0] < index < self.passed[1]

    def _code(self) -> None:
        searches = self.searches
        token = _CODE.match(searches.text, self.index, searches.end)
        assert token is not None  # the last alternative matches any character
        start, self.index = token.span()
        match token.lastgroup:
            case "word":
                self.operand = token[0] in _BEFORE_OPERAND
            case "value":
                self.operand = False
            case "open":
                self.stack.append((token[0], start))
                self.operand = True
            case "close":
                self._close(token[0], start)
            case "comment":
                self._comment(start)
            case "template":
                self.stack.append((_TEMPLATE, start))
            case "slash" if self.operand:
                literal = _REGEX.match(searches.text, start, searches.end)
                if literal:
                    self.index, self.operand = literal.end(), False
                else:
                    self._give_up(start)
            case "less":
                tag = _TAG_START.match(searches.text, start, searches.end) if self.operand else None
                if tag and not tag["closing"]:
                    self.stack.append((_START_TAG, start))
                    self.index = tag.end()
                self.operand = True
            case "quote":  # a string that its line does not close
                self._give_up(start)
            case "slash" | "operator":
                if self.illegal < 0 and token[0] not in _OPERATORS:
                    self.illegal = start
                self.operand = True

    def _close(self, bracket: str, place: int) -> None:
        mode, opened = self.stack[-1]
        if _CLOSER.get(mode) != bracket:
            self._give_up(place)
            return
        self.stack.pop()
        if bracket == "}":
            self.closed[opened] = place
        self.operand = False

    def _template(self) -> None:
        searches = self.searches
        text = _TEMPLATE_TEXT.match(searches.text, self.index, searches.end)
        assert text is not None  # it may be empty
        index = text.end()
        self.passed = self.index - 1, index + 1
        if searches.text.startswith("`", index, searches.end):
            self.stack.pop()
            self.index, self.operand = index + 1, False
        elif searches.text.startswith("${", index, searches.end):
            self._brace(index + 1)
        else:
            self.index = searches.end

    def _children(self) -> None:
        searches = self.searches
        text = _CHILDREN_TEXT.match(searches.text, self.index, searches.end)
        assert text is not None  # it may be empty
        self.jsx_texts.append(text.span())
        self.index = text.end()
        if searches.text.startswith("{", self.index, searches.end):
            self._brace(self.index)
        elif tag := _TAG_START.match(searches.text, self.index, searches.end):
            self.stack.append((_END_TAG if tag["closing"] else _START_TAG, self.index))
            self.index = tag.end()
        elif self.index < searches.end:
            self._give_up(self.index)

    def _tag(self) -> None:
        searches = self.searches
        part = _TAG.match(searches.text, self.index, searches.end)
        if part is None:
            self._give_up(self.index)
            return
        start, self.index = part.span()
        match part.lastgroup:
            case "comment":
                self._comment(start)
            case "brace":
                self._brace(start)
            case "part" if part[0][0] in "\"'":
                self.jsx_texts.append(part.span())
            case "element":  # as an attribute's value
                tag = _TAG_START.match(searches.text, start, searches.end)
                if tag is None or tag["closing"]:
                    self._give_up(start)
                else:
                    self.stack.append((_START_TAG, start))
                    self.index = tag.end()
            case "end":
                mode = self.stack.pop()[0]
                if mode == _END_TAG:
                    self.stack.pop()  # the children
                elif part[0] == ">":
                    self.stack.append((_CHILDREN, start))
                self.operand = False

    def _brace(self, place: int) -> None:
        self.stack.append(("{", place))
        self.index, self.operand = place + 1, True

    def _comment(self, start: int) -> None:
        searches = self.searches
        if searches.text[start + 1] == "/":
            line_end = searches.find("\n", start + 2)
            self.index = line_end if line_end >= 0 else searches.end
            return
        closed = searches.find("*/", start + 2)
        if closed >= 0:
            self.index = closed + 2
            self.passed = start, self.index
        else:
            self._give_up(searches.end, broken=False, inside=start)

    def _give_up(self, place: int, *, broken: bool = True, inside: int = -1) -> None:
        self.outcome = Unclosed(place, broken, inside)
        for mode, opened in self.stack:
            if mode == "{":
                self.closed[opened] = self.outcome


def token_end(code: str, start: int) -> int:
    """Where the token ends that begins at an offset outside strings, templates and tags."""
    token = _CODE.match(code, start)
    return token.end() if token else start
