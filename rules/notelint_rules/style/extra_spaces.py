from bisect import bisect_right
from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Vault
from notelint.nodes import Blockquote, Heading, List, ListItem, Paragraph
from notelint_rules.style.spaces import Run, is_text, line_start, node_at, odd_runs

_MOST_MOVED = 4


class ExtraSpaces(Rule):
    """Words are one space apart, and so are markers and their text.

    No reader sees more than one; in the source they are noise, and after the marker of an item
    they push all that stands in it further to the right.

    Numbers that spaces bring into line (`9.  text` above `10. text`) are left alone, and so are
    code, math, HTML, JSX and tables.

    The fix leaves one space. It is safe: the tree stays as it is. There is none after the marker
    of an item in which something would be read otherwise then.
    """

    name = "extra-spaces"
    group = "style"
    default = False
    fixes = "safe"

    good = [
        Good(
            "글  \n다음 줄\n\n- 하나\n    - 둘\n\n`a  b` $a  b$\n\n| a    | b  c |\n|------|------|\n"
        ),
        Good("9.  아홉\n10. 열\n"),
        Good("> - 하나\n>   둘\n"),
    ]
    bad = [
        Bad(
            "#⟦  ⟧제목\n\n낱말과⟦  ⟧낱말, **굵은**⟦   ⟧글\n",
            [
                "found 2 spaces, expected 1",
                "found 2 spaces, expected 1",
                "found 3 spaces, expected 1",
            ],
            "# 제목\n\n낱말과 낱말, **굵은** 글\n",
        ),
        Bad(
            "-⟦   ⟧하나\n    - 둘\n- 셋\n\n>⟦  ⟧인용\n",
            ["found 3 spaces after the marker, expected 1", "found 2 spaces, expected 1"],
            "- 하나\n    - 둘\n- 셋\n\n> 인용\n",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for run in odd_runs(note):
            if run.ends_line or "\t" in note.source[run.span]:
                continue
            if run.indents:
                if _is_in_quote(note, run):
                    yield _finding(run, "", safe=True)
            elif item := _item(note, run):
                if not _is_aligned(note, item):
                    yield _finding(run, " after the marker", safe=_can_move(note, item, run))
            elif is_text(note, run.end - 1) or _is_behind_signs(note, run):
                yield _finding(run, "", safe=True)


def _finding(run: Run, where: str, *, safe: bool) -> Finding:
    message = f"found {run.end - run.start} spaces{where}, expected 1"
    return Finding(run.span, message, Fix("leave one", (Edit(run.span, " "),)) if safe else None)


def _is_in_quote(note: Note, run: Run) -> bool:
    """Whether spaces stand between the sign of a quote and its own text."""
    if note.text[run.start - 1 : run.start] != ">":
        return False
    paragraph = node_at(note.find(Paragraph), run.end)
    return paragraph is not None and isinstance(note.parent(paragraph), Blockquote)


def _is_behind_signs(note: Note, run: Run) -> bool:
    """Whether the number signs of a heading end where the spaces begin."""
    heading = node_at(note.find(Heading), run.start)
    return heading is not None and not note.text[heading.start : run.start].strip("#")


def _item(note: Note, run: Run) -> ListItem | None:
    """The item whose marker ends where the spaces begin."""
    items = note.find(ListItem)
    index = bisect_right(items, run.start, key=lambda item: item.start) - 1
    if index < 0 or not items[index].children:
        return None
    item = items[index]
    is_marker = item.start >= run.start - 10 and item.children[0].start == run.end
    return item if is_marker and " " not in note.text[item.start : run.start] else None


def _is_aligned(note: Note, item: ListItem) -> bool:
    """Whether spaces bring the items of a list into line whose numbers are not equally long."""
    items = note.parent(item)
    if not isinstance(items, List) or not items.ordered:
        return False
    written = [
        note.text[child.start : child.children[0].start]
        for child in items.children
        if isinstance(child, ListItem) and child.children
    ]
    return (
        len({len(before) for before in written}) == 1
        and len({len(before.rstrip()) for before in written}) > 1
    )


def _can_move(note: Note, item: ListItem, run: Run) -> bool:
    """Whether all that stands below the item's first line stays in it, and stays what it is."""
    content = run.start + 1 - line_start(note, item.start)
    first, last = (note.source.position(at).line for at in (item.start, item.end - 1))
    for number in range(first + 1, last + 1):
        line = note.source[note.source.line(number)]
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and (line[indent] == "\t" or indent >= content + _MOST_MOVED):
            return False
    return True
