"""Blocks of HTML: the seven kinds of CommonMark, section 4.6."""

import re

from mistune.helpers import BLOCK_TAGS, HTML_TAGNAME, PRE_TAGS

from notelint.markdown.blocks import LINE_TAKEN, NOT_HERE, Blocks, OpenLeaf
from notelint.markdown.leaves import end_unclosed
from notelint.nodes import Html

_ATTRIBUTES = (
    r"(?:[ \t]+[A-Za-z_:][A-Za-z0-9_.:-]*"
    r"(?:[ \t]*=[ \t]*(?:[^ \t\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*"
)
_VERBATIM = re.compile(rf"<(?:{'|'.join(PRE_TAGS)})(?:[ \t>]|\Z)", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    rf"</?(?:{'|'.join((*BLOCK_TAGS, 'search'))})(?:[ \t]|/?>|\Z)", re.IGNORECASE
)
_ANY_TAG = re.compile(
    rf"<{HTML_TAGNAME}{_ATTRIBUTES}[ \t]*/?>[ \t]*\Z|</{HTML_TAGNAME}[ \t]*>[ \t]*\Z"
)
_ENDS = {
    1: re.compile(rf"</(?:{'|'.join(PRE_TAGS)})>", re.IGNORECASE),
    2: re.compile(r"-->"),
    3: re.compile(r"\?>"),
    4: re.compile(r">"),
    5: re.compile(r"\]\]>"),
}
_ENDS_AT_BLANK_LINE = (6, 7)


def open_html(blocks: Blocks) -> int:
    kind = _kind(blocks)
    if kind is None:
        return NOT_HERE
    node = Html(blocks.pos + (blocks.split_tab == blocks.pos), blocks.end)
    blocks.add_block(node)
    blocks.leaf = HtmlLines(node, kind)
    blocks.leaf.takes(blocks)
    return LINE_TAKEN


class HtmlLines(OpenLeaf):
    __slots__ = ("kind", "lines", "node")

    def __init__(self, node: Html, kind: int) -> None:
        self.node = node
        self.kind = kind
        self.lines: list[str] = []

    def takes(self, blocks: Blocks) -> bool:
        if self.kind in _ENDS_AT_BLANK_LINE and blocks.content >= blocks.end:
            blocks.close_leaf()
            return False
        self.lines.append(blocks.rest())
        self.node.end = blocks.end
        end = _ENDS.get(self.kind)
        if end is not None and end.search(blocks.text, blocks.pos, blocks.end):
            self.node.value = "\n".join(self.lines)
            blocks.leaf = None
        return True

    def close(self, blocks: Blocks) -> None:
        if self.kind not in _ENDS_AT_BLANK_LINE:
            end_unclosed(self.node, blocks)
        self.node.value = "\n".join(self.lines)


def _kind(blocks: Blocks) -> int | None:
    text, start, end = blocks.text, blocks.content, blocks.end
    second = text[start + 1 : min(start + 2, end)]
    if second == "!":
        third = text[start + 2 : min(start + 3, end)]
        if text.startswith("<!--", start, end):
            return 2
        if text.startswith("<![CDATA[", start, end):
            return 5
        return 4 if third.isascii() and third.isalpha() else None
    if second == "?":
        return 3
    if _VERBATIM.match(text, start, end):
        return 1
    if _BLOCK_TAG.match(text, start, end):
        return 6
    # May not interrupt a paragraph, not even a lazily continued one.
    return 7 if blocks.paragraph is None and _ANY_TAG.match(text, start, end) else None
