"""Links, images, code, footnotes and lines as Notion takes them."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

import regex

from notelint import Edit, Loss, LossKind, Note, Span
from notelint.nodes import (
    Code,
    Definition,
    FootnoteDefinition,
    FootnoteReference,
    Heading,
    Image,
    ImageReference,
    Link,
    LinkReference,
    Parent,
    Table,
    Text,
    walk,
)
from notelint_converters.notion.escapes import code, destination, escape
from notelint_converters.notion.languages import LANGUAGES
from notelint_converters.notion.names import file_name
from notelint_converters.notion.references import Report
from notelint_converters.notion.urls import is_remote
from notelint_converters.notion.writing.html import with_blank_lines
from notelint_converters.notion.writing.names import encoded
from notelint_converters.notion.writing.places import Places
from notelint_converters.notion.writing.properties import Target, Value
from notelint_converters.notion.writing.tree import Kind, Thing

_LANGUAGES = {ours: theirs for theirs, ours in LANGUAGES.items() if "/" not in theirs}
_DEEPEST_HEADING = 4
_NAMELESS = "image"
"""What Notion calls an image that nobody named; another name would be read as its caption."""

_LINE_END = regex.compile(r"\n[ \t>]*+")
_ALERT = regex.compile(r"\[![A-Za-z]+\][^\n]*")
"""The first line of an alert, which stays one."""

_CAPTION = regex.compile(r"title=(?P<quote>[\"'])(?P<text>.*?)(?P=quote)\s*")


class Linker:
    """What the links of one page lead to."""

    def __init__(self, places: Places, page: Thing) -> None:
        self._places = places
        self._page = page

    def target(self, url: str) -> Thing | PurePosixPath | None:
        return self._places.target(url, self._page.path)

    def url(self, target: Thing | PurePosixPath, name: str = "") -> str:
        """The address of a page or file; a file may be given a name where it is first asked for."""
        return self._places.url(target, self._page, name)

    def shown(self, value: Value) -> str:
        """A property's value as Notion writes it: `Title (path.md)` for pages, paths for files."""
        if isinstance(value, str):
            return value
        return ", ".join(self._shown(name, target) for name, target in value.items)

    def _shown(self, name: str, target: Target | None) -> str:
        if isinstance(target, PurePosixPath):
            return self.url(target, name)
        if target is None or target.kind is Kind.FOLDER:
            return f"{name} ({encoded(name)}.md)"
        return f"{name} ({self.url(target)})"


def edits(note: Note, linker: Linker, report: Report) -> Iterator[Edit | Loss]:
    """Edits for everything in a page that is written otherwise in Notion, and what that loses."""
    for node in walk(note.root):
        write = _WRITE.get(type(node))
        if write is not None:
            yield from write(node, note, linker, report)


def _link(node: Link, note: Note, linker: Linker, report: Report) -> Iterator[Edit | Loss]:
    source = note.source[node.span]
    if is_remote(node.url) or not (source.startswith("[") and source.endswith(")")):
        return
    yield from _led(node, node.url, note, linker, report)


def _reference(
    node: LinkReference, note: Note, linker: Linker, report: Report
) -> Iterator[Edit | Loss]:
    definition = note.definitions[node.identifier]
    if is_remote(definition.url):
        yield Edit(_tail(node), f"]({destination(definition.url)})")
    else:
        yield from _led(node, definition.url, note, linker, report)


def _led(
    node: Link | LinkReference, url: str, note: Note, linker: Linker, report: Report
) -> Iterator[Edit | Loss]:
    """A link led to where its target will stand; its text alone, where there is none."""
    target = linker.target(url)
    if target is None or (isinstance(target, Thing) and target.kind is Kind.FOLDER):
        if url.startswith("#"):
            kind, detail = LossKind.SIMPLIFIED, f"a link within the page: {url}"
        elif target is not None:
            kind, detail = LossKind.SIMPLIFIED, f"a link to a folder, which is no page: {url}"
        else:
            kind, detail = LossKind.UNRESOLVED, f"`{url}` is not in the input"
        yield report(node.start, kind, detail)
        yield Edit(Span(node.start, node.start + 1), "")
        yield Edit(_tail(node), "")
        return
    if "#" in url:
        detail = f"a link to a heading leads to its page: {url}"
        yield report(node.start, LossKind.SIMPLIFIED, detail)
    yield Edit(_tail(node), f"]({linker.url(target)})")


def _image(node: Image, note: Note, linker: Linker, report: Report) -> Iterator[Edit | Loss]:
    if not is_remote(node.url):
        yield from _shown(node, node.url, linker, report)


def _image_reference(
    node: ImageReference, note: Note, linker: Linker, report: Report
) -> Iterator[Edit | Loss]:
    url = note.definitions[node.identifier].url
    if is_remote(url):
        yield Edit(node.span, f"![{escape(node.alt, links=False)}]({destination(url)})")
    else:
        yield from _shown(node, url, linker, report)


