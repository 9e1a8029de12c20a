"""The edits that make a whole note Markdown."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from notelint import Edit, LossKind, Span
from notelint.nodes import (
    Definition,
    Heading,
    LeafDirective,
    MdxFlowExpression,
    MdxJsxElement,
    Paragraph,
    Parent,
    Table,
    TableCell,
    walk,
)
from notelint_converters.mdx import urls
from notelint_converters.mdx.escapes import Place
from notelint_converters.mdx.javascript import comment_text
from notelint_converters.mdx.reading.dedent import dedents
from notelint_converters.mdx.reading.inlines import changes_within
from notelint_converters.mdx.reading.page import Change, Page, start_tag
from notelint_converters.mdx.reading.spacing import removals, resolve, spaces
from notelint_converters.mdx.reading.tags import is_html
from notelint_converters.mdx.reading.text import paragraph, raw_html
from notelint_converters.mdx.reading.units import Kind, Unit, begins_html, is_only_jsx, units
from notelint_converters.mdx.reading.values import constant

_COMMENT_MARKS = {"*\\/": "*/", "-->": "--&gt;"}
_COMMENT_MARK = re.compile(r"\*\\/|-->")
_COMMENT = re.compile(r"\{\s*/\*(?P<text>.*)\*/\s*\}", re.DOTALL)


def changes(page: Page) -> list[Change]:
    """The edits that make the page's note Markdown, and what they lose."""
    found: list[Change] = []
    removed: list[Span] = []
    all_units: list[Unit] = []
    stack: list[Parent] = [page.note.root]
    while stack:
        container = stack.pop()
        group: list[Unit] = []
        for item in units(container.children, page):
            if isinstance(item, Unit):
                group.append(item)
            else:
                found.append(item)
        resolve(group, page)
        all_units += group
        prefix = _prefix(group, page)
        for unit in group:
            if unit.kind is Kind.REMOVED:
                removed.append(unit.span)
                continue
            found += _changes(unit, prefix, page)
            found += _first_line(unit, prefix, page)
            if isinstance(unit.node, Parent) and not isinstance(unit.node, _READ):
                stack.append(unit.node)
        found += spaces(group, prefix, page)
    found += removals(removed, page.text)
    return found + _outside(found, dedents(all_units, page))


def _outside(found: Sequence[Change], edits: Iterable[Edit]) -> list[Edit]:
    """The edits that touch nothing that is replaced already."""
    taken = sorted(change.span for change in found if isinstance(change, Edit))
    starts = [span.start for span in taken]
    outside: list[Edit] = []
    for edit in edits:
        before = bisect_right(starts, edit.span.start) - 1
        after = before + 1
        if before >= 0 and taken[before].end > edit.span.start:
            continue
        if after < len(taken) and taken[after].start < edit.span.end:
            continue
        outside.append(edit)
    return outside


def _prefix(found: Sequence[Unit], page: Page) -> str:
    """What a line of the units begins with."""
    containers = page.containers(found[0].place) if found else ()
    return "".join("> " if indent is None else " " * indent for indent in containers)


def _changes(unit: Unit, prefix: str, page: Page) -> Iterator[Change]:
    """The edits within one unit."""
    if unit.text is not None:
        yield Edit(unit.span, unit.text.replace("\n", f"\n{prefix}"))
    elif isinstance(unit.node, MdxJsxElement) and unit.content:
        raw = unit.kind is Kind.HTML
        yield from changes_within(unit.content, page, Place.PROSE, raw=raw)
    elif isinstance(unit.node, MdxFlowExpression):
        yield from _expression(unit.node, page, is_html=unit.kind is Kind.HTML)
    elif isinstance(unit.node, Paragraph):
        content = unit.content
        if unit.kind is Kind.MARKDOWN and (element := _fragment(unit, page)):
            first = start_tag(element, page.text)
            yield Edit(Span(first.end, first.end), f"\n{prefix}")
            yield from changes_within(content, page, Place.PROSE, raw=True)
        else:
            yield from changes_within(content, page, Place.PROSE, raw=unit.kind is Kind.HTML)
    elif isinstance(unit.node, Heading):
        yield from changes_within(unit.node.children, page, Place.HEADING, raw=False)
    elif isinstance(unit.node, Table):
        for cell in walk(unit.node):
            if isinstance(cell, TableCell):
                yield from changes_within(cell.children, page, Place.PROSE, raw=False)
    elif isinstance(unit.node, Definition):
        yield from _definition(unit.node, page)
    elif isinstance(unit.node, LeafDirective):
        detail = f"`::{unit.node.name}` is a directive; kept as text"
        yield page.loss(unit.node.start, LossKind.VERBATIM, detail)


def _first_line(unit: Unit, prefix: str, page: Page) -> Iterator[Change]:
    """Only a start tag alone on its line begins HTML, where it is no tag of a block."""
    if unit.kind is not Kind.HTML or not unit.starts or unit.node is not None:
        return
    rest = page.text[unit.span.end : page.note.source.line(page.line(unit.span.end)).end]
    if rest.replace("{' '}", "").strip() and not begins_html(page.text, unit.span.start):
        yield Edit(Span(unit.span.end, unit.span.end), f"\n{prefix}")


def _expression(node: MdxFlowExpression, page: Page, *, is_html: bool) -> Iterator[Change]:
    """A comment, or a text on a line of its own."""
    comment = _COMMENT.fullmatch(page.text, node.start, node.end)
    value = constant(node.value)
    if comment is not None and comment_text(node.value) is not None:
        yield Edit(Span(node.start, comment.start("text")), "<!--")
        for mark in _COMMENT_MARK.finditer(page.text, *comment.span("text")):
            yield Edit(Span(*mark.span()), _COMMENT_MARKS[mark[0]])
        yield Edit(Span(comment.end("text"), node.end), "-->")
    elif isinstance(value, str):
        is_last = page.text[node.end : node.end + 1] in ("", "\n", "\r")
        if not value.strip():
            yield Edit(node.span, "" if is_last else " ")
        else:
            yield Edit(node.span, raw_html(value) if is_html else paragraph(value))


def _fragment(unit: Unit, page: Page) -> MdxJsxElement | None:
    """The first element of a ``<>`` that stands alone, and holds elements alone.

    It was HTML without a paragraph around it, which Markdown knows by a first line that holds
    nothing but a start tag.
    """
    only = unit.content[0] if len(unit.content) == 1 else None
    if not isinstance(only, MdxJsxElement) or only.name is not None or not only.children:
        return None
    first = only.children[0]
    if not isinstance(first, MdxJsxElement) or not is_html(first):
        return None
    return first if is_only_jsx(only.children) else None


def _definition(node: Definition, page: Page) -> Iterator[Change]:
    address = page.link(node.url)
    if address == node.url:
        address = page.picture(node.url)
    label_end = urls.after_label(page.text, node.start, node.end)
    span = urls.destination(page.text, label_end + 1, node.end)
    if address != node.url and span is not None:
        in_angles = page.text[span.start - 1] == "<"
        yield Edit(span, address if in_angles else urls.written(address))


_READ = (Paragraph, Heading, Table, MdxJsxElement)
