"""Whether Markdown may read a note otherwise than MDX: if not, it need not be parsed twice."""

from collections.abc import Iterator

from notelint import Note, lazy_re_compile
from notelint.nodes import (
    Blockquote,
    Code,
    DirectiveLabel,
    FootnoteDefinition,
    Heading,
    Image,
    List,
    ListItem,
    MdxFlowExpression,
    MdxJsxFlowElement,
    Paragraph,
    Parent,
    Table,
    ThematicBreak,
)
from notelint_rules.mdx.layout import is_bare, is_html
from notelint_rules.mdx.lines import line_before

_BLOCKS = (Blockquote, Code, Heading, List, ListItem, Paragraph, Table, ThematicBreak)
_MARKER = lazy_re_compile(r"[-+*]|\d+[.)]")
_TEXT_AFTER_COMMENT = lazy_re_compile(r"-->[ \t]*\S")
_SIGN = lazy_re_compile(r"[:{<]")
_TAB = 4


def may_differ(note: Note) -> bool:
    """Whether there are tags, expressions, pictures' texts or indentation that MDX reads its way."""
    if note.find(MdxFlowExpression):
        return True
    if "<!--" in note.text and _TEXT_AFTER_COMMENT.search(note.text):
        return True
    elements = note.find(MdxJsxFlowElement)
    if any(is_html(element) and not _stands_alone(note, element) for element in elements):
        return True
    if any(is_bare(paragraph) for paragraph in note.find(Paragraph)):
        return True
    if any(
        _SIGN.search(image.alt) or _SIGN.search(_label(note, image)) for image in note.find(Image)
    ):
        return True
    return any(_is_far_right(note))


def _stands_alone(note: Note, element: MdxJsxFlowElement) -> bool:
    """Whether this is an empty element between blank lines, such as ``<br />``: HTML for both."""
    number = note.source.position(element.start).line
    line = note.source[note.source.line(number)]
    before = note.source[note.source.line(number - 1)] if number > 1 else ""
    written = note.source[element.span]
    is_whole_line = line.lstrip(" \t>").rstrip() == written and written.endswith("/>")
    return is_whole_line and not before.strip(" \t>")


def _label(note: Note, image: Image) -> str:
    return note.text[image.start : note.text.find("](", image.start, image.end)]


def _is_far_right(note: Note) -> Iterator[bool]:
    """For each block, whether it stands where Markdown has code by indentation."""
    contents: dict[int, int] = {id(note.root): 0}
    for node in note.find(Parent):
        within = contents.get(id(node), 0)
        for child in node.children:
            if isinstance(child, _BLOCKS) and not isinstance(child, DirectiveLabel):
                yield _column(note, child.start) - within >= _TAB
            if isinstance(child, Heading) and not note.text.startswith("#", child.start):
                yield _column(note, _underline(note, child)) - within >= _TAB
            if isinstance(child, Parent):
                contents[id(child)] = _content_column(note, child, within)


def _content_column(note: Note, node: Parent, within: int) -> int:
    """Where the content of a container begins; of what is none in Markdown, that around it."""
    if isinstance(node, Blockquote):
        return _column(note, node.start) + 2
    if isinstance(node, FootnoteDefinition):
        return within + _TAB
    if isinstance(node, ListItem):
        marker = _MARKER.match(note.text, node.start)
        end = _column(note, marker.end() if marker else node.start)
        first = node.children[0].start if node.children else node.end
        gap = _column(note, first) - end if "\n" not in note.text[node.start : first] else 0
        return end + (gap if 1 <= gap <= _TAB else 1)
    return within


def _underline(note: Note, heading: Heading) -> int:
    """Where the line below a heading's text begins, behind its indentation."""
    start = note.source.line_start(heading.end)
    while note.text[start] in " \t>":
        start += 1
    return start


def _column(note: Note, at: int) -> int:
    """The column of a place, from 0, with tabs to every fourth."""
    before = line_before(note, at)
    return len(before.expandtabs(_TAB)) if "\t" in before else len(before)
