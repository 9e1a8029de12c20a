"""The HTML blocks among the children of one parent: which tags are elements, and where they end."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import Enum

from notelint_converters.mdx.names import BLOCK, ENDS_BEFORE, FORMATTING, SCOPES, VOID
from notelint_converters.mdx.writing.elements import is_custom, is_element, is_html
from notelint_converters.mdx.writing.html_tokens import Comment, EndTag, Ignored, StartTag, Token
from notelint_converters.mdx.writing.pairs import pairs

_FAR = 100
"""How many open elements a start tag looks back over for one that it ends."""


class Role(Enum):
    """What becomes of a token."""

    START = "start"
    END = "end"
    EMPTY = "empty"
    TEXT = "text"
    COMMENT = "comment"
    STRAY = "stray"


@dataclass(slots=True)
class Item:
    """A token of the block with this number; ``partner`` is the other tag of its element, as an
    index into the items. An end tag that HTML leaves out has an empty token.
    """

    block: int
    role: Role
    token: Token
    name: str = ""
    partner: int = -1


def items(blocks: Sequence[Sequence[Token]], last: int) -> list[Item]:
    """Every token of the blocks with its role, and the end tags that are implied.

    Every start has its end: what is still open is closed at the end of its block or, where it
    may hold blocks, in the block with the number ``last``.
    """
    return _Elements(blocks, last).items


class _Elements:
    """HTML's rules of optional tags, as far as notes need them."""

    def __init__(self, blocks: Sequence[Sequence[Token]], last: int) -> None:
        self.items: list[Item] = []
        self._open: list[int] = []
        self._unclosed: set[int] = set()
        self._names: Counter[str] = Counter()
        flat = [token for block in blocks for token in block]
        closed = pairs(flat)
        number = 0
        for block, tokens in enumerate(blocks):
            for token in tokens:
                self._read(block, token, number in closed)
                number += 1
            self._end_unclosed(block, _WITHIN_A_BLOCK)
        while self._open:
            self._end(last)

    def _read(self, block: int, token: Token, closed: bool) -> None:
        if isinstance(token, StartTag):
            self._start(block, token, closed)
        elif isinstance(token, EndTag):
            self._end_tag(block, token)
        elif isinstance(token, Comment | Ignored):
            self.items.append(Item(block, Role.COMMENT, token))
        else:
            self.items.append(Item(block, Role.TEXT, token))

    def _start(self, block: int, tag: StartTag, closed: bool) -> None:
        name = tag.name.lower()
        if not (
            is_html(name)
            or (closed and is_element(tag.name))
            or (tag.empty and is_custom(tag.name))
        ):
            self.items.append(Item(block, Role.TEXT, tag))
            return
        if tag.empty:
            self.items.append(Item(block, Role.EMPTY, tag, name))
            return
        self._end_before(block, name)
        if not closed:
            self._unclosed.add(len(self.items))
        self._open.append(len(self.items))
        self._names[name] += 1
        self.items.append(Item(block, Role.START, tag, name))

    def _end_before(self, block: int, name: str) -> None:
        if name in BLOCK:
            self._end_unclosed(block, frozenset("p"))
        ended = ENDS_BEFORE.get(name)
        if ended is None or not any(self._names[each] for each in ended):
            return
        farthest = None
        for distance, index in enumerate(reversed(self._open[-_FAR:]), 1):
            open_name = self.items[index].name
            if open_name in ended:
                farthest = distance
            elif open_name in SCOPES or open_name in BLOCK:
                break
        for _ in range(farthest or 0):
            self._end(block)

    def _end_tag(self, block: int, tag: EndTag) -> None:
        name = tag.name.lower()
        if self._names[name]:
            while self.items[self._open[-1]].name != name:
                self._end(block)
            self._end(block, tag)
        elif name in VOID:
            self.items.append(
                Item(block, Role.EMPTY, StartTag(tag.start, tag.end, name, "", True), name)
            )
        else:
            role = Role.STRAY if is_html(name) else Role.TEXT
            self.items.append(Item(block, role, tag, name))

    def _end(self, block: int, tag: EndTag | None = None) -> None:
        start = self._open.pop()
        opened = self.items[start]
        self._names[opened.name] -= 1
        opened.partner = len(self.items)
        token = tag or EndTag(opened.token.end, opened.token.end, opened.name)
        self.items.append(Item(block, Role.END, token, opened.name, start))

    def _end_unclosed(self, block: int, names: Set[str]) -> None:
        """Close what no end tag closes and HTML would not leave open here."""
        while self._open and self._open[-1] in self._unclosed:
            if self.items[self._open[-1]].name not in names:
                break
            self._end(block)


_WITHIN_A_BLOCK = FORMATTING | {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary"}
