"""Values of properties: Notion writes them as text, a column as a whole shows what they are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import regex

Value = str | bool | int | float | date | datetime | list[str]

_NUMBER = regex.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_EXACT = 2**53
"""From here on JavaScript does not tell whole numbers apart."""

_MONTHS = "january february march april may june july august september october november december"
_MONTH = {
    name[:length]: number for number, name in enumerate(_MONTHS.split(), 1) for length in (3, 20)
}
_TIME = r"(?:,?\s+(?P<noon>오전|오후|上午|下午|午前|午後)?\s*(?P<hour>\d{1,2}):(?P<minute>\d\d)(?:\s*(?P<half>[AP]M))?)?"
_DATES = tuple(
    regex.compile(form + _TIME, regex.IGNORECASE)
    for form in (
        r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2}),\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]",
    )
)
_AFTERNOON = frozenset({"pm", "오후", "下午", "午後"})
_LIST_NAMES = frozenset({"tags", "labels", "keywords", "태그", "标签", "標籤", "タグ"})


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CHECKBOX = "checkbox"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind


def column(name: str, values: Iterable[str]) -> Column:
    """What the values of a column have in common."""
    filled = [value.strip() for value in values if value.strip()]
    if name.casefold() in _LIST_NAMES:
        return Column(name, Kind.LIST)
    if filled and all(value in {"Yes", "No"} for value in filled):
        return Column(name, Kind.CHECKBOX)
    if filled and all(_NUMBER.fullmatch(value) for value in filled):
        return Column(name, Kind.NUMBER)
    if filled and all(read_date(value) for value in filled):
        return Column(name, Kind.DATE)
    return Column(name, Kind.LIST if _are_choices(filled) else Kind.TEXT)


def read(text: str, kind: Kind) -> Value:
    """A value as its kind has it; as text where it does not fit."""
    text = text.strip()
    if kind is Kind.LIST:
        return [item for item in (item.strip() for item in text.split(", ")) if item]
    if kind is Kind.CHECKBOX and text in {"Yes", "No"}:
        return text == "Yes"
    if kind is Kind.NUMBER and _NUMBER.fullmatch(text):
        number = float(text) if "." in text else int(text)
        return number if abs(number) < _EXACT and "e" not in str(number) else text
    if kind is Kind.DATE:
        return read_date(text) or text
    return text


def read_date(text: str) -> date | datetime | None:
    """A day, or a moment of it, in the forms that Notion exports; a range is none.

    `03/04/2024` is none either: which is the month, the export does not say.
    """
    found = next(filter(None, (form.fullmatch(text.strip()) for form in _DATES)), None)
    if found is None:
        return None
    month = _MONTH.get(found["month"].lower()) or (found["month"].isdigit() and int(found["month"]))
    try:
        day = date(int(found["year"]), int(month), int(found["day"]))
        if found["hour"] is None:
            return day
        return datetime(day.year, day.month, day.day, _hour(found), int(found["minute"]))
    except ValueError:
        return None


def _hour(found: "regex.Match[str]") -> int:
    hour = int(found["hour"])
    half = (found["half"] or found["noon"] or "").lower()
    return hour % 12 + (12 if half in _AFTERNOON else 0) if half else hour


def _are_choices(values: Sequence[str]) -> bool:
    """Whether values are chosen from a list: short, several in one, and the same ones again."""
    items = [value.split(", ") for value in values]
    if not any(len(chosen) > 1 for chosen in items):
        return False
    counts = Counter(item for chosen in items for item in chosen)
    short = all(0 < len(item) <= 40 and len(item.split()) <= 4 for item in counts)
    return short and "\n" not in "".join(values) and any(count > 1 for count in counts.values())


def is_date(value: Value) -> bool:
    return isinstance(value, date)
