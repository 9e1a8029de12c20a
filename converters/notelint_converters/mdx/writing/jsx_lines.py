"""Pieces of HTML laid out as lines of JSX.

MDX reads a line that holds nothing but tags and expressions as JSX. A line that holds words as
well is a paragraph, whose ``<p>`` MDX takes away again if everything in it stands within
elements. So an element that holds words, and no blocks, stands on one line; words that stand
beside blocks are written as expressions; white space that a reader sees is an expression too.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from notelint_converters.mdx.escapes import means_nothing
from notelint_converters.mdx.names import BLOCK, FORMATTING, RAW_TEXT
from notelint_converters.mdx.writing.html_tree import Item, Role
from notelint_converters.mdx.writing.jsx_pieces import Piece, balanced, expression

_SPACE = " \t\r\n\f"
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ON_ITS_OWN = BLOCK | RAW_TEXT | {"br"}


def jsx_lines(
    items: Sequence[Item], base: int, texts: Sequence[str], *, strict: bool, within: bool
) -> list[str]:
    """The lines for the items of one block.

    ``base`` is the index of the first of them among all; ``texts`` holds the JSX of each tag
    and comment, and the raw text of the rest. ``strict``: every line must be nothing but tags
    and expressions, for a paragraph stands right before or behind it. ``within``: the block
    begins inside an element; where it does not, MDX sets what stands side by side apart.
    """
    lines: list[tuple[str, list[Piece]]] = [("", [])]
    space = ""
    last: Piece | None = None
    depth = int(within)
    for piece in _Block(items, base, texts, strict).pieces(within):
        if isinstance(piece, str):
            space += piece
            continue
        if space and depth and last is not None and last.after and piece.before:
            _keep_space(last, piece, lines[-1][1])
        if "\n" in space or "\r" in space:
            lines.append((re.split(r"[\r\n]", space)[-1], []))
        lines[-1][1].append(piece)
        depth += piece.depth
        space, last = "", piece
    return [line for indent, pieces in lines if pieces for line in balanced(indent, pieces)]


def _keep_space(last: Piece, piece: Piece, line: list[Piece]) -> None:
    if piece.string is not None:
        piece.string = " " + piece.string
    elif last.string is not None:
        last.string += " "
    else:
        line.append(Piece(expression(" ")))


class _Block:
    """The items of one block, and what stands between two of them."""

    def __init__(
        self, items: Sequence[Item], base: int, texts: Sequence[str], strict: bool
    ) -> None:
        self.items = items
        self.base = base
        self.texts = _merged(items, texts)
        self.strict = strict
        self._words = _sums(
            item.role is Role.TEXT and bool(text.strip(_SPACE))
            for item, text in zip(items, self.texts, strict=True)
        )
        self._blocks = _sums(
            item.name in BLOCK | {"hr"} and item.role not in {Role.END, Role.STRAY}
            for item in items
        )

    def pieces(self, within: bool) -> Iterator[Piece | str]:
        """The pieces, and the white space between them."""
        position, depth = 0, int(within)
        while position < len(self.items):
            item, text = self.items[position], self.texts[position]
            inline = item.name not in _ON_ITS_OWN
            end = self._end(position)
            if not depth and (run := self._run(position)) > position:
                jsx, words = self._line(range(position, run))
                yield Piece(f"<>{jsx}</>", words=words)
                position = run
                continue
            if end and (jsx_and_words := self._whole(position, end)):
                yield Piece(jsx_and_words[0], 0, jsx_and_words[1], before=inline, after=inline)
                yield from self._line_end_before(end)
                position = end
            elif item.role is Role.START:
                depth += 1
                yield Piece(text, depth=1, before=inline, after=item.name in FORMATTING)
            elif item.role is Role.END:
                depth -= 1
                yield Piece(text, depth=-1, before=item.name in FORMATTING, after=inline)
            elif item.role is Role.EMPTY:
                yield Piece(text, before=inline, after=inline)
            elif item.role is Role.COMMENT:
                yield Piece(text)
            elif item.role is Role.TEXT:
                yield from _string(text)
            position += 1

    def _line_end_before(self, end: int) -> Iterator[str]:
        """The white space before an end tag that HTML leaves out: it stands behind the element."""
        token, text = self.items[end].token, self.texts[end - 1]
        if token.start == token.end and self.items[end - 1].role is Role.TEXT:
            yield text[len(text.rstrip(_SPACE)) :]

    def _end(self, position: int) -> int:
        """Where the element that starts here ends in this block; 0 for nowhere."""
        end = self.items[position].partner - self.base
        is_start = self.items[position].role is Role.START
        return end if is_start and position < end < len(self.items) else 0

    def _run(self, start: int) -> int:
        """The end of words and elements of a line that stand side by side; ``start`` for none.

        MDX would set them apart. A text alone, or elements without words, need no care.
        """
        if self.items[start].role in {Role.COMMENT, Role.EMPTY} or self._is_blank(start):
            return start
        end = position = start
        words = elements = 0
        while position < len(self.items):
            item = self.items[position]
            after = self._end(position) + 1
            if (
                item.role is Role.START
                and after > 1
                and self._blocks[after] == self._blocks[position]
            ):
                if item.name in RAW_TEXT or item.name == "pre":
                    break
                elements, position, end = elements + 1, after, after
            elif item.role is Role.EMPTY and item.name != "hr":
                elements, position, end = elements + 1, position + 1, position + 1
            elif item.role is Role.TEXT:
                words += not self._is_blank(position)
                position += 1
                end = end if self._is_blank(position - 1) else position
            elif item.role is Role.COMMENT:
                position += 1
            else:
                break
        if not words:
            return end if self._words[end] > self._words[start] else start
        return end if words + elements > 1 or self._follows_a_comment(start) else start

    def _follows_a_comment(self, at: int) -> bool:
        """Whether a comment stands before this item, on its line."""
        at -= 1
        while at >= 0 and self._is_blank(at) and "\n" not in self.texts[at]:
            at -= 1
        return at >= 0 and self.items[at].role is Role.COMMENT

    def _is_blank(self, at: int) -> bool:
        return self.items[at].role is Role.TEXT and not self.texts[at].strip(_SPACE)

    def _whole(self, start: int, end: int) -> tuple[str, bool] | None:
        """An element on one line, and whether MDX sees words in it; None where it needs more."""
        name = self.items[start].name
        if name in RAW_TEXT or name == "pre":
            return self._exactly(start, end, decoded=name not in {"script", "style"}), False
        if self._words[end] == self._words[start]:
            is_empty = all(self._is_blank(at) for at in range(start + 1, end))
            return (self.texts[start] + self.texts[end], False) if is_empty else None
        if self._blocks[end] > self._blocks[start + 1]:
            return None
        return self._line(range(start, end + 1))

    def _line(self, indexes: range) -> tuple[str, bool]:
        """Items on one line, and whether MDX sees words in it."""
        plain = not self.strict and any(
            self.items[at].role is Role.TEXT
            and not self._is_blank(at)
            and means_nothing(self.texts[at])
            for at in indexes
        )
        return "".join(self._on_one_line(at, indexes, plain) for at in indexes), plain

    def _on_one_line(self, at: int, indexes: range, plain: bool) -> str:
        item, text = self.items[at], self.texts[at]
        if item.role is Role.STRAY:
            return ""
        if item.role is not Role.TEXT:
            return text
        text = _SPACES.sub(" ", text)
        if self._is_edge(at, indexes, -1, Role.END):
            text = text.lstrip(" ")
        if self._is_edge(at, indexes, 1, Role.START):
            text = text.rstrip(" ")
        if not text or (plain and means_nothing(text)):
            return text
        return expression(html.unescape(text))

    def _is_edge(self, at: int, indexes: range, step: int, other: Role) -> bool:
        """Whether white space at this side of a text means nothing; ``other`` is the tag whose
        outer side would be there.
        """
        at += step
        while at in indexes and not self.texts[at]:
            at += step
        if at not in indexes:
            return True
        item = self.items[at]
        return item.name == "br" or (item.name in _ON_ITS_OWN and item.role is not other)

    def _exactly(self, start: int, end: int, decoded: bool) -> str:
        """An element whose white space counts."""
        parts = list(self.texts[start : end + 1])
        for at in range(start + 1, end):
            if self.items[at].role is Role.TEXT:
                text = html.unescape(parts[at - start]) if decoded else parts[at - start]
                if at == start + 1 and decoded:
                    text = re.sub(r"\A(?:\r\n|\n|\r)", "", text)
                parts[at - start] = expression(text) if text else ""
            elif self.items[at].role is Role.STRAY:
                parts[at - start] = ""
        return "".join(parts)


def _merged(items: Sequence[Item], texts: Sequence[str]) -> list[str]:
    """The texts, those that stand side by side in the place of the first."""
    merged = list(texts)
    first: int | None = None
    for at, item in enumerate(items):
        if item.role is Role.TEXT and first is None:
            first = at
        elif item.role is Role.TEXT and first is not None:
            merged[first] += merged[at]
            merged[at] = ""
        elif item.role is not Role.STRAY:
            first = None
    return merged


def _string(text: str) -> Iterator[Piece | str]:
    """A text beside other pieces, the white space around it apart."""
    words = text.strip(_SPACE)
    start = text.find(words) if words else len(text)
    if start:
        yield text[:start]
    if words:
        string = html.unescape(_SPACES.sub(" ", words))
        yield Piece(before=True, after=True, string=string)
        if start + len(words) < len(text):
            yield text[start + len(words) :]


def _sums(flags: Iterator[bool]) -> list[int]:
    return [0, *accumulate(flags)]
