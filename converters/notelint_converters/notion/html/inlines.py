"""Text of a page as Markdown: its formats, links, code, equations and line breaks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

import regex

from notelint import LossKind
from notelint_converters.notion.escapes import code, destination, escape, escape_line_start
from notelint_converters.notion.html.elements import Element, text_of
from notelint_converters.notion.html.formats import Format, Run, write
from notelint_converters.notion.text import seen, visible

Nodes = Iterable[Element | str]

Report = Callable[[int, LossKind, str], None]
"""Takes note of a loss at a line of the file."""

BREAK = "<br />"
"""A line break where a line of Markdown cannot end."""

_NAMED: dict[str, Format] = {
    "b": "strong",
    "del": "delete",
    "em": "emphasis",
    "i": "emphasis",
    "s": "delete",
    "strike": "delete",
    "strong": "strong",
    "u": "underline",
}
_UNSEEN = frozenset({"link", "meta", "noscript", "script", "style", "svg", "template", "title"})
_LINES = frozenset({"blockquote", "div", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}) | {
    "li",
    "p",
    "tr",
}
_EQUATIONS = frozenset({"katex", "katex-error", "notion-text-equation-token"})
_UNDERLINE = regex.compile(r"border-bottom:\s*[\d.]+\w*\s+solid|text-decoration[\w-]*:\s*underline")


class _Kind(Enum):
    TEXT = auto()
    CODE = auto()
    MATH = auto()
    RAW = auto()
    BREAK = auto()


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the same formats, not yet written."""

    kind: _Kind
    value: str
    formats: dict[Format, str]


def paragraphs(nodes: Nodes, report: Report) -> list[str]:
    """Text as Markdown paragraphs: two line breaks begin a new one, one is a hard break."""
    result: list[str] = []
    lines: list[str] = []
    for line in (*_lines(pieces(nodes, report)), []):
        text = escape_line_start(write(_runs(line)))
        if text:
            lines.append(text)
        elif lines:
            result.append("\\\n".join(lines))
            lines = []
    return result


def one_line(nodes: Nodes, report: Report, *, cell: bool = False) -> str:
    """Text on one line, as a heading or, with ``cell``, a cell of a table has it."""
    lines = (write(_runs(line, cell=cell)) for line in _lines(pieces(nodes, report)))
    return BREAK.join(line for line in lines if line)


def as_html(found: Iterable[Piece]) -> str:
    """Text on one line in HTML; without links, equations and images."""
    lines = (write(_runs(line, html=True), tags=True) for line in _lines(found))
    return BREAK.join(line for line in lines if line)


def is_plain(found: Iterable[Piece]) -> bool:
    """Whether `as_html` can write it."""
    special = {_Kind.MATH, _Kind.RAW}
    return all(piece.kind not in special and "link" not in piece.formats for piece in found)


def plain(nodes: Nodes) -> str:
    """What people see of text, on one line, without formats."""
    return visible(" ".join(text_of(Element("", {}, 0, list(nodes))).split("\n")))


def pieces(nodes: Nodes, report: Report) -> list[Piece]:
    """Text with its formats, in order; neighbours of one format are one piece."""
    found: list[Piece] = []
    pending: list[tuple[Element | str, dict[Format, str]]] = [(n, {}) for n in reversed([*nodes])]
    while pending:
        node, formats = pending.pop()
        if isinstance(node, str):
            for number, line in enumerate(seen(node).split("\n")):
                if number:
                    _add(found, Piece(_Kind.BREAK, "", formats))
                _add(found, Piece(_Kind.TEXT, line, formats))
            continue
        piece = _leaf(node, formats, found)
        if piece is not None:
            _add(found, piece)
        elif node.name not in _UNSEEN and not _is_of_target(node, formats):
            inner = formats | _formats(node, report)
            if node.name in _LINES:
                ends: tuple[Element | str, ...] = (Element("br", {}, node.line),)
                starts = ends if found and found[-1].kind is not _Kind.BREAK else ()
            else:
                starts = ends = ()
            shown = [*starts, *(node.children or _url_of(node)), *ends]
            pending += ((child, inner) for child in reversed(shown))
    return found


def _leaf(element: Element, formats: dict[Format, str], found: list[Piece]) -> Piece | None:
    if element.name == "br":
        return Piece(_Kind.BREAK, "", formats)
    if element.name == "code":
        value = text_of(element).replace("\n", " ")
        return Piece(_Kind.CODE if value.strip() else _Kind.TEXT, value, formats)
    if _EQUATIONS & set(element.classes) or element.name == "math":
        return Piece(_Kind.MATH, " ".join(tex(element).split("\n")), formats)
    shown = element.name == "img" and not _is_of_target(element, formats)
    if shown and element.attributes.get("src"):
        url = destination(element.attributes["src"])
        alt = escape(visible(element.attributes.get("alt", "")), links=False)
        return Piece(_Kind.RAW, f"![{alt}]({url})", formats)
    if "checkbox" in element.classes:
        return Piece(_Kind.TEXT, "Yes" if "checkbox-on" in element.classes else "No", formats)
    return None


