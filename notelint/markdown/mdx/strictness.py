"""What acorn refuses and tree-sitter's grammar lets pass."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from notelint.markdown.mdx.javascript import NOT_ESM, RESERVED, UNEXPECTED, Flaw, Script

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPE = r"\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]+\})"
_NAME = regex.compile(
    rf"#?(?:[\p{{ID_Start}}$_]|{_ESCAPE})(?:[\p{{ID_Continue}}$\u200c\u200d]|{_ESCAPE})*+"
)
_LEGACY_OCTAL = regex.compile(r"0[0-9_]+")

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
            flaws.append(_at(script, node, UNEXPECTED))
        elif kind in _CHECKS:
            flaws.extend(_CHECKS[kind](script, node))
        elif kind == "jsx_expression":
            flaws.extend(_jsx_expression_flaws(script, node, around[-1]))
        elif kind == "await_expression" and functions and not _is_async(functions[-1]):
            flaws.append(_at(script, node, "`await` stands in a function that is not `async`"))
        elif kind == "yield_expression" and not (functions and _is_generator(functions[-1])):
            flaws.append(_at(script, node, "`yield` stands in no generator"))
        if kind in FUNCTIONS:
            functions.append(node)
        around.append(kind)
    return min(flaws, key=lambda flaw: flaw.place, default=None)


def module_strictness(script: Script, imported: Collection[str]) -> Flaw | None:
    """The first thing that no block of imports and exports may hold."""
    statements = [n for n in script.tree.root_node.named_children if n.type != "comment"]
    bound: dict[str, str] = dict.fromkeys(imported, "var")
    flaws: list[Flaw] = []
    for statement in statements:
        for name, kind in declarations(statement):
            written = script.written(name)
            if written in bound and (kind != "var" or bound[written] != "var"):
                flaws.append(_at(script, name, f"`{written}` is declared twice"))
            bound.setdefault(written, kind)
    flaws += _export_flaws(script, statements, bound)
    if not flaws:
        flaws = [
            replace(NOT_ESM, place=script.offset(statement.start_byte))
            for statement in statements
            if statement.type not in ("import_statement", "export_statement")
        ]
    return min(flaws, key=lambda flaw: flaw.place, default=None)


def declarations(statement: "Node") -> Iterator[tuple["Node", str]]:
    """The names that a top-level statement binds, with ``var``, ``lexical`` or ``import``."""
    if statement.type == "import_statement":
        for name in imported_names(statement):
            yield name, "import"
        return
    declaration = statement.child_by_field_name("declaration") or statement
    if declaration.type in ("lexical_declaration", "variable_declaration"):
        kind = "var" if declaration.type == "variable_declaration" else "lexical"
        for declarator in declaration.named_children:
            pattern = declarator.child_by_field_name("name")
            if pattern is not None:
                for name in pattern_names(pattern):
                    yield name, kind
    elif declaration.type.endswith("_declaration"):
        declared = declaration.child_by_field_name("name")
        if declared is not None:
            yield declared, "lexical"


def imported_names(statement: "Node") -> Iterator["Node"]:
    """The local names of an import statement."""
    clause = next((n for n in statement.named_children if n.type == "import_clause"), None)
    for part in clause.named_children if clause else ():
        if part.type == "identifier":
            yield part
        elif part.type == "namespace_import":
            yield from (n for n in part.named_children if n.type == "identifier")
        elif part.type == "named_imports":
            for specifier in part.named_children:
                local = specifier.child_by_field_name("alias")
                local = local or specifier.child_by_field_name("name")
                if local is not None:
                    yield local


@dataclass(frozen=True, slots=True)
class TopLevel:
    """What a block of statements binds, and the default it exports: names with offsets.

    ``default`` says how: as a ``layout`` (``export default …``) or by ``name`` (``as default``).
    """

    imported: tuple[tuple[str, int], ...]
    declared: tuple[tuple[str, int], ...]
    default: tuple[str, int] | None = None


def top_level(text: str) -> TopLevel:
    """What a flawless block of imports and exports binds."""
    script = Script(text)
    imported: list[tuple[str, int]] = []
    declared: list[tuple[str, int]] = []
    default: tuple[str, int] | None = None
    for statement in script.tree.root_node.named_children:
        for name, kind in declarations(statement):
            names = imported if kind == "import" else declared
            names.append((script.written(name), script.offset(name.start_byte)))
        if statement.type == "export_statement":
            default = default or _default_export(script, statement)
    return TopLevel(tuple(imported), tuple(declared), default)


def _default_export(script: Script, statement: "Node") -> tuple[str, int] | None:
    if any(child.type == "default" for child in statement.children):
        return "layout", script.offset(statement.start_byte)
    if statement.child_by_field_name("source") is not None:
        return None
    for clause in statement.named_children:
        for specifier in clause.named_children if clause.type == "export_clause" else ():
            if script.written(specifier).split()[-1] == "default":
                return "name", script.offset(specifier.start_byte)
    return None


def pattern_names(pattern: "Node") -> Iterator["Node"]:
    """The names that a destructuring pattern binds."""
    stack = [pattern]
    while stack:
        node = stack.pop()
        if node.type in ("identifier", "shorthand_property_identifier_pattern"):
            yield node
        elif node.type in ("assignment_pattern", "object_assignment_pattern"):
            left = node.child_by_field_name("left")
            stack.extend([left] if left else [])
        elif node.type == "pair_pattern":
            value = node.child_by_field_name("value")
            stack.extend([value] if value else [])
        else:
            stack.extend(reversed(node.named_children))


def _export_flaws(
    script: Script, statements: list["Node"], bound: Collection[str]
) -> Iterator[Flaw]:
    exported: set[str] = set()
    for statement in statements:
        if statement.type != "export_statement":
            continue
        has_source = statement.child_by_field_name("source") is not None
        names = [(script.written(name), name) for name, _ in declarations(statement)]
        if any(child.type == "default" for child in statement.children):
            names = [("default", statement)]
        for clause in statement.named_children:
            for specifier in clause.named_children if clause.type == "export_clause" else ():
                local = specifier.child_by_field_name("name")
                alias = specifier.child_by_field_name("alias")
                if local is None:  # tree-sitter leaves out the name `default`
                    local = specifier
                written = script.written(local)
                if not has_source and written not in bound and local.type == "identifier":
                    message = f"`{written}` is exported and not declared"
                    yield Flaw(script.offset(local.start_byte), message, unfinished=True)
                names.append((script.written(alias or local), alias or local))
        for written, node in names:
            if written in exported:
                yield _at(script, node, f"`{written}` is exported twice")
            exported.add(written)


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
        yield _at(script, node, f"`{written}` is a reserved word")


def _number_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    if _LEGACY_OCTAL.match(script.written(node)):
        yield _at(script, node, "a number does not begin with `0`")


def _element_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    opening, closing = (node.child_by_field_name(f) for f in ("open_tag", "close_tag"))
    if opening is None or closing is None:
        return
    expected, found = (_tag_name(script, tag) for tag in (opening, closing))
    if expected != found:
        yield _at(script, closing, f"expected `</{expected}>`, found `</{found}>`")


def _tag_name(script: Script, tag: "Node") -> str:
    name = tag.child_by_field_name("name")
    return "".join(script.written(name).split()) if name else ""


def _jsx_expression_flaws(script: Script, node: "Node", parent: str) -> Iterator[Flaw]:
    content = next((n for n in node.named_children if n.type != "comment"), None)
    if content is None:
        if parent == "jsx_attribute":
            yield _at(script, node, "an attribute's value is not empty")
    elif (content.type == "spread_element") != (parent in _JSX_TAGS):
        yield _at(script, content, UNEXPECTED)
    elif parent in _JSX_TAGS and len(node.named_children) > 1:
        yield _at(script, node.named_children[1], UNEXPECTED)


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
                yield _at(script, operand, "`??` is mixed with `||` or `&&` without parentheses")


def _operator(node: "Node") -> str:
    operator = node.child_by_field_name("operator")
    return operator.type if operator else ""


def _unary_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    argument = node.child_by_field_name("argument")
    if _operator(node) == "delete" and argument is not None and argument.type == "identifier":
        yield _at(script, node, "a variable cannot be deleted")


def _update_flaws(script: Script, node: "Node") -> Iterator[Flaw]:
    argument = node.child_by_field_name("argument")
    if argument is not None and argument.type not in _ASSIGNABLE:
        yield _at(script, argument, "only a variable or a property can be changed")


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


def _at(script: Script, node: "Node", message: str) -> Flaw:
    return Flaw(script.offset(node.start_byte), message)


_CHECKS: dict[str, Callable[[Script, "Node"], Iterator[Flaw]]] = {
    "number": _number_flaws,
    "jsx_element": _element_flaws,
    "binary_expression": _binary_flaws,
    "unary_expression": _unary_flaws,
    "update_expression": _update_flaws,
    "lexical_declaration": _declaration_flaws,
}
