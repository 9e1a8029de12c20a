"""``notelint: allow RULE[, RULE] [-- reason]`` comments, and what they cover."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notelint.lazy import lazy_re_compile
from notelint.nodes import Html, MdxExpression, Node, Parent, Root
from notelint.source import Source, Span

_ALLOW = lazy_re_compile(
    r"^(?:<!--|\{?\s*/\*)\s*notelint:\s*(?P<scope>allow-file|allow)\s+(?P<names>[\w\-]+(?:\s*,\s*[\w\-]+)*)"
    r"(?:\s+--\s*(?P<reason>.*?))?\s*(?:-->|\*/\s*\}?)\s*$",
    re.DOTALL,
)


@dataclass(frozen=True)
class Suppression:
    """``covers`` is the part of the note where findings of these rules are silenced.

    ``names`` is where the comment names them; ``whole_note`` says that it is for all of it.
    """

    span: Span
    rules: frozenset[str]
    covers: Span
    names: Span
    reason: str | None = None
    whole_note: bool = False

    def silences(self, rule: str, span: Span) -> bool:
        return rule in self.rules and self.covers.start <= span.start < max(self.covers.end, 1)


def suppressions(root: Root, source: Source) -> Iterator[Suppression]:
    """Every comment that allows something: alone on its lines for the block that follows,
    within a line for that line, ``allow-file`` for the whole note.

    Comments are found in the tree, so what stands in a code block allows nothing.
    """
    stack: list[Parent] = [root]
    while stack:
        parent = stack.pop()
        for index, node in enumerate(parent.children):
            if isinstance(node, Parent):
                stack.append(node)
            elif isinstance(node, Html | MdxExpression):
                yield from _read(node, parent.children[index + 1 :], source)


def _read(
    node: Html | MdxExpression, after: Iterable[Node], source: Source
) -> Iterator[Suppression]:
    match = _match(node, source)
    if match is None:
        return
    names = frozenset(name.strip() for name in match["names"].split(","))
    if match["scope"] == "allow-file":
        covers = Span(0, len(source.text) + 1)
    elif _alone(node, source):
        covers = _next_block(node, after, source)
    else:
        covers = source.line(source.position(node.start).line)
        covers = Span(covers.start, covers.end + 1)
    named = Span(*match.span("names")).shift(node.start + _indented(node, source))
    whole_note = match["scope"] == "allow-file"
    yield Suppression(node.span, names, covers, named, match["reason"], whole_note)


def allows_something(node: Node, source: Source) -> bool:
    """Whether a node is a comment that allows something."""
    return isinstance(node, Html | MdxExpression) and _match(node, source) is not None


def _match(node: Node, source: Source) -> re.Match[str] | None:
    return _ALLOW.match(source[node.span].strip())


def _indented(node: Node, source: Source) -> int:
    """How far within its node a comment begins."""
    written = source[node.span]
    return len(written) - len(written.lstrip())


def _alone(node: Node, source: Source) -> bool:
    """Whether nothing but the comment, and the markers of its containers, is on its lines."""
    first = source.line(source.position(node.start).line)
    last = source.line(source.position(max(node.start, node.end - 1)).line)
    before = source.text[first.start : node.start].strip("\ufeff \t>")
    return not source.text[node.end : last.end].strip() and not before.strip("-+*0123456789.) ")


def _next_block(node: Node, after: Iterable[Node], source: Source) -> Span:
    """From the comment to the end of the next block; comments that allow, too, are passed over."""
    following = next((n for n in after if not _match(n, source)), None)
    return Span(node.end, following.end if following else node.end)
