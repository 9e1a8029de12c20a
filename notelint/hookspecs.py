"""What a plugin can add. Each hook returns values; notelint calls them once, at start."""

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.constructs import Construct
    from notelint.format import Format
    from notelint.reporter import Reporter
    from notelint.rule import Rule

hookspec = pluggy.HookspecMarker("notelint")
hookimpl = pluggy.HookimplMarker("notelint")


@hookspec
def notelint_rules() -> "Iterable[type[Rule]]":  # type: ignore[empty-body]
    """Rules to add."""


@hookspec
def notelint_constructs() -> "Iterable[Construct]":  # type: ignore[empty-body]
    """Constructs that every note is read with, beside those of its dialect."""


@hookspec
def notelint_formats() -> "Iterable[Format]":  # type: ignore[empty-body]
    """Formats to add."""


@hookspec
def notelint_reporters() -> "Iterable[Reporter]":  # type: ignore[empty-body]
    """Reporters to add."""
