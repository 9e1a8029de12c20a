"""Where in a note a comment can be written that allows what is found at some place.

The nearest comes first: a comment that is already there, the end of the line, a line of its own
before the block, and last a comment for the whole note. Which of them changes nothing is not
known here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from notelint.diagnostics import Edit
from notelint.lazy import lazy_re_compile
from notelint.nodes import (
    Code,
    DirectiveLabel,
    Heading,
    Html,
    Image,
    InlineCode,
    InlineMath,
    ListItem,
    Math,
    MdxExpression,
    MdxjsEsm,
    Node,
    Paragraph,
    Parent,
    Root,
    Table,
    Text,
    Toml,
    Yaml,
)
from notelint.note import Note
from notelint.source import Span

_PROPERTIES = lazy_re_compile(r"(?:[^\n:]+:[^\n]*(?:\n|\Z))+")
_INNERMOST = 3
"""Blocks before which a comment is tried, from the inside out; the outermost is tried as well."""
_TOPMOST = 6
"""Blocks of the note before which a comment for the whole note is tried."""


@dataclass(frozen=True, order=True)
class Place:
    """What a comment for a rule is written between, at an offset.

    ``word`` is ``allow`` or ``allow-file``; empty where the rules are added to a comment that is
    there. ``trails`` says that what stands at the offset stays before the comment.
    """

    offset: int
    word: str
    before: str = ""
    after: str = ""
    trails: bool = False

    @property
    def is_for_the_note(self) -> bool:
        return self.word == "allow-file"

    def edit(self, rules: Iterable[str], reason: str | None, *, mdx: bool) -> Edit:
        """The comment for these rules, in Markdown or in MDX."""
        names = ", ".join(sorted(rules))
        opening, closing = ("{/*", "*/}") if mdx else ("<!--", "-->")
        why = f" -- {reason}" if reason else ""
        comment = f"{opening} notelint: {self.word} {names}{why} {closing}"
        written = f"{self.before}{comment}{self.after}" if self.word else f", {names}"
        return Edit(Span(self.offset, self.offset), written)


def near_places(note: Note, offset: int, opening: int) -> Iterator[Place]:
    """Where a comment for what is found at the offset can be written, the best first.

    ``opening`` is where the note's `opening_end` is.
    """
    for suppression in note.suppressions:
        stands_in = suppression.span.start <= offset < suppression.span.end
        covers = suppression.covers.start <= offset < suppression.covers.end
        if stands_in or (covers and not suppression.whole_note):
            yield Place(suppression.names.end, "")
    blocks = _blocks_around(note.root, offset)
    block = blocks[-1][1]
    if isinstance(block, Paragraph) and not isinstance(block, DirectiveLabel):
        end = _end_of_line(note, offset, block)
        # An element that a tag leaves open ends with the block, and its last space is shown.
        has_tags = any(
            isinstance(node, Html) and not node.value.startswith("<!--") for node in block.children
        )
        if end > opening:
            yield Place(end, "allow", before="" if has_tags else " ", trails=True)
    inside_out = [*reversed(blocks)]
    for parent, block in dict.fromkeys([*inside_out[:_INNERMOST], *inside_out[-1:]]):
        yield from (p for p in _before(note, parent, block, "allow") if p.offset >= opening)


def note_places(note: Note) -> Iterator[Place]:
    """Where a comment for the whole note can be written, the best first."""
    for suppression in note.suppressions:
        if suppression.whole_note:
            yield Place(suppression.names.end, "")
    opening = opening_end(note)
    blocks = [b for b in note.root.children if not isinstance(b, Yaml | Toml)]
    below = [block for block in blocks if note.source.line_start(block.start) >= opening]
    for block in below[:_TOPMOST]:
        yield from _before(note, note.root, block, "allow-file")
    end = _newline(note)
    rest = note.text.rstrip(" \t\r\n")
    gap = "" if not rest.strip("\ufeff") else end * (2 - note.text[len(rest) :].count("\n"))
    yield Place(len(note.text), "allow-file", before=gap, after=end, trails=True)
    if note.root.problems and blocks:  # it makes no page, so nobody reads its opening
        yield from _before(note, note.root, blocks[0], "allow-file")


def opening_end(note: Note) -> int:
    """Up to where a comment would be read by others than those who show the note.

    Docusaurus takes a page's title from a first heading, and its description from the first line
    that says something, by looking at the text; a page of Notion's has its properties below its
    title.
    """
    blocks = [b for b in note.root.children if not isinstance(b, Yaml | Toml)]
    if note.dialect.notion:
        return _properties_end(blocks, note)
    if not note.dialect.directives:
        return 0
    values = note.front_matter.values if note.front_matter else {}
    if "description" not in values:
        first = _first_said(blocks)
        return note.source.line(note.source.position(first.start).line).end if first else 0
    if "title" not in values and blocks:
        heading = next((b for b in blocks if not isinstance(b, MdxjsEsm)), None)
        return heading.end if isinstance(heading, Heading) and heading.depth == 1 else 0
    return 0


def _properties_end(blocks: Sequence[Node], note: Note) -> int:
    if len(blocks) < 2 or not isinstance(blocks[0], Heading):
        return 0
    below = blocks[1]
    is_list = isinstance(below, Paragraph) and _PROPERTIES.fullmatch(note.source[below.span])
    return below.end if is_list else blocks[0].end


def _first_said(blocks: Iterable[Node]) -> Node | None:
    """The first text beside titles, code and imports."""
    for node in _outside_titles(blocks):
        match node:
            case Text() | InlineCode() | InlineMath() | Math() | MdxExpression():
                if node.value.strip():
                    return node
            case Image():
                if node.alt:
                    return node
    return None


def _outside_titles(blocks: Iterable[Node]) -> Iterator[Node]:
    stack = [*blocks][::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, Code | Html | MdxjsEsm) or (
            isinstance(node, Heading) and node.depth == 1
        ):
            continue
        yield node
        if isinstance(node, Parent):
            stack.extend(reversed(node.children))


def _blocks_around(root: Root, offset: int) -> list[tuple[Parent, Node]]:
    """The blocks that an offset lies in, each with what it is in, from the outside in."""
    found: list[tuple[Parent, Node]] = []
    parent: Parent = root
    while True:
        index = bisect_right(parent.children, offset, key=lambda child: child.start) - 1
        block = parent.children[index] if index >= 0 else None
        if block is None or offset >= max(block.end, block.start + 1):
            break
        found.append((parent, block))
        if not isinstance(block, Parent) or isinstance(block, Paragraph | Heading | Table):
            break
        parent = block
    return found or [(root, root)]


def _end_of_line(note: Note, offset: int, block: Node) -> int:
    """Before what makes the line's end a break: a backslash, or spaces."""
    line = note.source.line(note.source.position(offset).line)
    end = min(line.end, block.end) if block.end > offset else line.end
    text = note.text[line.start : end].rstrip(" \t")
    if text.endswith("\\") and (len(text) - len(text.rstrip("\\"))) % 2 and end < block.end:
        text = text[:-1].rstrip(" \t")
    return line.start + len(text)


def _before(note: Note, parent: Parent, block: Node, word: str) -> Iterator[Place]:
    """On a line of its own before a block that begins its line, but for marks of quotes."""
    start = note.source.line_start(block.start)
    prefix = note.text[start : block.start].removeprefix("\ufeff")
    if isinstance(block, ListItem | Root | Yaml | Toml) or prefix.strip(" \t>"):
        return
    if note.text.startswith("\ufeff", start):
        start += 1
    end = _newline(note)
    gap = end if isinstance(parent, Root) and not _is_after_blank(note, start) else ""
    close = Place(start, word, prefix, end)
    apart = Place(start, word, gap + prefix, f"{end}{prefix.rstrip()}{end}")
    yield from (apart, close) if isinstance(parent, Root) else (close, apart)


def _is_after_blank(note: Note, start: int) -> bool:
    line = note.source.position(start).line
    return line == 1 or not note.source[note.source.line(line - 1)].strip("\ufeff \t")


def _newline(note: Note) -> str:
    first = re.search(r"\r\n|\n|\r", note.text)
    return first[0] if first else "\n"
