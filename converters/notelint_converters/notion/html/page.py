"""One HTML page of an export as plain Markdown."""

from array import array
from collections.abc import Iterator
from pathlib import PurePosixPath

from notelint import Document, Edit, Loss, LossKind, Note
from notelint_converters.notion.draft import Draft
from notelint_converters.notion.escapes import escape
from notelint_converters.notion.export import Page
from notelint_converters.notion.frontmatter import front_matter
from notelint_converters.notion.html.blocks import flow
from notelint_converters.notion.html.elements import Element, parse
from notelint_converters.notion.html.head import cover_of, icon_of, properties
from notelint_converters.notion.html.inlines import Report, one_line
from notelint_converters.notion.html.layout import Block, Line, block, stack
from notelint_converters.notion.linker import Linker
from notelint_converters.notion.properties import mapped
from notelint_converters.notion.references import references
from notelint_converters.notion.text import decode
from notelint_converters.notion.urls import is_remote
from notelint_converters.notion.values import Value

_HEAD = frozenset({"page-cover-image", "page-header-icon", "page-title"})


def read_html_page(page: Page, content: bytes, linker: Linker) -> Iterator[Document | Loss]:
    """The page's document, and what of the page is not in it as it was."""
    text, damaged = decode(content)
    if damaged:
        detail = "bytes that are no UTF-8: `\ufffd` stands for them"
        yield Loss(str(page.path), None, LossKind.DROPPED, detail)
    losses: dict[tuple[LossKind, str], Loss] = {}

    def report(line: int, kind: LossKind, detail: str) -> None:
        """A page is mostly one line: what happens again on it is reported once."""
        losses.setdefault((kind, detail), Loss(str(page.path), line, kind, detail))

    root = parse(text)
    article = root.find("article") or root.find("body") or root
    fields: dict[str, Value] = {"title": page.title}
    if page.id:
        fields["notion_id"] = page.id
    fields.update(_pictures(article, linker, report))
    blocks = [block(f"# {_title(page.title)}", article.line)]
    for key, value, links in properties(article, linker):
        _add(fields, key, value)
        if links:
            blocks.append(_links(key, links, report))
    blocks += flow(_without_head(article), report, article.line)
    lines = stack(blocks)
    yield from losses.values()
    yield from _resolved(page, lines, fields, linker)


def _resolved(
    page: Page, lines: tuple[Line, ...], fields: dict[str, Value], linker: Linker
) -> Iterator[Document | Loss]:
    """The document with links and images led to where their targets will stand."""
    origins = array("I", (line.origin for line in lines))
    draft = Draft(
        page.path, "\n".join(line.text for line in lines) + "\n", [*origins, *origins[-1:]]
    )

    def edits(note: Note) -> Iterator[Edit | Loss]:
        return references(note, linker, draft.loss)

    yield from draft.revise(edits)
    head = f"{front_matter(fields)}\n"
    all_lines = array("I", [1] * head.count("\n"))
    all_lines.extend(draft.lines(0))
    yield Document(linker.document, head + draft.text, str(page.path), page.id, all_lines)


def _pictures(article: Element, linker: Linker, report: Report) -> Iterator[tuple[str, str]]:
    for key, found in (("icon", icon_of(article)), ("cover", cover_of(article))):
        target = linker.target(found) if "." in found else None
        if isinstance(target, PurePosixPath):
            yield key, linker.url(target)
        elif found:
            yield key, found
            if "/" in found and not is_remote(found):
                detail = f"an image that is not in the export: {found}"
                report(article.line, LossKind.UNRESOLVED, detail)


def _title(title: str) -> str:
    text = escape(title)
    return f"{text[:-1]}\\#" if text.endswith("#") else text


def _add(fields: dict[str, Value], key: str, value: Value) -> None:
    name, number = mapped(key, value), 1
    while name in fields:
        number += 1
        name = f"{key} ({number})"
    fields[name] = value


def _links(key: str, links: list[Element], report: Report) -> Block:
    shown = ", ".join(one_line([link], report) for link in links)
    return block(f"**{escape(key)}**: {shown}", links[0].line)


def _without_head(article: Element) -> list[Element | str]:
    """What is in an article, but for what its head was read for."""
    shown: list[Element | str] = []
    for child in article.children:
        inner = child.children if isinstance(child, Element) and child.name == "header" else [child]
        shown += (
            each for each in inner if not (isinstance(each, Element) and _HEAD & set(each.classes))
        )
    return shown
