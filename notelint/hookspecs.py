"""What a plugin can add. Each hook returns values; notelint calls them once, at start."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pluggy

from notelint.constructs import Construct
from notelint.diagnostics import Diagnostic
from notelint.format import Format
from notelint.rule import Rule

hookspec = pluggy.HookspecMarker("notelint")
hookimpl = pluggy.HookimplMarker("notelint")


@dataclass(frozen=True)
class Reporter:
    """A way to print diagnostics: ``render`` yields pieces of text that are written as they come."""

    name: str
    render: Callable[[Iterable[Diagnostic]], Iterator[str]]


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
