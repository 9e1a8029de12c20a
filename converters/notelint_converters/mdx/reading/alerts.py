"""Docusaurus' admonitions (``:::note``) as alerts (``> [!NOTE]``)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile

import regex

from notelint import Edit, LossKind, Note, Source, Span
from notelint.nodes import (
    Blockquote,
    ContainerDirective,
    DirectiveLabel,
    Node,
    Paragraph,
)
from notelint_converters.edits import Origins, apply
from notelint_converters.mdx.containers import (
    NEXT_LINE,
    NO_PARAGRAPH,
    content,
    continuation,
    indentation,
)
from notelint_converters.mdx.reading.page import Change, Page

_MOST_NESTED = 50
_ALERTS = {
    "note": "NOTE",
    "tip": "TIP",
    "info": "IMPORTANT",
    "warning": "WARNING",
    "danger": "CAUTION",
    "secondary": "NOTE",
    "success": "TIP",
    "important": "IMPORTANT",
    "caution": "WARNING",
}
_OWN = frozenset(("note", "tip", "info", "warning", "danger"))
"""The admonitions that an alert becomes again; of the others, the name is lost."""

_CLOSING = regex.compile(r"[ \t>]*:{3,}[ \t]*")
_ICON = regex.compile(r"(?:\p{Emoji}|\uFE0F|\u200D|\p{Emoji_Modifier})+")


def with_alerts(page: Page) -> tuple[Page, list[Change]]:
    """The page of a note whose admonitions are alerts, and what is lost thereby.

    The outer ones first: each turn reads the note again. What is nested deeper than anyone
    writes stays as it is.
    """
    changes: list[Change] = []
    for _ in range(_MOST_NESTED):
        outer = list(_outermost(page.note))
        if not outer:
            break
        found = [change for node in outer for change in _changes(node, page)]
        edits = [change for change in found if isinstance(change, Edit)]
        changes += [change for change in found if not isinstance(change, Edit)]
        text = apply(page.text, edits)
        note = Note.parse(Source(page.note.path, text), page.note.dialect)
        page = replace(page, note=note, earlier=(Origins(edits), *page.earlier), _indents={})
    return page, changes


def _outermost(note: Note) -> Iterator[ContainerDirective]:
    end = 0
    for node in note.find(ContainerDirective):
        if node.start >= end:
            end = node.end
            yield node


@dataclass(frozen=True, slots=True)
class _Line:
    """A line between the fences; ``content`` is where its text begins, ``indent`` what it keeps
    of its indentation.
    """

    start: int
    end: int
    content: int
    indent: str

    @property
    def is_blank(self) -> bool:
        return self.content >= self.end


def _changes(node: ContainerDirective, page: Page) -> Iterator[Change]:
    source = page.note.source
    prefix = continuation(page.text, node.start)
    opening = source.line(source.position(node.start).line)
    lines = _trimmed(_lines(node, page))
    kind = _ALERTS.get(node.name)
    mark = "> " if kind else ""
    header, icon = _header(node, kind, page, has_text=bool(lines))
    yield Edit(Span(node.start, opening.end), f"\n{prefix}".join(header))
    if lines:
        yield Edit(Span(opening.end, lines[0].start), "\n" if header else "")
    for number, line in enumerate(lines):
        if line.is_blank:
            begin = (prefix + mark).rstrip()
        else:
            begin = prefix + mark + (icon + line.indent if number == 0 else line.indent)
        if number == 0 and not header:
            begin = begin.removeprefix(prefix)
        yield Edit(Span(line.start, line.content), begin)
    end = lines[-1].end if lines else opening.end
    follows = _is_followed(node, page)
    yield Edit(Span(end, max(end, node.end)), f"\n{prefix.rstrip()}" if follows else "")
    yield from _losses(node, kind, page)


def _header(
    node: ContainerDirective, kind: str | None, page: Page, *, has_text: bool
) -> tuple[list[str], str]:
    """The lines that the opening fence becomes, and an icon for the first line of the text."""
    mark = "> " if kind else ""
    header = [f"> [!{kind}]"] if kind else []
    if _follows_a_quote(node, page):
        header.insert(0, "")
    title = _title(node, page)
    if not title:
        return header, ""
    if kind and _ICON.fullmatch(title) and _begins_with_text(node):
        return header, f"{title} "
    header.append(mark + (title if "**" in title else f"**{title}**"))
    if has_text:
        header.append(mark.rstrip())
    return header, ""


def _lines(node: ContainerDirective, page: Page) -> Iterator[_Line]:
    """The lines between the fences."""
    source = page.note.source
    first, last = source.position(node.start).line, source.position(node.end).line
    if last > first and _CLOSING.fullmatch(page.text, source.line(last).start, node.end):
        last -= 1
    containers = page.containers(node)
    own = content(continuation(page.text, node.start) + "x", 0, containers).indent
    for number in range(first + 1, last + 1):
        start, end = source.line(number)
        line = content(page.text, start, containers)
        offset = min(line.offset, end)
        kept = indentation(page.text, start, offset, max(0, line.indent - own))
        yield _Line(start, end, offset, kept)


def _trimmed(lines: Iterable[_Line]) -> list[_Line]:
    found = list(dropwhile(lambda line: line.is_blank, lines))
    while found and found[-1].is_blank:
        found.pop()
    return found


def _title(node: ContainerDirective, page: Page) -> str:
    label = node.children[0] if node.children else None
    if isinstance(label, DirectiveLabel):
        raw = page.note.source[label.span].strip()
        return (raw[1:-1] if raw.startswith("[") else raw).strip()
    return next((value for name, value in node.attributes if name == "title"), "")


def _begins_with_text(node: ContainerDirective) -> bool:
    body = [child for child in node.children if not isinstance(child, DirectiveLabel)]
    return bool(body) and isinstance(body[0], Paragraph)


def _follows_a_quote(node: ContainerDirective, page: Page) -> bool:
    """Whether a block quote stands right above, which the alert would become a part of."""
    before = _sibling(node, -1, page)
    return isinstance(before, Blockquote) and _is_adjacent(before, node, page)


def _is_followed(node: ContainerDirective, page: Page) -> bool:
    """Whether what follows would become a part of the alert."""
    after = _sibling(node, 1, page)
    if after is not None:
        return _is_adjacent(node, after, page)
    line = NEXT_LINE.match(page.text, node.end)
    return line is not None and NO_PARAGRAPH.match(line["text"]) is None


def _is_adjacent(before: Node, after: Node, page: Page) -> bool:
    position = page.note.source.position
    return position(after.start).line - position(before.end).line == 1


def _sibling(node: Node, step: int, page: Page) -> Node | None:
    parent = page.note.parent(node)
    siblings = parent.children if parent else ()
    index = bisect_left(siblings, node.start, key=lambda child: child.start) + step
    return siblings[index] if 0 <= index < len(siblings) else None


def _losses(node: ContainerDirective, kind: str | None, page: Page) -> Iterator[Change]:
    if kind is None:
        detail = f"`:::{node.name}` is no admonition; its content is kept"
        yield page.loss(node.start, LossKind.SIMPLIFIED, detail)
    elif node.name not in _OWN:
        detail = f"`:::{node.name}` becomes `[!{kind}]`"
        yield page.loss(node.start, LossKind.SIMPLIFIED, detail)
    for name, value in node.attributes:
        if name != "title":
            detail = f"`{name}={value}` of `:::{node.name}`"
            yield page.loss(node.start, LossKind.DROPPED, detail)
