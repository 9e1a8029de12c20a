"""The block stage: one pass over the lines of a text, with a stack of open containers.

This is CommonMark's algorithm ("Appendix: A parsing strategy"). For each line, the open
containers take what is theirs; then the openers look for new blocks in the rest; what is
left is text of the open leaf or paragraph. Offsets are absolute from the start.

**Openers.** A construct plugs in as a function ``opener(blocks) -> int``, registered in a
``Grammar`` under the characters it can begin with. When it is called,

- ``blocks.content`` is the offset of the line's first character that is no space or tab,
  ``blocks.end`` the end of the line (without its line ending);
- ``blocks.pos`` is where the containers' part of the line ends (indentation begins there);
  ``blocks.column`` and ``blocks.content_column`` are the columns of ``pos`` and ``content``;
- ``blocks.in_paragraph`` says whether the line would otherwise continue a paragraph
  directly (not lazily): an opener that may not interrupt paragraphs looks at it.

It returns ``NOT_HERE`` and has changed nothing; or it has called one of

- ``add_block(node)``: a block that is this one line,
- ``add_block(node)``, and then set ``blocks.leaf`` to an ``OpenLeaf``: a block that goes on,
- ``open_container(container)``, having moved ``pos`` and ``column`` behind the marker,

and returns ``LINE_TAKEN``, or ``CONTAINER_OPENED`` where the rest of the line is to be looked
at again. Inline content is parsed later: ``blocks.jobs.append(Phrasing(node, segments))``.

**Blocks that must see their end before they begin** (in MDX a tag or an expression that is
never closed is text) look ahead: ``blocks.following_lines()`` yields the ``(start, end)`` of
what each of the next lines holds inside the containers of this one, and stops where a container
ends or a line would be lazy; ``blocks.take_lines(count)`` then uses that many of them up.
A look-ahead that fails must not be repeated on every line, or parsing is quadratic:
``blocks.memory`` is a dictionary for what openers want to remember.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from notelint.markdown.definitions import take_definitions
from notelint.markdown.opening import (
    CONTAINER_OPENED,
    ENDS_HERE,
    LINE_TAKEN,
    NOT_HERE,
    Job,
    OpenContainer,
    OpenLeaf,
    Phrasing,
    Segment,
)
from notelint.nodes import Definition, Node, Paragraph, Parent, Root, SyntaxProblem

if TYPE_CHECKING:
    from notelint.markdown.grammar import Grammar

__all__ = [
    "CONTAINER_OPENED",
    "ENDS_HERE",
    "LINE_TAKEN",
    "NOT_HERE",
    "Blocks",
    "Job",
    "OpenContainer",
    "OpenLeaf",
    "Phrasing",
    "Segment",
]

_LINE_END = re.compile(r"\r\n?|\n")


class Blocks:
    """The state of the block stage; see the module's docstring for what openers may use."""

    __slots__ = (
        "at_end",
        "blank_end",
        "column",
        "containers",
        "content",
        "content_column",
        "definitions",
        "depth",
        "end",
        "end_with_child",
        "footnotes",
        "grammar",
        "has_cr",
        "in_paragraph",
        "jobs",
        "leaf",
        "line",
        "memory",
        "next_line",
        "paragraph",
        "paragraph_indent",
        "pos",
        "previous_end",
        "problems",
        "root",
        "split_tab",
        "text",
    )

    def __init__(self, text: str, grammar: "Grammar") -> None:
        self.text = text
        self.has_cr = "\r" in text
        self.grammar = grammar
        self.root = Root(0, len(text))
        self.containers: list[OpenContainer] = [OpenContainer(self.root)]
        self.paragraph: list[Segment] | None = None
        self.paragraph_indent = 0  # columns before its last line, if that is indented
        self.leaf: OpenLeaf | None = None
        self.jobs: list[Job] = []
        self.end_with_child: list[Parent] = []  # lists, items, footnotes, in document order
        self.definitions: dict[str, Definition] = {}
        self.footnotes: set[str] = set()
        self.problems: list[SyntaxProblem] = []
        self.memory: dict[str, Any] = {}
        self.line = self.end = 0  # where the line begins and ends
        self.pos = self.column = self.content = self.content_column = 0
        self.split_tab = -1  # the offset of a tab that a container took some columns of
        self.depth = 1  # how many containers the line continues
        self.in_paragraph = False
        self.previous_end = self.blank_end = self.next_line = 0
        self.at_end = False

    # The run over the lines.

    def run(self, start: int = 0) -> Root:
        """Parse the blocks from an offset on; inline content is left to ``jobs``."""
        text, size = self.text, len(self.text)
        self.next_line = start
        if self.has_cr:
            while self.next_line < size:
                line = self.next_line
                self._line(line, self._end_of_line(line))
        else:
            find = text.find
            while self.next_line < size:
                line = self.next_line
                end = find("\n", line)
                if end < 0:
                    end = size
                self.next_line = end + 1
                self._line(line, end)
        self.at_end = True
        self.close(1)
        return self.root

    def _end_of_line(self, start: int) -> int:
        """The end of the line that starts here; notes where the next one starts."""
        found = _LINE_END.search(self.text, start)
        self.next_line = found.end() if found else len(self.text) + 1
        return found.start() if found else len(self.text)

    def _line(self, start: int, end: int) -> None:
        containers = self.containers
        leaf = self.leaf
        total = len(containers)
        if (
            total == 1
            and leaf is None
            and start < end
            and self.text[start] not in self.grammar.starters
        ):  # plain text at the root: the common case
            if self.paragraph is None:
                self.paragraph = []
            self.paragraph.append((start, end))
            self.previous_end = end
            return
        self.line = self.pos = start
        self.column, self.end = 0, end
        self.look()
        depth = 1
        while depth < total:
            count = containers[depth].continues(self, depth)
            if count <= 0:
                if count == ENDS_HERE:
                    self._end_container(depth)
                    return
                break
            depth += count
        matched = depth == total
        if leaf is not None:
            if matched:
                if not leaf.interruptible and leaf.takes(self):
                    self.previous_end = self.end
                    return
            else:
                self.close_leaf()
        elif not matched and self.paragraph is not None and containers[-1].fenced >= depth:
            self.close(depth)
        self._open_blocks(depth, matched)
        self.previous_end = self.end

    def _open_blocks(self, depth: int, matched: bool) -> None:
        """Open what begins on the line; the rest goes to the paragraph, old or new."""
        openers, text, max_indent = self.grammar.openers, self.text, self.grammar.max_indent
        while True:
            content = self.content
            if content >= self.end:
                self.close(depth)
                self.blank_end = self.end
                innermost = self.containers[-1]
                if innermost.first_blank < 0:
                    innermost.first_blank = self.end
                return
            paragraph = self.paragraph is not None
            opened = NOT_HERE
            if self.content_column - self.column < max_indent:
                rules = openers.get(text[content])
                if rules is not None:
                    self.depth = depth
                    self.in_paragraph = matched and paragraph
                    for rule in rules:
                        opened = rule(self)
                        if opened:
                            break
            elif not paragraph:
                self.depth = depth
                opened = self.grammar.open_indented(self)
            if opened == LINE_TAKEN:
                return
            if opened == CONTAINER_OPENED:
                depth, matched = len(self.containers), True
                self.look()
                continue
            if matched and self.leaf is not None:
                self.leaf.takes(self)
                return
            if self.paragraph is not None:
                # Text drops the indentation, what spans lines (HTML, math) keeps it.
                self.paragraph.append((self.pos, self.end))
                self.paragraph_indent = self.content_column - self.column
            else:
                self.close(depth)
                self.paragraph = [(content, self.end)]
            return

    # What openers, containers and leaves use.

    def look(self) -> None:
        """Find the line's content behind ``pos``."""
        text, i, column, end = self.text, self.pos, self.column, self.end
        if i < end and text[i] > " ":  # the common case
            self.content, self.content_column = i, column
            return
        while i < end:
            character = text[i]
            if character == " ":
                column += 1
            elif character == "\t":
                column += 4 - column % 4
            else:
                break
            i += 1
        self.content, self.content_column = i, column

    def advance(self, columns: int) -> None:
        """Move ``pos`` on by columns of spaces and tabs; a tab may be taken in part."""
        text, i, column = self.text, self.pos, self.column
        goal = column + columns
        while column < goal:
            if text[i] == "\t":
                width = 4 - column % 4
                if column + width > goal:
                    self.split_tab = i
                    column = goal
                    break
                column += width
            else:
                column += 1
            i += 1
        self.pos, self.column = i, column

    def move_behind(self, offset: int, column: int) -> None:
        """Move ``pos`` behind a marker, and one optional space (or column of a tab) after it."""
        self.pos, self.column = offset, column
        if offset < self.end and self.text[offset] in " \t":
            self.advance(1)

    def rest(self) -> str:
        """The line's text from ``pos``; of a tab taken in part, the spaces that are left."""
        if self.split_tab == self.pos and self.pos < self.end:
            return " " * (4 - self.column % 4) + self.text[self.pos + 1 : self.end]
        return self.text[self.pos : self.end]

    def add_block(self, node: Node) -> None:
        """Close what the line does not continue, and put a node into what it does."""
        self.close(self.depth)
        self.append(node)

    def open_container(self, container: OpenContainer) -> None:
        """Add a container's node, and keep the container open for the following lines."""
        self.add_block(container.node)
        self.push(container)

    def append(self, node: Node) -> None:
        container = self.containers[-1]
        if container.last_list is not None:
            self._leave_list(container)
        container.children.append(node)

    def push(self, container: OpenContainer) -> None:
        depth, around = len(self.containers), self.containers[-1]
        container.barrier = around.barrier if container.passes_blank_lines else depth
        container.fenced = depth if container.forbids_lazy_lines else around.fenced
        container.quoted = container.quoted or around.quoted
        self.containers.append(container)

    def close(self, depth: int) -> None:
        """Close the open leaf and every container from a depth on."""
        if self.leaf is not None or self.paragraph is not None:
            self.close_leaf()
        containers = self.containers
        while len(containers) > depth:
            container = containers.pop()
            if container.last_list is not None:
                self._leave_list(container)
            container.close(self)

    def close_leaf(self) -> None:
        if self.paragraph is not None:
            segments, self.paragraph = self.paragraph, None
            if self.text[segments[0][0]] == "[":
                segments = take_definitions(self, segments)
            if segments:
                paragraph = Paragraph(segments[0][0], segments[-1][1])
                self.jobs.append(self.containers[-1].job(paragraph, segments))
                self.append(paragraph)
        leaf, self.leaf = self.leaf, None
        if leaf is not None:
            leaf.close(self)

    def following_lines(self) -> Iterator[Segment]:
        """What each of the next lines holds inside the containers this line continues."""
        depth = min(self.depth, len(self.containers))
        kept = self.pos, self.column, self.content, self.content_column, self.end, self.next_line
        line, found = self.next_line, True
        while found and line < len(self.text):
            self.end = self._end_of_line(line)
            self.pos, self.column, after = line, 0, self.next_line
            self.look()
            found = self._continues_all(depth)
            segment = self.pos, self.end
            self.pos, self.column, self.content, self.content_column, self.end, self.next_line = (
                kept
            )
            if found:
                yield segment
            line = after

    def take_lines(self, count: int) -> None:
        """Use up the next lines: the block just added covers them."""
        for _ in range(count):
            self.end = self._end_of_line(self.next_line)

    def take_up_to(self, end: int) -> None:
        """Use up the lines up to the one that ends here, of a text without carriage returns."""
        self.end = end
        self.next_line = end + 1

    def report(self, start: int, end: int, kind: str, message: str) -> None:
        """Record a place where MDX refuses the note; the order of reports does not matter."""
        self.problems.append(SyntaxProblem(start, end, kind, message))

    # Details.

    def _continues_all(self, total: int) -> bool:
        depth = 1
        while depth < total:
            count = self.containers[depth].continues(self, depth)
            if count <= 0:
                return False
            depth += count
        return True

    def _leave_list(self, container: OpenContainer) -> None:
        """As in remark, a list inside a quote reaches over the quote's blank lines after it."""
        if container.quoted and container.last_list is not None:
            container.last_list.end = max(container.last_list.end, self.blank_end)
        container.last_list = None

    def _end_container(self, depth: int) -> None:
        """The line is the last one of the container at this depth, and used up."""
        self.close(depth + 1)
        self.previous_end = self.end
        self.close(depth)
