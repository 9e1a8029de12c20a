"""What stands above the text of a page: its icon, cover and properties."""

from collections.abc import Iterator

from notelint_converters.notion import values
from notelint_converters.notion.html.elements import Element, text_of
from notelint_converters.notion.html.inlines import plain
from notelint_converters.notion.linker import Linker
from notelint_converters.notion.text import seen, visible
from notelint_converters.notion.values import Kind, Value

_KINDS = {
    "checkbox": Kind.CHECKBOX,
    "created_time": Kind.DATE,
    "date": Kind.DATE,
    "last_edited_time": Kind.DATE,
    "multi_select": Kind.LIST,
    "number": Kind.NUMBER,
    "auto_increment_id": Kind.NUMBER,
    "person": Kind.LIST,
    "relation": Kind.LIST,
    "file": Kind.LIST,
}
_ROW = "property-row-"


def icon_of(article: Element) -> str:
    """The page's emoji, or the url of its icon."""
    place = article.find(class_="page-header-icon")
    icon = place.find(class_="icon") if place else None
    if icon is None:
        return ""
    return icon.attributes.get("src", "") if icon.name == "img" else text_of(icon).strip()


def cover_of(article: Element) -> str:
    """The url of the page's cover."""
    cover = article.find(class_="page-cover-image")
    return cover.attributes.get("src", "") if cover else ""


def properties(article: Element, linker: Linker) -> Iterator[tuple[str, Value, list[Element]]]:
    """Names, values, and the links that a value consists of."""
    table = article.find("table", "properties")
    rows = [row for row in table.below() if row.name == "tr"] if table else []
    for row in rows:
        name = next((cell for cell in row.elements() if cell.name == "th"), None)
        cell = next((cell for cell in row.elements() if cell.name == "td"), None)
        if name is None or cell is None:
            continue
        key = plain([child for child in name.children if not _is_icon(child)])
        value = _value(cell, _kind(row))
        if key and value not in ("", []):
            yield key, value, _links(cell, linker)


def _is_icon(node: Element | str) -> bool:
    return isinstance(node, Element) and "icon" in node.classes


def _kind(row: Element) -> Kind:
    names = (name.removeprefix(_ROW) for name in row.classes if name.startswith(_ROW))
    return next((_KINDS[name] for name in names if name in _KINDS), Kind.TEXT)


def _value(cell: Element, kind: Kind) -> Value:
    box = cell.find(class_="checkbox")
    if box is not None:
        return "checkbox-on" in box.classes
    if kind is Kind.LIST:
        parts = [*_parts(cell)]
        return [text for text in parts if text]
    text = "\n".join(visible(line) for line in seen(text_of(cell)).strip().split("\n"))
    if cell.find("time") is not None:
        text = text.removeprefix("@")
        return values.read_date(text) or text
    return values.read(text, kind)


def _parts(cell: Element) -> Iterator[str]:
    """The texts of a value that has several: selected values, people, pages, files."""
    pending = [cell]
    while pending:
        element = pending.pop()
        inner = [*element.elements()]
        is_part = element.name in {"a", "time"} or {"selected-value", "user"} & set(element.classes)
        if is_part or not inner:
            yield plain([n for n in element.children if not _is_icon(n)]).removeprefix("@")
        elif _is_icon(element):
            continue
        else:
            pending += [each for each in reversed(inner) if not _is_icon(each)]


def _links(cell: Element, linker: Linker) -> list[Element]:
    """The links of a value into the export: pages of a relation, and files."""
    links = [each for each in cell.below() if each.name == "a" and "href" in each.attributes]
    return [each for each in links if linker.target(each.attributes["href"]) is not None]
