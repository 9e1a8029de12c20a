"""Headings, thematic breaks and blocks of code."""

import re

from notelint.markdown.blocks import LINE_TAKEN, NOT_HERE, Blocks, OpenLeaf, Phrasing
from notelint.markdown.characters import decode
from notelint.markdown.definitions import take_definitions
from notelint.nodes import Code, Heading, Leaf, Math, ThematicBreak

_ATX = re.compile(r"#{1,6}(?=[ \t]|\Z)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*\Z")
_BREAK_RUN = {mark: re.compile(rf"[ \t{re.escape(mark)}]*") for mark in "-*_"}
_CODE_FENCE = re.compile(r"(`{3,})([^`]*)\Z|(~{3,})(.*)\Z")
_MATH_FENCE = re.compile(r"(\${2,})([^$]*)\Z")
_SPACE = re.compile(r"[ \t]+")


def open_heading(blocks: Blocks) -> int:
    """``# Heading``."""
    text, content, end = blocks.text, blocks.content, blocks.end
    opening = _ATX.match(text, content, end)
    if opening is None:
        return NOT_HERE
    heading = Heading(content, end, (), opening.end() - content)
    blocks.add_block(heading)
    title = text[opening.end() : end].rstrip(" \t")
    bare = title.rstrip("#")
    if bare != title and (not bare or bare[-1] in " \t"):
        title = bare.rstrip(" \t")
    stripped = title.lstrip(" \t")
    if stripped:
        start = opening.end() + len(title) - len(stripped)
        blocks.jobs.append(Phrasing(heading, [(start, start + len(stripped))]))
    return LINE_TAKEN


def open_underline(blocks: Blocks) -> int:
    """The ``===`` or ``---`` that makes a heading of the paragraph above it."""
    if not blocks.in_paragraph or blocks.paragraph is None:
        return NOT_HERE
    text, content = blocks.text, blocks.content
    if not _UNDERLINE.match(text, content, blocks.end):
        return NOT_HERE
    segments, blocks.paragraph = blocks.paragraph, None
    if text[segments[0][0]] == "[":
        segments = take_definitions(blocks, segments)
    if not segments:  # definitions only: the line begins what is left of the paragraph
        return NOT_HERE
    heading = Heading(segments[0][0], blocks.end, (), 1 if text[content] == "=" else 2)
    blocks.append(heading)
    blocks.jobs.append(Phrasing(heading, segments))
    return LINE_TAKEN


def open_thematic_break(blocks: Blocks) -> int:
    text, content, end = blocks.text, blocks.content, blocks.end
    mark = text[content]
    failed_until, failed_mark = blocks.memory.get("thematic break", (-1, ""))
    if content < failed_until and mark == failed_mark:
        return NOT_HERE  # in `* * * a`, each marker would scan the same run again
    stop = _BREAK_RUN[mark].match(text, content, end).end()  # type: ignore[union-attr]
    if stop < end or text.count(mark, content, end) < 3:
        blocks.memory["thematic break"] = stop, mark
        return NOT_HERE
    blocks.add_block(ThematicBreak(content, end))
    return LINE_TAKEN


def open_indented_code(blocks: Blocks) -> int:
    code = Code(blocks.pos + (blocks.split_tab == blocks.pos), blocks.end)
    blocks.add_block(code)
    blocks.advance(4)
    blocks.leaf = IndentedCode(code, blocks.rest())
    return LINE_TAKEN


def open_code_fence(blocks: Blocks) -> int:
    fence = _CODE_FENCE.match(blocks.text, blocks.content, blocks.end)
    if fence is None:
        return NOT_HERE
    lang, meta = _info(fence[2] if fence[1] else fence[4])
    _open_fenced(blocks, Code(blocks.content, blocks.end, "", lang, meta), fence[1] or fence[3])
    return LINE_TAKEN


