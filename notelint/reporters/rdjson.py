"""Reviewdog's diagnostic format; it counts columns in bytes of UTF-8."""

from collections.abc import Iterator
from typing import Any

from notelint.diagnostics import Diagnostic, Fix
from notelint.reporter import Report
from notelint.reporters.json_text import dumps
from notelint.reporters.pages import page
from notelint.source import Source, Span


def render(report: Report) -> Iterator[str]:
    whole = {
        "source": {"name": "notelint", "url": "https://github.com/notelint/notelint"},
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report],
    }
    yield dumps(whole, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    source, finding = diagnostic.source, diagnostic.finding
    return {
        "message": finding.message,
        "location": {"path": diagnostic.path, "range": _range(source, finding.span)},
        "severity": diagnostic.severity.value.upper(),
        "code": {"value": diagnostic.rule, "url": page(diagnostic.rule)},
        "suggestions": _suggestions(source, finding.fix) if finding.fix else [],
    }


def _suggestions(source: Source, fix: Fix) -> list[dict[str, Any]]:
    return [{"range": _range(source, edit.span), "text": edit.text} for edit in fix.edits]


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    line = source.position(offset).line
    before = source.text[source.line(line).start : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogateescape")) + 1}
