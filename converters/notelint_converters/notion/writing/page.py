"""One note as a page of Notion's, by edits of its text."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

import regex

from notelint import MARKDOWN, Document, Edit, Loss, LossKind, Note, Span
from notelint.nodes import Heading, Node, Paragraph, Strong, plain_text
from notelint_converters.notion.draft import Draft
from notelint_converters.notion.writing import callouts, html, links, toggles
from notelint_converters.notion.writing.databases import Database, value_of
from notelint_converters.notion.writing.heads import Head
from notelint_converters.notion.writing.links import Linker
from notelint_converters.notion.writing.properties import (
    OF_SITES,
    UNSEEN,
    Related,
    Value,
    is_exact,
    text_of,
)
from notelint_converters.notion.writing.tree import Thing

_BODY = replace(MARKDOWN, front_matter=False)
_PROPERTY = regex.compile(r"[^\s:][^:\n]{0,59}(?=: \S)")
_MOST_ROUNDS = 20
"""Toggles in lists in toggles."""


def write_page(
    document: Document, head: Head, page: Thing, database: Database | None, linker: Linker
) -> tuple[str, list[Loss]]:
    """The page's text, and what of the note is not in it as it was."""
    text = document.text
    first = text.count("\n", 0, head.body) + 1
    draft = Draft(
        PurePosixPath(document.origin),
        text[head.body :],
        range(first, text.count("\n") + 2),
        _BODY,
    )
    losses: list[Loss] = []
    before = None
    while "<" in draft.text and before != draft.text:  # HTML may hold what is HTML in Markdown
        before = draft.text
        losses += draft.revise(lambda note: html.as_markdown(note, draft.loss))
    for _ in range(_MOST_ROUNDS):
        if html.TOGGLE.search(draft.text) is None:
            break
        losses += draft.revise(lambda note: toggles.as_lists(note, draft.loss))
    properties: list[tuple[str, str]] = []

    def body(note: Note) -> Iterator[Edit | Loss]:
        related, start = _top(note, head, linker)
        yield Edit(Span(0, start), "")
        properties.extend(_properties(head, related, page, database, linker))
        yield from links.edits(note, linker, draft.loss)

    losses += draft.revise(body)
    if "[!" in draft.text:
        losses += draft.revise(callouts.as_asides)
    losses += _losses(document, head, page, database)
    losses.sort(key=lambda loss: loss.line or 0)
    lines = [f"{key}: {value}" for key, value in properties if value]
    rest = draft.text.lstrip("\n")
    if not lines:
        rest = _without_property(rest, database)
    blocks = (f"# {head.title}", "\n".join(lines), rest.rstrip())
    return "\n\n".join(filter(None, blocks)) + "\n", losses


def _top(note: Note, head: Head, linker: Linker) -> tuple[Mapping[str, Related], int]:
    """The pages and files that properties name, which the reader of exports writes as lines of
    links below the heading; and where the text begins after these.
    """
    found: dict[str, Related] = {}
    start = 0
    blocks = list(note.root.children)
    if head.repeats and blocks and isinstance(blocks[0], Heading):
        start = blocks.pop(0).end
    for block in blocks:
        line = _line_of_links(block, linker)
        if line is None or line[0] not in head.fields:
            break
        key, value = line
        written = head.fields[key]
        if isinstance(written, list) and [*map(str, written)] != [name for name, _ in value.items]:
            break
        found[key] = value
        start = block.end
    return found, start


def _line_of_links(block: Node, linker: Linker) -> tuple[str, Related] | None:
    """A property as `**Key**: [Title](./page.md), …`."""
    if not isinstance(block, Paragraph) or len(block.children) < 3:
        return None
    name, colon, *_ = block.children
    if not isinstance(name, Strong) or not plain_text(colon).startswith(": "):
        return None
    value = value_of(block.children[1:], linker.target)
    return (plain_text(name), value) if isinstance(value, Related) else None


def _properties(
    head: Head,
    related: Mapping[str, Related],
    page: Thing,
    database: Database | None,
    linker: Linker,
) -> Iterator[tuple[str, str]]:
    """Front matter as lines below the heading: Notion has no other place for it."""
    for key, value in head.fields.items():
        column = database.column(key) if database else None
        if key in UNSEEN or (key in OF_SITES and column is None):
            continue
        found: Value = related.get(key) or text_of(value)
        if database is not None and key not in related:
            found = database.text(page, key, value)
        text = linker.shown(found)
        yield column or key, text if column else " ".join(text.split("\n"))


def _losses(
    document: Document, head: Head, page: Thing, database: Database | None
) -> Iterator[Loss]:
    """What of the front matter is not a property of Notion's."""

    def loss(key: str, kind: LossKind, detail: str) -> Loss:
        place = regex.search(rf"^[\"']?{regex.escape(key)}\b", document.text[: head.body], regex.M)
        line = document.text.count("\n", 0, place.start()) + 1 if place else 1
        return Loss(document.origin, line, kind, detail)

    outside: list[str] = []
    for key, value in head.fields.items():
        column = database.column(key) if database else None
        if key in UNSEEN:
            detail = f"the {key} of the page, which Notion's Markdown has not: {text_of(value)}"
            yield loss(key, LossKind.DROPPED, detail)
        elif key in OF_SITES and column is None:
            yield loss(key, LossKind.DROPPED, f"front matter of a site: `{key}`")
        elif not is_exact(value):
            yield loss(key, LossKind.SIMPLIFIED, f"the value of `{key}` is text")
        elif column is None and text_of(value):
            outside.append(key)
    if outside:
        names = ", ".join(f"`{key}`" for key in outside)
        detail = f"outside of a database, properties are lines of text: {names}"
        yield loss(outside[0], LossKind.SIMPLIFIED, detail)


def _without_property(text: str, database: Database | None) -> str:
    """The text, whose first lines must not look like properties."""
    lines = text.partition("\n\n")[0].rstrip("\n").split("\n")
    if database is not None:
        end = next((len(key) for key in database.columns if text.startswith(f"{key}:")), 0)
    else:
        found = [_PROPERTY.match(line) for line in lines]
        end = found[0].end() if len(found) > 1 and found[0] and all(found) else 0
    return f"{text[:end]}\\{text[end:]}" if end else text
