"""The inline stage: what stands in paragraphs, headings and cells.

**Rules.** A construct plugs in as a function ``rule(state, match) -> int | None``, registered
in ``InlineRules`` with a pattern and the characters that pattern can begin with. ``state.text``
is the leaf's text, its lines joined by a line feed, without what belongs to containers; ``match``
is the pattern's match in it. The rule appends nodes to ``state.nodes`` and returns where
it stops, or None where there is no such construct after all (then the character is text).

Offsets that a rule gives its nodes are ``state.base`` + offset in ``state.text``; when the
leaf's lines do not lie together in the note they are mapped back afterwards.
``state.report(start, end, kind, message)`` records a syntax problem, with offsets likewise.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from mistune.core import InlineState as MistuneState

from notelint.markdown.autolinks import LiteralLinks, link_in, link_loosely, literal_links
from notelint.markdown.characters import after_indentation
from notelint.markdown.emphasis import resolve_emphasis
from notelint.markdown.inline_rules import InlineRules
from notelint.nodes import Break, Definition, Node, Parent, SyntaxProblem, Text

if TYPE_CHECKING:
    from notelint.markdown.blocks import Segment
    from notelint.markdown.links import Bracket


class InlineState:
    """The parse of one leaf's text."""

    __slots__ = (
        "base",
        "brackets",
        "definitions",
        "first_mark",
        "footnotes",
        "inlines",
        "link_openers",
        "marks",
        "memory",
        "nodes",
        "problems",
        "scanner",
        "text",
    )

    def __init__(self, text: str, base: int, inlines: "Inlines") -> None:
        self.text = text
        self.base = base
        self.inlines = inlines
        self.definitions = inlines.definitions
        self.footnotes = inlines.footnotes
        self.marks = inlines.rules.marks
        self.nodes: list[Node] = []
        self.brackets: list[Bracket] = []
        self.link_openers: list[Bracket] = []
        self.first_mark = ""  # of the first delimiter run, if there is one
        self.problems: list[SyntaxProblem] = []
        self.memory: dict[str, Any] = {}  # what rules want to remember of this leaf
        self.scanner: MistuneState | None = None

    def add_text(self, start: int, end: int, value: str | None = None) -> None:
        """Append a stretch of the text, or what it stands for."""
        base = self.base
        self.nodes.append(
            Text(base + start, base + end, self.text[start:end] if value is None else value)
        )

    def code_end(self, fence: str, after: int) -> int | None:
        """Where the next run of backticks begins that is exactly this fence."""
        return self._delimiters().delimiters.code_end(fence, after)

    def find(self, marker: str, after: int) -> int | None:
        """Like str.find, but linear however often a marker is asked for."""
        return self._delimiters().delimiters.find(marker, after)

    def report(self, start: int, end: int, kind: str, message: str) -> None:
        self.problems.append(SyntaxProblem(self.base + start, self.base + end, kind, message))

    def parse_within(self, start: int, end: int) -> list[Node]:
        """The nodes of a stretch of the text that is parsed by itself, as labels are."""
        before = len(self.inlines.problems)
        nodes = self.inlines.parse_text(self.text[start:end].rstrip(" \t"), self.base + start)
        self.problems.extend(self.inlines.problems[before:])
        del self.inlines.problems[before:]
        return nodes

    def ends_with_escape(self) -> bool:
        """Whether the last node is a character written with a backslash."""
        last = self.nodes[-1] if self.nodes else None
        return isinstance(last, Text) and last.end - last.start == 2 and len(last.value) == 1

    def finish(self, nodes: list[Node], first_mark: str) -> list[Node]:
        """Resolve emphasis and join neighbouring texts: what a node's children become."""
        return join_texts(resolve_emphasis(nodes, first_mark) if self.first_mark else nodes)

    def _delimiters(self) -> MistuneState:
        if self.scanner is None:
            self.scanner = MistuneState({})
            self.scanner.src = self.text
        return self.scanner


