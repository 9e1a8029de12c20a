"""What acorn refuses and tree-sitter's grammar lets pass."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from notelint.lazy import lazy_regex_compile
from notelint.markdown.mdx.flaws import UNEXPECTED, Flaw, flaw_at
from notelint.markdown.mdx.script import RESERVED, Script

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPE = r"\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]+\})"
_NAME = lazy_regex_compile(
    rf"#?(?:[\p{{ID_Start}}$_]|{_ESCAPE})(?:[\p{{ID_Continue}}$\u200c\u200d]|{_ESCAPE})*+"
)
_LEGACY_OCTAL = lazy_regex_compile(r"0[0-9_]+")

FUNCTIONS = frozenset(
    [
        "arrow_function",
        "function_expression",
        "function_declaration",
        "generator_function",
        "generator_function_declaration",
        "method_definition",
    ]
)
_NAMES = frozenset(
    [
        "identifier",
        "property_identifier",
        "private_property_identifier",
        "statement_identifier",
        "shorthand_property_identifier",
        "shorthand_property_identifier_pattern",
    ]
)
_BINDING_NAMES = frozenset(
    ["identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"]
)
_NOT_IN_ES2024 = frozenset(
    ["decorator", "html_comment", "import_attribute", "using_declaration", "hash_bang_line"]
)
_JSX_NAMED = frozenset(
    [
        "jsx_opening_element",
        "jsx_closing_element",
        "jsx_self_closing_element",
        "jsx_attribute",
        "jsx_namespace_name",
    ]
)
_JSX_TAGS = frozenset(["jsx_opening_element", "jsx_self_closing_element"])
_ASSIGNABLE = (
    "identifier",
    "member_expression",
    "parenthesized_expression",
    "subscript_expression",
)
_SPECIFIERS = ("export_specifier", "import_specifier")
_LOGICAL = ("??", "||", "&&")


def strictness(script: Script) -> Flaw | None:
    """The first thing that no JavaScript of a module may hold."""
    around: list[str] = [""]
    functions: list[Node] = []
    flaws: list[Flaw] = []
    for node, _, entered in script.walk():
        kind = node.type
        if not entered:
            around.pop()
            if kind in FUNCTIONS:
                functions.pop()
            continue
        if kind in _NAMES:
            flaws.extend(_name_flaws(script, node, around[-1]))
        elif kind in _NOT_IN_ES2024:
            flaws.append(flaw_at(script, node, UNEXPECTED))
        elif kind in _CHECKS:
            flaws.extend(_CHECKS[kind](script, node))
        elif kind == "jsx_expression":
            flaws.extend(_jsx_expression_flaws(script, node, around[-1]))
        elif kind == "await_expression" and functions and not _is_async(functions[-1]):
            flaws.append(flaw_at(script, node, "`await` stands in a function that is not `async`"))
        elif kind == "yield_expression" and not (functions and _is_generator(functions[-1])):
            flaws.append(flaw_at(script, node, "`yield` stands in no generator"))
        if kind in FUNCTIONS:
            functions.append(node)
        around.append(kind)
    return min(flaws, key=lambda flaw: flaw.place, default=None)


def _name_flaws(script: Script, node: "Node", parent: str) -> Iterator[Flaw]:
    if parent in _JSX_NAMED:
        return
    written = script.written(node)
    if not written.isascii() or "\\" in written:
        valid = _NAME.match(written)
        length = valid.end() if valid else 0
        if length < len(written):
            place = script.offset(node.start_byte) + length
            yield Flaw(place, f"unexpected character `{written[length]}`")
    elif node.type in _BINDING_NAMES and written in RESERVED and parent not in _SPECIFIERS:
        yield flaw_at(script, node, f"`{written}` is a reserved word")


def _number_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    if _LEGACY_OCTAL.match(script.written(node)):
        yield flaw_at(script, node, "a number does not begin with `0`")


def _element_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    opening, closing = (node.child_by_field_name(f) for f in ("open_tag", "close_tag"))
    if opening is None or closing is None:
        return
    expected, found = (_tag_name(script, tag) for tag in (opening, closing))
    if expected != found:
        yield flaw_at(script, closing, f"expected `</{expected}>`, found `</{found}>`")


def _tag_name(script: Script, tag: "Node") -> str:
    name = tag.child_by_field_name("name")
    return "".join(script.written(name).split()) if name else ""


def _jsx_expression_flaws(script: Script, node: "Node", parent: str) -> Iterator[Flaw]:
    content = next((n for n in node.named_children if n.type != "comment"), None)
    if content is None:
        if parent == "jsx_attribute":
            yield flaw_at(script, node, "an attribute's value is not empty")
    elif (content.type == "spread_element") != (parent in _JSX_TAGS):
        yield flaw_at(script, content, UNEXPECTED)
    elif parent in _JSX_TAGS and len(node.named_children) > 1:
        yield flaw_at(script, node.named_children[1], UNEXPECTED)


def _binary_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    """``??`` is not mixed with ``||`` and ``&&`` without parentheses."""
    operator = _operator(node)
    if operator not in _LOGICAL:
        return
    for side in ("left", "right"):
        operand = node.child_by_field_name(side)
        if operand is not None and operand.type == "binary_expression":
            inner = _operator(operand)
            if inner in _LOGICAL and (inner == "??") != (operator == "??"):
                yield flaw_at(
                    script, operand, "`??` is mixed with `||` or `&&` without parentheses"
                )


def _operator(node: "Node") -> str:
    operator = node.child_by_field_name("operator")
    return operator.type if operator else ""


def _unary_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    argument = node.child_by_field_name("argument")
    if _operator(node) == "delete" and argument is not None and argument.type == "identifier":
        yield flaw_at(script, node, "a variable cannot be deleted")


def _update_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    argument = node.child_by_field_name("argument")
    if argument is not None and argument.type not in _ASSIGNABLE:
        yield flaw_at(script, argument, "only a variable or a property can be changed")


def _declaration_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    """``const`` needs a value."""
    if node.children[0].type != "const":
        return
    for declarator in node.named_children:
        if declarator.type == "variable_declarator" and not declarator.child_by_field_name("value"):
            place = script.offset(declarator.end_byte)
            unfinished = not script.text[place:].strip()
            yield Flaw(place, "a `const` has a value", unfinished=unfinished)


def _is_async(function: "Node") -> bool:
    return any(child.type == "async" for child in function.children)


def _is_generator(function: "Node") -> bool:
    if function.type.startswith("generator"):
        return True
    return any(child.type == "*" for child in function.children)


_CHECKS: dict[str, Callable[[Script, "Node"], Iterator[Flaw]]] = {
    "number": _number_flaws,
    "jsx_element": _element_flaws,
    "binary_expression": _binary_flaws,
    "unary_expression": _unary_flaws,
    "update_expression": _update_flaws,
    "lexical_declaration": _declaration_flaws,
}
