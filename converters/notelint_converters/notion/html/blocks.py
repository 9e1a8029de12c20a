"""Every kind of block on a page, and what it is in Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import regex

from notelint import LossKind
from notelint_converters.notion.html.elements import Element, text_of
from notelint_converters.notion.html.inlines import (
    Nodes,
    Report,
    as_html,
    is_plain,
    one_line,
    paragraphs,
    pieces,
)
from notelint_converters.notion.html.layout import (
    Block,
    Item,
    Line,
    as_item,
    beginning_with,
    block,
    quoted,
    stack,
)
from notelint_converters.notion.html.media import bookmark, code, embedded, equation, image
from notelint_converters.notion.html.tables import table
from notelint_converters.notion.icons import alert_kind, emoji_of

Write = Callable[[Element, Report], Iterable[Block]]
"""How a kind of block is written."""

_COLOUR = "block-color-"
_PLAIN_COLOURS = frozenset({"default", "default_background", "gray", "gray_background"})
_SIZE = regex.compile(r"font-size:\s*([\d.]+)em")
_BOLD = regex.compile(r"font-weight:\s*[6-9]00")
_EMPTY_TASK = "&nbsp;"
"""What makes a task of a box without text, for parsers that want some."""


def flow(nodes: Nodes, report: Report, line: int) -> list[Block]:
    """The blocks in an element that begins at a line; text between them makes paragraphs."""
    result: list[Block] = []
    text: list[Element | str] = []

    def end_text() -> None:
        result.extend(block(each, line, is_text=True) for each in paragraphs(text, report))
        text.clear()

    for node in _unwrapped(nodes):
        write = None if isinstance(node, str) else _kind(node)
        if isinstance(node, str) or write is None:
            if not text and isinstance(node, Element):
                line = node.line
            text.append(node)
            continue
        end_text()
        line = node.line
        _report_colour(node, report)
        if node.crowded:
            report(node.line, LossKind.SIMPLIFIED, "blocks nested too deep: they follow each other")
        result.extend(write(node, report))
    end_text()
    return result


def _unwrapped(nodes: Nodes) -> Iterator[Element | str]:
    """Nodes, with those of a ``<div>`` that is no block of its own in its place."""
    pending = [*nodes][::-1]
    while pending:
        node = pending.pop()
        if isinstance(node, Element) and node.name in _WRAPPERS and _kind(node) is None:
            apart = () if _is_transparent(node) else (_APART,)
            pending += *apart, *node.children[::-1], *apart
        else:
            yield node


def _is_transparent(element: Element) -> bool:
    return "display:contents" in element.attributes.get("style", "").replace(" ", "")


def _kind(element: Element) -> Write | None:
    for name in element.classes:
        if name in _BY_CLASS:
            return _BY_CLASS[name]
    return _BY_NAME.get(element.name)


def _report_colour(element: Element, report: Report) -> None:
    for name in element.classes:
        colour = name.removeprefix(_COLOUR)
        if name.startswith(_COLOUR) and colour not in _PLAIN_COLOURS:
            report(element.line, LossKind.SIMPLIFIED, f"the colour of a block: {colour}")


def _nothing(element: Element, report: Report) -> Iterable[Block]:
    return ()


def _paragraph(element: Element, report: Report) -> Iterable[Block]:
    if any(child.matches("div", "indented") for child in element.elements()):
        detail = "blocks indented below a paragraph: they follow it"
        report(element.line, LossKind.SIMPLIFIED, detail)
    return flow(element.children, report, element.line)


def _heading(element: Element, report: Report) -> Iterable[Block]:
    title = one_line(element.children, report)
    if title.endswith("#"):  # else the heading's end
        title = f"{title[:-1]}\\#"
    if title:
        yield block(f"{'#' * int(element.name[1])} {title}", element.line)


def _rule(element: Element, report: Report) -> Iterable[Block]:
    return (block("---", element.line),)


def _list(element: Element, report: Report) -> Iterator[Block]:
    if "toggle" in element.classes:
        for item in _items(element):
            yield from flow(item.children, report, item.line)
        return
    start = element.attributes.get("start", "1")
    number = int(start) if start.isdecimal() and len(start) < 10 else 1
    for index, item in enumerate(_items(element)):
        _report_colour(item, report)
        marker = Item(number + index if element.name == "ol" else None)
        box = next((each for each in item.elements() if "checkbox" in each.classes), None)
        content = flow([child for child in item.children if child is not box], report, item.line)
        if box is not None:
            mark = "[x]" if "checkbox-on" in box.classes else "[ ]"
            if not content or not content[0].is_text:
                mark = f"{mark} {_EMPTY_TASK}"
            content = beginning_with(mark, content, item.line)
        yield as_item(content, marker, item.line)


def _items(element: Element) -> Iterator[Element]:
    for child in _unwrapped(element.children):
        if isinstance(child, Element):
            yield child


def _toggle(element: Element, report: Report) -> Iterator[Block]:
    summary = next((each for each in element.elements() if each.name == "summary"), None)
    rest = [child for child in element.children if child is not summary]
    lines = [Line("<details>", element.line)]
    if summary is not None:
        lines += (Line(text, summary.line) for text in _summary(summary, report))
    for each in (stack(flow(rest, report, element.line)), (Line("</details>", element.line),)):
        if each:
            lines += Line("", each[0].origin), *each
    yield Block(tuple(lines))


def _summary(summary: Element, report: Report) -> Sequence[str]:
    """The line of a toggle that is always shown; a toggle heading is one there, too."""
    level = _level(summary)
    found = pieces(summary.children, report)
    if is_plain(found):
        text = as_html(found)
        return (f"<summary>{f'<h{level}>{text}</h{level}>' if level else text}</summary>",)
    text = one_line(summary.children, report)
    return "<summary>", "", f"{'#' * level} {text}".strip(), "", "</summary>"


def _level(summary: Element) -> int:
    """The level of a toggle heading, which its size says; 0 for a toggle."""
    headings = [each for each in summary.elements() if regex.fullmatch("h[1-6]", each.name)]
    if headings:
        return int(headings[0].name[1])
    style = summary.attributes.get("style", "")
    size = _SIZE.search(style)
    if not _BOLD.search(style):
        return 0
    ems = float(size[1]) if size else 1.0
    return 1 if ems > 1.7 else 2 if ems > 1.4 else 3 if ems > 1.1 else 4


def _quote(element: Element, report: Report) -> Iterable[Block]:
    content = flow(element.children, report, element.line)
    return (quoted(content),) if content else ()


def _callout(element: Element, report: Report) -> Iterable[Block]:
    children = [*element.elements()]
    icon, image = "", None
    if len(children) > 1 and (found := children[0].find(class_="icon")) is not None:
        image = found.attributes.get("src") if found.name == "img" else None
        icon = emoji_of(image) if image else text_of(found).strip()
        if image and not icon:
            report(found.line, LossKind.SIMPLIFIED, f"the icon of a callout: {image}")
        content = flow(
            [child for child in element.children if child is not children[0]], report, element.line
        )
    else:
        content = flow(element.children, report, element.line)
    content = beginning_with(icon, content, element.line)
    if not content:
        return ()
    return (quoted(content, f"[!{alert_kind(icon)}]", element.line),)


def _columns(element: Element, report: Report) -> Iterable[Block]:
    if sum(child.matches(class_="column") for child in element.elements()) > 1:
        report(element.line, LossKind.SIMPLIFIED, "columns: they follow each other")
    return flow(element.children, report, element.line)


def _text(element: Element, report: Report) -> Iterable[Block]:
    return flow(element.children, report, element.line)


_WRAPPERS = frozenset(
    {"article", "aside", "body", "center", "div", "footer", "header", "html", "main", "section"}
)
_APART = "\n\n"
"""What makes two paragraphs of text."""

_BY_CLASS: dict[str, Write] = {
    "bookmark": bookmark,
    "callout": _callout,
    "column-list": _columns,
    "equation": equation,
    "image": image,
    "page-description": _text,
    "properties": _nothing,
    "table_of_contents": _nothing,
}
_BY_NAME: dict[str, Write] = {
    "audio": embedded,
    "blockquote": _quote,
    "details": _toggle,
    **{f"h{level}": _heading for level in range(1, 7)},
    "figcaption": _text,
    "figure": _text,
    "hr": _rule,
    "iframe": embedded,
    "li": _text,
    "nav": _nothing,
    "ol": _list,
    "p": _paragraph,
    "pre": code,
    "table": table,
    "ul": _list,
    "video": embedded,
}