class Inlines:
    """Parses leaves of one note, once all its definitions are known."""

    def __init__(
        self,
        text: str,
        rules: InlineRules,
        definitions: dict[str, Definition],
        footnotes: set[str],
        problems: list[SyntaxProblem],
        memory: dict[str, Any] | None = None,
    ) -> None:
        self.text = text
        self.rules = rules
        self.definitions = definitions
        self.footnotes = footnotes
        self.problems = problems
        self.memory = {} if memory is None else memory  # of the whole note; see ``Blocks``
        self.image_texts: list[tuple[Node, list[Node]]] = []  # images, and what is described with
        self.trigger = rules.trigger

    def parse(
        self, segments: "list[Segment]", *, stripped: bool = False, indented: bool = False
    ) -> list[Node]:
        """The nodes of a leaf's segments; ``indented`` keeps white space at the beginning."""
        text = self.text
        start, end = segments[0]
        last = segments[-1][1]
        if not stripped:
            if not indented:
                while start < end and text[start] in " \t":
                    start += 1
            floor = start if len(segments) == 1 else segments[-1][0]
            while last > floor and text[last - 1] in " \t":
                last -= 1
        if len(segments) == 1:
            return self.parse_text(text[start:last], start)
        segments = [(start, end), *segments[1:-1], (segments[-1][0], last)]
        whole = text[start:last]
        width = sum(end - start for start, end in segments) + len(segments) - 1
        if len(whole) == width and "\r" not in whole:
            return self.parse_text(whole, start)  # the lines lie together: one constant shift
        return self._parse_lines(segments)

    def _parse_lines(self, segments: "list[Segment]") -> list[Node]:
        text = self.text
        before, images = len(self.problems), len(self.image_texts)
        nodes = self.parse_text("\n".join([text[start:end] for start, end in segments]), 0)
        starts = [0, *accumulate(end - start + 1 for start, end in segments)]
        moved: list[Node | SyntaxProblem] = [*nodes, *self.problems[before:]]
        moved.extend(node for _, texts in self.image_texts[images:] for node in texts)
        while moved:
            node = moved.pop()
            line = bisect_right(starts, node.start) - 1
            node.start += segments[line][0] - starts[line]
            line = bisect_right(starts, node.end) - 1
            if line and node.end == starts[line]:  # just behind a line ending
                end = segments[line - 1][1]
                node.end = end + (2 if text.startswith("\r\n", end) else 1)
            else:
                node.end += segments[line][0] - starts[line]
            if isinstance(node, Parent):
                moved.extend(node.children)
            elif isinstance(node, SyntaxProblem) and node.construct >= 0:
                line = bisect_right(starts, node.construct) - 1
                node.construct += segments[line][0] - starts[line]
            moved.extend(_placed_attributes(node))
        return nodes

    def parse_text(self, text: str, base: int) -> list[Node]:
        """The nodes of a text that begins at the offset ``base``."""
        literals = literal_links(text) if self.rules.literal_links else None
        if literals is None and self.trigger.search(text) is None:  # plain text: the common case
            return [Text(base, base + len(text), text)] if text else []
        state = InlineState(text, base, self)
        _run(state, self.rules, literals)
        if state.problems:
            self.problems.extend(state.problems)
        nodes = state.finish(state.nodes, state.first_mark)
        return nodes if literals is None else link_loosely(nodes, text, base)


def _run(state: InlineState, rules: InlineRules, literals: LiteralLinks | None) -> None:
    """Dispatch on each character at which something may happen; the rest is text."""
    text, nodes, base = state.text, state.nodes, state.base
    patterns, functions, search = rules.by_character, rules.functions, rules.trigger.search
    size, pos, trigger = len(text), 0, -1
    next_literal = literals.start if literals else size + 1
    while pos < size:
        if trigger < pos:
            found = search(text, pos)
            trigger = found.start() if found else size
        if literals is not None and next_literal <= trigger:
            here = next_literal >= pos and not state.brackets
            literal = literals.read() if here else None
            if literal is not None:
                if literal.start > pos:
                    state.add_text(pos, literal.start)
                nodes.append(link_in(text, literal, base))
                pos = literal.end
            literals.advance()
            next_literal = literals.start
            continue
        if trigger == size:
            state.add_text(pos, size)
            break
        character = text[trigger]
        if character == "\n":
            pos = _line_ending(state, pos, trigger)
            continue
        if trigger > pos:
            state.add_text(pos, trigger)
        match = patterns[character].match(text, trigger)
        end = functions[match.lastgroup](state, match) if match and match.lastgroup else None
        if end is None:
            end = trigger + 1
            state.add_text(trigger, end)
        pos = end


def _line_ending(state: InlineState, pos: int, newline: int) -> int:
    """A hard break after two spaces, else a soft one; spaces round it go. Returns what follows."""
    text, base = state.text, state.base
    stop = newline
    while stop > pos and text[stop - 1] in " \t":
        stop -= 1
    if stop > pos:
        state.add_text(pos, stop)
    if newline - stop > 1 and "\t" not in text[stop:newline]:
        state.nodes.append(Break(base + stop, base + newline + 1))
    else:
        state.add_text(newline, newline + 1)
    return after_indentation(text, newline + 1)


def join_texts(nodes: list[Node]) -> list[Node]:
    """The nodes with each run of neighbouring texts made one."""
    joined: list[Node] = []
    i, count = 0, len(nodes)
    while i < count:
        node = nodes[i]
        i += 1
        if type(node) is Text and i < count and type(nodes[i]) is Text:
            first = i - 1
            while i < count and type(nodes[i]) is Text:
                i += 1
            value = "".join([text.value for text in nodes[first:i]])  # type: ignore[attr-defined]
            node = Text(node.start, nodes[i - 1].end, value)
        joined.append(node)
    return joined


def _placed_attributes(node: Node | SyntaxProblem) -> Iterable[Node]:
    """Attributes of JSX have places, too; those of directives have none."""
    attributes = getattr(node, "attributes", ())
    return [attribute for attribute in attributes if isinstance(attribute, Node)]
