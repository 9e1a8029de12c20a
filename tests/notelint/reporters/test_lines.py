"""The reporters that programs read: concise, json, jsonl."""

import json
import re

from notelint import Edit, Fix, Severity, Span
from notelint.reporters import concise, jsonl
from notelint.reporters import json as json_reporter
from tests.notelint.reporters.samples import diagnostic


def test_concise_is_a_line_a_finding() -> None:
    found = [
        diagnostic("가\n🧪 ⟦x⟧", "`x` is not there", severity=Severity.WARNING),
        diagnostic("⟦y⟧", "two\nlines", path="노트/b.md", rule="other"),
    ]
    assert re.sub(r"\x1b\[[\d;]*m", "", "".join(concise.render(found))) == (
        "blog/a.mdx:2:3: warning broken-import `x` is not there\n"
        "노트/b.md:1:1: error other two␊lines\n"
    )


def test_json_has_the_shape_that_is_promised() -> None:
    fix = Fix("write `나`", (Edit(Span(4, 5), "나"), Edit(Span(6, 6), "")), safe=False)
    found = [
        diagnostic("\ufeff🧪\r\n⟦가\r\n⟧", "`가` \x1b \\ \u2028", fix=fix),
        diagnostic("⟦⟧", severity=Severity.WARNING, path="b.md", rule="other"),
    ]
    assert "".join(json_reporter.render(found)) == (
        "[\n"
        '  {"rule": "broken-import", "severity": "error", "path": "blog/a.mdx", "line": 2,'
        ' "column": 1, "endLine": 3, "endColumn": 1, "message": "`가` \\u001b \\\\ \\u2028",'
        ' "url": "https://github.com/notelint/notelint/blob/main/rules/README.md#broken-import", "fix": {"title": "write `나`", "safe": false,'
        ' "edits": [{"start": 4, "end": 5, "text": "나"}, {"start": 6, "end": 6, "text": ""}]}},\n'
        '  {"rule": "other", "severity": "warning", "path": "b.md", "line": 1, "column": 1,'
        ' "endLine": 1, "endColumn": 1, "message": "`x` is here", "url": "https://github.com/notelint/notelint/blob/main/rules/README.md#other",'
        ' "fix": null}\n'
        "]\n"
    )


def test_json_of_nothing_is_an_empty_array() -> None:
    assert "".join(json_reporter.render([])) == "[]\n"


def test_jsonl_is_a_finding_a_line_and_nothing_else() -> None:
    found = [diagnostic("⟦a⟧", "odd line ends: \x85 \u2028 \u2029"), diagnostic("b⟦c⟧")]
    lines = "".join(jsonl.render(found)).splitlines()
    assert [json.loads(line)["column"] for line in lines] == [1, 2]
    assert "".join(jsonl.render([])) == ""
