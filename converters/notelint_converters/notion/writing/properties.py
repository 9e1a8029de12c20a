"""Front matter as the properties of a page: text, as Notion writes and reads it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from notelint_converters.notion.writing.tree import Thing

_NAMES_OF_SITES = """\
    custom_edit_url displayed_sidebar hide_table_of_contents hide_title id mdx pagination_label
    pagination_next pagination_prev parse_number_prefixes search_exclude sidebar_class_name
    sidebar_custom_props sidebar_label sidebar_position slug title_meta toc_max_heading_level
    toc_min_heading_level unlisted"""
OF_SITES = frozenset(_NAMES_OF_SITES.split())
"""Keys that only say how a site shows a note (docusaurus.io/docs/api/plugins)."""

UNSEEN = frozenset({"icon", "cover"})
"""What a page of Notion has, and its Markdown has not."""

Target = Thing | PurePosixPath


@dataclass(frozen=True)
class Related:
    """Pages or files that a property names: what they are called, and what that leads to."""

    items: tuple[tuple[str, Target | None], ...]

    @property
    def text(self) -> str:
        return ", ".join(name for name, _ in self.items)


Value = str | Related


def text_of(value: Any) -> str:
    """A value as Notion writes it, and its importer reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds" if value.second or value.tzinfo else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(map(text_of, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text_of(each)}" for key, each in value.items())
    return str(value).strip()


def is_exact(value: Any) -> bool:
    """Whether the text of a value is all there is to it."""
    if isinstance(value, list):
        return all(
            not isinstance(each, list | dict) and ", " not in text_of(each) for each in value
        )
    return not isinstance(value, dict)


def shared(notes: Sequence[Mapping[str, Any]]) -> list[str]:
    """The keys of notes that are rows of one database; none, where they are not.

    They are, where at least two notes, and half of them, have a key in common.
    """
    keys = list(dict.fromkeys(key for fields in notes for key in fields if is_property(key)))
    counts = {key: sum(key in fields for fields in notes) for key in keys}
    common = max(counts.values(), default=0)
    return keys if common > 1 and common * 2 >= len(notes) else []


def is_property(key: str) -> bool:
    return key not in OF_SITES | UNSEEN


def lines(properties: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in properties if value)
