"""Whether two notes read alike, but for the comments that allow something."""

from dataclasses import fields, replace
from typing import Any

from notelint.lazy import lazy_re_compile
from notelint.nodes import Break, Node, Parent, Text
from notelint.note import Note
from notelint.note.suppressions import allows_something

_LINE_END = lazy_re_compile(r"[ \t]*(\r\n|\r|\n)[ \t]*")
_PLACES = {"start", "end", "children", "problems"}

Reading = list[tuple[Any, ...]]


def readings(note: Note) -> list[Reading]:
    """All that a note says, in order, without places and without comments that allow.

    Two notes with equal readings are rendered alike. White space before a line's end, and at the
    end of a block, is shown by nobody: it does not count. Not everyone who shows Markdown knows
    formulas: it is read without them, too.
    """
    if note.dialect.mdx or not note.dialect.math or "$" not in note.text:
        return [_reading(note)]
    return [_reading(note), _reading(Note.parse(note.source, replace(note.dialect, math=False)))]


def _reading(note: Note) -> Reading:
    said: Reading = [("problem", problem.kind) for problem in note.root.problems]
    stack: list[Node | None] = [note.root]
    while stack:
        node = stack.pop()
        if node is None:
            _trim(said)
            said.append(("end",))
        elif allows_something(node, note.source):
            continue
        elif isinstance(node, Text):
            _say_text(said, node.value)
        else:
            if isinstance(node, Break):
                _trim(said)
            said.append((node.type, *_values(node)))
            if isinstance(node, Parent):
                stack.append(None)
                stack.extend(reversed(node.children))
    return said


def _say_text(said: Reading, value: str) -> None:
    """Texts that a comment stood between are one."""
    if said and said[-1][0] == "text":
        value = said.pop()[1] + value
    if value := _LINE_END.sub("\n", value):
        said.append(("text", value))


def _trim(said: Reading) -> None:
    """Take off the white space that a text ends with."""
    if said[-1][0] == "text":
        value = said.pop()[1].rstrip(" \t\n")
        if value:
            said.append(("text", value))


def _values(value: Node) -> tuple[Any, ...]:
    """A node's own fields, those of attributes within it as well."""
    return tuple(
        _flat(getattr(value, field.name)) for field in fields(value) if field.name not in _PLACES
    )


def _flat(value: Any) -> Any:
    if isinstance(value, Node):
        return (value.type, *_values(value))
    if isinstance(value, list | tuple):
        return tuple(map(_flat, value))
    return value
