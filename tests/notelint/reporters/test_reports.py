"""The reports that other tools read: GitLab, SARIF, JUnit, Checkstyle, rdjson."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import junitparser
import pytest

from notelint import Edit, Fix, Report, Reporter, Severity, Span
from notelint.reporters import REPORTERS
from notelint_rules.images.broken_import import BrokenImport
from tests.notelint.reporters.samples import diagnostic

FIX = Fix("write `y`", (Edit(Span(9, 10), "y"), Edit(Span(0, 0), "z")))

FOUND = [
    diagnostic(
        "# 제목 🎉\n\n한글 ⟦x⟧ 끝\n", "`x` is 100 %", path="a b/가.mdx", rule="broken-import"
    ),
    diagnostic("⟦x\ny⟧\n", severity=Severity.WARNING, path="b.md", rule="their-rule", fix=FIX),
]


def shown(name: str, *found: Any) -> str:
    by_name: dict[str, Reporter] = {reporter.name: reporter for reporter in REPORTERS}
    report = Report(found or FOUND, {"broken-import": BrokenImport})
    return "".join(by_name[name].render(report))


def parsed(name: str, *found: Any) -> Any:
    return json.loads(shown(name, *found))


def test_gitlab_gets_an_issue_a_finding() -> None:
    first, second = parsed("gitlab")
    assert {**first, "fingerprint": ""} == {
        "description": "`x` is 100 %",
        "check_name": "broken-import",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "a b/가.mdx", "lines": {"begin": 3, "end": 3}},
    }
    assert (second["severity"], second["location"]["lines"]) == ("minor", {"begin": 1, "end": 2})


def test_a_fingerprint_depends_on_the_text_and_not_on_the_place() -> None:
    one, moved = diagnostic("⟦x⟧ 끝\n"), diagnostic("위\n\n  ⟦x⟧   끝\n")
    other, elsewhere = diagnostic("⟦x⟧ 끝.\n"), replace(one, under=("제목",))
    prints = [parsed("gitlab", found)[0]["fingerprint"] for found in (one, moved, other, elsewhere)]
    assert prints[0] == prints[1]
    assert len(set(prints)) == 3
    twice = [issue["fingerprint"] for issue in parsed("gitlab", one, one)]
    assert twice[0] == prints[0] != twice[1]


def test_rdjson_counts_columns_in_bytes() -> None:
    first, second = parsed("rdjson")["diagnostics"]
    assert first["location"] == {
        "path": "a b/가.mdx",
        "range": {"start": {"line": 3, "column": 8}, "end": {"line": 3, "column": 9}},
    }
    assert (first["severity"], first["code"]["value"]) == ("ERROR", "broken-import")
    assert [suggestion["text"] for suggestion in second["suggestions"]] == ["y", "z"]


def test_sarif_has_rules_results_and_fixes() -> None:
    (run,) = parsed("sarif")["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == ["broken-import", "their-rule"]
    assert driver["rules"][0]["helpUri"].endswith("#broken-import")
    assert driver["rules"][0]["help"]["markdown"]
    first, second = run["results"]
    assert first["level"] == "error"
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "a%20b/%EA%B0%80.mdx",
                    "uriBaseId": "%SRCROOT%",
                },
                "region": {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 5},
            }
        }
    ]
    (change,) = second["fixes"][0]["artifactChanges"]
    assert [part["insertedContent"]["text"] for part in change["replacements"]] == ["z", "y"]


def test_a_plugin_of_its_own_is_an_extension() -> None:
    class TheirRule(BrokenImport):
        __module__ = "their_package.rules"

    found = [FOUND[0], FOUND[1]]
    report = Report(found, {"broken-import": BrokenImport, "their-rule": TheirRule})
    sarif = next(reporter for reporter in REPORTERS if reporter.name == "sarif")
    (run,) = json.loads("".join(sarif.render(report)))["runs"]
    assert [each["name"] for each in run["tool"]["extensions"]] == ["their_package"]
    assert run["results"][1]["rule"] == {
        "id": "their-rule",
        "index": 0,
        "toolComponent": {"index": 0},
    }


def test_sarif_keeps_the_errors_where_there_are_too_many() -> None:
    warnings = [FOUND[1]] * 25_000
    (run,) = parsed("sarif", *warnings, FOUND[0])["runs"]
    assert len(run["results"]) == 25_000
    assert run["results"][0]["level"] == "error"
    (left_out,) = run["invocations"][0]["toolExecutionNotifications"]
    assert left_out["message"]["text"] == "1 more findings are left out: a report holds 25000"


def test_junit_has_a_suite_a_note_and_a_failure_a_finding() -> None:
    suites = junitparser.JUnitXml.fromstring(shown("junit").encode())
    assert [(suite.name, suite.failures) for suite in suites] == [("a b/가.mdx", 1), ("b.md", 1)]
    (case,) = next(iter(suites))
    assert case.name == "broken-import at 3:4"
    assert case.result[0].message == "`x` is 100 %"


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_holds_what_notes_hold(name: str) -> None:
    odd = diagnostic("⟦x⟧ \x0c\x00\ud800 <&>\n", "`\x1b[31m` \"'<&>", path="a&b\udcff.md")
    root = ET.fromstring(shown(name, odd).encode())
    messages = [each.get("message") for each in root.iter() if each.get("message")]
    assert messages == ["`\ufffd[31m` \"'<&>"]


def test_checkstyle_has_a_file_a_note() -> None:
    root = ET.fromstring(shown("checkstyle").encode())
    assert [file.get("name") for file in root] == ["a b/가.mdx", "b.md"]
    assert dict(root[0][0].attrib) == {
        "line": "3",
        "column": "4",
        "severity": "error",
        "message": "`x` is 100 %",
        "source": "notelint.broken-import",
    }


@pytest.mark.parametrize("name", ["gitlab", "sarif", "rdjson", "junit", "checkstyle"])
def test_nothing_found_is_a_whole_report(name: str) -> None:
    by_name = {reporter.name: reporter for reporter in REPORTERS}
    text = "".join(by_name[name].render(Report([])))
    if text.startswith("<"):
        root = ET.fromstring(text.encode())
        assert not [each for each in root.iter() if each.tag in {"error", "failure"}]
    else:
        assert '"ruleId"' not in text
        assert json.loads(text) is not None