def tex(element: Element) -> str:
    """The source of an equation, as it was written."""
    annotations = (each for each in element.below() if each.name == "annotation")
    for annotation in annotations:
        if annotation.attributes.get("encoding") == "application/x-tex":
            return text_of(annotation)
    return text_of(element).strip("\ufeff\u200b \n")


def _formats(element: Element, report: Report) -> dict[Format, str]:
    if element.name in _NAMED:
        return {_NAMED[element.name]: ""}
    if element.name == "a" and "href" in element.attributes:
        return {"link": destination(element.attributes["href"])}
    if element.name == "mark":
        colours = [name.removeprefix("highlight-") for name in element.classes]
        if "default" in colours:
            return {}
        for colour in colours:
            report(element.line, LossKind.SIMPLIFIED, f"the colour of highlighted text: {colour}")
        return {"mark": ""}
    if _UNDERLINE.search(element.attributes.get("style", "")):
        return {"underline": ""}
    return {}


def _is_of_target(element: Element, formats: dict[Format, str]) -> bool:
    """Whether an icon is that of a page which is linked to, or of a property."""
    icons = {"icon", "property-icon"} & set(element.classes)
    return "property-icon" in icons or (bool(icons) and "link" in formats)


def _url_of(element: Element) -> tuple[str, ...]:
    """A link without text shows its url."""
    url = element.attributes.get("href", "") if element.name == "a" else ""
    return (url,) if url else ()


def _add(found: list[Piece], piece: Piece) -> None:
    if piece.kind in {_Kind.TEXT, _Kind.CODE}:
        if not piece.value:
            return
        last = found[-1] if found else None
        if last and last.kind is piece.kind and last.formats == piece.formats:
            found[-1] = replace(last, value=last.value + piece.value)
            return
    if piece.kind is _Kind.MATH:
        if not piece.value:
            return
        if found and found[-1].kind is _Kind.MATH:  # `$a$$b$` would be one equation
            found.append(Piece(_Kind.TEXT, " ", piece.formats))
    found.append(piece)


def _lines(found: Iterable[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in found:
        if piece.kind is _Kind.BREAK:
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _runs(line: list[Piece], *, cell: bool = False, html: bool = False) -> list[Run]:
    while line and not line[0].value.strip():
        line = line[1:]
    while line and not line[-1].value.strip():
        line = line[:-1]
    result: list[Run] = []
    for index, piece in enumerate(line):
        value = piece.value
        if piece.kind is not _Kind.TEXT:
            written = _special(piece, cell=cell, html=html)
            result.append(Run(written, piece.formats))
            continue
        value = value.lstrip() if not index else value
        value = value.rstrip() if index == len(line) - 1 else value
        core = value.strip()
        if not core:
            result.append(Run(" ", piece.formats, space=True))
            continue
        if value[0].isspace():
            result.append(Run(" ", piece.formats, space=True))
        written = _html(core) if html else escape(core, links="link" not in piece.formats)
        following = line[index + 1] if index + 1 < len(line) else None
        if written.endswith("!") and value == value.rstrip() and _opens_bracket(following):
            written = f"{written[:-1]}\\!"
        result.append(Run(written, piece.formats))
        if value[-1].isspace():
            result.append(Run(" ", piece.formats, space=True))
    return result


def _opens_bracket(piece: Piece | None) -> bool:
    return piece is not None and "link" in piece.formats


def _special(piece: Piece, *, cell: bool, html: bool) -> str:
    if piece.kind is _Kind.RAW:
        return piece.value
    if piece.kind is _Kind.CODE:
        if html:
            return f"<code>{_html(piece.value)}</code>"
        return code(piece.value.replace("|", "\\|") if cell else piece.value)
    value = _without_spaces_around(piece.value)
    if cell:  # a bar would end the cell; `\|` is another sign
        value = regex.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\vert ", value)
        value = regex.sub(r"\\\|", r"\\Vert ", value)
    fence = "$" * (max(map(len, regex.findall(r"\$+", value)), default=0) + 1)
    return (
        f"{fence}{value}{fence}"
        if "$" not in {value[:1], value[-1:]}
        else (f"{fence} {value} {fence}")
    )


def _without_spaces_around(formula: str) -> str:
    r"""A formula as every reader of Markdown takes it for one; `\\ ` is a space of its own."""
    inner = formula.strip()
    return f"{inner} " if inner.endswith("\\") and inner != formula.lstrip() else inner


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
