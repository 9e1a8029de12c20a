"""Front matter, read as Docusaurus reads it: YAML 1.2's scalars, dates as dates."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from notelint.nodes import Toml, Yaml
from notelint.source import Span

_NUMBER = (
    r"[-+]?(?:0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)"
    r"|\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_TIMESTAMP = (
    r"\d{4}-\d\d-\d\d"
    r"|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?"
)
_PLAIN = re.compile(r"(?:\w[\w -]*+:(?: [^\t\r\n{}&*!|>%@`#]*+)?(?:\n|\Z))*+")
"""Keys with a value on their line."""
_FEW = 50
_WORDS = r"[^\W\d_](?:[\w -]{0,200}[\w-])?"
_QUOTED = r"[^\"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*"
_ITEM = rf"(?:{_WORDS}|\"{_QUOTED}\")"
_ITEMS = re.compile(_ITEM)
_LINE = re.compile(
    rf"(?P<key>{_ITEM}): (?:(?P<item>{_ITEM})|\[(?P<items>(?:{_ITEM}(?:, {_ITEM})*)?)\]"
    r"|(?P<number>0|[1-9][0-9]{0,14})|(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?P<moment>T[0-9]{2}:[0-9]{2}:[0-9]{2})?)(?:\n|\Z)"
)
"""A key and a value that can be read in one way only."""
_LONGEST_KEY = 1000  # YAML has a limit, too
_WORDS_OF_YAML = {
    spelling: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for spelling in (word, word.title(), word.upper())
}
_INNER_TABS = re.compile(r"(?<=\S)[ \t]*\t[ \t]*|^[ \t]*\t[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """``values`` is empty where the block does not parse; then ``error`` says why and where.

    ``span`` covers the block with its fences; ``error`` is a span in the note and a message.
    """

    span: Span
    values: dict[str, Any]
    error: tuple[Span, str] | None = None


def read_front_matter(node: Yaml | Toml, text: str) -> FrontMatter:
    """Parse a front matter block; never raises. Only loaded where a note has one."""
    return _read_toml(node, text) if isinstance(node, Toml) else _read_yaml(node, text)


def load_yaml(text: str) -> Any:
    """A YAML document as Docusaurus reads it; None where it does not parse."""
    import yaml

    try:
        return _values(_without_inner_tabs(text))
    except (yaml.YAMLError, RecursionError):
        return None


def _read_yaml(node: Yaml | Toml, text: str) -> FrontMatter:
    import yaml

    body_start = node.start + _first_line(node, text)
    try:
        values = _values(_without_inner_tabs(node.value))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = body_start + (min(mark.index, len(node.value)) if mark else 0)
        reason = " ".join(filter(None, (error.context, error.problem)))
        return FrontMatter(node.span, {}, (_line_at(text, place, node), reason))
    except yaml.reader.ReaderError as error:
        place = body_start + min(error.position, len(node.value))
        reason = f"the character U+{error.character:04X} is not allowed"
        return FrontMatter(node.span, {}, (_line_at(text, place, node), reason))
    except RecursionError:
        return FrontMatter(node.span, {}, (node.span, "it is nested too deep"))
    if values is None:
        return FrontMatter(node.span, {})
    if not isinstance(values, dict):
        reason = "it is no mapping of keys to values"
        return FrontMatter(node.span, {}, (node.span, reason))
    return FrontMatter(node.span, {_key(key): value for key, value in values.items()})


def _values(block: str) -> Any:
    """What a block says. Raises YAMLError.

    Most blocks are lines that can be read as they stand. libyaml is ten times as fast as Python,
    but has other words for what is wrong, and a stack that deep nesting exhausts: it reads what
    is plain, and Python what it refuses.
    """
    if (values := _values_of_lines(block)) is not None:
        return values
    import yaml

    if _PLAIN.fullmatch(block) and block.count("[") < _FEW:
        with suppress(yaml.YAMLError):
            return yaml.load(block, _loader(fast=True))  # noqa: S506 - safe
    return yaml.load(block, _loader())  # noqa: S506 - safe


def _values_of_lines(block: str) -> dict[str, Any] | None:
    """What a block says where each of its lines is a key with a plain value; else None."""
    values: dict[str, Any] = {}
    position = 0
    while position < len(block):
        line = _LINE.match(block, position)
        if line is None or len(line["key"]) > _LONGEST_KEY:
            return None
        key = _item(line["key"])
        if not isinstance(key, str) or key in values or key == "<<":
            return None
        try:
            values[key] = _value(line)
        except ValueError:  # the 31st of February
            return None
        position = line.end()
    return values or None


def _value(line: re.Match[str]) -> Any:
    """Raises ValueError where a day is none."""
    if line["item"] is not None:
        return _item(line["item"])
    if line["items"] is not None:
        return [_item(item[0]) for item in _ITEMS.finditer(line["items"])]
    if line["number"] is not None:
        return int(line["number"])
    if line["moment"] is not None:
        return datetime.fromisoformat(line["day"] + line["moment"])
    return date.fromisoformat(line["day"])


def _item(written: str) -> str | bool | None:
    return written[1:-1] if written[0] == '"' else _WORDS_OF_YAML.get(written, written)


def _without_inner_tabs(block: str) -> str:
    """js-yaml takes a tab for a space, unless it indents something; PyYAML takes none."""
    return _INNER_TABS.sub(lambda match: " " * len(match[0]), block) if "\t" in block else block


def _key(key: object) -> str:
    """A key as JavaScript writes it: all its keys are text."""
    if key is None or isinstance(key, bool):
        return {None: "null", True: "true", False: "false"}[key]
    return str(key)


def _read_toml(node: Toml, text: str) -> FrontMatter:
    import tomllib

    try:
        return FrontMatter(node.span, tomllib.loads(node.value.replace("\r\n", "\n")))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return FrontMatter(node.span, {}, (node.span, str(error)))


def _first_line(node: Yaml | Toml, text: str) -> int:
    """How far the block's first line of content is from the block's start."""
    end = node.start
    while end < node.end and text[end] not in "\r\n":
        end += 1
    return end - node.start + (2 if text.startswith("\r\n", end) else 1)


def _line_at(text: str, offset: int, node: Yaml | Toml) -> Span:
    """The line of an offset; of the end of the block, its last line with content."""
    offset = max(node.start, min(offset, node.end - 1))
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    end = start
    while end < node.end and text[end] not in "\r\n":
        end += 1
    return Span(start, end) if end > start else Span(offset, min(offset + 1, node.end))


@cache
def _loader(*, fast: bool = False) -> Any:
    """A loader that agrees with js-yaml 4, which Docusaurus reads front matter with.

    YAML 1.2's core schema (``yes`` and ``on`` are text, ``010`` is ten), timestamps and merge
    keys; a key that stands twice is an error; a key that is a mapping is text.
    """
    import yaml

    parent: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader) if fast else yaml.SafeLoader

    class Loader(parent):  # type: ignore[misc]
        yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            seen: set[str] = set()
            for key_node, _ in node.value:
                key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else None
                if key in seen and key != "<<":
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key `{key}` stands twice", key_node.start_mark
                    )
                if key is not None:
                    seen.add(key)
                else:
                    key_node.__class__ = yaml.ScalarNode
                    key_node.tag, key_node.value = "tag:yaml.org,2002:str", "[object Object]"
            mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            return mapping

        def construct_number(self, node: Any) -> int | float:
            text = node.value.lower().lstrip("+-")
            sign = -1 if node.value.startswith("-") else 1
            if text in {".inf", ".nan"}:
                return sign * float(text[1:])
            if text[:2] in {"0b", "0o", "0x"}:
                return sign * int(text, 0)
            return sign * (int(text) if text.isdigit() else float(text))

        def construct_timestamp(self, node: Any) -> Any:
            try:
                return self.construct_yaml_timestamp(node)
            except ValueError:  # the 31st of February: JavaScript counts on into March
                return node.value

    for tag, pattern, first in (
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
        ("number", _NUMBER, list("-+.0123456789")),
        ("merge", "<<", ["<"]),
        ("timestamp", _TIMESTAMP, list("0123456789")),
    ):
        Loader.add_implicit_resolver(
            f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z", re.ASCII), first
        )
    Loader.add_constructor("tag:yaml.org,2002:number", Loader.construct_number)
    Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_timestamp)
    return Loader
