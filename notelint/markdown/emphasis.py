"""Delimiter runs: emphasis, strong emphasis and strikethrough."""

import re
from typing import TYPE_CHECKING

from notelint.markdown.characters import OTHER, PUNCTUATION_CLASS, classify
from notelint.nodes import Delete, Emphasis, Node, Parent, Strong, Text

if TYPE_CHECKING:
    from notelint.markdown.inlines import InlineState


class Run(Node):
    """A run of one mark; matched marks are taken from its inner side, see ``start``/``end``."""

    __slots__ = ("can_close", "can_open", "closes", "length", "mark", "opens")

    def __init__(self, start: int, end: int, mark: str, can_open: bool, can_close: bool) -> None:
        self.start = start
        self.end = end
        self.mark = mark
        self.length = end - start  # as written
        self.can_open = can_open
        self.can_close = can_close
        self.opens: list[Parent] = []  # the spans that begin here, the innermost first
        self.closes: list[Parent] = []  # the spans that end here, the innermost first


def read_run(state: "InlineState", match: "re.Match[str]") -> int:
    """Classify a run as left- or right-flanking (CommonMark, section 6.2)."""
    text, start, end = state.text, match.start(), match.end()
    mark = text[start]
    previous, following = text[start - 1 : start] if start else "", text[end : end + 1]
    before, after = classify(previous), classify(following)
    opens = after == OTHER or (after == PUNCTUATION_CLASS and before != OTHER)
    closes = before == OTHER or (before == PUNCTUATION_CLASS and after != OTHER)
    if mark == "~":
        possible = end - start < 3
    else:  # as in micromark, a mark that CommonMark does not know is no punctuation here
        possible = True
        opens = opens or (following != "" and following in state.marks)
        closes = closes or (previous != "" and previous in state.marks)
    if mark == "_":
        opens, closes = (
            opens and (before != OTHER or not closes),
            closes and (after != OTHER or not opens),
        )
    if possible:
        state.first_mark = state.first_mark or mark
    if possible and (opens or closes):
        base = state.base
        state.nodes.append(Run(base + start, base + end, mark, opens, closes))
    else:
        state.add_text(start, end)
    return end


def resolve_emphasis(nodes: list[Node], first_mark: str) -> list[Node]:
    """Match runs and nest what they span; linear in the number of nodes.

    Where emphasis and strikethrough overlap, the one whose mark comes first wins, as in remark.
    """
    runs = [node for node in nodes if isinstance(node, Run)]
    struck = [run for run in runs if run.mark == "~"]
    if not struck or len(struck) == len(runs):
        _match(runs)
    else:
        marked = [run for run in runs if run.mark != "~"]
        first, second = (struck, marked) if first_mark == "~" else (marked, struck)
        _match(first)
        for level in _levels(runs, set(map(id, second))):
            _match(level)
    nested: list[list[Node]] = [[]]
    for node in nodes:
        if not isinstance(node, Run):
            nested[-1].append(node)
            continue
        for span in node.closes:
            span.children = _joined(nested.pop())
            nested[-1].append(span)
        if node.end > node.start:
            nested[-1].append(_as_text(node))
        nested.extend([] for _ in node.opens)
    return nested[0]


def _levels(runs: list[Run], wanted: set[int]) -> list[list[Run]]:
    """The wanted runs, apart where a span of the others begins or ends between them."""
    open_levels: list[list[Run]] = [[]]
    levels: list[list[Run]] = []
    for run in runs:
        if id(run) in wanted:
            open_levels[-1].append(run)
        else:
            levels.extend(open_levels.pop() for _ in run.closes)
            open_levels.extend([] for _ in run.opens)
    return levels + open_levels


def _match(runs: list[Run]) -> None:
    """Record on each run which spans it opens and closes."""
    openers: list[tuple[int, Run]] = []
    floors: dict[tuple[object, ...], int] = {}  # below these no opener fits such a closer
    for order, closer in enumerate(runs):
        if closer.can_close:
            key = _kind(closer)
            while closer.end > closer.start:
                floor = floors.get(key, -1)
                place = len(openers) - 1
                while place >= 0 and openers[place][0] > floor:
                    if _fits(openers[place][1], closer):
                        break
                    place -= 1
                else:
                    floors[key] = order - 1
                    break
                opener = openers[place][1]
                del openers[place + 1 :]
                _join(opener, closer)
                if opener.end == opener.start:
                    openers.pop()
        if closer.can_open and closer.end > closer.start:
            openers.append((order, closer))


def _kind(closer: Run) -> tuple[object, ...]:
    if closer.mark == "~":
        return closer.mark, closer.length
    return closer.mark, closer.can_open, closer.length % 3


def _fits(opener: Run, closer: Run) -> bool:
    if opener.mark != closer.mark:
        return False
    if opener.mark == "~":
        return opener.length == closer.length
    return not (
        (opener.can_close or closer.can_open)
        and closer.length % 3
        and (opener.length + closer.length) % 3 == 0
    )


def _join(opener: Run, closer: Run) -> None:
    span: Parent
    if opener.mark == "~":
        width = closer.length
        span = Delete(opener.end - width, closer.start + width)
    elif opener.end - opener.start > 1 and closer.end - closer.start > 1:
        width = 2
        span = Strong(opener.end - 2, closer.start + 2)
    else:
        width = 1
        span = Emphasis(opener.end - 1, closer.start + 1)
    opener.end -= width
    closer.start += width
    opener.opens.append(span)
    closer.closes.append(span)


def _as_text(run: Run) -> Text:
    return Text(run.start, run.end, run.mark * (run.end - run.start))


def _joined(nodes: list[Node]) -> list[Node]:
    from notelint.markdown.inlines import join_texts

    return join_texts(nodes)
