"""A dialect takes constructs that notelint does not know."""

import dataclasses
import re
from typing import ClassVar

from notelint.markdown import MARKDOWN, Construct
from notelint.markdown.blocks import LINE_TAKEN, NOT_HERE, Blocks, OpenLeaf
from notelint.markdown.grammar import Grammar
from notelint.markdown.inlines import InlineState
from notelint.nodes import Leaf, Parent
from tests.notelint.markdown.outline import outline


@dataclasses.dataclass(slots=True, eq=False)
class Remark(Leaf):
    type: ClassVar[str] = "remark"


@dataclasses.dataclass(slots=True, eq=False)
class Mark(Parent):
    type: ClassVar[str] = "mark"


class RemarkLines(OpenLeaf):
    def __init__(self, node: Remark) -> None:
        self.node = node

    def takes(self, blocks: Blocks) -> bool:
        self.node.end = blocks.end
        if blocks.rest() == "%%":
            blocks.leaf = None
        else:
            self.node.value += blocks.rest() + "\n"
        return True

    def close(self, blocks: Blocks) -> None:
        pass


def open_remark(blocks: Blocks) -> int:
    if blocks.text[blocks.content : blocks.end] != "%%":
        return NOT_HERE
    node = Remark(blocks.content, blocks.end)
    blocks.add_block(node)
    blocks.leaf = RemarkLines(node)
    return LINE_TAKEN


def read_mark(state: InlineState, match: "re.Match[str]") -> int:
    start, end = match.span()
    children = state.parse_within(start + 2, end - 2)
    state.nodes.append(Mark(state.base + start, state.base + end, children))
    return end


def add(grammar: Grammar) -> None:
    grammar.on("%", open_remark)
    grammar.rules.add("mark", "=", read_mark, "==[^=]+==")


OBSIDIAN = dataclasses.replace(MARKDOWN, constructs=(Construct("obsidian", add),))


def test_a_construct_adds_blocks_and_marks() -> None:
    assert outline("> %%\n> 나만\n> %%\n> ==가 *나*==", OBSIDIAN) == [
        "blockquote '> %%⏎> 나만⏎> %%⏎> ==가 *나*=='",
        "·remark '%%⏎> 나만⏎> %%' value='나만\\n'",
        "·paragraph '==가 *나*=='",
        "··mark '==가 *나*=='",
        "···text '가 '",
        "···emphasis '*나*'",
        "····text '나'",
    ]


def test_what_a_construct_adds_to_one_dialect_no_other_has() -> None:
    outline("==가==", OBSIDIAN)
    assert outline("==가==")[1:] == ["·text '==가=='"]
