"""What a note's JavaScript imports, declares and uses."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from notelint.lazy import lazy_re_compile, lazy_regex_compile
from notelint.markdown.mdx.names import (
    Use,
    called_modules,
    free_names,
    is_component,
    is_text,
    text_of,
)
from notelint.markdown.mdx.scope import is_provided
from notelint.markdown.mdx.script import RESERVED, Script
from notelint.markdown.mdx.statements import declarations, imported_names
from notelint.nodes import (
    MdxExpression,
    MdxjsEsm,
    MdxJsxElement,
    MdxJsxExpressionAttribute,
    Root,
    walk,
)
from notelint.source import Span

if TYPE_CHECKING:
    from tree_sitter import Node

_IDENTIFIER = lazy_regex_compile(r"[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*+")
_PATH = lazy_re_compile(r"(\s*)([A-Za-z_$][\w$]*)(?:\.[A-Za-z_$][\w$]*)*\s*", re.ASCII)
_SPACE = lazy_re_compile(r"[\s\ufeff]*")
_LINE_END = lazy_re_compile(r"\r\n?|\n")
_STATEMENT = lazy_re_compile(r"(?:import|export) .*(?:\n(?!import |export )[ \t]*\S.*)*")


@dataclass(frozen=True)
class Name:
    """An identifier and where it stands."""

    name: str
    span: Span


@dataclass(frozen=True)
class Import:
    """An ``import`` statement, an ``export … from``, a ``require('…')`` or an ``import('…')``.

    ``names`` are the local names it binds (none for a bare ``import 'x'``);
    ``span`` covers the statement (the call, for the last two), ``url_span`` the module's
    name without quotes.
    """

    span: Span
    names: tuple[Name, ...]
    url: str
    url_span: Span
    statement: bool = True


@dataclass(frozen=True)
class Module:
    """``declared`` are names that exports bring; ``used`` are the free names of expressions,
    attributes, exports and JSX elements (``Tabs`` in ``<Tabs.Item>``), each as often as it stands.

    ``undefined`` are those of ``used`` that nothing imports, declares or provides; not among
    them are names that stand in an import or export which MDX cannot read.
    """

    imports: tuple[Import, ...] = ()
    declared: tuple[Name, ...] = ()
    used: tuple[Name, ...] = ()
    undefined: tuple[Name, ...] = ()


def module_of(root: Root, text: str) -> Module:
    """The module of a parsed note; ``text`` is its source. Empty where there is no MDX."""
    collected = _Collected(text)
    for node in walk(root):
        match node:
            case MdxjsEsm():
                collected.statements(node)
            case MdxExpression():
                collected.expression(node.value, node.start + 1, node.end - 1)
            case MdxJsxElement():
                collected.element(node)
    known = {name.name for name in collected.declared}
    known |= {name.name for imported in collected.imports for name in imported.names}
    known |= set(_unreadable_names(root, text))
    undefined = [
        name
        for name, use in collected.used
        if name.name not in known and not is_provided(name.name, in_browser=use.in_browser)
    ]
    return Module(
        tuple(collected.imports),
        tuple(collected.declared),
        tuple(name for name, _ in collected.used),
        tuple(undefined),
    )


class _Collected:
    """What has been found so far, in document order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.imports: list[Import] = []
        self.declared: list[Name] = []
        self.used: list[tuple[Name, Use]] = []

    def statements(self, node: MdxjsEsm) -> None:
        script = Script(node.value)
        at = _placing(self.text, node.value, node.start, node.end)
        for statement in script.tree.root_node.named_children:
            source = statement.child_by_field_name("source")
            names = imported_names(statement) if statement.type == "import_statement" else ()
            if source is not None and is_text(source):
                self.imports.append(
                    Import(
                        _span(script, statement, at),
                        tuple(Name(script.written(n), _span(script, n, at)) for n in names),
                        text_of(script, source),
                        _inside(_span(script, source, at)),
                    )
                )
            if statement.type == "export_statement":
                for name, _ in declarations(statement):
                    self.declared.append(Name(script.written(name), _span(script, name, at)))
        self._add(script, at, free_names(script))

    def expression(self, value: str, start: int, end: int) -> None:
        """An expression; from start to end stands what its value was taken from."""
        path = _PATH.fullmatch(value)
        if path is not None and path[2] not in RESERVED:  # the common case needs no parser
            at = _placing(self.text, value, start, end)
            self._use(Use(path[2], path.start(2), False), at)
        elif value.strip():
            script = Script(value, "(0,", "\n)")
            self._add(script, _placing(self.text, value, start, end), free_names(script))

    def element(self, node: MdxJsxElement) -> None:
        name = (node.name or "").partition(".")[0]
        if node.name and (name != node.name or is_component(name)) and name != "this":
            found = _IDENTIFIER.match(self.text, _after_space(self.text, node.start + 1))
            if found is not None and found[0] == name:
                use = Use(name, found.start(), False)
                self.used.append((Name(name, Span(found.start(), found.end())), use))
        for attribute in node.attributes:
            if isinstance(attribute, MdxJsxExpressionAttribute):
                start, end = attribute.start + 1, attribute.end - 1
                script = Script(attribute.value, "({", "\n})")
                at = _placing(self.text, attribute.value, start, end)
                self._add(script, at, free_names(script))
            elif attribute.expression:
                start = self.text.index("{", attribute.start) + 1
                self.expression(attribute.value or "", start, attribute.end - 1)

    def _add(self, script: Script, at: Callable[[int], int], uses: list[Use]) -> None:
        for call, url in called_modules(script):
            span, url_span = _span(script, call, at), _inside(_span(script, url, at))
            self.imports.append(Import(span, (), text_of(script, url), url_span, statement=False))
        for use in uses:
            self._use(use, at)

    def _use(self, use: Use, at: Callable[[int], int]) -> None:
        start = at(use.place)
        self.used.append((Name(use.name, Span(start, start + len(use.name))), use))


def _placing(text: str, value: str, start: int, end: int) -> Callable[[int], int]:
    """From offsets in a value to offsets in the note.

    Each line of the value is the end of a line of the note: containers and indentation stand
    before it, nothing behind it.
    """
    if text[start:end] == value:
        return lambda offset: start + offset
    lines = [0, *(match.end() for match in _LINE_END.finditer(value))]
    ends = [*(match.start() for match in _LINE_END.finditer(value)), len(value)]
    note_ends = [*(match.start() for match in _LINE_END.finditer(text, start, end)), end]

    def at(offset: int) -> int:
        line = bisect_right(lines, offset) - 1
        return note_ends[min(line, len(note_ends) - 1)] - (ends[line] - offset)

    return at


def _span(script: Script, node: "Node", at: Callable[[int], int]) -> Span:
    start, end = node.start_byte, node.end_byte
    first, last = script.offset(start), script.offset(end)
    return Span(at(first), at(last - 1) + 1 if last > first else at(first))


def _inside(quoted: Span) -> Span:
    return Span(quoted.start + 1, quoted.end - 1)


def _after_space(text: str, start: int) -> int:
    space = _SPACE.match(text, start)
    return space.end() if space else start


def _unreadable_names(root: Root, text: str) -> Iterator[str]:
    """The words of statements that MDX refuses: what they would have declared is not known."""
    for problem in root.problems:
        statement = _STATEMENT.match(text, problem.construct) if problem.construct >= 0 else None
        if statement is not None:
            yield from _IDENTIFIER.findall(statement[0])
