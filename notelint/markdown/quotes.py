"""Block quotes."""

from notelint.markdown.blocks import CONTAINER_OPENED, Blocks, OpenContainer
from notelint.nodes import Blockquote


class OpenQuote(OpenContainer):
    __slots__ = ()

    def continues(self, blocks: Blocks, depth: int) -> int:
        content = blocks.content
        if (
            content >= blocks.end
            or blocks.text[content] != ">"
            or blocks.content_column - blocks.column >= blocks.grammar.max_indent
        ):
            return 0
        blocks.move_behind(content + 1, blocks.content_column + 1)
        blocks.look()
        return 1

    def close(self, blocks: Blocks) -> None:
        self.node.end = blocks.previous_end


def open_quote(blocks: Blocks) -> int:
    quote = OpenQuote(Blockquote(blocks.content, blocks.end))
    quote.quoted = True
    blocks.open_container(quote)
    blocks.move_behind(blocks.content + 1, blocks.content_column + 1)
    return CONTAINER_OPENED
