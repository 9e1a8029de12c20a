"""SARIF 2.1.0, which GitHub's code scanning and editors read.

Section numbers are those of OASIS' SARIF 2.1.0.
"""

import inspect
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from notelint import __version__
from notelint.diagnostics import Diagnostic, Fix, Severity
from notelint.reporter import Report
from notelint.reporters.fingerprints import fingerprints
from notelint.reporters.json_text import dumps
from notelint.reporters.pages import page
from notelint.rule import Rule
from notelint.source import Source, Span

_MOST = 25_000
"""GitHub takes no more results of a run."""

_BUILT_IN = ("notelint", "notelint_rules")


def render(report: Report) -> Iterator[str]:
    names = dict.fromkeys(diagnostic.rule for diagnostic in report)
    components = _components({name: report.rules.get(name) for name in names})
    places = {
        rule["id"]: (index, position)
        for index, component in enumerate(components)
        for position, rule in enumerate(component["rules"])
    }
    pairs = list(zip(report, fingerprints(report), strict=True))
    pairs.sort(key=lambda pair: pair[0].severity is not Severity.ERROR)
    driver, *extensions = components
    run = {
        "tool": {"driver": driver, **({"extensions": extensions} if extensions else {})},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(pairs))],
        "results": [
            _result(diagnostic, fingerprint, *places[diagnostic.rule])
            for diagnostic, fingerprint in pairs[:_MOST]
        ],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    yield dumps(log, indent=1) + "\n"


def _components(rules: dict[str, type[Rule] | None]) -> list[dict[str, Any]]:
    """Notelint first, then each plugin that has found something (3.19)."""
    found: dict[str, list[dict[str, Any]]] = {"notelint": []}
    for name, rule in rules.items():
        package = rule.__module__.partition(".")[0] if rule else "notelint"
        owner = "notelint" if package in _BUILT_IN else package
        found.setdefault(owner, []).append(_descriptor(name, rule))
    about = {
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": "https://github.com/notelint/notelint",
    }
    return [
        {"name": name, **(about if name == "notelint" else {}), "rules": descriptors}
        for name, descriptors in found.items()
    ]


def _descriptor(name: str, rule: type[Rule] | None) -> dict[str, Any]:
    """What is to be known of a rule (3.49)."""
    if rule is None:
        return {"id": name}
    text = inspect.cleandoc(rule.__doc__ or name)
    first, _, rest = text.partition("\n\n")
    return {
        "id": name,
        "name": rule.__name__,
        "shortDescription": {"text": " ".join(first.split())},
        "fullDescription": {"text": " ".join((rest or first).split())[:1000]},
        "help": {"text": text, "markdown": f"{text}\n\n`notelint explain {name}` shows examples."},
        "helpUri": page(name),
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.group]},
    }


def _invocation(found: int) -> dict[str, Any]:
    """How the run went, and what of it is left out here (3.20)."""
    if found <= _MOST:
        return {"executionSuccessful": True}
    message = f"{found - _MOST} more findings are left out: a report holds {_MOST}"
    notification = {"level": "warning", "message": {"text": message}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def _result(
    diagnostic: Diagnostic, fingerprint: str, component: int, position: int
) -> dict[str, Any]:
    """A finding (3.27)."""
    finding = diagnostic.finding
    rule: dict[str, Any] = {"id": diagnostic.rule, "index": position}
    if component:
        rule["toolComponent"] = {"index": component - 1}
    result = {
        "ruleId": diagnostic.rule,
        "rule": rule,
        "level": diagnostic.severity.value,
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(diagnostic.path),
                    "region": _region(diagnostic.source, finding.span),
                }
            }
        ],
        "partialFingerprints": {"notelint/v1": fingerprint},
    }
    if finding.fix is not None:
        result["fixes"] = [_fix(diagnostic, finding.fix)]
    return result


def _fix(diagnostic: Diagnostic, fix: Fix) -> dict[str, Any]:
    """One file's replacements, in their order (3.55)."""
    replacements = [
        {
            "deletedRegion": _region(diagnostic.source, edit.span),
            "insertedContent": {"text": edit.text},
        }
        for edit in sorted(fix.edits, key=lambda edit: edit.span)
    ]
    change = {"artifactLocation": _artifact(diagnostic.path), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": "%SRCROOT%"}


def _region(source: Source, span: Span) -> dict[str, int]:
    """Lines and columns count from 1, the end is exclusive (3.30)."""
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
