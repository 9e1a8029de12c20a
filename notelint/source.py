"""The text of one file, and places in it.

Offsets count Unicode code points of the original text: a byte order mark and every CR count.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import PurePosixPath
from typing import NamedTuple

from notelint.lazy import lazy_re_compile

_LINE_END = lazy_re_compile(r"\r\n|\n|\r")


Files = Mapping[PurePosixPath, bytes]
"""A folder: paths relative to its root; a file is read when it is asked for."""


class Position(NamedTuple):
    """A place as people and editors count it: both numbers start at 1."""

    line: int
    column: int


class Span(NamedTuple):
    """A half-open range of offsets into a source."""

    start: int
    end: int

    def shift(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Source:
    """A text and the path it was read from, relative to the vault's root."""

    path: PurePosixPath
    text: str

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.line_starts[bisect_right(self.line_starts, offset) - 1]

    def line(self, number: int) -> Span:
        """The span of a line, counted from 1, without its line ending."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; LF, CRLF and a lone CR end a line."""
        if "\r" not in self.text:
            ends = accumulate(len(line) + 1 for line in self.text.split("\n"))
            return [0, *ends][:-1]
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]
