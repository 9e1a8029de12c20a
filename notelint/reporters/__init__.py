"""How diagnostics are shown: one module per output format, loaded when it has something to show."""

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import cast

from notelint.reporter import Report, Reporter

NAMES = (
    "checkstyle",
    "concise",
    "full",
    "github",
    "gitlab",
    "html",
    "json",
    "jsonl",
    "junit",
    "rdjson",
    "sarif",
)


def _render(report: Report, *, module: str) -> Iterator[str]:
    render = import_module(f"notelint.reporters.{module}").render
    return cast("Iterator[str]", render(report))


REPORTERS = tuple(Reporter(name, partial(_render, module=name)) for name in NAMES)
