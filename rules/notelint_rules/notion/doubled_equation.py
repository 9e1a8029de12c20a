from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_regex_compile
from notelint.nodes import Emphasis, InlineMath, Link, Math, Node, Paragraph, Strong, Text, walk
from notelint_rules.notion.tex import copy_after, letters, shown

_GAP = lazy_regex_compile(r"[ \t\u00a0\u200b]*")
_GOES_ON = lazy_regex_compile(r"[\p{Latin}\p{Greek}\p{N}_^{}(\[-]")
_SURE = 3
"""Letters: a copy of so many is one even behind a space."""


class DoubledEquation(Rule):
    r"""A formula stands in the text once.

    Where Notion copies or exports an equation that is part of a link or of a title, the formula is
    followed by what it looks like: `$\int$-noise ∫-noise`. So do pages that show formulas with
    KaTeX when text is copied from them.

    The copy must say the same letter for letter, and stand right behind the formula, or the link
    that holds it; behind a space, one or two letters that are on every keyboard are none
    (`$n$ n`).

    The fix takes the copy away. It is not safe: it may have been meant.
    """

    name = "doubled-equation"
    group = "notion"
    fixes = "unsafe"

    good = [
        Good("시점 $t$ t초 뒤의 $x_t$ 와 $n$-gram, $k$ k개, $2$2\n"),
        Good("$x$, x 축과 $\\alpha$ (알파), $\\operatorname{softmax}(x)$ softmax\n"),
        Good("$$\nx = 1\n$$\n\nx = 1 이다.\n"),
        Good("`$\\alpha$α`\n"),
    ]
    bad = [
        Bad(
            "- [$\\int$-noise](https://openreview.net/forum?id=pz) ⟦∫-noise⟧\n",
            ["`∫-noise` repeats the formula before it"],
            "- [$\\int$-noise](https://openreview.net/forum?id=pz)\n",
        ),
        Bad(
            "학습률 $\\alpha$⟦α⟧를 $\\mathbf{x}_t$⟦𝐱t⟧에, **$O(n^2)$** ⟦O(n²)⟧.\n",
            [
                "`α` repeats the formula before it",
                "`𝐱t` repeats the formula before it",
                "`O(n²)` repeats the formula before it",
            ],
            "학습률 $\\alpha$를 $\\mathbf{x}_t$에, **$O(n^2)$**.\n",
        ),
        Bad(
            "$$\n\\sum_i x_i \\leq 1\n$$\n\n⟦∑i xi ≤ 1⟧\n\n끝\n",
            ["`∑i xi ≤ 1` repeats the formula before it"],
            "$$\n\\sum_i x_i \\leq 1\n$$\n\n\n\n끝\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for math in note.find(InlineMath):
            holder = _holder(math, note)
            copy = _copy(holder, note)
            if copy is not None:
                yield _finding(copy, Span(holder.end, copy.end), note)
        for block in note.find(Math):
            copy = _paragraph_of_copy(block, note)
            if copy is not None:
                yield _finding(copy, copy, note)


def _finding(copy: Span, removed: Span, note: Note) -> Finding:
    message = f"`{note.source[copy]}` repeats the formula before it"
    fix = Fix("remove the copy", (Edit(removed, ""),), safe=False)
    return Finding(copy, message, fix)


def _holder(math: InlineMath, note: Note) -> Node:
    """The link or the bold text that begins with the formula, or the formula itself."""
    holder: Node = math
    for parent in note.ancestors(math):
        if not isinstance(parent, Link | Strong | Emphasis) or parent.children[0] is not holder:
            break
        holder = parent
    return holder


def _copy(holder: Node, note: Note) -> Span | None:
    """The text behind that shows the same once more."""
    after = _next_sibling(holder, note)
    if not isinstance(after, Text) or after.start != holder.end:
        return None
    wanted = _shown(holder)
    if not wanted or wanted.isdigit():
        return None
    gap = _GAP.match(note.text, after.start, after.end)
    start = gap.end() if gap else after.start
    end = copy_after(note.text, start, after.end, wanted)
    if end == start or _GOES_ON.match(note.text, end):
        return None
    is_sure = len(wanted) >= _SURE or not note.source[Span(start, end)].isascii()
    return Span(start, end) if start == after.start or is_sure else None


def _paragraph_of_copy(math: Math, note: Note) -> Span | None:
    """The paragraph below a block that is nothing but its copy."""
    after = _next_sibling(math, note)
    wanted = shown(math.value)
    if not isinstance(after, Paragraph) or len(wanted) < _SURE:
        return None
    if not all(isinstance(node, Text) for node in after.children):
        return None
    return after.span if letters(note.source[after.span]) == wanted else None


def _next_sibling(node: Node, note: Note) -> Node | None:
    parent = note.parent(node)
    siblings = parent.children if parent else ()
    at = bisect_left(siblings, node.end, key=attrgetter("start"))
    return siblings[at] if at < len(siblings) else None


def _shown(node: Node) -> str:
    """What a node shows, its formulas as they read; empty where one cannot be read."""
    parts: list[str] = []
    for each in walk(node):
        if isinstance(each, InlineMath):
            formula = shown(each.value)
            if not formula:
                return ""
            parts.append(formula)
        elif isinstance(each, Text):
            parts.append(letters(each.value))
    return "".join(parts)
