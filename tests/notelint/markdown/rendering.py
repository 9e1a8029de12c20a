"""A tree as CommonMark's specification writes its HTML, for comparing with the examples."""

from html import escape
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


def to_html(root: Root) -> str:
    definitions: dict[str, Definition] = {}
    for node in walk(root):
        if isinstance(node, Definition):
            definitions.setdefault(node.identifier, node)
    return "".join(_block(child, definitions) for child in root.children)


def _block(node: Node, definitions: dict[str, Definition], tight: bool = False) -> str:
    match node:
        case Paragraph():
            text = _content(node, definitions)
            return text if tight else f"<p>{text}</p>\n"
        case Heading():
            return f"<h{node.depth}>{_content(node, definitions)}</h{node.depth}>\n"
        case ThematicBreak():
            return "<hr />\n"
        case Code():
            lang = f' class="language-{_text(node.lang)}"' if node.lang else ""
            code = _text(node.value) + "\n" if node.value else ""
            return f"<pre><code{lang}>{code}</code></pre>\n"
        case Html():
            return node.value + "\n"
        case Blockquote():
            blocks = "".join(_block(child, definitions) for child in node.children)
            return f"<blockquote>\n{blocks}</blockquote>\n"
        case List():
            tag = "ol" if node.ordered else "ul"
            start = f' start="{node.first}"' if node.ordered and node.first != 1 else ""
            loose = node.spread or any(isinstance(i, ListItem) and i.spread for i in node.children)
            items = "".join(_item(item, definitions, loose) for item in node.children)
            return f"<{tag}{start}>\n{items}</{tag}>\n"
        case Table():
            return _table(node, definitions)
    return ""


def _item(item: Node, definitions: dict[str, Definition], loose: bool) -> str:
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
        html += _block(child, definitions, tight=not loose)
    return f"<li>{box}{html}</li>\n"


def _table(table: Table, definitions: dict[str, Definition]) -> str:
    head, *body = (_row(row, table, definitions) for row in table.children)
    head = head.replace("<td", "<th").replace("</td>", "</th>")
    rows = f"<tbody>\n{''.join(body)}</tbody>\n" if body else ""
    return f"<table>\n<thead>\n{head}</thead>\n{rows}</table>\n"


def _row(row: Node, table: Table, definitions: dict[str, Definition]) -> str:
    assert isinstance(row, TableRow)
    cells = [_content(cell, definitions) for cell in row.children if isinstance(cell, Parent)]
    cells = (cells + [""] * len(table.align))[: len(table.align)]
    columns = zip(cells, table.align, strict=True)
    html = (f'<td align="{a}">{c}</td>\n' if a else f"<td>{c}</td>\n" for c, a in columns)
    return f"<tr>\n{''.join(html)}</tr>\n"


def _content(node: Parent, definitions: dict[str, Definition]) -> str:
    return "".join(_inline(child, definitions) for child in node.children)


def _inline(node: Node, definitions: dict[str, Definition]) -> str:
    match node:
        case Text():
            return _text(node.value)
        case Emphasis() | Strong() | Delete():
            tag = _TAGS[type(node)]
            return f"<{tag}>{_content(node, definitions)}</{tag}>"
        case InlineCode():
            return f"<code>{_text(node.value)}</code>"
        case Break():
            return "<br />\n"
        case Html():
            return node.value
        case Link(url=url, title=title):
            return _link(url, title, _content(node, definitions))
        case LinkReference():
            target = definitions[node.identifier]
            return _link(target.url, target.title, _content(node, definitions))
        case Image(url=url, title=title, alt=alt):
            return _image(url, title, alt)
        case ImageReference():
            target = definitions[node.identifier]
            return _image(target.url, target.title, node.alt)
    return ""


def _link(url: str, title: str | None, content: str) -> str:
    return f'<a href="{_url(url)}"{_title(title)}>{content}</a>'


def _image(url: str, title: str | None, alt: str) -> str:
    return f'<img src="{_url(url)}" alt="{_text(alt)}"{_title(title)} />'


def _title(title: str | None) -> str:
    return "" if title is None else f' title="{_text(title)}"'


def _text(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def _url(url: str) -> str:
    quoted = quote(url, safe=":/?#@!$&()*+,;='%[]~-._")
    return _text(quoted).replace("[", "%5B").replace("]", "%5D")
