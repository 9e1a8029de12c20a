"""Flow: lines that hold only tags and expressions, and, for Docusaurus, comments."""

from bisect import bisect_right

from notelint.lazy import lazy_re_compile
from notelint.markdown.blocks import CONTAINER_OPENED, LINE_TAKEN, NOT_HERE, Blocks, OpenContainer
from notelint.markdown.mdx.expressions import Expressions, expression_value
from notelint.markdown.mdx.flaws import Flaw, problem_at
from notelint.markdown.mdx.jsx import read_tag
from notelint.markdown.mdx.lexer import Searches
from notelint.nodes import Html, MdxFlowExpression, Node

COMMENT = lazy_re_compile(r"<!--(?!-?>)-?(?s:.*?)--+>")
"""A comment as Docusaurus' remark-comment reads it; what begins with ``<!-->`` is none."""

_LINE_END = lazy_re_compile(r"\r\n?|\n")
_CONTAINER_MARKER = lazy_re_compile(r"[ \t]*(?:>|[-+*](?:[ \t]|\Z)|\d{1,9}[.)](?:[ \t]|\Z))")


class Run:
    """The text from a line to the end of its container, without what containers put before
    each line; at the root, the note itself.

    ``offset`` maps an index in ``text`` to one in the note. ``after`` is the offset behind it,
    and ``lazy`` says that a line follows there that would have to be a lazy continuation.
    """

    __slots__ = (
        "_comments_end",
        "_indexes",
        "_offsets",
        "after",
        "expressions",
        "lazy",
        "searches",
        "text",
    )

    def __init__(self, note: str, segments: list[tuple[int, int]] | None) -> None:
        self.lazy = False
        if segments is None:
            self.text, self.after = note, len(note)
            self._indexes = self._offsets = [0]
        else:
            self.text = "\n".join([note[start:end] for start, end in segments])
            self._offsets = [start for start, _ in segments]
            self._indexes = [0]
            for start, end in segments[:-1]:
                self._indexes.append(self._indexes[-1] + end - start + 1)
            self.after, self.lazy = _what_follows(note, *segments[-1])
        self.expressions = Expressions(self.text)
        self.searches = Searches(self.text)
        self._comments_end = len(self.text)  # no comment is closed behind it

    def offset(self, index: int) -> int:
        line = bisect_right(self._indexes, index) - 1
        return self._offsets[line] + index - self._indexes[line]

    def index(self, offset: int) -> int | None:
        """The index of a place in the note, if its line belongs to this run."""
        line = bisect_right(self._offsets, offset) - 1
        if line < 0:
            return None
        index = self._indexes[line] + offset - self._offsets[line]
        last = line + 1 == len(self._indexes)
        limit = len(self.text) if last else self._indexes[line + 1] - 1
        return index if index <= limit else None

    def lines(self, start: int, end: int) -> int:
        """How many line endings there are between two indexes."""
        if len(self._indexes) > 1:
            return bisect_right(self._indexes, end) - bisect_right(self._indexes, start)
        return sum(1 for _ in _LINE_END.finditer(self.text, start, end))

    def comment_end(self, start: int) -> int | None:
        """Where the comment ends that begins at an index, if one does."""
        if start >= self._comments_end:
            return None
        comment = COMMENT.match(self.text, start)
        if comment is not None:
            return comment.end()
        if self.text.find("-->", start) < 0:
            self._comments_end = start
        return None


def run_at(blocks: Blocks) -> Run:
    """The run that holds the line's content; kept, so that each container is looked at once."""
    if blocks.paragraph is not None and blocks.depth < len(blocks.containers):
        return _lazy_run(blocks)
    runs: dict[int, tuple[OpenContainer, Run]] = blocks.memory.setdefault("mdx runs", {})
    container = blocks.containers[blocks.depth - 1]
    known = runs.get(blocks.depth)
    if known and known[0] is container and known[1].index(blocks.content) is not None:
        return known[1]
    segments = None
    if blocks.depth > 1:
        segments = [(blocks.pos, blocks.end), *blocks.following_lines()]
    run = Run(blocks.text, segments)
    runs[blocks.depth] = container, run
    return run


