"""What Docusaurus accepts as front matter.

Source: the Joi schemas of Docusaurus 3.10 (``frontMatter.ts`` of the content plugins,
``validationSchemas.ts``, ``mdx-loader/frontMatter.ts``). Unknown keys are accepted.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from notelint.docusaurus.options import Kind
from notelint.lazy import lazy_re_compile

_URI_CHARACTERS = r"[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]*"
_URI = lazy_re_compile(rf"(?!(?:https?|ftp|wss?)://$){_URI_CHARACTERS}(?:#{_URI_CHARACTERS})?")
_ABSOLUTE = lazy_re_compile(
    r"(?:https?|ftp|wss?)://[^\s/?#]|(?!(?:https?|ftp|wss?|file):)[a-z][a-z0-9+.-]*:", re.IGNORECASE
)
_NUMBER = lazy_re_compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*", re.IGNORECASE)


class Complaint(NamedTuple):
    """What is wrong with the value of a top-level key; ``key`` is empty for the whole block."""

    key: str
    message: str


Expected = Callable[[Any], str | None]
"""What a value should be instead; None where it is accepted."""


def complaints(kind: Kind, values: Mapping[str, Any]) -> Iterator[Complaint]:
    """What the plugin refuses in a note's front matter, in the order of the keys."""
    schema = _SCHEMAS[kind]
    for key, value in values.items():
        expected = schema[key](value) if key in schema else None
        if expected is not None:
            yield Complaint(key, f"`{key}` is {_named(value)}, expected {expected}")
    yield from _heading_levels(values)
    if _is_true(values.get("draft")) and _is_true(values.get("unlisted")):
        yield Complaint("unlisted", "a note cannot be both `draft` and `unlisted`")
    if kind == "docs" and "/" in str(values.get("id") or ""):
        yield Complaint("id", "`id` cannot hold a `/`")


def is_valid_route(route: str) -> bool:
    """Whether a document's route survives the trip through a url (``isValidPathname``)."""
    if re.search(r"(?:^|/)\.\.?(?:/|$)|[?#\\\t\n\r]", route) or not route.startswith("/"):
        return False
    as_browsers_do = quote(route, safe="/%!$&'()*+,;=:@[]|~^-._")
    as_encode_uri = quote(route, safe="/;,?:@&=+$-_.!~*'()#")
    return as_browsers_do in {route, as_encode_uri}


def _heading_levels(values: Mapping[str, Any]) -> Iterator[Complaint]:
    low, high = (
        value if isinstance(value := values.get(f"toc_{name}_heading_level"), int) else None
        for name in ("min", "max")
    )
    if low is not None and high is not None and 2 <= high <= 6 and low > high:
        message = f"`toc_min_heading_level` is {low}, expected at most {high}, the maximum level"
        yield Complaint("toc_min_heading_level", message)


