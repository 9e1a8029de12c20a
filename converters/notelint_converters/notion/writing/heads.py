"""What stands at the top of a note: its front matter and its title."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import regex

from notelint import MARKDOWN, Document, Note, Source
from notelint.nodes import Heading, Html, Node, Toml, Yaml, plain_text
from notelint_converters.notion.export import UNTITLED
from notelint_converters.notion.names import parse_name
from notelint_converters.notion.text import visible

_BEGINNING = regex.compile(
    r"\ufeff?(?:(?P<fence>---|\+\+\+)[ \t]*\n(?:.*\n)*?(?P=fence)[ \t]*(?:\n|\Z))?"
    r"(?:\s*+<!--(?:[^-]|-(?!->))*+-->)*+\s*+(?:[^\S\n]*+\S.*(?:\n|\Z))*+"
)
"""Front matter, if there is some, comments, and the first block."""

_ID = regex.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Head:
    """``fields`` is the front matter but for the title and Notion's id; ``id`` is empty, where
    neither the note nor its name has one.

    ``body`` is the offset of what follows the front matter. ``repeats`` says that this is a
    heading with the title.
    """

    title: str
    id: str
    fields: Mapping[str, Any]
    body: int
    repeats: bool


def read_head(document: Document) -> Head:
    """The title is the front matter's, else the first heading's, else the file's name."""
    found = _BEGINNING.match(document.text)
    note = Note.parse(Source(document.path, found[0] if found else ""), MARKDOWN)
    matter = note.front_matter
    read = matter if matter and not matter.error else None
    fields = dict(read.values) if read else {}
    title = visible(" ".join(_scalar(fields.pop("title", None)).split("\n")))
    written = _scalar(fields.pop("notion_id", None)).replace("-", "").lower()
    named = parse_name(document.path.stem)
    first = [node for node in note.root.children if not isinstance(node, Yaml | Toml | Html)][:1]
    headings = _spellings(first[0], note) if first else ()
    return Head(
        title or next(filter(None, headings), "") or named.title or UNTITLED,
        document.id or (written if _ID.fullmatch(written) else named.id),
        fields,
        read.span.end if read else 0,
        bool(headings) and (not title or title in headings),
    )


def _spellings(node: Node, note: Note) -> tuple[str, ...]:
    """A first heading as it reads, and as it is written: Notion escapes nothing in titles."""
    if not isinstance(node, Heading) or node.depth != 1:
        return ()
    written = note.source[node.span].removeprefix("#")
    return visible(plain_text(node)), visible(written)


def _scalar(value: object) -> str:
    return "" if value is None or isinstance(value, list | dict) else str(value)
