"""One parsed note, and what rules ask it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar, cast

from notelint import markdown
from notelint.errors import PluginError
from notelint.markdown import Dialect, Module
from notelint.nodes import (
    Definition,
    Html,
    Image,
    ImageReference,
    Link,
    LinkReference,
    MdxJsxElement,
    Node,
    Parent,
    Root,
    Toml,
    Yaml,
    walk,
)
from notelint.note.destinations import (
    IMAGE_ATTRIBUTES,
    LINK_ATTRIBUTES,
    Destination,
    in_elements,
    in_markdown,
)
from notelint.note.elements import Element, html_elements, jsx_element
from notelint.note.frontmatter import FrontMatter, read_front_matter
from notelint.note.outline import Section, sections
from notelint.note.suppressions import Silence, Suppression, silences, suppressions
from notelint.source import Source, Span

NodeT = TypeVar("NodeT", bound=Node)


@dataclass(frozen=True, eq=False)
class Note:
    """A text, its tree, and the dialect it was read with.

    ``undecodable`` is the offset of the first character that stands for bytes
    that were not UTF-8; such a note is never written back.
    """

    source: Source
    root: Root
    dialect: Dialect
    undecodable: int | None = None

    @classmethod
    def parse(
        cls, source: Source, dialect: Dialect | None = None, undecodable: int | None = None
    ) -> "Note":
        """Parse a source; without a dialect, the path and the text decide.

        Any text parses; raises PluginError where a plugin's construct crashes.
        """
        dialect = dialect or markdown.detect(source.path, source.text)
        try:
            root = markdown.parse(source.text, dialect)
        except PluginError as error:
            raise PluginError(f"{source.path}: {error}") from error
        return cls(source, root, dialect, undecodable)

    @property
    def path(self) -> PurePosixPath:
        return self.source.path

    @property
    def text(self) -> str:
        return self.source.text

    def find(self, kind: type[NodeT]) -> Sequence[NodeT]:
        """Every node of one kind, its children kinds included, in document order."""
        if kind not in self._found:
            self._found[kind] = self._find(kind)
        return cast("Sequence[NodeT]", self._found[kind])

    def elements(self, *names: str) -> Sequence[Element]:
        """Start tags with these names (all without), HTML and JSX alike, in document order."""
        return [e for e in self._elements if e.name in names] if names else self._elements

    @cached_property
    def links(self) -> Sequence[Destination]:
        """Where links lead: Markdown's, the definitions they use, ``<a>`` and ``<Link>``."""
        shown = {reference.identifier for reference in self.find(ImageReference)}
        linked = {reference.identifier for reference in self.find(LinkReference)}
        only_shown = shown - linked
        definitions = [d for d in self.find(Definition) if d.identifier not in only_shown]
        found = [*in_markdown([*self.find(Link), *definitions], self.source)]
        found += in_elements(self._elements, LINK_ATTRIBUTES)
        return sorted(found, key=lambda destination: destination.span)

    @cached_property
    def images(self) -> Sequence[Destination]:
        """What images show: Markdown's, the definitions they use, and ``<img>``."""
        shown = {reference.identifier for reference in self.find(ImageReference)}
        definitions = [d for d in self.find(Definition) if d.identifier in shown]
        found = [*in_markdown([*self.find(Image), *definitions], self.source)]
        found += in_elements(self._elements, IMAGE_ATTRIBUTES)
        return sorted(found, key=lambda destination: destination.span)

    def parent(self, node: Node) -> Parent | None:
        """The node that a node of this tree stands in; None for the root."""
        return self._parents.get(id(node))

    def ancestors(self, node: Node) -> Iterator[Parent]:
        """What a node stands in, from the inside out; ends with the root."""
        parent = self.parent(node)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        """The definition that counts for each identifier: the first."""
        found: dict[str, Definition] = {}
        for definition in self.find(Definition):
            found.setdefault(definition.identifier, definition)
        return found

    @cached_property
    def front_matter(self) -> FrontMatter | None:
        block = self.root.children[0] if self.root.children else None
        return read_front_matter(block, self.text) if isinstance(block, Yaml | Toml) else None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The outline: every heading with what stands under it."""
        return tuple(sections(self.root))

    @cached_property
    def module(self) -> Module:
        """What the note's JavaScript imports, declares and uses; empty outside MDX."""
        return markdown.module_of(self.root, self.text)

    @cached_property
    def suppressions(self) -> tuple[Suppression, ...]:
        return tuple(suppressions(self.root, self.source)) if "notelint:" in self.text else ()

    def allows(self, rule: str, span: Span) -> bool:
        """Whether a comment in the note allows what this rule finds there."""
        return rule in self._silences and self._silences[rule].covers(span)

    def _find(self, kind: type[Node]) -> Sequence[Node]:
        kinds = [other for other in self._nodes_by_class if issubclass(other, kind)]
        if len(kinds) <= 1:
            return self._nodes_by_class[kinds[0]] if kinds else ()
        return [node for node in self._nodes if isinstance(node, kind)]

    @cached_property
    def _found(self) -> dict[type[Node], Sequence[Node]]:
        return {}

    @cached_property
    def _nodes(self) -> Sequence[Node]:
        """All nodes, in document order."""
        return list(walk(self.root))

    @cached_property
    def _nodes_by_class(self) -> Mapping[type[Node], Sequence[Node]]:
        """The nodes of each class, those of its subclasses not with them, in document order."""
        nodes: defaultdict[type[Node], list[Node]] = defaultdict(list)
        for node in self._nodes:
            nodes[type(node)].append(node)
        return nodes

    @cached_property
    def _elements(self) -> list[Element]:
        found: list[Element] = [jsx_element(node, self.source) for node in self.find(MdxJsxElement)]
        for node in self.find(Html):
            found.extend(html_elements(node, self.source))
        return sorted(found, key=lambda element: element.span)

    @cached_property
    def _silences(self) -> Mapping[str, Silence]:
        return silences(self.suppressions)

    @cached_property
    def _parents(self) -> dict[int, Parent]:
        return {id(child): parent for parent in self.find(Parent) for child in parent.children}
