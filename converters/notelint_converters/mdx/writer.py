"""Plain Markdown to MDX for Docusaurus 3, whether its ``mdx1Compat`` is on or off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from notelint import (
    MARKDOWN,
    MDX,
    Dialect,
    Document,
    Edit,
    File,
    Loss,
    Note,
    Source,
    Unread,
    WriteOne,
)
from notelint.nodes import Toml, Yaml
from notelint_converters.edits import Origins, apply
from notelint_converters.mdx.categories import category
from notelint_converters.mdx.line_ends import line_ends_as_in
from notelint_converters.mdx.writing.admonitions import with_admonitions
from notelint_converters.mdx.writing.blocks import changes
from notelint_converters.mdx.writing.front_matter import has_keys
from notelint_converters.mdx.writing.page import Page
from notelint_converters.mdx.writing.places import Places
from notelint_converters.mdx.writing.refusable import can_fail

_ATTEMPTS = 4


def write(items: Iterable[Document | File]) -> Iterator[File | Loss]:
    """Documents as ``.mdx``, other files as they are."""
    given = list(items)
    write_one = writer(given)
    for item in given:
        if isinstance(item, File):
            yield item
        else:
            yield from write_one(item)


def writer(items: Sequence[Document | Unread | File]) -> WriteOne:
    """A function that writes one of these documents.

    Dollars are formulas, unless a site's configuration among the files does without remark-math.
    """
    math = all(_has_math(item) for item in items if isinstance(item, File))
    return partial(_write_one, places=Places.of(items), math=math)


def _write_one(document: Document, *, places: Places, math: bool) -> Iterator[File | Loss]:
    text, losses = to_mdx(document, places, math=math)
    yield from losses
    yield File(places.documents[document.path], text.encode, document.origin)
    yield from category(document, places)


def to_mdx(document: Document, places: Places, *, math: bool = True) -> tuple[str, list[Loss]]:
    """The document's text as MDX that compiles, and what it loses; ``math``: dollars are formulas.

    What MDX still refuses after the escapes is written as text, then as code.
    """
    markdown, mdx = _dialects(math=math)
    note = _parsed(document, markdown)
    page = Page(note, document.origin, document.path, places)
    is_safe = not can_fail(note)
    for attempt in range(_ATTEMPTS):
        found = list(changes(page))
        edits = [change for change in found if isinstance(change, Edit)]
        losses = sorted(
            (change for change in found if isinstance(change, Loss)),
            key=lambda loss: loss.line or 0,
        )
        text = apply(note.text, edits)
        if is_safe and "[!" not in text:
            return line_ends_as_in(document.text, text), losses
        written = Note.parse(Source(document.path.with_suffix(".mdx"), text), mdx)
        if not written.root.problems:
            break
        origins = Origins(edits)
        bad = {page.top(origins.of(problem.start)) for problem in written.root.problems}
        page = _with_less(page, bad, everything=attempt == _ATTEMPTS - 2)
    text = with_admonitions(written) if is_safe else _with_admonitions(written)
    return line_ends_as_in(document.text, text), losses


@cache
def _dialects(*, math: bool) -> tuple[Dialect, Dialect]:
    """What a document is read as, and what is written is."""
    return replace(MARKDOWN, math=math), replace(MDX, math=math, mdx1_compat=False)


def _has_math(file: File) -> bool:
    return not file.path.name.startswith("docusaurus.config.") or b"remark-math" in file.read()


def _with_admonitions(note: Note) -> str:
    """The text with admonitions; with its alerts as quotes, should one of them break it."""
    text = with_admonitions(note)
    if text == note.text or not Note.parse(Source(note.path, text), note.dialect).root.problems:
        return text
    return note.text


def _parsed(document: Document, dialect: Dialect) -> Note:
    """The note; a line across the page that only looks like front matter is written as ``***``."""
    source = Source(document.path, document.text)
    note = Note.parse(source, dialect)
    first = note.root.children[0] if note.root.children else None
    if isinstance(first, Yaml) and not has_keys(first):
        text = f"{source.text[: first.start]}***{source.text[first.start + 3 :]}"
        return Note.parse(Source(document.path, text), dialect)
    return note


def _with_less(page: Page, bad: set[int], *, everything: bool) -> Page:
    """The page with its bad blocks as text, those that were text before as code."""
    if everything:
        blocks = page.note.root.children
        starts = (block.start for block in blocks if not isinstance(block, Yaml | Toml))
        return replace(page, as_code=frozenset(starts))
    return replace(page, as_text=page.as_text | bad, as_code=page.as_code | (page.as_text & bad))
