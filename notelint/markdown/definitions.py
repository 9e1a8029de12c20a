"""Link reference definitions, which stand at the beginning of a paragraph."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from mistune.helpers import LINK_LABEL, parse_link_href, parse_link_title
from mistune.util import unikey

from notelint.markdown.characters import after_indentation, decode
from notelint.nodes import Definition

if TYPE_CHECKING:
    from notelint.markdown.blocks import Blocks, Segment

MAX_PARENTHESES = 32
"""How deep parentheses may nest in a destination (micromark's limit)."""

INDENTATION = re.compile(r"\n[ \t]+")
"""What a title that spans lines does not keep."""

_LABEL = re.compile(rf"\[({LINK_LABEL})\]:", re.DOTALL)  # a backslash may end a line in it
_REST_IS_BLANK = re.compile(r"[ \t]*(?:\n|\Z)")


def take_definitions(blocks: "Blocks", segments: "list[Segment]") -> "list[Segment]":
    """Put the definitions that a paragraph begins with into the tree; return what is left."""
    text = blocks.text
    raw = "\n".join([text[start:end] for start, end in segments])
    lines = [0, *accumulate(end - start + 1 for start, end in segments)]
    first = 0
    while first < len(segments):
        start = after_indentation(raw, lines[first])
        found = _read(raw, start) if raw.startswith("[", start) else None
        if found is None:
            break
        key, definition, stop = found
        last = bisect_right(lines, stop) - 1
        definition.start = after_indentation(text, segments[first][0])
        definition.end = segments[last][1]
        blocks.append(definition)
        blocks.definitions.setdefault(key, definition)
        first = last + 1
    if first == len(segments):
        return []
    start, end = segments[first]
    return [(after_indentation(text, start), end), *segments[first + 1 :]]


def _read(raw: str, start: int) -> tuple[str, Definition, int] | None:
    """The definition that begins here: its key, its node without a place, where it stops."""
    label = _LABEL.match(raw, start)
    key = unikey(label[1]) if label else ""
    if label is None or not key:
        return None
    url, stop = parse_link_href(raw, label.end(), block=True, max_nested_level=MAX_PARENTHESES)
    if url is None or stop is None:
        return None
    _, title_end = parse_link_title(raw, stop, len(raw))
    title = None
    if title_end is not None and _REST_IS_BLANK.match(raw, title_end):
        title = decode(INDENTATION.sub("\n", raw[stop:title_end].strip(" \t\n")[1:-1]))
        stop = title_end
    elif not _REST_IS_BLANK.match(raw, stop):
        return None
    return key, Definition(0, 0, key.lower(), decode(label[1]), decode(url), title), stop
