"""A JSON array, one finding a line; its shape is a contract with hooks and editors."""

from collections.abc import Iterable, Iterator
from typing import Any

from notelint.diagnostics import Diagnostic, Fix
from notelint.reporters.json_text import dumps
from notelint.reporters.pages import page

_LINE_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"})
"""Those that JSON lets stand in a string; its escapes mean the same."""


def render(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    separator = "[\n  "
    for diagnostic in diagnostics:
        yield f"{separator}{encode(diagnostic)}"
        separator = ",\n  "
    yield "[]\n" if separator.startswith("[") else "\n]\n"


def encode(diagnostic: Diagnostic) -> str:
    """One finding, in one line, whatever a reader takes for the end of a line."""
    return dumps(_finding(diagnostic)).translate(_LINE_ENDS)


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    """Lines and columns count from 1, offsets from 0, in code points; ends are exclusive."""
    source, finding = diagnostic.source, diagnostic.finding
    start, end = source.position(finding.span.start), source.position(finding.span.end)
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "path": diagnostic.path,
        "line": start.line,
        "column": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "message": finding.message,
        "url": page(diagnostic.rule),
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits
    ]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}
