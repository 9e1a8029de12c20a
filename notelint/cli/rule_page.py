"""What there is to say about a rule: as data, and as a page in Markdown."""

import dataclasses
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from notelint.config import kebab
from notelint.diagnostics import Diagnostic
from notelint.reporters.pages import page
from notelint.rule import Bad, Good, Rule
from notelint.source import Source
from notelint.testing import take_marks

FIXES = {
    "no": "There is no fix.",
    "safe": "The fix is safe: `notelint check --fix` applies it.",
    "unsafe": "The fix is unsafe: `notelint check --unsafe-fixes` applies it.",
}

_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", tuple: "list of strings"}


def summary(rule: type[Rule]) -> str:
    """The statement that is true of a good note."""
    return " ".join(_paragraphs(rule)[0].split())


def on_by_default(rule: type[Rule]) -> str:
    return "on by default" if rule.default else "off by default"


def facts(rule: type[Rule]) -> dict[str, Any]:
    """All of it. Lines and columns count from 1, in code points, ends exclusive."""
    return {
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity.value,
        "default": rule.default,
        "fixes": rule.fixes,
        "summary": summary(rule),
        "description": "\n\n".join(_paragraphs(rule)[1:]),
        "options": [_option(option) for option in dataclasses.fields(rule)],
        "bad": [_bad(example) for example in rule.bad],
        "good": [_good(example) for example in rule.good],
        "url": page(rule.name),
    }


def markdown(rule: type[Rule], found: Diagnostic | None = None) -> str:
    """The page in the documentation, with what is found first in somebody's notes."""
    return "\n\n".join(part for part in _parts(rule, found) if part) + "\n"


def _parts(rule: type[Rule], found: Diagnostic | None) -> Iterator[str]:
    known = facts(rule)
    yield f"# {rule.name}"
    yield known["summary"]
    yield known["description"]
    yield f"Group `{rule.group}`, {rule.severity}, {on_by_default(rule)}. {FIXES[rule.fixes]}"
    if known["options"]:
        yield "## Options"
        yield f"In `[tool.notelint.rules.{rule.name}]`:"
        yield "\n".join(
            f"- `{option['name']} = {json.dumps(option['default'], ensure_ascii=False)}`"
            f" ({option['type']}): {option['doc']}"
            for option in known["options"]
        )
    if found is not None:
        yield "## Found here"
        yield from _occurrence(found)
    yield "## Reported"
    for example in known["bad"]:
        yield from _example(example)
        yield "\n".join(f"- {f['line']}:{f['column']} {f['message']}" for f in example["findings"])
        if example["fixed"] is not None:
            yield "Fixed:"
            yield _fenced(example["fixed"], example["path"])
    yield "## Fine"
    for example in known["good"]:
        yield from _example(example)


def _occurrence(found: Diagnostic) -> Iterator[str]:
    """The line that is found, and what is said of it."""
    line, column = found.source.position(found.finding.span.start)
    yield f"`{found.path}`, line {line}:"
    yield _fenced(found.source[found.source.line(line)], found.path)
    yield f"- {line}:{column} {found.finding.message}"


def _example(example: dict[str, Any]) -> Iterator[str]:
    beside = ", ".join(f"`{path}`" for path in example["files"])
    yield f"`{example['path']}`{f', beside {beside}' if beside else ''}:"
    yield _fenced(example["text"], example["path"])


def _fenced(text: str, path: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    language = PurePosixPath(path).suffix.removeprefix(".")
    return f"{fence}{language}\n{text.removesuffix(chr(10))}\n{fence}"


def _paragraphs(rule: type[Rule]) -> list[str]:
    return (inspect.getdoc(rule) or rule.name).split("\n\n")


def _option(option: "dataclasses.Field[Any]") -> dict[str, Any]:
    return {
        "name": kebab(option.name),
        "type": _TYPES[type(option.default)],
        "default": option.default,
        "doc": option.metadata.get("doc", ""),
    }


def _good(example: Good | Bad) -> dict[str, Any]:
    return {"path": example.path, "text": example.text, "files": dict(example.files)}


def _bad(example: Bad) -> dict[str, Any]:
    text, spans = take_marks(example.text)
    source = Source(PurePosixPath(example.path), text)
    findings = []
    for span, message in zip(spans, example.messages, strict=True):
        start, end = source.position(span.start), source.position(span.end)
        findings.append(
            {
                "line": start.line,
                "column": start.column,
                "endLine": end.line,
                "endColumn": end.column,
                "message": message,
            }
        )
    return {**_good(example), "text": text, "findings": findings, "fixed": example.fixed}