def _shown(
    node: Image | ImageReference, url: str, linker: Linker, report: Report
) -> Iterator[Edit | Loss]:
    target = linker.target(url)
    if isinstance(target, PurePosixPath):
        name = "" if node.alt else f"{_NAMELESS}{target.suffix}"
        shown = linker.url(target, name)
        yield Edit(node.span, f"![{escape(node.alt, links=False)}]({shown})")
        return
    yield report(node.start, LossKind.UNRESOLVED, f"the image `{url}` is not in the input")
    name = code(file_name(url))
    yield Edit(node.span, f"{escape(node.alt)} ({name})" if node.alt else name)


def _definition(node: Definition, note: Note, linker: Linker, report: Report) -> Iterator[Edit]:
    """Nothing is left of it: the links have its address."""
    yield Edit(with_blank_lines(node.span, note), "")


def _footnote_reference(
    node: FootnoteReference, note: Note, linker: Linker, report: Report
) -> Iterator[Edit | Loss]:
    yield Edit(node.span, rf"\[{escape(node.label)}\]")
    yield report(node.start, LossKind.SIMPLIFIED, "a footnote's mark is text")


def _footnote(
    node: FootnoteDefinition, note: Note, linker: Linker, report: Report
) -> Iterator[Edit]:
    """The note as paragraphs where it stands, its number before the first."""
    source = note.source
    mark = note.text.index("]:", node.start) + len("]:")
    yield Edit(Span(node.start, mark), rf"\[{escape(node.label)}\]")
    first, last = source.position(node.start).line, source.position(node.end).line
    column = node.start - source.line(first).start
    for number in range(first + 1, last + 1):
        start, end = source.line(number)
        line = note.text[start:end]
        spaces = min(len(line) - len(line.lstrip(" ")), column + 4)
        if spaces > column:
            yield Edit(Span(start + column, start + spaces), "")


def _code(node: Code, note: Note, linker: Linker, report: Report) -> Iterator[Edit | Loss]:
    """A language as Notion calls it; what else is said of the code, but a title, is lost."""
    if note.text[node.start] not in "`~" or not node.lang:
        return
    line = note.source.line(note.source.position(node.start).line)
    info = note.text.find(node.lang, node.start, line.end)
    if info < 0:
        return
    name = _LANGUAGES.get(node.lang, node.lang)
    if not node.meta:
        if name != node.lang:
            yield Edit(Span(info, info + len(node.lang)), name)
        return
    if f"{node.lang} {node.meta}".lower() in LANGUAGES:
        return
    yield Edit(Span(info, line.end), name)
    title = _CAPTION.search(node.meta)
    if title is not None:
        indent = regex.sub(r"[^ \t>]", " ", note.text[line.start : node.start])
        yield Edit(
            Span(node.end, node.end), f"\n{indent.rstrip()}\n{indent}{escape(title['text'])}"
        )
    if rest := _CAPTION.sub("", node.meta, count=1).strip():
        yield report(node.start, LossKind.DROPPED, f"`{rest}` of a block of code")


def _heading(node: Heading, note: Note, linker: Linker, report: Report) -> Iterator[Loss]:
    if node.depth > _DEEPEST_HEADING:
        detail = f"a heading of level {node.depth}: Notion has {_DEEPEST_HEADING}"
        yield report(node.start, LossKind.SIMPLIFIED, detail)


def _table(node: Table, note: Note, linker: Linker, report: Report) -> Iterator[Loss]:
    if any(node.align):
        yield report(node.start, LossKind.SIMPLIFIED, "how the columns of a table are aligned")


def _text(node: Text, note: Note, linker: Linker, report: Report) -> Iterator[Edit]:
    """Text on one line: to Notion, where a line ends is a line break."""
    at = note.text.find("\n", node.start, node.end)
    if at >= 0 and _ALERT.fullmatch(note.text, node.start, at):
        at = note.text.find("\n", at + 1, node.end)
    while at >= 0:
        start = at
        while start > 0 and note.text[start - 1] in " \t":
            start -= 1
        end = _LINE_END.match(note.text, at)
        yield Edit(Span(start, end.end() if end else at + 1), " ")
        at = note.text.find("\n", at + 1, node.end)


def _tail(node: Parent) -> Span:
    """From the bracket that ends a link's text to the link's end."""
    return Span(node.children[-1].end if node.children else node.start + 1, node.end)


_WRITE: dict[type, Callable[..., Iterator[Edit | Loss]]] = {
    Code: _code,
    Definition: _definition,
    FootnoteDefinition: _footnote,
    FootnoteReference: _footnote_reference,
    Heading: _heading,
    Image: _image,
    ImageReference: _image_reference,
    Link: _link,
    LinkReference: _reference,
    Table: _table,
    Text: _text,
}
