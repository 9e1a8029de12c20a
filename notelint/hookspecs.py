"""What a plugin can add. Each hook returns values; notelint calls them once, at start."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pluggy

from notelint.constructs import Construct
from notelint.diagnostics import Diagnostic
from notelint.format import Format
from notelint.rule import Rule

hookspec = pluggy.HookspecMarker("notelint")
hookimpl = pluggy.HookimplMarker("notelint")


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
    rules: Mapping[str, type[Rule]] = field(default_factory=dict)
    pictures: Callable[[Diagnostic], Sequence[Picture]] = lambda _: ()

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)


@dataclass(frozen=True)
class Reporter:
    """A way to print a report: ``render`` yields pieces of text that are written as they come."""

    name: str
    render: Callable[[Report], Iterator[str]]


@hookspec
def notelint_rules() -> Iterable[type[Rule]]:  # type: ignore[empty-body]
    """Rules to add."""


@hookspec
def notelint_constructs() -> Iterable[Construct]:  # type: ignore[empty-body]
    """Constructs that every note is read with, beside those of its dialect."""


@hookspec
def notelint_formats() -> Iterable[Format]:  # type: ignore[empty-body]
    """Formats to add."""


@hookspec
def notelint_reporters() -> Iterable[Reporter]:  # type: ignore[empty-body]
    """Reporters to add."""
