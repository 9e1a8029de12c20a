"""Front matter: what Docusaurus refuses, or reads otherwise than it is meant.

A value that can be mended is quoted or listed; one that cannot is commented out, and reported.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from notelint import Edit, LossKind
from notelint.nodes import Heading, Html, Parent, Toml, Yaml, plain_text, walk
from notelint_converters.mdx.writing.code import fenced
from notelint_converters.mdx.writing.front_matter_values import front_matter, mended_value, quoted
from notelint_converters.mdx.writing.page import Change, Page, inserted, replaced
from notelint_converters.mdx.writing.phrasing import write_heading
from notelint_converters.mdx.writing.routes import slug_for
from notelint_converters.mdx.writing.tags import written_tags

_HEADING_ID = re.compile(r"\s*\{#[^\s{}]+\}\s*\Z")
_KEY = re.compile(
    r"(?P<key>\"[^\"\n]*\"|'[^'\n]*'|[^\s#\-\[{\"'][^:\n]*?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*\Z"
)


@dataclass(slots=True)
class Entry:
    """A key of the block's first level, and its lines without their ends.

    ``number`` counts the block's lines from 0; ``key`` is empty for what stands before the
    first; ``problem`` says why the entry was commented out.
    """

    key: str
    number: int
    lines: list[str]
    value: str = ""
    problem: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def write_front_matter(node: Yaml | Toml, page: Page) -> Iterator[Change]:
    text = node.value if isinstance(node, Yaml) else _toml_as_yaml(page)
    entries = _entries(text) if text is not None else []
    read = page.note.front_matter
    values = read.values if isinstance(node, Yaml) and read and not read.error else {}
    for entry in entries:
        _mend(entry, values)
    _comment_out_duplicates(entries)
    keys = {entry.key for entry in entries}
    for key, value in _needed(page):
        if key not in keys:
            entries.append(Entry(key, 0, [f"{key}: {quoted(value)}"]))
    mended = "\n".join(entry.text for entry in entries)
    if text is None or ((mended != text or not values) and front_matter(mended) is None):
        language = "toml" if isinstance(node, Toml) else "yaml"
        yield replaced(node.start, node.end, fenced(node.value, language, ""))
        detail = "front matter that cannot be read; kept as code"
        yield page.loss(node.start, LossKind.VERBATIM, detail)
        return
    source = page.note.source
    first = source.position(node.start).line + 1
    for entry in entries:
        if entry.problem:
            detail = f"front matter `{entry.key}`: {entry.problem}; commented out"
            yield page.loss(source.line(first + entry.number).start, LossKind.DROPPED, detail)
    if isinstance(node, Toml) or mended.splitlines() != text.splitlines():
        yield replaced(node.start, node.end, f"---\n{mended}\n---")


def write_start(page: Page) -> Iterator[Change]:
    """The start of a note without front matter: what it needs of that, and nothing that Docusaurus
    would take for it.
    """
    start = page.body_start
    if needed := [f"{key}: {quoted(value)}\n" for key, value in _needed(page)]:
        yield inserted(start, f"---\n{''.join(needed)}---\n\n")
    elif re.compile(r"---(?!-)").match(page.text, start):
        is_rule = re.compile(r"---[ \t]*(?:[\r\n]|\Z)").match(page.text, start)
        yield replaced(start, start + 3, "***") if is_rule else inserted(start, "\\")


def has_keys(node: Yaml) -> bool:
    """Whether there is front matter between two ``---``; else they are lines across the page."""
    lines = node.value.splitlines()
    if lines and not lines[0].strip():
        return bool(front_matter(node.value))
    is_comment = all(line.startswith("#") for line in lines if line.strip())
    return is_comment or any(entry.key for entry in _entries(node.value))


def _needed(page: Page) -> Iterator[tuple[str, str]]:
    """The slug that the note's name needs; and its title, where MDX needs more in the heading
    than Docusaurus should show: it takes the title from there as it is written.
    """
    heading = next(
        (block for block in page.note.root.children if not isinstance(block, Yaml | Toml)), None
    )
    if isinstance(heading, Heading) and heading.depth == 1 and (title := _title(heading, page)):
        yield "title", title
    if slug := slug_for(page):
        yield "slug", slug


def _title(heading: Heading, page: Page) -> str:
    """The text of a heading that MDX writes otherwise; empty where it stays as it is."""
    if not any(isinstance(change, Edit) for change in write_heading(heading, page)):
        return ""
    pieces, _ = written_tags(heading, page)
    shown = {piece.node.start for piece in pieces if not piece.is_jsx and piece.text}
    parts = (
        (node.value if node.start in shown else "") if isinstance(node, Html) else plain_text(node)
        for node in walk(heading)
        if not isinstance(node, Parent)
    )
    return _HEADING_ID.sub("", "".join(parts)).strip()


def _toml_as_yaml(page: Page) -> str | None:
    found = page.note.front_matter
    if found is None or found.error:
        return None
    if not found.values:
        return ""
    return yaml.safe_dump(found.values, allow_unicode=True, sort_keys=False).rstrip("\n")


def _entries(text: str) -> list[Entry]:
    entries = [Entry("", 0, [])]
    for number, line in enumerate(text.splitlines()):
        match = _KEY.match(line)
        if match is None:
            entries[-1].lines.append(_without_tabs(line))
        else:
            entries.append(Entry(match["key"].strip("\"'"), number, [line], match["value"] or ""))
    return entries if entries[0].lines else entries[1:]


def _without_tabs(line: str) -> str:
    """YAML allows no tab in an indentation."""
    content = line.lstrip()
    return line[: len(line) - len(content)].replace("\t", "  ") + content


def _mend(entry: Entry, known: Mapping[str, Any]) -> None:
    """``known`` are the values of the whole block, where it can be read."""
    values = known if entry.key in known else front_matter(entry.text)
    if values is None:
        if len(entry.lines) > 1 or not entry.key:
            _comment_out(entry, "no YAML")
            return
        entry.lines = [f"{entry.key}: {quoted(entry.value)}"]
        values = {entry.key: entry.value}
    if not entry.key:
        return
    value: Any = values.get(entry.key)
    raw = entry.lines[0].partition(":")[2].strip()
    written = mended_value(entry.key, value, raw)
    if written is None:
        _comment_out(entry, "" if value in (None, "", []) else "Docusaurus refuses the value")
    elif written != raw:
        entry.lines = [f"{entry.key}: {written}"]


def _comment_out(entry: Entry, problem: str) -> None:
    entry.lines = [f"# {line}" if line.strip() else line for line in entry.lines]
    entry.problem = problem


def _comment_out_duplicates(entries: list[Entry]) -> None:
    """Of keys that stand twice, which YAML refuses, the last counts."""
    seen: set[str] = set()
    for entry in reversed(entries):
        if entry.key and entry.key in seen and not entry.lines[0].startswith("# "):
            _comment_out(entry, "stands twice")
        seen.add(entry.key)