def _lazy_run(blocks: Blocks) -> Run:
    """A line that interrupts a lazily continued paragraph: the containers are still open."""
    depth = blocks.depth
    blocks.depth = len(blocks.containers)
    segments = [(blocks.pos, blocks.end), *blocks.following_lines()]
    blocks.depth = depth
    return Run(blocks.text, segments)


def open_flow(blocks: Blocks) -> int:
    """``<tag>`` or ``{expression}``, and more of them, up to the end of a line."""
    run = run_at(blocks)
    text, size = run.text, len(run.text)
    start = run.index(blocks.content)
    assert start is not None  # run_at has looked
    nodes: list[Node] = []
    index = start
    while True:
        if text.startswith("<", index) and index + 1 == size and run.after > run.offset(index) + 1:
            return NOT_HERE  # a line ending follows
        found = _tag(run, index) if text[index] == "<" else _expression(run, index)
        if isinstance(found, Flaw):
            _report(blocks, run, index, found)
        if found is None or isinstance(found, Flaw):
            return NOT_HERE
        node, index = found
        nodes.append(node)
        while index < size and text[index] in " \t":
            index += 1
        if index == size or text[index] in "\r\n":
            break
        if text[index] != "<" and (text[index] != "{" or isinstance(node, MdxFlowExpression)):
            return NOT_HERE
    blocks.memory["mdx tags"] = True
    for node in nodes:
        blocks.add_block(node)
    blocks.take_lines(run.lines(start, index))
    return LINE_TAKEN


def open_comment(blocks: Blocks) -> int:
    """``<!-- comment -->``, as Docusaurus lets MDX have it; what follows it is a block again."""
    if not blocks.text.startswith("<!--", blocks.content):
        return NOT_HERE
    run = run_at(blocks)
    start = run.index(blocks.content)
    assert start is not None  # run_at has looked
    comment = run.comment_end(start)
    if comment is None:
        return NOT_HERE
    end = run.offset(comment - 1) + 1
    blocks.add_block(Html(blocks.content, end, run.text[start:comment]))
    blocks.take_lines(run.lines(start, comment))
    if not blocks.text[end : blocks.end].strip(" \t"):
        return LINE_TAKEN
    blocks.pos = end
    blocks.column = end - blocks.text.rfind("\n", 0, end) - 1
    blocks.depth = len(blocks.containers)
    return CONTAINER_OPENED


def _tag(run: Run, index: int) -> tuple[Node, int] | Flaw | None:
    return read_tag(run.text, index, len(run.text), run.expressions, flow=True, at=run.offset)


def _expression(run: Run, index: int) -> tuple[Node, int] | Flaw:
    end = run.expressions.end_of(index)
    if isinstance(end, Flaw):
        return end
    value = expression_value(run.text[index + 1 : end - 1])
    return MdxFlowExpression(run.offset(index), run.offset(end - 1) + 1, value), end


def _report(blocks: Blocks, run: Run, index: int, flaw: Flaw) -> None:
    construct = run.offset(index)
    known: set[int] = blocks.memory.setdefault("mdx flaws", set())
    if construct in known:
        return
    known.add(construct)
    at_end = flaw.place >= len(run.text)
    place = run.after if at_end else run.offset(flaw.place)
    if at_end and run.lazy:
        flaw = Flaw(0, "a tag or an expression goes on in a lazy line", "unexpected-lazy")
    blocks.problems.append(problem_at(place, flaw, construct, at_end=at_end))


def _what_follows(note: str, start: int, end: int) -> tuple[int, bool]:
    """Behind a container's last line: the offset, and whether a lazy line stands there."""
    line_end = _LINE_END.match(note, end)
    if line_end is None:
        if note[start:end].strip():
            return end, False
        return max(note.rfind("\n", 0, end), note.rfind("\r", 0, end)) + 1, False
    after = line_end.end()
    if after == len(note):
        return after, False
    line_end = _LINE_END.search(note, after)
    line = note[after : line_end.start() if line_end else len(note)]
    return after, not _CONTAINER_MARKER.match(line)
