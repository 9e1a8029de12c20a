"""What MDX makes of tags: it reads Markdown within them, and takes them out of paragraphs."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from notelint import Finding, Note, Span
from notelint.nodes import (
    Code,
    Delete,
    Emphasis,
    Heading,
    Html,
    Link,
    List,
    ListItem,
    MdxExpression,
    MdxJsxAttribute,
    MdxJsxElement,
    MdxJsxTextElement,
    Node,
    Paragraph,
    Strong,
    Text,
)

_OWN = frozenset({"p", "pre", "script", "style", "textarea"})
_MARKUP = (Code, Delete, Emphasis, Heading, Link, List, Paragraph, Strong)


def content_of_tags(note: Note) -> Iterator[Finding]:
    """Tags that want their text as it is, and get paragraphs."""
    tags = _tags(note)
    for node in note.find(MdxJsxElement):
        paragraphs = any(
            isinstance(child, Paragraph) and not is_bare(child) for child in node.children
        )
        if node.name == "textarea" and paragraphs:
            message = "Docusaurus renders `[object Object]` here: the text is read as Markdown"
            yield Finding(_tag(node, tags), message)
        elif node.name == "pre" and (paragraphs or _holds_lines(note, node, tags)):
            message = "the text in `<pre>` is read as Markdown: Docusaurus drops its indentation"
            yield Finding(_tag(node, tags), message)
        elif node.name == "p" and paragraphs:
            message = "text on lines of its own in `<p>` is a paragraph in a paragraph"
            yield Finding(_tag(node, tags), message)


def html_as_markdown(note: Note, markdown: Note) -> Iterator[Finding]:
    """HTML of Markdown, that stays as it is, and whose text MDX reads as Markdown."""
    nodes = [
        node
        for node in note.find(Node)
        if isinstance(node, _MARKUP) and not (isinstance(node, Paragraph) and is_bare(node))
    ]
    starts = [node.start for node in nodes]
    for html in markdown.find(Html):
        inside = nodes[bisect_left(starts, html.start) : bisect_left(starts, html.end)]
        if not inside:
            continue
        around = _elements_around(note, inside[0])
        if note.text.startswith("<!--", html.start):
            message = "text after a comment is HTML in Markdown: in MDX it is read as Markdown"
            line_end = note.source.line(note.source.position(inside[0].start).line).end
            yield Finding(Span(inside[0].start, min(inside[0].end, line_end)), message)
        elif around and all(name[:1].islower() and name not in _OWN for name in around):
            line_end = note.source.line(note.source.position(inside[0].start).line).end
            message = "text within tags is HTML in Markdown: in MDX it is read as Markdown"
            if isinstance(inside[0], Paragraph):
                message = "text on lines of its own in tags becomes a paragraph in MDX"
            yield Finding(Span(inside[0].start, min(inside[0].end, line_end)), message)


def lost_paragraphs(note: Note, markdown: Note) -> Iterator[Finding]:
    """Paragraphs of tags alone, which lose their ``<p>``."""
    nodes = {node.start: node for node in note.find(MdxJsxElement)}
    tags = _tags(note)
    for paragraph in markdown.find(Paragraph):
        element = nodes.get(paragraph.start)
        if element is None or not is_html(element):
            continue
        item = markdown.parent(paragraph)
        if isinstance(item, ListItem) and not item.spread:
            continue  # it has no `<p>` in Markdown either
        above = note.parent(element)
        if isinstance(above, Paragraph) and not is_bare(above):
            continue
        message = "tags alone on their lines are no paragraph in MDX: they lose their `<p>`"
        yield Finding(_tag(element, tags), message)


def is_html(element: MdxJsxElement) -> bool:
    """Whether Markdown has the same tag: no component, nothing in braces."""
    return (element.name or "")[:1].islower() and all(
        isinstance(attribute, MdxJsxAttribute) and not attribute.expression
        for attribute in element.attributes
    )


def is_bare(paragraph: Paragraph) -> bool:
    """Whether a paragraph holds tags and expressions alone, and so is rendered without ``<p>``."""
    children = [c for c in paragraph.children if not (isinstance(c, Text) and not c.value.strip())]
    return bool(children) and all(
        isinstance(c, MdxJsxTextElement | MdxExpression) for c in children
    )


def _elements_around(note: Note, node: Node) -> Sequence[str]:
    return [above.name or "" for above in note.ancestors(node) if isinstance(above, MdxJsxElement)]


def _holds_lines(note: Note, node: MdxJsxElement, tags: Mapping[int, Span]) -> bool:
    inside = note.text[_tag(node, tags).end : node.end]
    expressions = any(isinstance(child, MdxExpression) for child in node.children)
    return not expressions and any(
        line[:1] in " \t" and line.strip() for line in inside.splitlines()[1:]
    )


def _tags(note: Note) -> Mapping[int, Span]:
    """The start tags, by where they begin."""
    return {element.span.start: element.span for element in note.elements()}


def _tag(node: MdxJsxElement, tags: Mapping[int, Span]) -> Span:
    return tags.get(node.start, node.span)
