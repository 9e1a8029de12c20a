"""The tree of a note. Names and fields follow mdast (github.com/syntax-tree/mdast).

Every node knows where it stands: ``start`` and ``end`` are offsets into the source,
half-open, in code points. Trees are values by convention: nobody edits a node.
A class without fields of its own inherits all that ``dataclass`` makes, which takes its time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from notelint.source import Span

Align = Literal["left", "right", "center"] | None
ReferenceType = Literal["shortcut", "collapsed", "full"]


@dataclass(slots=True, eq=False)
class Node:
    """Anything in the tree; ``type`` is its mdast name."""

    type: ClassVar[str] = "node"
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(slots=True, eq=False)
class Parent(Node):
    """A node with children, in document order."""

    children: Sequence[Node] = ()


@dataclass(slots=True, eq=False)
class Leaf(Node):
    """A node that holds text instead of children (mdast's *Literal*)."""

    value: str = ""


# Blocks (mdast's *flow content*).


@dataclass(slots=True, eq=False)
class SyntaxProblem:
    """A place at which MDX refuses the note; the tree holds it as text.

    ``kind`` is the rule id that MDX's own parser reports (``unexpected-character`` …), and the
    span the place that it names. ``construct`` is where what it could not read begins: the
    ``<``, ``{`` or statement to mend or to escape (-1: at the span itself).
    """

    start: int
    end: int
    kind: str
    message: str
    construct: int = -1

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(slots=True, eq=False)
class Root(Parent):
    """A whole note; ``problems`` are sorted by place, and empty outside MDX."""

    type: ClassVar[str] = "root"
    problems: Sequence[SyntaxProblem] = ()


class Yaml(Leaf):
    """Front matter between ``---``."""

    __slots__ = ()
    type: ClassVar[str] = "yaml"


class Toml(Leaf):
    """Front matter between ``+++``."""

    __slots__ = ()
    type: ClassVar[str] = "toml"


class Paragraph(Parent):
    __slots__ = ()
    type: ClassVar[str] = "paragraph"


@dataclass(slots=True, eq=False)
class Heading(Parent):
    """``depth`` is 1 to 6."""

    type: ClassVar[str] = "heading"
    depth: int = 1


class ThematicBreak(Node):
    __slots__ = ()
    type: ClassVar[str] = "thematicBreak"


class Blockquote(Parent):
    __slots__ = ()
    type: ClassVar[str] = "blockquote"


@dataclass(slots=True, eq=False)
class List(Parent):
    """``first`` is the number of an ordered list's first item (mdast's *start*)."""

    type: ClassVar[str] = "list"
    ordered: bool = False
    first: int | None = None
    spread: bool = False


@dataclass(slots=True, eq=False)
class ListItem(Parent):
    """``checked`` is None for an item that is no task."""

    type: ClassVar[str] = "listItem"
    checked: bool | None = None
    spread: bool = False


@dataclass(slots=True, eq=False)
class Code(Leaf):
    """A fenced or an indented block of code."""

    type: ClassVar[str] = "code"
    lang: str | None = None
    meta: str | None = None


class Html(Leaf):
    """HTML, as a block or within text."""

    __slots__ = ()
    type: ClassVar[str] = "html"


@dataclass(slots=True, eq=False)
class Math(Leaf):
    type: ClassVar[str] = "math"
    meta: str | None = None


@dataclass(slots=True, eq=False)
class Definition(Node):
    type: ClassVar[str] = "definition"
    identifier: str = ""
    label: str = ""
    url: str = ""
    title: str | None = None


@dataclass(slots=True, eq=False)
class FootnoteDefinition(Parent):
    type: ClassVar[str] = "footnoteDefinition"
    identifier: str = ""
    label: str = ""


@dataclass(slots=True, eq=False)
class Table(Parent):
    """``align`` has an entry a column."""

    type: ClassVar[str] = "table"
    align: Sequence[Align] = ()


class TableRow(Parent):
    __slots__ = ()
    type: ClassVar[str] = "tableRow"


class TableCell(Parent):
    __slots__ = ()
    type: ClassVar[str] = "tableCell"


@dataclass(slots=True, eq=False)
class Directive(Parent):
    """``name``, and ``attributes`` in the order written (remark-directive)."""

    name: str = ""
    attributes: Sequence[tuple[str, str]] = ()


class ContainerDirective(Directive):
    """``:::name`` … ``:::``; a title is a first child ``DirectiveLabel``."""

    __slots__ = ()
    type: ClassVar[str] = "containerDirective"


class LeafDirective(Directive):
    """``::name`` on a line of its own."""

    __slots__ = ()
    type: ClassVar[str] = "leafDirective"


class DirectiveLabel(Paragraph):
    """A container directive's title, as in ``:::note[Title]`` or Docusaurus' ``:::note Title``.

    mdast writes it as a paragraph with ``data.directiveLabel``.
    """

    __slots__ = ()


# Text (mdast's *phrasing content*).


class Text(Leaf):
    """``value`` is decoded; the span covers what was written (``&amp;``, a backslash escape)."""

    __slots__ = ()
    type: ClassVar[str] = "text"


class Emphasis(Parent):
    __slots__ = ()
    type: ClassVar[str] = "emphasis"


class Strong(Parent):
    __slots__ = ()
    type: ClassVar[str] = "strong"


class Delete(Parent):
    __slots__ = ()
    type: ClassVar[str] = "delete"


class InlineCode(Leaf):
    __slots__ = ()
    type: ClassVar[str] = "inlineCode"


class InlineMath(Leaf):
    __slots__ = ()
    type: ClassVar[str] = "inlineMath"


class Break(Node):
    __slots__ = ()
    type: ClassVar[str] = "break"


@dataclass(slots=True, eq=False)
class Link(Parent):
    """``url`` and ``title`` are decoded."""

    type: ClassVar[str] = "link"
    url: str = ""
    title: str | None = None


@dataclass(slots=True, eq=False)
class Image(Node):
    type: ClassVar[str] = "image"
    url: str = ""
    title: str | None = None
    alt: str = ""


@dataclass(slots=True, eq=False)
class LinkReference(Parent):
    type: ClassVar[str] = "linkReference"
    identifier: str = ""
    label: str = ""
    reference_type: ReferenceType = "full"


@dataclass(slots=True, eq=False)
class ImageReference(Node):
    type: ClassVar[str] = "imageReference"
    identifier: str = ""
    label: str = ""
    reference_type: ReferenceType = "full"
    alt: str = ""


@dataclass(slots=True, eq=False)
class FootnoteReference(Node):
    type: ClassVar[str] = "footnoteReference"
    identifier: str = ""
    label: str = ""


class TextDirective(Directive):
    """``:name[label]{attributes}`` within text."""

    __slots__ = ()
    type: ClassVar[str] = "textDirective"


# MDX.


class MdxjsEsm(Leaf):
    """``import`` and ``export`` statements, up to a blank line."""

    __slots__ = ()
    type: ClassVar[str] = "mdxjsEsm"


class MdxExpression(Leaf):
    """``{value}``: the value is JavaScript, without the braces."""

    __slots__ = ()


class MdxFlowExpression(MdxExpression):
    __slots__ = ()
    type: ClassVar[str] = "mdxFlowExpression"


class MdxTextExpression(MdxExpression):
    __slots__ = ()
    type: ClassVar[str] = "mdxTextExpression"


@dataclass(slots=True, eq=False)
class MdxJsxAttribute(Node):
    """``name``, ``name="value"`` (decoded) or ``name={value}`` (then ``expression`` is set)."""

    type: ClassVar[str] = "mdxJsxAttribute"
    name: str = ""
    value: str | None = None
    expression: bool = False


class MdxJsxExpressionAttribute(Leaf):
    """``{...value}`` among attributes."""

    __slots__ = ()
    type: ClassVar[str] = "mdxJsxExpressionAttribute"


@dataclass(slots=True, eq=False)
class MdxJsxElement(Parent):
    """``name`` is None for a fragment ``<>``."""

    name: str | None = None
    attributes: Sequence[MdxJsxAttribute | MdxJsxExpressionAttribute] = ()

    def attribute(self, name: str) -> MdxJsxAttribute | None:
        """The attribute of this name; the last one counts where it stands twice."""
        for attribute in reversed(self.attributes):
            if isinstance(attribute, MdxJsxAttribute) and attribute.name == name:
                return attribute
        return None


class MdxJsxFlowElement(MdxJsxElement):
    __slots__ = ()
    type: ClassVar[str] = "mdxJsxFlowElement"


class MdxJsxTextElement(MdxJsxElement):
    __slots__ = ()
    type: ClassVar[str] = "mdxJsxTextElement"


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it, in document order, without recursion."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        if isinstance(top, Parent):
            stack += top.children[::-1]


def plain_text(node: Node) -> str:
    """What a reader sees of a node, without markup (mdast-util-to-string).

    Images count with their alternative text, code and math with their source;
    HTML, comments and expressions with nothing.
    """
    parts: list[str] = []
    for part in walk(node):
        match part:
            case Text() | InlineCode() | InlineMath() | Code() | Math():
                parts.append(part.value)
            case Image() | ImageReference():
                parts.append(part.alt)
            case Break():
                parts.append("\n")
    return "".join(parts)
