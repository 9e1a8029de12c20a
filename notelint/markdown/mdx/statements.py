"""The statements of a module: what they bind, and what may not stand among them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from notelint.markdown.mdx.flaws import NOT_ESM, Flaw, flaw_at
from notelint.markdown.mdx.script import Script

if TYPE_CHECKING:
    from tree_sitter import Node


def statements_flaw(script: Script, imported: Collection[str]) -> Flaw | None:
    """The first thing that no block of imports and exports may hold."""
    statements = [n for n in script.tree.root_node.named_children if n.type != "comment"]
    bound: dict[str, str] = {}
    flaws: list[Flaw] = []
    for statement in statements:
        for name, kind in declarations(statement):
            written = script.written(name)
            earlier = bound.get(written, "var" if written in imported else kind)
            if (written in bound or written in imported) and not kind == earlier == "var":
                flaws.append(flaw_at(script, name, f"`{written}` is declared twice"))
            bound.setdefault(written, kind)
    flaws += _export_flaws(script, statements, bound, imported)
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
    script: Script,
    statements: list["Node"],
    bound: Collection[str],
    imported: Collection[str],
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
                known = has_source or written in bound or written in imported
                if not known and local.type == "identifier":
                    message = f"`{written}` is exported and not declared"
                    yield Flaw(script.offset(local.start_byte), message, unfinished=True)
                names.append((script.written(alias or local), alias or local))
        for written, node in names:
            if written in exported:
                yield flaw_at(script, node, f"`{written}` is exported twice")
            exported.add(written)
