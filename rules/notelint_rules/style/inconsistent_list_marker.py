from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint.nodes import List


class InconsistentListMarker(Rule):
    """The bulleted lists of a note have one marker.

    `-`, `*` and `+` mean the same; a change of marker within a list ends it and begins another.

    What most lists of a note have is expected; lists on one level are compared with one another,
    so markers may change from level to level.

    The fix writes that marker. It is safe: the tree stays as it is. There is none where the list
    stands beside another one, and would become one with it.
    """

    name = "inconsistent-list-marker"
    group = "style"
    default = False
    fixes = "safe"

    good = [
        Good("- 하나\n- 둘\n\n글\n\n- 셋\n\n1. 넷\n"),
        Good("- 하나\n  * 둘\n- 셋\n  * 넷\n"),
    ]
    bad = [
        Bad(
            "- 하나\n- 둘\n\n글\n\n⟦*⟧ 셋\n* 넷\n\n글\n\n- 다섯\n",
            ["the list has `*`, expected `-` as in the rest of the note"],
            "- 하나\n- 둘\n\n글\n\n- 셋\n- 넷\n\n글\n\n- 다섯\n",
            nests=False,
        ),
        Bad(
            "- 하나\n- 둘\n⟦*⟧ 셋\n- 넷\n",
            ["the list has `*`, expected `-` as in the rest of the note"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        bullets = [items for items in note.find(List) if not items.ordered]
        if len({note.text[items.start] for items in bullets}) < 2:
            return
        levels: dict[int, list[List]] = {}
        for items in bullets:
            depth = sum(isinstance(above, List) for above in note.ancestors(items))
            levels.setdefault(depth, []).append(items)
        for level in levels.values():
            yield from _on_level(note, level)


def _on_level(note: Note, level: list[List]) -> Iterator[Finding]:
    markers = Counter(note.text[items.start] for items in level)
    expected = markers.most_common(1)[0][0]
    for items in level:
        marker = note.text[items.start]
        if marker != expected:
            message = f"the list has `{marker}`, expected `{expected}` as in the rest of the note"
            yield Finding(Span(items.start, items.start + 1), message, _fix(note, items, expected))


def _fix(note: Note, items: List, marker: str) -> Fix | None:
    around = note.parent(items)
    siblings = around.children if around is not None else ()
    index = bisect_left(siblings, items.start, key=lambda node: node.start)
    beside = [*siblings[max(0, index - 1) : index], *siblings[index + 1 : index + 2]]
    if any(isinstance(other, List) and not other.ordered for other in beside):
        return None
    edits = tuple(Edit(Span(item.start, item.start + 1), marker) for item in items.children)
    return Fix(f"write `{marker}`", edits)
