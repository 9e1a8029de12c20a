"""The findings of ``json``, one a line without the array around them, for streams."""

from collections.abc import Iterable, Iterator

from notelint.diagnostics import Diagnostic
from notelint.reporters.json import encode


def render(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    for diagnostic in diagnostics:
        yield f"{encode(diagnostic)}\n"
