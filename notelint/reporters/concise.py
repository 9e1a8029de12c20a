"""``path:line:column: severity rule message``, a line each, as editors and ``grep`` read it."""

from collections.abc import Iterable, Iterator

from notelint.diagnostics import Diagnostic, Severity
from notelint.reporters.terminal import BOLD, CYAN, RED, YELLOW, paint, visible


def render(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    for diagnostic in diagnostics:
        yield f"{heading(diagnostic)}\n"


def heading(diagnostic: Diagnostic) -> str:
    """The line, without its end; safe to print whatever the note holds."""
    line, column = diagnostic.source.position(diagnostic.finding.span.start)
    color = RED if diagnostic.severity is Severity.ERROR else YELLOW
    return (
        f"{paint(visible(diagnostic.path), BOLD)}:{line}:{column}:"
        f" {paint(diagnostic.severity, color, BOLD)} {paint(diagnostic.rule, CYAN)}"
        f" {visible(diagnostic.finding.message)}"
    )
