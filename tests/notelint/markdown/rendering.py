"""A tree as CommonMark's specification writes its HTML, for comparing with the examples."""

import re
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from notelint.nodes import (
    Blockquote,
    Break,
    Code,
    Definition,
    Delete,
    Emphasis,
    Heading,
    Html,
    Image,
    ImageReference,
    InlineCode,
    Link,
    LinkReference,
    List,
    ListItem,
    Node,
    Paragraph,
    Parent,
    Root,
    Strong,
    Table,
    TableRow,
    Text,
    ThematicBreak,
    walk,
)

_TAGS = {Emphasis: "em", Strong: "strong", Delete: "del"}


class Known(NamedTuple):
    """A tree's text, what references name, and the nodes that images (by identity) are
    described with.
    """

    text: str
    definitions: dict[str, Definition]
    descriptions: dict[int, list[Node]]


def to_html(text: str, root: Root, descriptions: dict[int, list[Node]] | None = None) -> str:
    """Images are described as in mdast, or, where ``descriptions`` has theirs, as in commonmark.js:
    there, a hard break is a line ending, and raw HTML stays as it is.
    """
    known = Known(text, {}, descriptions or {})
    for node in walk(root):
        if isinstance(node, Definition):
            known.definitions.setdefault(node.identifier, node)
    return "".join(_block(child, known) for child in root.children)


def _block(node: Node, known: Known, tight: bool = False) -> str:
    match node:
        case Paragraph():
            text = _content(node, known)
            return text if tight else f"<p>{text}</p>\n"
        case Heading():
            return f"<h{node.depth}>{_content(node, known)}</h{node.depth}>\n"
        case ThematicBreak():
            return "<hr />\n"
        case Code():
            lang = f' class="language-{_text(node.lang)}"' if node.lang else ""
            code = _text(node.value) + "\n" if node.value or _has_a_line(node, known.text) else ""
            return f"<pre><code{lang}>{code}</code></pre>\n"
        case Html():
            return node.value + "\n"
        case Blockquote():
            blocks = "".join(_block(child, known) for child in node.children)
            return f"<blockquote>\n{blocks}</blockquote>\n"
        case List():
            tag = "ol" if node.ordered else "ul"
            start = f' start="{node.first}"' if node.ordered and node.first != 1 else ""
            loose = node.spread or any(isinstance(i, ListItem) and i.spread for i in node.children)
            items = "".join(_item(item, known, loose) for item in node.children)
            return f"<{tag}{start}>\n{items}</{tag}>\n"
        case Table():
            return _table(node, known)
    return ""


def _has_a_line(code: Code, text: str) -> bool:
    """Whether code without a value is one blank line; mdast does not say."""
    if text[code.start] not in "`~":
        return False
    lines = re.split(r"\r\n?|\n", text[code.start : code.end])
    fence = re.match(r"`+|~+", lines[0])
    is_closed = fence and len(lines) > 1 and lines[-1].strip("> \t").startswith(fence[0])
    is_last = code.end == len(text) and not lines[-1]
    return len(lines) - bool(is_closed) - is_last > 1


def _item(item: Node, known: Known, loose: bool) -> str:
    assert isinstance(item, ListItem)
    checked = ' checked=""' if item.checked else ""
    box = "" if item.checked is None else f'<input type="checkbox"{checked} disabled="" /> '
    html = ""
    for child in item.children:
        if isinstance(child, Definition):
            continue
        inline = isinstance(child, Paragraph) and not loose
        if not (inline and not html) and not html.endswith("\n"):
            html += "\n"
        html += _block(child, known, tight=not loose)
    return f"<li>{box}{html}</li>\n"


def _table(table: Table, known: Known) -> str:
    head, *body = (_row(row, table, known) for row in table.children)
    head = head.replace("<td", "<th").replace("</td>", "</th>")
    rows = f"<tbody>\n{''.join(body)}</tbody>\n" if body else ""
    return f"<table>\n<thead>\n{head}</thead>\n{rows}</table>\n"


def _row(row: Node, table: Table, known: Known) -> str:
    assert isinstance(row, TableRow)
    cells = [_content(cell, known) for cell in row.children if isinstance(cell, Parent)]
    cells = (cells + [""] * len(table.align))[: len(table.align)]
    columns = zip(cells, table.align, strict=True)
    html = (f'<td align="{a}">{c}</td>\n' if a else f"<td>{c}</td>\n" for c, a in columns)
    return f"<tr>\n{''.join(html)}</tr>\n"


def _content(node: Parent, known: Known) -> str:
    return "".join(_inline(child, known) for child in node.children)


def _inline(node: Node, known: Known) -> str:
    match node:
        case Text():
            return _text(node.value)
        case Emphasis() | Strong() | Delete():
            tag = _TAGS[type(node)]
            return f"<{tag}>{_content(node, known)}</{tag}>"
        case InlineCode():
            return f"<code>{_text(node.value)}</code>"
        case Break():
            return "<br />\n"
        case Html():
            return node.value
        case Link(url=url, title=title):
            return _link(url, title, _content(node, known))
        case LinkReference():
            target = known.definitions[node.identifier]
            return _link(target.url, target.title, _content(node, known))
        case Image(url=url, title=title):
            return _image(url, title, _description(node, known))
        case ImageReference():
            target = known.definitions[node.identifier]
            return _image(target.url, target.title, _description(node, known))
    return ""


def _link(url: str, title: str | None, content: str) -> str:
    return f'<a href="{_url(url)}"{_title(title)}>{content}</a>'


def _image(url: str, title: str | None, description: str) -> str:
    return f'<img src="{_url(url)}" alt="{description}"{_title(title)} />'


def _description(image: Image | ImageReference, known: Known) -> str:
    if id(image) not in known.descriptions:
        return _text(image.alt)
    written = []
    for described in known.descriptions[id(image)]:
        for node in walk(described):
            match node:
                case Text() | InlineCode():
                    written.append(_text(node.value))
                case Html():
                    written.append(node.value)
                case Break() if not written or written[-1][-1:] != "\n":
                    written.append("\n")
                case Image() | ImageReference():
                    written.append(_description(node, known))
    return "".join(written)


def _title(title: str | None) -> str:
    return "" if title is None else f' title="{_text(title)}"'


def _text(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def _url(url: str) -> str:
    quoted = quote(url, safe=":/?#@!$&()*+,;='%[]~-._")
    return _text(quoted).replace("[", "%5B").replace("]", "%5D")
