"""Tags to elements: in each list of children, start tags and end tags are matched."""

from collections import defaultdict
from collections.abc import Sequence

from notelint.markdown.blocks import Blocks
from notelint.markdown.inlines import join_texts
from notelint.markdown.mdx.jsx import Tag
from notelint.nodes import (
    Html,
    MdxExpression,
    MdxJsxElement,
    MdxJsxFlowElement,
    MdxJsxTextElement,
    Node,
    Paragraph,
    Parent,
    SyntaxProblem,
    Text,
)


def nest_tags(blocks: Blocks) -> None:
    """Make elements of the tags of a note, and text of those that have no partner."""
    flawed: set[int] = blocks.memory.get("mdx flaws", set())
    _drop_needless(blocks, flawed)
    if not flawed and not blocks.memory.get("mdx tags"):
        return
    nesting = _Nesting(blocks, flawed)
    nesting.run(blocks.root)
    for _, texts in blocks.memory.get("image texts", ()):
        nesting.run(_ImageText(0, 0, texts))


def _drop_needless(blocks: Blocks, flawed: set[int]) -> None:
    """Keep the first report of what flow has refused, for it is read again as text; and none of
    a ``<`` before white space, which is no part of a leaf's text at its end.
    """
    text = blocks.text
    seen: set[int] = set()
    kept = []
    for problem in blocks.problems:  # those of flow come first
        construct = problem.construct
        if construct in flawed and construct in seen:
            continue
        seen.add(construct)
        if construct < 0 or not text.startswith(("< ", "<\t"), construct):
            kept.append(problem)
    blocks.problems[:] = kept


class _ImageText(Parent):
    """What an alternative text was made of: tags match there, too, and are then forgotten."""

    type = "image"


class _Level:
    """A parent whose children are being looked at; ``opened`` are its tags not closed yet."""

    __slots__ = ("by_name", "children", "index", "opened", "pairs", "parent", "tagged")

    def __init__(self, parent: Parent) -> None:
        self.parent = parent
        self.children: Sequence[Node] = parent.children
        self.index = 0
        self.opened: list[int] = []  # indexes of start tags
        self.by_name: defaultdict[str | None, list[int]] = defaultdict(list)  # places in `opened`
        self.pairs: dict[int, int] = {}  # start tags and their end tags, by index
        self.tagged = False


