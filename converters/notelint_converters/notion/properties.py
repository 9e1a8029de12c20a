"""The properties of a row, which Notion writes as `Key: value` lines below the heading."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from notelint_converters.notion import values
from notelint_converters.notion.databases import Row, relations
from notelint_converters.notion.text import visible
from notelint_converters.notion.values import Column, Value

_LINE = re.compile(r"(?P<key>[^\s:][^:\n]{0,59}): (?P<value>\S.*)")


class Property(NamedTuple):
    """``value`` is as written; it may have several lines."""

    key: str
    value: str


class Properties(NamedTuple):
    """The properties that stand at a place of a text, and where they end."""

    found: tuple[Property, ...]
    end: int


def of_row(
    text: str, start: int, header: Collection[str], rows: Sequence[Row], *, complete: bool
) -> Properties:
    """The properties at ``start`` of a page whose database has these columns.

    The header decides: a line `Note: …` is body text where no column is called `Note`.
    Only where the header is not ``complete`` (a view hides columns), a line among properties
    that looks like one is one. ``rows`` are those of the CSV that may be the page's; they know
    values of several lines.
    """
    keys = sorted(header, key=len, reverse=True)
    found: list[Property] = []
    known = False
    position = start
    while position < len(text):
        end = _line_end(text, position)
        key = next((k for k in keys if k and text.startswith(f"{k}:", position)), None)
        known = known or key is not None
        hidden = None if complete else _LINE.fullmatch(text, position, end)
        if key is None and hidden is not None:
            found.append(Property(hidden["key"], hidden["value"].strip()))
        elif key is None:
            if not found or not text[position:end].strip():
                break
            found[-1] = Property(found[-1].key, f"{found[-1].value}\n{text[position:end]}")
        else:
            place = position + len(key) + 1
            value = _longest(text, place, [row.get(key, "") for row in rows]) or text[place:end]
            end = max(end, place + len(value))
            found.append(Property(key, value.strip()))
        position = min(end + 1, len(text))
    return Properties(tuple(found), position) if known else Properties((), start)


def of_page(text: str, start: int) -> Properties:
    """The properties at ``start`` of a page whose database is not in the export.

    Only a block of two lines or more that all look like properties is taken for them.
    """
    lines: list[Property] = []
    position = start
    while position < len(text):
        end = _line_end(text, position)
        if not text[position:end].strip():
            break
        line = _LINE.fullmatch(text, position, end)
        if line is None:
            return Properties((), start)
        lines.append(Property(line["key"], line["value"].strip()))
        position = min(end + 1, len(text))
    return Properties(tuple(lines), position) if len(lines) > 1 else Properties((), start)


def fields(found: Iterable[Property], columns: Mapping[str, Column]) -> dict[str, Value]:
    """Properties as front matter: typed, under their own names, none twice."""
    result: dict[str, Value] = {}
    number: defaultdict[str, int] = defaultdict(lambda: 1)
    for key, text in found:
        kind = columns[key].kind if key in columns else values.column(key, [text]).kind
        related = relations(text)
        value: Value = [title for title, _ in related] if related else values.read(text, kind)
        name = mapped(key, value)
        while name in result or name == "title":
            number[key] += 1
            name = f"{key} ({number[key]})"
        result[name] = value
    return result


def mapped(key: str, value: Value) -> str:
    """`tags` and `date` for what is one; other keys stay as they are."""
    name = visible(key)
    if name.casefold() == "tags" and isinstance(value, list):
        return "tags"
    if name.casefold() == "date" and values.is_date(value):
        return "date"
    return name


def _longest(text: str, place: int, cells: Iterable[str]) -> str:
    """A value of several lines, as the CSV knows it, that stands here."""
    several = (f" {cell.strip()}" for cell in cells if "\n" in cell.strip())
    return max((value for value in several if text.startswith(value, place)), key=len, default="")


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end
