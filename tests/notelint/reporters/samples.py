"""Diagnostics to report."""

from pathlib import PurePosixPath

from notelint import Diagnostic, Finding, Fix, Severity, Source, Span


def diagnostic(
    marked: str,
    message: str = "`x` is here",
    *,
    severity: Severity = Severity.ERROR,
    path: str = "blog/a.mdx",
    rule: str = "broken-import",
    fix: Fix | None = None,
) -> Diagnostic:
    """A finding about what stands between ``⟦`` and ``⟧``."""
    before, rest = marked.split("⟦")
    inside, after = rest.split("⟧")
    span = Span(len(before), len(before) + len(inside))
    source = Source(PurePosixPath(path), before + inside + after)
    return Diagnostic(rule, severity, path, source, Finding(span, message, fix))
