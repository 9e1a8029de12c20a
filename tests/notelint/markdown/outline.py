"""A tree on a few lines, for tests to compare with what is written by hand."""

from dataclasses import fields

from notelint.markdown import MARKDOWN, Dialect, parse
from notelint.nodes import Node, Parent

_LEFT_OUT = ("start", "end", "children", "problems")


def outline(text: str, dialect: Dialect = MARKDOWN) -> list[str]:
    """A line a node below the root: depth in dots, type, source, fields that say something.

    The source is ``'…'`` as written; line endings in it show as ``⏎``.
    """
    root = parse(text, dialect)
    lines = []
    stack: list[tuple[Node, int]] = [(child, 0) for child in reversed(root.children)]
    while stack:
        node, depth = stack.pop()
        source = text[node.start : node.end].replace("\r\n", "⏎").replace("\n", "⏎")
        lines.append(" ".join(["·" * depth + node.type, f"'{source}'", *_fields(node, source)]))
        if isinstance(node, Parent):
            stack.extend((child, depth + 1) for child in reversed(node.children))
    return lines


def _fields(node: Node, source: str) -> list[str]:
    shown = []
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name not in _LEFT_OUT and value not in (None, (), [], "", False, source):
            shown.append(f"{field.name}={value!r}")
    return shown
