"""HTML as Markdown: Notion takes none, but for line breaks."""

import unicodedata
from collections.abc import Iterator, Sequence

import regex

from notelint import Edit, Loss, LossKind, Note, Span
from notelint.nodes import (
    Heading,
    Html,
    Link,
    Node,
    Paragraph,
    Parent,
    TableCell,
    Text,
)
from notelint_converters.notion.escapes import code, destination, escape
from notelint_converters.notion.html.blocks import flow
from notelint_converters.notion.html.elements import parse
from notelint_converters.notion.html.layout import stack
from notelint_converters.notion.html.tags import Tag, tags
from notelint_converters.notion.references import Report

_IN_TEXT = Paragraph | Heading | TableCell | Link
_MARKS = {"b": "**", "del": "~~", "em": "*", "i": "*", "s": "~~", "strike": "~~", "strong": "**"}
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_KNOWN_NAMES = """\
    a abbr acronym bdi bdo big button center cite data dfn div font iframe input ins label mark
    nobr p q rp rt ruby small span sub sup time u var wbr"""
_KNOWN = frozenset(_KNOWN_NAMES.split())
"""What only makes its text look different, or does what Notion cannot."""

TOGGLE = regex.compile(r"</?(?:details|summary)\b", regex.IGNORECASE)
_COMMENT = regex.compile(r"<[!?]")
_UNSEEN = frozenset({"link", "meta", "script", "style"})
_WHOLE = frozenset({"br", "hr", "img", "p"})
"""Elements that lose nothing, but perhaps a size."""

_VERBATIM = regex.compile(r"<pre\b", regex.IGNORECASE)
_LINE_END = regex.compile(r"\s*\n\s*")
_BLANK_LINES = regex.compile(r"(?:[ \t]*\n)*+")
_STARS = frozenset("*~_")


def as_markdown(note: Note, report: Report) -> Iterator[Edit | Loss]:
    """Edits that write every HTML of a note as Markdown, but for toggles."""
    parents: dict[int, Parent] = {}
    for node in note.find(Html):
        parent = note.parent(node)
        if parent is None:
            continue
        if _is_in_text(node, note):
            parents.setdefault(id(parent), parent)
        elif not TOGGLE.search(note.text, node.start, node.end):
            yield from _block(node, note, report)
    for parent in parents.values():
        yield from _inline(parent, note, report)


def with_blank_lines(span: Span, note: Note) -> Span:
    """Lines that nothing will be left of, and, where they stand in no block, the blank ones below."""
    line = note.source.line(note.source.position(span.start).line)
    after = _BLANK_LINES.match(note.text, span.end) if line.start == span.start else None
    return Span(span.start, after.end()) if after else span


def _is_in_text(node: Node, note: Note) -> bool:
    return any(isinstance(parent, _IN_TEXT) for parent in note.ancestors(node))


def blocks(html: str) -> list[str]:
    """The lines of Markdown that a fragment of HTML makes."""
    if not _VERBATIM.search(html):  # Notion's HTML shows line ends, others' does not
        html = _LINE_END.sub(" ", html)
    return [line.text for line in stack(flow(parse(html).children, _unheard, 1))]


def one_line(html: str) -> str:
    """The text of a fragment on one line."""
    return " ".join(line.strip() for line in blocks(html) if line.strip())


def _unheard(line: int, kind: LossKind, detail: str) -> None:
    """All HTML is reported by whoever finds it."""


def _block(node: Html, note: Note, report: Report) -> Iterator[Edit | Loss]:
    source = node.value
    line = note.source.line(note.source.position(node.start).line)
    prefix = regex.sub(r"[^ \t>]", " ", note.text[line.start : node.start])
    lines = blocks(source)
    span = node.span if lines else with_blank_lines(node.span, note)
    yield Edit(span, "\n".join(lines[:1] + [f"{prefix}{line}".rstrip() for line in lines[1:]]))
    name = next((each.name for each in tags(source) if isinstance(each, Tag)), "")
    if name in _UNSEEN or (_COMMENT.match(source) and not lines):
        detail = f"`<{name}>`" if name else "a comment"
        yield report(node.start, LossKind.DROPPED, detail)
    elif name not in _WHOLE and not source.startswith("</"):
        yield report(node.start, LossKind.SIMPLIFIED, f"`<{name}>`: what it shows is kept")


