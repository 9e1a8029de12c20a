"""What the JavaScript in an attribute stands for, where it can be told without running it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notelint_converters.mdx.javascript import string_value

_REQUIRE = re.compile(r"\s*require\(\s*(?P<module>(['\"`])[^'\"`]*\2)\s*\)(?:\.default)?\s*")
_BASE_URL = re.compile(r"\s*useBaseUrl\(\s*(?P<url>(['\"`])[^'\"`]*\2)\s*\)\s*")
_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*")
_NAME = re.compile(r"\s*([A-Za-z_$][\w$]*)(?:\.(?:default|src))?\s*")
_PROPERTY = re.compile(
    r"""\s*(?:(?P<bare>[A-Za-z_$][\w$]*)|(?P<quoted>"[^"\\]*"|'[^'\\]*'))\s*:\s*"""
    r"""(?P<value>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\$]|\\.)*+`|-?\d+(?:\.\d+)?)\s*(?:,|\Z)"""
)
_WITHOUT_UNIT = frozenset(
    (
        "animationIterationCount",
        "aspectRatio",
        "columnCount",
        "fillOpacity",
        "flex",
        "flexGrow",
        "flexShrink",
        "fontWeight",
        "gridColumn",
        "gridRow",
        "lineHeight",
        "opacity",
        "order",
        "orphans",
        "scale",
        "strokeOpacity",
        "strokeWidth",
        "tabSize",
        "widows",
        "zIndex",
        "zoom",
    )
)
"""CSS properties whose numbers are not pixels (React's ``unitlessNumbers``)."""


@dataclass(frozen=True)
class Module:
    """A file that is imported or required, named as the note names it."""

    url: str
    imported: bool


def constant(expression: str) -> str | bool | None:
    """The text of a string or number, or a truth value; None where it is anything else."""
    if (text := string_value(expression)) is not None:
        return text
    if number := _NUMBER.fullmatch(expression):
        return number[1]
    return {"true": True, "false": False, "null": False, "undefined": False}.get(expression.strip())


def module(expression: str, imports: dict[str, str]) -> Module | None:
    """The file that an expression names: by an imported name, ``require`` or ``useBaseUrl``."""
    if (called := _REQUIRE.fullmatch(expression)) and (url := string_value(called["module"])):
        return Module(url.rpartition("!")[2], imported=False)
    if (called := _BASE_URL.fullmatch(expression)) and (url := string_value(called["url"])):
        return Module("/" + url.lstrip("/"), imported=False)
    name = _NAME.fullmatch(expression)
    if name is not None and name[1] in imports:
        return Module(imports[name[1]], imported=True)
    return None


def style(expression: str) -> dict[str, str] | None:
    """The properties of a style object with constant values, numbers as pixels; else None."""
    body = expression.strip()
    if not (body.startswith("{") and body.endswith("}")):
        return None
    properties: dict[str, str] = {}
    for item in _properties(body[1:-1].strip()):
        if item is None:
            return None
        name, value = item
        properties[name] = value
    return properties


def _properties(body: str) -> Iterator[tuple[str, str] | None]:
    position = 0
    while position < len(body):
        match = _PROPERTY.match(body, position)
        if match is None:
            yield None
            return
        name = match["bare"] or match["quoted"][1:-1]
        text = string_value(match["value"])
        if text is None:
            number = match["value"]
            text = number if name in _WITHOUT_UNIT or number == "0" else f"{number}px"
        yield name, text
        position = match.end()
