"""``%%`` alone on a line, and all lines up to the next one: a comment that Obsidian hides."""

from dataclasses import dataclass
from typing import ClassVar

from notelint.constructs import LINE_TAKEN, NOT_HERE, BlockConstruct, Blocks, OpenLeaf
from notelint.nodes import Leaf

FENCE = "%%"


@dataclass(slots=True, eq=False)
class Comment(Leaf):
    type: ClassVar[str] = "comment"


class OpenComment(OpenLeaf):
    def __init__(self, node: Comment) -> None:
        self.node = node
        self.lines: list[str] = []

    def takes(self, blocks: Blocks) -> bool:
        self.node.end = blocks.end
        if blocks.rest().strip() == FENCE:
            blocks.leaf = None
            self.close(blocks)
        else:
            self.lines.append(blocks.rest())
        return True

    def close(self, blocks: Blocks) -> None:
        self.node.value = "\n".join(self.lines)


def open_comment(blocks: Blocks) -> int:
    if blocks.text[blocks.content : blocks.end].rstrip() != FENCE:
        return NOT_HERE
    node = Comment(blocks.content, blocks.end)
    blocks.add_block(node)
    blocks.leaf = OpenComment(node)
    return LINE_TAKEN


COMMENT = BlockConstruct("comment", FENCE[0], open_comment)