def _inline(parent: Parent, note: Note, report: Report) -> Iterator[Edit | Loss]:
    """Pairs of tags as marks; others are left out around their text."""
    nodes = parent.children
    found = [(index, node) for index, node in enumerate(nodes) if isinstance(node, Html)]
    pairs = dict(_pairs(found, note))
    closing = set(pairs.values())
    for index, node in found:
        tag = _tag(node, note)
        if tag is None:
            yield Edit(node.span, "")
            yield report(node.start, LossKind.DROPPED, "a comment")
        elif index in pairs:
            yield from _pair(tag, nodes[index : pairs[index] + 1], note, report)
        elif tag.name == "img":
            yield Edit(node.span, _image(tag))
        elif tag.name not in _KNOWN and tag.name not in _CODE and tag.name not in _MARKS:
            if tag.name != "br":
                yield Edit(Span(node.start, node.start), "\\")
        elif index not in closing:
            yield Edit(node.span, "")


def _pairs(found: Sequence[tuple[int, Html]], note: Note) -> Iterator[tuple[int, int]]:
    """The places of start tags, and of the end tags that close them."""
    opened: list[tuple[str, int]] = []
    counts: dict[str, int] = {}
    for index, node in found:
        tag = _tag(node, note)
        if tag is None or tag.is_empty:
            continue
        if not tag.ends:
            opened.append((tag.name, index))
            counts[tag.name] = counts.get(tag.name, 0) + 1
        elif counts.get(tag.name):
            while opened[-1][0] != tag.name:
                counts[opened.pop()[0]] -= 1
            counts[tag.name] -= 1
            yield opened.pop()[1], index


def _tag(node: Html, note: Note) -> Tag | None:
    return next((each for each in tags(note.source[node.span]) if isinstance(each, Tag)), None)


def _pair(tag: Tag, nodes: Sequence[Node], note: Note, report: Report) -> Iterator[Edit | Loss]:
    """What stands between two tags, as Markdown has it, else as it is."""
    start, *inner, end = nodes
    mark = _MARKS.get(tag.name)
    href = tag.attributes.get("href", "")
    if mark and _can_mark(mark, start, inner, end, note):
        yield Edit(start.span, mark)
        yield Edit(end.span, mark)
    elif tag.name in _CODE and len(inner) == 1 and isinstance(inner[0], Text):
        yield Edit(Span(start.start, end.end), code(inner[0].value))
    elif tag.name == "a" and href and inner:
        yield Edit(start.span, "[")
        yield Edit(end.span, f"]({destination(href)})")
    elif tag.name in _MARKS or tag.name in _CODE or tag.name in _KNOWN:
        yield Edit(start.span, "")
        yield Edit(end.span, "")
        if tag.name != "a":
            detail = f"`<{tag.name}>`: its text is kept"
            yield report(start.start, LossKind.SIMPLIFIED, detail)
    else:
        yield Edit(Span(start.start, start.start), "\\")
        yield Edit(Span(end.start, end.start), "\\")


def _can_mark(mark: str, start: Node, inner: Sequence[Node], end: Node, note: Note) -> bool:
    """Whether marks would be read as such: by Markdown, or, where text is bold, by Notion."""
    text = note.text[start.end : end.start]
    before = note.text[max(0, start.start - 1) : start.start]
    after = note.text[end.end : end.end + 1]
    if not text or text != text.strip() or _STARS & {text[0], text[-1], before, after}:
        return False
    if mark != "**" and not (_flanks(text[0], before) and _flanks(text[-1], after)):
        return False
    return len(inner) == 1 and isinstance(inner[0], Text) and "*" not in text


def _flanks(inner: str, outer: str) -> bool:
    """CommonMark's left- and right-flanking of marks between these characters."""
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _image(tag: Tag) -> str:
    url, alt = tag.attributes.get("src", ""), tag.attributes.get("alt", "")
    return f"![{escape(alt, links=False)}]({destination(url)})" if url else escape(alt)
