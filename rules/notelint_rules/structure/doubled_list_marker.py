from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint.nodes import List, ListItem


class DoubledListMarker(Rule):
    r"""An item of a list has one marker.

    In `- * 참고`, the star begins a list within the item: it is not shown, and the text gets a
    second bullet. Reported are items that hold nothing but such a list of one item; a list in a
    list with several items is meant.

    The fix writes a backslash before the second marker. It is not safe: the list may be meant.
    """

    name = "doubled-list-marker"
    group = "structure"
    fixes = "unsafe"

    good = [
        Good("- 하나\n  - 둘\n- \\* 참고\n- - a\n  - b\n-\n  - 안쪽\n"),
    ]
    bad = [
        Bad(
            "- 학습한다.\n- ⟦*⟧ 근데 비교하는건 어렵지\n- ⟦1.⟧ 둘째\n",
            [
                "`*` begins a list in the item, expected `\\*`",
                "`1.` begins a list in the item, expected `1\\.`",
            ],
            "- 학습한다.\n- \\* 근데 비교하는건 어렵지\n- 1\\. 둘째\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for item in note.find(ListItem):
            if len(item.children) != 1 or not isinstance(inner := item.children[0], List):
                continue
            if len(inner.children) != 1 or "\n" in note.text[item.start : inner.start]:
                continue
            inside = inner.children[0]
            if not isinstance(inside, ListItem) or not inside.children:
                continue
            marker = note.text[inner.start : inner.start + 11].split(maxsplit=1)[0]
            escaped = f"{marker[:-1]}\\{marker[-1]}"
            span = Span(inner.start, inner.start + len(marker))
            # What stands behind the marker is read anew.
            text = escaped + note.text[span.end : inner.end]
            fix = Fix(f"write `{escaped}`", (Edit(inner.span, text),), safe=False)
            yield Finding(span, f"`{marker}` begins a list in the item, expected `{escaped}`", fix)
