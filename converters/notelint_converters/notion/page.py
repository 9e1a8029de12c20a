"""One page of an export as plain Markdown, by edits of its text."""

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from notelint import Document, Edit, Loss, LossKind, Note, Span
from notelint.nodes import Heading, Link, plain_text, walk
from notelint_converters.notion import callouts, equations, inlines, properties
from notelint_converters.notion.databases import Row
from notelint_converters.notion.draft import Draft
from notelint_converters.notion.escapes import escape
from notelint_converters.notion.export import Page
from notelint_converters.notion.frontmatter import front_matter
from notelint_converters.notion.linker import Linker
from notelint_converters.notion.properties import Properties, Property
from notelint_converters.notion.references import references
from notelint_converters.notion.text import decode, visible
from notelint_converters.notion.unparsed import unparsed_links
from notelint_converters.notion.values import Column, Value

_GAP = re.compile(r"\n(?:[ \t>]*\n){2}|\n[ \t]*>[ \t>]*[ \t]\n")
_ROUNDS = 3
"""Equations may hide others behind them; more rounds than this find nothing new."""


@dataclass(frozen=True)
class Membership:
    """The database that a page is a row of; ``rows`` are those of its CSV that are the page's.

    ``complete`` says that the CSV has all columns. Without any column nothing is known of the
    database: it may be what the page was taken out of.
    """

    columns: Mapping[str, Column]
    rows: tuple[Row, ...]
    complete: bool


def read_page(
    page: Page, content: bytes, linker: Linker, database: Membership | None
) -> Iterator[Document | Loss]:
    """The page's document, and what of the page is not in it as it was."""
    text, damaged = decode(content)
    if damaged:
        detail = "bytes that are no UTF-8: `\ufffd` stands for them"
        yield Loss(str(page.path), None, LossKind.DROPPED, detail)
    draft = Draft(page.path, text)
    if "$$" in text:
        yield from _mend_equations(draft)
    if "aside>" in text or "<aside" in text:
        yield from draft.revise(lambda note: callouts.alerts(note, draft.loss))
    fields: dict[str, Value] = {"title": page.title}
    if page.id:
        fields["notion_id"] = page.id

    def body(note: Note) -> Iterator[Edit | Loss]:
        found = _properties(note.text, page, database)
        columns = database.columns if database else {}
        fields.update(properties.fields(found.found, columns))
        for url in (url for each in found.found for url in linker.missing(each.value)):
            detail = f"a page that is not in the export: {url}"
            yield draft.loss(note.text.index(url), LossKind.UNRESOLVED, detail)
        yield from _head(note, page, found, linker)
        yield from references(note, linker, draft.loss)
        yield from unparsed_links(note, linker)
        yield from inlines.clean(note)

    yield from draft.revise(body)
    if _GAP.search(draft.text):  # what was taken out leaves blank lines
        yield from draft.revise(inlines.blank_lines)
    head = f"{front_matter(fields)}\n"
    start = _first_line(draft.text, 0)
    text = f"{head}{draft.text[start:]}".rstrip() + "\n"
    lines = array("I", [1] * head.count("\n"))
    lines.extend(draft.lines(start))
    yield Document(linker.document, text, str(page.path), page.id, lines)


def _mend_equations(draft: Draft) -> Iterator[Loss]:
    for _ in range(_ROUNDS):
        before = draft.text
        yield from draft.revise(equations.mend)
        yield from draft.revise(lambda note: equations.as_text(note, draft.loss))
        if draft.text == before:
            return


def _properties(text: str, page: Page, database: Membership | None) -> Properties:
    """The properties below the heading; a page that stands in a page has none."""
    start = _first_line(text, 0)
    if page.titled and text.startswith("# ", start):
        start = _first_line(text, _line_end(text, start))
    if database is None:
        return Properties((), start)
    if not database.columns:
        return properties.of_page(text, start)
    header, rows = database.columns, database.rows
    return properties.of_row(text, start, header, rows, complete=database.complete)


def _head(note: Note, page: Page, found: Properties, linker: Linker) -> Iterator[Edit]:
    """The heading as its text reads, and below it the properties that lead somewhere."""
    start = _first_line(note.text, 0)
    end = start
    first = note.root.children[0] if note.root.children else None
    if isinstance(first, Heading) and first.depth == 1 and first.start == start:
        end = _line_end(note.text, start)
        as_read = visible(plain_text(first))
        if (as_read != page.title if page.titled else not as_read) and not _has_link(first):
            title = escape(page.title)
            if title.endswith("#"):  # else the heading's end
                title = f"{title[:-1]}\\#"
            yield Edit(Span(start, end), f"# {title}")
    if found.found:
        lines = [line for line in (_links(each, linker) for each in found.found) if line]
        body = "".join(f"{line}\n\n" for line in lines)
        yield Edit(Span(end, _first_line(note.text, found.end)), f"\n\n{body}")


def _has_link(heading: Heading) -> bool:
    return any(isinstance(node, Link) for node in walk(heading))


def _links(each: Property, linker: Linker) -> str:
    """A relation, or files, as a line of links; empty where the property is neither."""
    links = linker.links(each.value)
    return f"**{escape(each.key)}**: {links}" if links else ""


def _first_line(text: str, position: int) -> int:
    """Where the next line begins that is not blank."""
    rest = text[position:]
    blank = rest[: len(rest) - len(rest.lstrip())]
    return position + blank.rfind("\n") + 1


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end