class _Nesting:
    """One pass over the tree, in document order."""

    def __init__(self, blocks: Blocks, flawed: set[int]) -> None:
        self.blocks = blocks
        self.flawed = flawed
        self.open = 0  # how many tags are, in all levels
        self.broken: defaultdict[str | None, int] = defaultdict(int)

    def run(self, parent: Parent) -> None:
        levels = [_Level(parent)]
        while levels:
            level = levels[-1]
            if level.index == len(level.children):
                levels.pop()
                self._leave(level)
                continue
            node = level.children[level.index]
            level.index += 1
            if isinstance(node, Tag):
                self._tag(level, node)
            elif isinstance(node, MdxExpression) and node.start in self.flawed:
                level.tagged = True
            elif isinstance(node, Parent) and node.children:
                levels.append(_Level(node))

    def _tag(self, level: _Level, tag: Tag) -> None:
        level.tagged = True
        if tag.broken:
            self.broken[tag.name] += 1
        elif tag.start in self.flawed:
            if not tag.closing and not tag.self_closing:
                self.broken[tag.name] += 1
        elif tag.closing:
            self._close(level, tag)
        elif not tag.self_closing:
            level.by_name[tag.name].append(len(level.opened))
            level.opened.append(level.index - 1)
            self.open += 1

    def _close(self, level: _Level, tag: Tag) -> None:
        partners = level.by_name[tag.name]
        if not partners:
            self._stray(level, tag)
            return
        place = partners[-1]
        while len(level.opened) > place + 1:
            unclosed = self._drop_last(level)
            self._report_unclosed(level, unclosed, tag)
        start = level.opened[-1]
        self._drop_last(level)
        level.pairs[start] = level.index - 1
        self._check_end_tag(tag)

    def _drop_last(self, level: _Level) -> Tag:
        tag = level.children[level.opened.pop()]
        assert isinstance(tag, Tag)
        level.by_name[tag.name].pop()
        self.open -= 1
        return tag

    def _leave(self, level: _Level) -> None:
        for index in level.opened:
            tag = level.children[index]
            assert isinstance(tag, Tag)
            self._report_unclosed(level, tag, None)
        self.open -= len(level.opened)
        if level.tagged:
            level.parent.children = self._nested(level)

    # Reports.

    def _stray(self, level: _Level, tag: Tag) -> None:
        if self.broken[tag.name]:  # its start tag has been reported
            self.broken[tag.name] -= 1
            return
        if not self.open:
            place = self.blocks.text.index("/", tag.start)
            message = f"unexpected `{_written(tag)}`, there is no open tag"
            self._report(place, place + 1, "unexpected-closing-slash", message, tag)
            return
        if level.opened:
            expected = level.children[level.opened[-1]]
            assert isinstance(expected, Tag)
            message = f"expected `</{expected.name or ''}>`, found `{_written(tag)}`"
        else:
            message = f"`{_written(tag)}` does not stand in the block where its tag is opened"
        self._report(tag.start, tag.end, "end-tag-mismatch", message, tag)

    def _report_unclosed(self, level: _Level, tag: Tag, closing: Tag | None) -> None:
        if closing is None:
            message = f"expected an end tag for `{_written(tag)}`"
            if level.parent is not self.blocks.root:
                message += f" before the end of the {_described(level.parent)}"
            self._report(tag.start, tag.end, "end-tag-mismatch", message, tag)
        else:
            message = f"expected an end tag for `{_written(tag)}`, found `{_written(closing)}`"
            self._report(closing.start, closing.end, "end-tag-mismatch", message, tag)

    def _check_end_tag(self, tag: Tag) -> None:
        if tag.attributes:
            first = tag.attributes[0]
            message = f"`{_written(tag)}` has an attribute"
            self._report(first.start, first.end, "unexpected-attribute", message, tag)
        if tag.self_closing:
            place = self.blocks.text.rindex("/", tag.start, tag.end)
            message = f"`{_written(tag)}` is an end tag and closes itself"
            self._report(place, place + 1, "unexpected-self-closing-slash", message, tag)

    def _report(self, start: int, end: int, kind: str, message: str, tag: Tag) -> None:
        self.blocks.problems.append(SyntaxProblem(start, end, kind, message, tag.start))

    # The new children.

    def _nested(self, level: _Level) -> list[Node]:
        """Elements for pairs, text for what has no partner."""
        lists: list[list[Node]] = [[]]
        closing = {end: start for start, end in level.pairs.items()}
        for index, node in enumerate(level.children):
            if index in level.pairs:
                lists.append([])
            elif index in closing:
                start = level.children[closing[index]]
                assert isinstance(start, Tag)
                element = _element(start, node.end)
                element.children = join_texts(lists.pop())
                lists[-1].append(element)
            elif isinstance(node, Tag):
                if node.self_closing and not node.closing and node.start not in self.flawed:
                    lists[-1].append(_element(node, node.end))
                else:
                    lists[-1].append(self._as_text(node, flow=node.flow))
            elif isinstance(node, MdxExpression) and node.start in self.flawed:
                lists[-1].append(self._as_text(node, flow=False))
            else:
                lists[-1].append(node)
        return join_texts(lists[0])

    def _as_text(self, node: Node, *, flow: bool) -> Node:
        text = Text(node.start, node.end, self.blocks.text[node.start : node.end])
        return Paragraph(node.start, node.end, [text]) if flow else text


def is_unraveled(paragraph: Paragraph) -> bool:
    """Whether MDX drops the paragraph around these children: only JSX and white space."""
    found = False
    for child in paragraph.children:
        if isinstance(child, MdxJsxTextElement | MdxExpression):
            found = True
        elif not (isinstance(child, Html) or (isinstance(child, Text) and child.value.isspace())):
            return False
    return found


def _element(tag: Tag, end: int) -> MdxJsxElement:
    make = MdxJsxFlowElement if tag.flow else MdxJsxTextElement
    return make(tag.start, end, (), tag.name, tag.attributes)


def _written(tag: Tag) -> str:
    return f"<{'/' if tag.closing else ''}{tag.name or ''}>"


def _described(parent: Parent) -> str:
    words = {"listItem": "list item", "tableCell": "table cell", "blockquote": "block quote"}
    return words.get(parent.type, parent.type)
