"""A tree as unist's JSON: mdast's names, and a position on every node.

Columns and offsets count code points of the original text; with ``utf16``, the units of
JavaScript's strings, without a byte order mark: the numbers remark has for the same file.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import PurePosixPath
from typing import Any

from notelint.nodes import Directive, DirectiveLabel, MdxJsxAttribute, MdxJsxElement, Node, Parent
from notelint.source import Source

_NAMES = {"first": "start"}
_CAPITAL = re.compile("_([a-z])")
_STRUCTURE = frozenset({"start", "end", "children", "problems", "expression"})
_FIELDS: dict[type[Node], list[tuple[str, str]]] = {}

Point = dict[str, int]


def to_unist(text: str, root: Node, *, utf16: bool = False) -> dict[str, Any]:
    """The tree of a text as plain dictionaries, lists, strings, numbers and None."""
    point = _utf16_points(text) if utf16 else _points(text)
    result = _as_dict(root, point)
    stack = [(root, result)]
    while stack:
        node, written = stack.pop()
        if isinstance(node, Parent):
            children = [_as_dict(child, point) for child in node.children]
            written["children"] = children
            stack.extend(zip(node.children, children, strict=True))
    return result


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Like ``json.dumps`` without ASCII escapes, however deep the value is nested."""
    return "".join(_pieces(value, indent))


def _as_dict(node: Node, point: Callable[[int], Point]) -> dict[str, Any]:
    written: dict[str, Any] = {"type": node.type}
    for field, name in _fields(type(node)):
        written[name] = getattr(node, field)
    if isinstance(node, Parent):
        written["children"] = []
    match node:
        case Directive():
            written["attributes"] = dict(node.attributes)
        case DirectiveLabel():
            written["data"] = {"directiveLabel": True}
        case MdxJsxElement():
            written["attributes"] = [_as_dict(part, point) for part in node.attributes]
        case MdxJsxAttribute(expression=True):
            written["value"] = {"type": "mdxJsxAttributeValueExpression", "value": node.value}
    written["position"] = {"start": point(node.start), "end": point(node.end)}
    return written


def _fields(kind: type[Node]) -> list[tuple[str, str]]:
    """The fields of a class of nodes, with their names in mdast: in camel case."""
    if kind not in _FIELDS:
        names = [field.name for field in fields(kind) if field.name not in _STRUCTURE]
        _FIELDS[kind] = [(name, _NAMES.get(name) or _CAPITAL.sub(_raised, name)) for name in names]
    return _FIELDS[kind]


def _raised(letter: "re.Match[str]") -> str:
    return letter[1].upper()


def _points(text: str) -> Callable[[int], Point]:
    source = Source(PurePosixPath(), text)

    def point(offset: int) -> Point:
        line, column = source.position(offset)
        return {"line": line, "column": column, "offset": offset}

    return point


def _utf16_points(text: str) -> Callable[[int], Point]:
    source = Source(PurePosixPath(), text)
    mark = int(text.startswith("\ufeff"))
    astral = [] if text.isascii() else [i for i, char in enumerate(text) if char > "\uffff"]

    def units(offset: int) -> int:
        return max(offset + bisect_left(astral, offset) - mark, 0)

    def point(offset: int) -> Point:
        line, column = source.position(offset)
        unit = units(offset)
        return {"line": line, "column": unit - units(offset - column + 1) + 1, "offset": unit}

    return point


def _pieces(value: Any, indent: int | None) -> Iterator[str]:
    """The JSON of a value in pieces; ``stack`` holds what is still to be written, the next last."""
    stack: list[Iterator[str | tuple[Any, int]]] = [iter([(value, 0)])]
    while stack:
        part = next(stack[-1], None)
        if part is None:
            stack.pop()
        elif isinstance(part, str):
            yield part
        elif part[0] and isinstance(part[0], dict | list):
            stack.append(_inside(*part, indent))
        else:
            yield json.dumps(part[0], ensure_ascii=False)


def _inside(
    value: dict[str, Any] | list[Any], depth: int, indent: int | None
) -> Iterator[str | tuple[Any, int]]:
    """What a dictionary or a list is written as: strings, and values with their depths."""
    brackets = "{}" if isinstance(value, dict) else "[]"
    newline = "" if indent is None else "\n" + " " * (indent * (depth + 1))
    between = ", " if indent is None else "," + newline
    items = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    yield brackets[0]
    for place, (key, item) in enumerate(items):
        yield between if place else newline
        if key is not None:
            yield json.dumps(key, ensure_ascii=False) + ": "
        yield item, depth + 1
    yield newline[: 1 + indent * depth] if indent is not None else ""
    yield brackets[1]
