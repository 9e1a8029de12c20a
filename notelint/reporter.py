"""How findings are shown: what a reporter is given, and what it gives back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notelint.diagnostics import Diagnostic

if TYPE_CHECKING:
    from notelint.rule import Rule


@dataclass(frozen=True)
class Picture:
    """An image file: its path as the user would name it, and its size in bytes.

    ``read`` gives its content. Raises InputError where it cannot be read.
    """

    path: str
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Report:
    """What was found, by path, then place, then rule; iterating gives it.

    ``rules`` are all that there are, by name, whether they were on or not;
    ``pictures`` gives the images that a finding is about.
    """

    found: Sequence[Diagnostic]
    rules: "Mapping[str, type[Rule]]" = field(default_factory=dict)
    pictures: Callable[[Diagnostic], Sequence[Picture]] = lambda _: ()

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)


@dataclass(frozen=True)
class Reporter:
    """A way to print a report: ``render`` yields pieces of text that are written as they come."""

    name: str
    render: Callable[[Report], Iterator[str]]