def open_math_fence(blocks: Blocks) -> int:
    """``$$`` on a line, which may be followed by text that is no content but *meta*."""
    fence = _MATH_FENCE.match(blocks.text, blocks.content, blocks.end)
    if fence is None:
        return NOT_HERE
    meta = fence[2].lstrip(" \t") or None
    _open_fenced(blocks, Math(blocks.content, blocks.end, "", meta), fence[1])
    return LINE_TAKEN


class IndentedCode(OpenLeaf):
    __slots__ = ("lines", "node")

    def __init__(self, node: Code, line: str) -> None:
        self.node = node
        self.lines = [line]

    def takes(self, blocks: Blocks) -> bool:
        if blocks.content_column - blocks.column >= 4:
            blocks.advance(4)
            self.lines.append(blocks.rest())
            self.node.end = blocks.end
            return True
        if blocks.content >= blocks.end:
            self.lines.append("")
            return True
        blocks.close_leaf()
        return False

    def close(self, blocks: Blocks) -> None:
        lines = self.lines
        while lines and not lines[-1].strip(" \t"):
            lines.pop()
        self.node.value = "\n".join(lines)


class Fenced(OpenLeaf):
    """A block of code or math between fences; ``indent`` is taken from each of its lines."""

    __slots__ = ("fence", "indent", "lines", "node")

    def __init__(self, node: Leaf, fence: str, indent: int) -> None:
        self.node = node
        self.fence = fence
        self.indent = indent
        self.lines: list[str] = []

    def takes(self, blocks: Blocks) -> bool:
        indent = blocks.content_column - blocks.column
        if indent < blocks.grammar.max_indent and self._closes(blocks):
            self.node.end = blocks.end
            self.node.value = "\n".join(self.lines)
            blocks.leaf = None
            return True
        blocks.advance(min(indent, self.indent))
        self.lines.append(blocks.rest())
        self.node.end = blocks.end
        return True

    def close(self, blocks: Blocks) -> None:
        end_unclosed(self.node, blocks)
        self.node.value = "\n".join(self.lines)

    def _closes(self, blocks: Blocks) -> bool:
        text, content = blocks.text, blocks.content
        if content >= blocks.end or text[content] != self.fence[0]:
            return False
        line = text[content : blocks.end].rstrip(" \t")
        return len(line) >= len(self.fence) and not line.strip(self.fence[0])


def end_unclosed(node: Leaf, blocks: Blocks) -> None:
    """What the text ends without closing reaches to its very end, as in remark."""
    if blocks.at_end and not blocks.containers[-1].quoted:
        node.end = len(blocks.text)


def _open_fenced(blocks: Blocks, node: Code | Math, fence: str) -> None:
    indent = blocks.content_column - blocks.column
    blocks.add_block(node)
    if len(blocks.containers) > 1 or indent or blocks.has_cr:
        blocks.leaf = Fenced(node, fence, indent)
    else:
        _take_fenced(blocks, node, fence)


def _take_fenced(blocks: Blocks, node: Code | Math, fence: str) -> None:
    """Read to the closing fence at once, where nothing is to be taken from the lines."""
    text, start = blocks.text, blocks.next_line
    indent = " {0,3}" if blocks.grammar.max_indent == 4 else r"[ \t]*"
    pattern = rf"^{indent}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$"
    closing = re.compile(pattern, re.MULTILINE).search(text, start)
    if closing is None:
        node.end = max(node.end, len(text))
        node.value = text[start:].removesuffix("\n")
    else:
        node.end = closing.end()
        node.value = text[start : max(closing.start() - 1, start)]
    blocks.take_up_to(node.end)


def _info(info: str) -> tuple[str | None, str | None]:
    """The language, and the rest of the line; as in remark, with the white space at its end."""
    lang, *rest = _SPACE.split(info.lstrip(" \t"), maxsplit=1)
    meta = decode(rest[0]) if rest else ""
    return decode(lang) or None, meta or None
