"""``notelint: allow RULE[, RULE] [-- reason]`` comments, and what they cover."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

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

    @property
    def reach(self) -> Span:
        """Where findings begin that it silences: even in an empty note, one can be."""
        return Span(self.covers.start, max(self.covers.end, 1))

    def silences(self, rule: str, span: Span) -> bool:
        return rule in self.rules and self.reach.start <= span.start < self.reach.end


class Silence:
    """Where some suppressions together silence findings."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        reaches = sorted(suppression.reach for suppression in suppressions)
        self._starts = [reach.start for reach in reaches]
        self._furthest = [*accumulate((reach.end for reach in reaches), max)]

    def covers(self, span: Span) -> bool:
        """Whether a finding at the span is silenced."""
        begun = bisect_right(self._starts, span.start)
        return begun > 0 and span.start < self._furthest[begun - 1]


def silences(suppressions: Iterable[Suppression]) -> Mapping[str, Silence]:
    """Where each of the rules that suppressions name is silenced."""
    naming: defaultdict[str, list[Suppression]] = defaultdict(list)
    for suppression in suppressions:
        for rule in suppression.rules:
            naming[rule].append(suppression)
    return {rule: Silence(those) for rule, those in naming.items()}


def suppressions(root: Root, source: Source) -> Iterator[Suppression]:
    """Every comment that allows something: alone on its lines for the block that follows,
    within a line for that line, ``allow-file`` for the whole note.

    Comments are found in the tree, so what stands in a code block allows nothing.
    """
    stack: list[Parent] = [root]
    while stack:
        parent = stack.pop()
        stack.extend(node for node in parent.children if isinstance(node, Parent))
        yield from _among(parent.children, source)


def _among(nodes: Sequence[Node], source: Source) -> Iterator[Suppression]:
    """The comments among siblings; what follows one is what comes after all that follow it."""
    following: Node | None = None
    found: list[Suppression] = []
    for node in reversed(nodes):
        match = _match(node, source)
        if match is None:
            following = node
        else:
            found.append(_read(node, match, following, source))
    return reversed(found)


def _read(node: Node, match: re.Match[str], following: Node | None, source: Source) -> Suppression:
    names = frozenset(name.strip() for name in match["names"].split(","))
    if match["scope"] == "allow-file":
        covers = Span(0, len(source.text) + 1)
    elif _alone(node, source):
        covers = Span(node.end, following.end if following else node.end)
    else:
        covers = source.line(source.position(node.start).line)
        covers = Span(covers.start, covers.end + 1)
    named = Span(*match.span("names")).shift(node.start + _indented(node, source))
    whole_note = match["scope"] == "allow-file"
    return Suppression(node.span, names, covers, named, match["reason"], whole_note)


def allows_something(node: Node, source: Source) -> bool:
    """Whether a node is a comment that allows something."""
    return _match(node, source) is not None


def _match(node: Node, source: Source) -> re.Match[str] | None:
    if not isinstance(node, Html | MdxExpression):
        return None
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
