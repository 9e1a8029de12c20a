"""The elements of a page, as they are nested in its source.

Read here, not by a library: Notion serialises its own tree, so that a paragraph may hold a
``<div>`` with further paragraphs, and a parser that follows HTML 5 ends the outer paragraph there.
The standard library's takes minutes for a page of broken tags (measured with Python 3.11).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from notelint_converters.notion.html.tags import Tag, tags

DEEPEST = 150
"""Elements in elements; what is nested deeper belongs to the last of them."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"track", "wbr"}
)


@dataclass(eq=False, slots=True)
class Element:
    """``line`` is where it begins in the file, from 1; ``children`` are elements and text.

    ``crowded`` says that it holds what was nested too deep.
    """

    name: str
    attributes: dict[str, str]
    line: int
    children: "list[Element | str]" = field(default_factory=list)
    crowded: bool = False

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def elements(self) -> "Iterator[Element]":
        return (child for child in self.children if isinstance(child, Element))

    def below(self) -> "Iterator[Element]":
        """Every element in it, in document order."""
        pending = list(self.elements())[::-1]
        while pending:
            element = pending.pop()
            yield element
            pending += list(element.elements())[::-1]

    def find(self, name: str = "", class_: str = "") -> "Element | None":
        """The first element in it of this name and class."""
        return next((each for each in self.below() if each.matches(name, class_)), None)

    def matches(self, name: str = "", class_: str = "") -> bool:
        return (not name or self.name == name) and (not class_ or class_ in self.classes)


def parse(text: str) -> Element:
    """The root of a page. Never fails: what is not closed ends with what is around it."""
    builder = _Builder()
    for part in tags(text):
        builder.add(part)
    return builder.root


def text_of(element: Element) -> str:
    """All text in an element, as it is; ``<br>`` is a line break."""
    parts: list[str] = []
    pending: list[Element | str] = [element]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.name == "br":
            parts.append("\n")
        elif node.name not in {"style", "script"}:
            pending += node.children[::-1]
    return "".join(parts)


class _Builder:
    def __init__(self) -> None:
        self.root = Element("", {}, 1)
        self._open = [self.root]
        self._names: dict[str, int] = {}
        self._too_deep: list[str] = []

    def add(self, part: Tag | str) -> None:
        if isinstance(part, str):
            self._open[-1].children.append(part)
        elif part.ends:
            self._end(part.name)
        else:
            self._start(part)

    def _start(self, tag: Tag) -> None:
        if len(self._open) > DEEPEST and tag.name not in _VOID:
            self._open[-1].crowded = True
            self._too_deep.append(tag.name)
            return
        element = Element(tag.name, tag.attributes, tag.line)
        self._open[-1].children.append(element)
        if tag.name not in _VOID and not tag.is_empty:
            self._open.append(element)
            self._names[tag.name] = self._names.get(tag.name, 0) + 1

    def _end(self, name: str) -> None:
        if self._too_deep:
            if self._too_deep[-1] == name:
                self._too_deep.pop()
            return
        if not self._names.get(name):  # it was never opened
            return
        while self._open[-1].name != name:
            self._names[self._open.pop().name] -= 1
        self._open.pop()
        self._names[name] -= 1
