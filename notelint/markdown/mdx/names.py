"""The free names of a piece of JavaScript: used, and bound nowhere around."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from notelint.lazy import lazy_regex_compile
from notelint.markdown.mdx.script import Script
from notelint.markdown.mdx.strictness import FUNCTIONS

if TYPE_CHECKING:
    from tree_sitter import Node

_COMPONENT = lazy_regex_compile(r"(?![a-z])[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*+")

_CODE = lazy_regex_compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}

_SCOPES = FUNCTIONS | {
    "catch_clause",
    "class",
    "for_in_statement",
    "for_statement",
    "statement_block",
    "switch_body",
}
_PATTERNS = frozenset(
    [
        "array_pattern",
        "assignment_pattern",
        "formal_parameters",
        "object_assignment_pattern",
        "object_pattern",
        "pair_pattern",
        "rest_pattern",
    ]
)
_NAMED_DECLARATIONS = frozenset(
    ["class_declaration", "function_declaration", "generator_function_declaration"]
)
_SILENT = frozenset(["import_statement", "jsx_closing_element", "jsx_namespace_name"])

# How an identifier below a node is to be taken.
_USE, _BIND, _BIND_VAR, _SKIP = range(4)


class Use(NamedTuple):
    """A name, where it begins in the text, and whether only a browser reaches it: in a function,
    or beside a ``typeof`` of it.
    """

    name: str
    place: int
    in_browser: bool


def is_component(name: str) -> bool:
    """Whether the name of an element stands for a variable, and not for an HTML element."""
    return _COMPONENT.fullmatch(name) is not None


def free_names(script: Script) -> list[Use]:
    """The names used and not bound in the code itself; those a module's top level binds are free."""
    reader = _Reader(script)
    for node, field, entered in script.walk():
        if entered:
            reader.enter(node, field)
        else:
            reader.leave(node)
    return reader.free()


class _Scope:
    __slots__ = ("bound", "function", "uses")

    def __init__(self, *, function: bool) -> None:
        self.bound: set[str] = set()
        self.function = function
        self.uses: defaultdict[str, list[Use]] = defaultdict(list)


class _Reader:
    """A walk's state: the scopes around a node, and how identifiers are to be taken."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.scopes = [_Scope(function=False)]
        self.modes = [_USE]
        self.kinds = [""]
        self.functions = 0
        self.asked: set[str] = set()  # names behind `typeof`

    def enter(self, node: "Node", field: str | None) -> None:
        kind = node.type
        mode = self._mode(node, field)
        if kind in _SCOPES:
            self.scopes.append(_Scope(function=kind in FUNCTIONS))
            self.functions += kind in FUNCTIONS
        elif node.is_missing:
            pass  # what tree-sitter would have wished for, as between braces with a comment only
        elif kind in ("identifier", "shorthand_property_identifier_pattern"):
            self._identifier(node, field, mode)
        elif kind == "shorthand_property_identifier":
            self._use(node)
        self.modes.append(mode)
        self.kinds.append(kind)

    def leave(self, node: "Node") -> None:
        self.modes.pop()
        self.kinds.pop()
        if node.type not in _SCOPES:
            return
        scope = self.scopes.pop()
        self.functions -= scope.function
        for name in scope.bound:
            scope.uses.pop(name, None)
        around = self.scopes[-1]
        if len(scope.uses) > len(
            around.uses
        ):  # move the smaller: linear in all, but for a logarithm
            scope.uses, around.uses = around.uses, scope.uses
        for name, uses in scope.uses.items():
            around.uses[name] += uses

    def free(self) -> list[Use]:
        uses = [use for uses in self.scopes[0].uses.values() for use in uses]
        uses = [use._replace(in_browser=use.in_browser or use.name in self.asked) for use in uses]
        return sorted(uses, key=lambda use: use.place)

    def _mode(self, node: "Node", field: str | None) -> int:
        """How identifiers in a node are taken, from what stands around it."""
        parent, mode = self.kinds[-1], self.modes[-1]
        if mode == _SKIP or node.type in _SILENT:
            return _SKIP
        if node.type == "export_statement" and node.child_by_field_name("source") is not None:
            return _SKIP
        if parent in FUNCTIONS and field in ("parameter", "parameters"):
            return _BIND
        if parent == "variable_declarator":
            hoisted = len(self.kinds) > 1 and self.kinds[-2] == "variable_declaration"
            return (_BIND_VAR if hoisted else _BIND) if field == "name" else _USE
        if parent == "catch_clause" and field == "parameter":
            return _BIND
        if parent == "for_in_statement" and field == "left":
            around = node.parent
            declares = around is not None and around.child_by_field_name("kind") is not None
            return _BIND if declares else _USE
        if parent == "export_specifier":
            return _SKIP if field == "alias" else _USE
        if parent in _PATTERNS and field != "right" and node.type != "computed_property_name":
            return mode
        return _USE

    def _identifier(self, node: "Node", field: str | None, mode: int) -> None:
        parent = self.kinds[-1]
        name = self.script.written(node)
        if mode == _BIND:
            self.scopes[-1].bound.add(name)
        elif mode == _BIND_VAR:
            scope = next((s for s in reversed(self.scopes) if s.function), self.scopes[0])
            scope.bound.add(name)
        elif field == "name" and parent in _NAMED_DECLARATIONS:
            # A function's name stands in its own scope here, a class declaration has none.
            own = parent != "class_declaration"
            self.scopes[-2 if own and len(self.scopes) > 1 else -1].bound.add(name)
        elif field == "name" and parent in ("class", "function_expression", "generator_function"):
            self.scopes[-1].bound.add(name)
        elif field == "name" and parent in ("jsx_opening_element", "jsx_self_closing_element"):
            if is_component(name):
                self._use(node)
        elif mode == _USE:
            if parent == "unary_expression" and self._is_typeof(node):
                self.asked.add(name)
            else:
                self._use(node)

    def _use(self, node: "Node") -> None:
        if self.modes[-1] == _SKIP:
            return
        name = self.script.written(node)
        place = self.script.offset(node.start_byte)
        self.scopes[-1].uses[name].append(Use(name, place, self.functions > 0))

    def _is_typeof(self, node: "Node") -> bool:
        previous = node.prev_sibling
        return previous is not None and previous.type == "typeof"


def called_modules(script: Script) -> Iterator[tuple["Node", "Node"]]:
    """Calls of ``require('…')`` and ``import('…')``: the call, and the string."""
    for node, _, entered in script.walk():
        if not entered or node.type != "call_expression":
            continue
        function = node.child_by_field_name("function")
        arguments = node.child_by_field_name("arguments")
        if function is None or arguments is None or not arguments.named_children:
            continue
        url = arguments.named_children[0]
        if script.written(function) in ("require", "import") and is_text(url):
            yield node, url


def is_text(node: "Node | None") -> bool:
    """Whether a node is a string with something in it."""
    return node is not None and node.type == "string" and bool(node.named_children)


def text_of(script: Script, node: "Node") -> str:
    """What a string says, its escapes read as JavaScript reads them."""
    return "".join(
        script.written(part) if part.type == "string_fragment" else _escaped(script.written(part))
        for part in node.named_children
    )


def _escaped(sequence: str) -> str:
    match = _CODE.fullmatch(sequence)
    if match is None:
        return _CONTROL.get(sequence[1:], sequence[1:])
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code <= sys.maxunicode else sequence
