from collections.abc import Iterator
from itertools import pairwise

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import (
    Blockquote,
    Code,
    ContainerDirective,
    Heading,
    Html,
    List,
    ListItem,
    MdxExpression,
    MdxJsxElement,
    Node,
    Parent,
    Root,
    Toml,
    Yaml,
)
from notelint_rules.style.spaces import line_start

_SPEAKS_OF_NEXT = (Html, MdxExpression, MdxJsxElement, Toml, Yaml)
_BEFORE_BLOCK = lazy_re_compile(r"[ \t>]*")


class MissingBlankLine(Rule):
    """Headings, lists and blocks of code stand between blank lines.

    Other readers of Markdown need the line to see what begins there, and so do people.

    Nothing is said of a list within an item; nor in an item of a list without blank lines, for one
    would set all of the list further apart; nor below front matter, a tag or a comment, which may be
    about what follows.

    The fix adds the line. It is safe: the tree stays as it is.
    """

    name = "missing-blank-line"
    group = "style"
    default = False
    fixes = "safe"

    good = [
        Good("# 제목\n\n글\n\n- 하나\n- 둘\n\n```\ncode\n```\n"),
        Good("- 하나\n  ```\n  code\n  ```\n  - 둘\n"),
        Good("<!-- 이야기 -->\n# 제목\n\n글\n"),
        Good("> - 하나\n>\n> ```\n> code\n> ```\n"),
    ]
    bad = [
        Bad(
            "글\n⟦# 제목⟧\n\n글\n⟦- 하나⟧\n- 둘\n⟦## 다음⟧\n\n글\n",
            [
                "no blank line before the heading, expected one",
                "no blank line before the list, expected one",
                "no blank line before the heading, expected one",
            ],
            "글\n\n# 제목\n\n글\n\n- 하나\n- 둘\n\n## 다음\n\n글\n",
            nests=False,
        ),
        Bad(
            "⟦# 제목⟧\n글\n",
            ["no blank line after the heading, expected one"],
            "# 제목\n\n글\n",
            nests=False,
        ),
        Bad(
            "> 글\n> ⟦```js⟧\n> code\n> ⟦```⟧\n> 글\n",
            [
                "no blank line before the code, expected one",
                "no blank line after the code, expected one",
            ],
            "> 글\n>\n> ```js\n> code\n> ```\n>\n> 글\n",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for kind in (Root, Blockquote, ContainerDirective, ListItem):
            for parent in note.find(kind):
                if len(parent.children) > 1 and not _is_tight(note, parent):
                    yield from _between(note, parent)


def _is_tight(note: Note, parent: Parent) -> bool:
    """Whether a blank line between the blocks of an item would set its list further apart."""
    if not isinstance(parent, ListItem) or parent.spread:
        return False
    items = note.parent(parent)
    return not isinstance(items, List) or not items.spread


def _between(note: Note, parent: Parent) -> Iterator[Finding]:
    for above, below in pairwise(parent.children):
        if isinstance(above, _SPEAKS_OF_NEXT):
            continue
        place = _place(note, above, below)
        if place and note.text.count("\n", _end(note, above), below.start) == 1:
            yield _finding(note, below, *place)


def _place(note: Note, above: Node, below: Node) -> tuple[str, Span] | None:
    """Where a blank line is wanted between two blocks, in words, and the line that wants it."""
    if isinstance(above, Heading):
        return "after the heading", _first_line(note, above)
    if isinstance(below, Heading):
        return "before the heading", _first_line(note, below)
    if _is_fenced(note, below):
        return "before the code", _first_line(note, below)
    if _is_fenced(note, above):
        return "after the code", _last_line(note, above)
    if isinstance(above, List) == isinstance(below, List) or _is_in_item(note, below):
        return None  # two lists are parted by their markers; one within another is seen to be one
    if isinstance(below, List):
        return "before the list", _first_line(note, below)
    return "after the list", _last_line(note, above)


def _end(note: Note, block: Node) -> int:
    """Where a block ends, without the blank lines that are read as its last.

    An indented block of code has those that are indented as it is, a list in a quote the first.
    """
    end = block.end
    while end > block.start:
        end = block.start + len(note.text[block.start : end].rstrip())
        start = line_start(note, end - 1)
        if start <= block.start or note.text[start:end].strip(" \t>"):
            break
        end = start
    return end


def _is_in_item(note: Note, block: Node) -> bool:
    return isinstance(note.parent(block), ListItem)


def _is_fenced(note: Note, node: Node) -> bool:
    return isinstance(node, Code) and note.text[node.start] in "`~"


def _first_line(note: Note, node: Node) -> Span:
    line = note.source.line(note.source.position(node.start).line)
    return _without_spaces(note, Span(node.start, min(node.end, line.end)))


def _last_line(note: Note, node: Node) -> Span:
    start = max(node.start, line_start(note, node.end - 1))
    before = _BEFORE_BLOCK.match(note.text, start)
    return _without_spaces(note, Span(before.end() if before else start, node.end))


def _without_spaces(note: Note, span: Span) -> Span:
    return Span(span.start, span.start + len(note.source[span].rstrip()))


def _finding(note: Note, below: Node, where: str, span: Span) -> Finding:
    text, start = note.text, line_start(note, below.start)
    fix = None
    if _BEFORE_BLOCK.fullmatch(text, start, below.start):
        newline = "\r\n" if text[:start].endswith("\r\n") else "\n"
        blank = text[start : below.start].rstrip() + newline
        fix = Fix("add a blank line", (Edit(Span(start, start), blank),))
    return Finding(span, f"no blank line {where}, expected one", fix)