def _named(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return f"`{str(value).lower()}`"
        case str():
            return f"`{value}`" if value.strip() else "empty text"
        case int() | float():
            return f"the number {value}"
        case date():
            return f"the date {value}"
        case list():
            return "a list"
    return "a mapping"


def _text(value: Any) -> str | None:
    """Text; YAML's numbers and dates count as text."""
    return None if _is_text(value) and value != "" else "text"


def _text_or_empty(value: Any) -> str | None:
    return None if _is_text(value) else "text"


def _text_or_null(value: Any) -> str | None:
    return None if value is None else _text(value)


def _strict_text(value: Any) -> str | None:
    return None if isinstance(value, str) and value != "" else "text, in quotes"


def _strict_text_or_empty(value: Any) -> str | None:
    return None if isinstance(value, str) else "text, in quotes"


def _boolean(value: Any) -> str | None:
    is_boolean = isinstance(value, bool) or str(value).strip().lower() in {"true", "false"}
    return None if is_boolean and not isinstance(value, list | dict) else "`true` or `false`"


def _number(value: Any) -> str | None:
    if isinstance(value, str):
        return None if _NUMBER.fullmatch(value) else "a number"
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return None if is_number and math.isfinite(value) else "a number"


def _heading_level(value: Any) -> str | None:
    if _number(value) is not None:
        return "a level from 2 to 6"
    return None if 2 <= float(value) <= 6 else "a level from 2 to 6"


def _url(value: Any) -> str | None:
    if isinstance(value, str) and value and (_URI.fullmatch(value) or _ABSOLUTE.match(value)):
        return None
    return "a url (percent-encode spaces and letters that are not ASCII)"


def _url_or_nothing(value: Any) -> str | None:
    return None if value is None or value == "" else _url(value)


def _date(value: Any) -> str | None:
    """JavaScript reads many strings as dates; only what it cannot read is refused."""
    if isinstance(value, str):
        readable = any(c.isdigit() for c in value) and value.isascii()
        return None if readable else "a date such as `2025-10-25`"
    is_date = isinstance(value, date | int | float) and not isinstance(value, bool)
    return None if is_date else "a date such as `2025-10-25`"


def _mapping(value: Any) -> str | None:
    return None if isinstance(value, dict) else "a mapping"


def _texts(value: Any) -> str | None:
    """A list with at least one item, all of them text."""
    is_list = isinstance(value, list) and value and not any(_text(item) for item in value)
    return None if is_list else "a list of text"


def _strict_texts(value: Any) -> str | None:
    is_list = isinstance(value, list) and value and not any(_strict_text(v) for v in value)
    return None if is_list else "a list of text, in quotes"


def _tags(value: Any) -> str | None:
    if not isinstance(value, list):
        return "a list of tags"
    return "a list of tags: one of them is no text" if any(map(_no_tag, value)) else None


def _no_tag(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_text(value.get(key)) is not None for key in ("label", "permalink"))
    return _text(value) is not None


def _last_update(value: Any) -> str | None:
    expected = "a mapping with an `author`, a `date` or both"
    if not isinstance(value, dict) or not ("author" in value or "date" in value):
        return expected
    right = ("author" not in value or _strict_text(value["author"]) is None) and (
        "date" not in value or _date(value["date"]) is None
    )
    return None if right else expected


def _authors(value: Any) -> str | None:
    authors = value if isinstance(value, list) else [value]
    right = all(_is_author(author) for author in authors)
    return None if right else "the key of an author, an author with a `name`, or a list of them"


def _is_author(value: Any) -> bool:
    if not isinstance(value, dict):
        return _text(value) is None
    names = ("key", "name", "image_url", "imageURL")
    return (
        any(name in value for name in names)
        and all(_text(value[name]) is None for name in (*names, "title") if name in value)
        and ("url" not in value or _url(value["url"]) is None)
    )


def _format(value: Any) -> str | None:
    right = isinstance(value, dict) and value.get("format", "md") in {"md", "mdx", "detect"}
    return None if right and not set(value) - {"format"} else "`format: md`, `mdx` or `detect`"


def _is_text(value: Any) -> bool:
    return isinstance(value, str | int | float | date) and not isinstance(value, bool)


def _is_true(value: Any) -> bool:
    return value is True or str(value).lower() == "true"


def _of(expected: Expected, *keys: str) -> Mapping[str, Expected]:
    return dict.fromkeys(keys, expected)


_EVERYWHERE: Mapping[str, Expected] = {
    **_of(_boolean, "hide_table_of_contents", "draft", "unlisted"),
    **_of(_heading_level, "toc_min_heading_level", "toc_max_heading_level"),
    "image": _url,
    "last_update": _last_update,
    "mdx": _format,
}
_SCHEMAS: Mapping[Kind, Mapping[str, Expected]] = {
    "docs": {
        **_EVERYWHERE,
        **_of(_text, "id", "slug", "sidebar_key", "sidebar_label", "sidebar_class_name"),
        **_of(_text, "pagination_label"),
        **_of(_text_or_empty, "title", "description"),
        **_of(_text_or_null, "displayed_sidebar", "pagination_next", "pagination_prev"),
        **_of(_boolean, "hide_title", "parse_number_prefixes"),
        "keywords": _texts,
        "sidebar_position": _number,
        "sidebar_custom_props": _mapping,
        "tags": _tags,
        "custom_edit_url": _url_or_nothing,
    },
    "blog": {
        **_EVERYWHERE,
        **_of(_text, "id", "slug", "author", "author_title", "authorTitle"),
        **_of(_text_or_empty, "title", "title_meta", "sidebar_label", "description"),
        **_of(_url, "author_url", "author_image_url", "authorURL", "authorImageURL"),
        "keywords": _texts,
        "tags": _tags,
        "date": _date,
        "authors": _authors,
    },
    "pages": {
        **_EVERYWHERE,
        **_of(_strict_text, "slug", "wrapperClassName"),
        **_of(_strict_text_or_empty, "title", "description"),
        "keywords": _strict_texts,
    },
}
