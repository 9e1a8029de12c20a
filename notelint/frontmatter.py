"""Front matter, read as Docusaurus reads it: YAML 1.2's scalars, dates as dates."""

from dataclasses import dataclass
from typing import Any

from notelint.nodes import Toml, Yaml
from notelint.source import Span


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


def _read_yaml(node: Yaml | Toml, text: str) -> FrontMatter:
    import yaml

    body_start = node.start + _first_line(node, text)
    try:
        values = yaml.load(node.value, _loader())  # noqa: S506 - a child of SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = body_start + (min(mark.index, len(node.value)) if mark else 0)
        reason = " ".join(filter(None, (error.context, error.problem)))
        return FrontMatter(node.span, {}, (_line_at(text, place, node), reason))
    except (yaml.YAMLError, ValueError) as error:
        return FrontMatter(node.span, {}, (node.span, str(error).splitlines()[0]))
    if values is None:
        return FrontMatter(node.span, {})
    if not isinstance(values, dict):
        return FrontMatter(node.span, {}, (node.span, "front matter is no mapping of keys to values"))
    return FrontMatter(node.span, values)


def _read_toml(node: Toml, text: str) -> FrontMatter:
    import tomllib

    try:
        return FrontMatter(node.span, tomllib.loads(node.value))
    except tomllib.TOMLDecodeError as error:
        return FrontMatter(node.span, {}, (node.span, str(error)))


def _first_line(node: Yaml | Toml, text: str) -> int:
    """How far the block's first line of content is from the block's start."""
    end = node.start
    while end < node.end and text[end] not in "\r\n":
        end += 1
    return end - node.start + (2 if text.startswith("\r\n", end) else 1)


def _line_at(text: str, offset: int, node: Yaml | Toml) -> Span:
    offset = max(node.start, min(offset, node.end - 1))
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    end = start
    while end < node.end and text[end] not in "\r\n":
        end += 1
    return Span(start, end) if end > start else Span(offset, min(offset + 1, node.end))


def _loader() -> Any:
    """PyYAML's safe loader with YAML 1.2's booleans: ``yes``, ``no``, ``on``, ``off`` are text.

    Source: gray-matter, which Docusaurus uses, reads with js-yaml 3 (YAML 1.2 core schema
    plus timestamps and merge keys).
    """
    import re

    import yaml

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {
            first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool",
        re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
        list("tTfF"),
    )
    return Loader
