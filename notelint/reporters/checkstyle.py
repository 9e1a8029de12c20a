"""Checkstyle's report, which many tools read."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from notelint.reporter import Report
from notelint.reporters.xml import document


def render(report: Report) -> Iterator[str]:
    root = Element("checkstyle", version="4.3")
    for path, found in groupby(report, key=lambda diagnostic: diagnostic.path):
        file = SubElement(root, "file", name=path)
        for diagnostic in found:
            line, column = diagnostic.source.position(diagnostic.finding.span.start)
            SubElement(
                file,
                "error",
                line=str(line),
                column=str(column),
                severity=diagnostic.severity.value,
                message=diagnostic.finding.message,
                source=f"notelint.{diagnostic.rule}",
            )
    yield document(root)
