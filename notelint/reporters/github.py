"""GitHub's workflow commands, which become annotations, and the table in a step's summary."""

from collections.abc import Iterable, Iterator, Sequence

from notelint.diagnostics import Diagnostic, Severity
from notelint.reporters.terminal import visible

_SHOWN = 10
"""A step shows so many annotations of a kind, whatever it prints."""

_SUMMARY_BYTES = 1024 * 1024
"""GitHub refuses a step's summary that is longer."""


def render(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    found = _worst_first(diagnostics)
    for diagnostic in found:
        yield f"{_command(diagnostic)}\n"
    hidden = [(kind, count - _SHOWN) for kind, count in _counts(found) if count > _SHOWN]
    if hidden:
        more = " and ".join(f"{count} more {_plural(kind, count)}" for kind, count in hidden)
        yield f"::notice title=notelint::{more} in the log of this step\n"


def step_summary(diagnostics: Iterable[Diagnostic]) -> str:
    """A Markdown table of the findings, no longer than GitHub takes; empty where there are none."""
    found = _worst_first(diagnostics)
    if not found:
        return ""
    counts = " and ".join(f"{count} {_plural(kind, count)}" for kind, count in _counts(found))
    head = f"### notelint: {counts}\n\n| | place | rule | finding |\n| --- | --- | --- | --- |\n"
    rows: list[str] = []
    left = _SUMMARY_BYTES - len(head.encode()) - 100  # for the line that says how many are left out
    for diagnostic in found:
        row = _row(diagnostic)
        left -= len(row.encode())
        if left < 0:
            break
        rows.append(row)
    rest = len(found) - len(rows)
    return (
        head + "".join(rows) + (f"\n{rest} more are in the log of this step.\n" if rest else "\n")
    )


def _worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings; otherwise in the order given."""
    return sorted(diagnostics, key=lambda d: d.severity is not Severity.ERROR)


def _counts(found: Sequence[Diagnostic]) -> list[tuple[str, int]]:
    """How many there are of each kind that there is."""
    kinds = [(s.value, sum(d.severity is s for d in found)) for s in Severity]
    return [(kind, count) for kind, count in kinds if count]


def _plural(kind: str, count: int) -> str:
    return kind if count == 1 else f"{kind}s"


def _command(diagnostic: Diagnostic) -> str:
    source, span = diagnostic.source, diagnostic.finding.span
    start, end = source.position(span.start), source.position(span.end)
    places = {"file": diagnostic.path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub takes columns only there
        places |= {"col": start.column, "endColumn": end.column}
    properties = {**places, "title": diagnostic.rule}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{diagnostic.severity} {written}::{_data(diagnostic.finding.message)}"


def _data(text: str) -> str:
    """What is not to be printed has a picture; the runner knows no escapes but these."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_MARKUP = frozenset("\\`*_{}[]()<>#|~$&!@:")
_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️"}


def _row(diagnostic: Diagnostic) -> str:
    line, column = diagnostic.source.position(diagnostic.finding.span.start)
    cells = (
        _MARKS[diagnostic.severity],
        _code(f"{diagnostic.path}:{line}:{column}"),
        _code(diagnostic.rule),
        _prose(diagnostic.finding.message),
    )
    return f"| {' | '.join(cells)} |\n"


def _prose(message: str) -> str:
    """A message in a cell: what stands in backticks stays code, the rest stays text."""
    parts = message.split("`")
    if len(parts) % 2 == 0:
        return _text(message)
    return "".join(_code(part) if index % 2 else _text(part) for index, part in enumerate(parts))


def _text(text: str) -> str:
    """Text in a cell, that no character of it breaks the table or becomes markup."""
    lines = " ".join(text.splitlines())
    return "".join(f"&#{ord(c)};" if c in _MARKUP else c for c in visible(lines))


def _code(text: str) -> str:
    return f"<code>{_text(text)}</code>"
