"""Blocks of Markdown put below and into each other; every line knows where it came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple


class Line(NamedTuple):
    """``origin`` is its line in the file, from 1."""

    text: str
    origin: int


@dataclass(frozen=True)
class Item:
    """What makes a block an item of a list; ``number`` is None in a bulleted one."""

    number: int | None = None


@dataclass(frozen=True)
class Block:
    """``item`` is None for what is no item of a list; lines are without the marker.

    ``is_text`` says that it is a paragraph.
    """

    lines: tuple[Line, ...]
    item: Item | None = None
    is_text: bool = False

    @property
    def is_loose(self) -> bool:
        return any(not line.text for line in self.lines)


def block(text: str, origin: int, *, is_text: bool = False) -> Block:
    """A block that came from one line."""
    return Block(tuple(Line(line, origin) for line in text.split("\n")), is_text=is_text)


def stack(blocks: Iterable[Block], *, in_item: bool = False) -> tuple[Line, ...]:
    """Blocks below each other; with ``in_item``, a list follows the text of its item at once."""
    lines: list[Line] = []
    before: Block | None = None
    marker, number = "", 0
    for each in blocks:
        if each.item is not None:
            follows = before is not None and before.item is not None
            marker, number = _marker(each.item, marker if follows else "", number)
        if before is not None and not _follows_at_once(before, each, in_item=in_item):
            lines.append(Line("", each.lines[0].origin))
        lines += each.lines if each.item is None else _with_marker(each.lines, marker)
        before = each
    return tuple(lines)


def _marker(item: Item, before: str, number: int) -> tuple[str, int]:
    """An item's marker and number; ``before`` is that of the item above it, if any.

    A number that does not follow the one above begins another list: Markdown tells two lists
    apart by what stands after their numbers.
    """
    if item.number is None:
        return "-", 0
    if before[-1:] not in {".", ")"}:
        return f"{item.number}.", item.number
    sign = before[-1]
    if item.number != number + 1:
        sign = ")" if sign == "." else "."
    return f"{item.number}{sign}", item.number


def _follows_at_once(before: Block, after: Block, *, in_item: bool) -> bool:
    if after.item is None:
        return False
    if before.item is not None:
        same = (before.item.number is None) == (after.item.number is None)
        return same and not before.is_loose
    can_interrupt = after.item.number in {None, 1} and bool(after.lines[0].text)
    return in_item and can_interrupt and not before.is_loose


def _with_marker(lines: Sequence[Line], marker: str) -> Iterable[Line]:
    first, *rest = lines
    if first.text == "---":  # `- ---` would be one line across
        first = Line("***", first.origin)
    yield Line(f"{marker} {first.text}".rstrip(" "), first.origin)
    yield from prefixed(rest, " " * (len(marker) + 1))


def prefixed(lines: Iterable[Line], prefix: str) -> Iterable[Line]:
    """Lines within a container whose lines begin so."""
    bare = prefix.rstrip()
    return (line._replace(text=f"{prefix}{line.text}" if line.text else bare) for line in lines)


def quoted(blocks: Iterable[Block], first: str = "", origin: int = 0) -> Block:
    """Blocks in a quote, below a first line of their own."""
    head = (Line(f"> {first}", origin),) if first else ()
    return Block((*head, *prefixed(stack(blocks), "> ")))


def as_item(blocks: Sequence[Block], item: Item, origin: int) -> Block:
    """Blocks as an item of a list."""
    return Block(stack(blocks, in_item=True) or (Line("", origin),), item)


def beginning_with(text: str, blocks: Sequence[Block], origin: int) -> list[Block]:
    """Blocks with a text before the first word, or above all where no paragraph comes first."""
    if not text:
        return list(blocks)
    first = blocks[0] if blocks else None
    if first is None or not first.is_text:
        return [block(text, origin, is_text=True), *blocks]
    line = first.lines[0]
    joined = (line._replace(text=f"{text} {line.text}"), *first.lines[1:])
    return [replace(first, lines=joined), *blocks[1:]]
