"""GitLab's Code Quality report."""

from collections.abc import Iterator

from notelint.diagnostics import Severity
from notelint.reporter import Report
from notelint.reporters.fingerprints import fingerprints
from notelint.reporters.json_text import dumps

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(report: Report) -> Iterator[str]:
    issues = []
    for diagnostic, fingerprint in zip(report, fingerprints(report), strict=True):
        source, span = diagnostic.source, diagnostic.finding.span
        lines = {"begin": source.position(span.start).line, "end": source.position(span.end).line}
        issues.append(
            {
                "description": diagnostic.finding.message,
                "check_name": diagnostic.rule,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[diagnostic.severity],
                "location": {"path": diagnostic.path, "lines": lines},
            }
        )
    yield dumps(issues, indent=2) + "\n"
