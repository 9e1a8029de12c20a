"""GFM's footnote definitions and references."""

import re

from mistune.util import unikey

from notelint.markdown.blocks import CONTAINER_OPENED, NOT_HERE, Blocks
from notelint.markdown.characters import decode
from notelint.markdown.lists import OpenIndented
from notelint.nodes import FootnoteDefinition

_LABEL = r"\[\^((?:[^\s\[\]\\]|\\[^\s]){1,999})\]"
_DEFINITION = re.compile(_LABEL + r":[ \t]*")
FOOTNOTE_REFERENCE = re.compile(_LABEL)


def open_footnote(blocks: Blocks) -> int:
    """``[^label]: text``, continued by lines that are indented by four."""
    content = blocks.content
    match = _DEFINITION.match(blocks.text, content, blocks.end)
    if match is None:
        return NOT_HERE
    key = unikey(match[1])
    footnote = FootnoteDefinition(content, match.end(), (), key.lower(), decode(match[1]))
    blocks.footnotes.add(key)
    blocks.end_with_child.append(footnote)
    column = blocks.content_column
    blocks.open_container(OpenIndented(footnote, 4))
    blocks.pos, blocks.column = match.end(), column + match.end() - content
    return CONTAINER_OPENED
