"""JUnit's report: a suite a note, a failed case a finding; without findings, one that passed."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from notelint.diagnostics import Diagnostic
from notelint.reporter import Report
from notelint.reporters.xml import document


def render(report: Report) -> Iterator[str]:
    count = len(report.found)
    root = Element("testsuites", name="notelint", tests=str(count or 1), failures=str(count))
    for path, members in groupby(report, key=lambda diagnostic: diagnostic.path):
        found = list(members)
        number = str(len(found))
        suite = SubElement(root, "testsuite", name=path, tests=number, failures=number, errors="0")
        for diagnostic in found:
            _case(suite, diagnostic)
    if not count:
        suite = SubElement(root, "testsuite", name="notelint", tests="1", failures="0", errors="0")
        SubElement(suite, "testcase", name="all notes", classname="notelint")
    yield document(root)


def _case(suite: Element, diagnostic: Diagnostic) -> None:
    source, finding = diagnostic.source, diagnostic.finding
    line, column = source.position(finding.span.start)
    case = SubElement(
        suite,
        "testcase",
        name=f"{diagnostic.rule} at {line}:{column}",
        classname=diagnostic.path,
        file=diagnostic.path,
        line=str(line),
    )
    failure = SubElement(case, "failure", type=diagnostic.severity.value, message=finding.message)
    failure.text = (
        f"{diagnostic.path}:{line}:{column}: {diagnostic.severity} {diagnostic.rule}"
        f" {finding.message}\n{source[source.line(line)]}"
    )
