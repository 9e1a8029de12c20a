"""The outline of a note: its headings, and what stands under each of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from notelint.nodes import Heading, MdxJsxElement, Node, Paragraph, Parent, Root, Table, plain_text
from notelint.source import Span


@dataclass(frozen=True, eq=False)
class Section:
    """A heading and what stands under it.

    ``parent`` is the section it is part of: that of the nearest heading above of a lower depth.
    ``body`` reaches from the heading's end to the next heading that is no deeper, ``lead`` to
    the next heading of any depth. ``container`` is the node whose outline the section is in.
    """

    heading: Heading
    parent: "Section | None"
    container: Parent
    body: Span
    lead: Span


def sections(root: Root) -> Iterator[Section]:
    """Every section, outline by outline; each outline in document order, the note's own first.

    The headings of a quote, a list item, an admonition or a footnote make an outline of
    their own. JSX elements do not: what they wrap stands on the page like the rest.
    """
    outlines: dict[int, tuple[Parent, list[Heading]]] = {id(root): (root, [])}
    stack: list[tuple[Node, Parent]] = [(root, root)]
    while stack:
        node, container = stack.pop()
        if isinstance(node, Heading):
            outlines.setdefault(id(container), (container, []))[1].append(node)
        elif isinstance(node, Parent) and not isinstance(node, Paragraph | Table):
            inside = container if isinstance(node, MdxJsxElement) else node
            stack.extend((child, inside) for child in reversed(node.children))
    for container, headings in outlines.values():
        yield from _outline(container, headings)


def headings_above(sections: Iterable[Section], offset: int) -> tuple[str, ...]:
    """The texts of the headings that an offset stands under, the outermost first; a heading stands
    under itself. Those within quotes, items and the like are passed over.
    """
    own = [s for s in sections if isinstance(s.container, Root) and s.heading.start <= offset]
    texts: list[str] = []
    section = own[-1] if own else None
    while section is not None:
        texts.append(plain_text(section.heading))
        section = section.parent
    return tuple(reversed(texts))


def _outline(container: Parent, headings: Sequence[Heading]) -> Iterator[Section]:
    """The sections of one outline."""
    ends = _ends(container, headings)
    open_sections: list[Section] = []
    for index, heading in enumerate(headings):
        while open_sections and open_sections[-1].heading.depth >= heading.depth:
            open_sections.pop()
        following = headings[index + 1].start if index + 1 < len(headings) else container.end
        section = Section(
            heading,
            open_sections[-1] if open_sections else None,
            container,
            Span(heading.end, ends[index]),
            Span(heading.end, following),
        )
        open_sections.append(section)
        yield section


def _ends(container: Parent, headings: Sequence[Heading]) -> list[int]:
    """Where each heading's section ends."""
    ends = [container.end] * len(headings)
    open_indexes: list[int] = []
    for index, heading in enumerate(headings):
        while open_indexes and headings[open_indexes[-1]].depth >= heading.depth:
            ends[open_indexes.pop()] = heading.start
        open_indexes.append(index)
    return ends
