"""Every report is whole, whatever notes are called and messages say."""

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from notelint import Edit, Fix, Report, Severity, Span
from notelint.reporters import REPORTERS
from notelint.reporters.github import step_summary
from tests.notelint.reporters.samples import diagnostic
from tests.runner import commands

NAMES = ["\udcff\udcfe.md", "a\nb.md", "a\r\x1b[31m.md", "a,b:c%0A=\".md", "\u202eb.md", "\x85\u2028.md"]  # fmt: skip
ODD = "\udce9 \x00\x1b[31m\x7f \u2028\ufffe\u202e ]]> <!-- %0A ::error::x | `\n\r::stop-commands::x"
FOUND = [
    diagnostic(
        "# \x00\x1b\udcff\n\n⟦x⟧\n",
        ODD,
        path=name,
        fix=Fix(ODD, (Edit(Span(0, 0), ODD),)),
        severity=Severity.WARNING if number % 2 else Severity.ERROR,
    )
    for number, name in enumerate(NAMES)
]
BY_NAME = {reporter.name: reporter for reporter in REPORTERS}


def shown(name: str) -> str:
    text = "".join(BY_NAME[name].render(Report(FOUND)))
    return text.encode(errors="backslashreplace").decode()  # as on stdout


def strings(value: Any) -> list[str]:
    """All that a document of JSON says."""
    if isinstance(value, dict):
        return [text for pair in value.items() for each in pair for text in strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif", "rdjson", "jsonl"])
def test_json_has_no_halves_of_characters(name: str) -> None:
    text = shown(name)
    documents = text.splitlines() if name == "jsonl" else [text]
    said = strings([json.loads(document) for document in documents])
    assert "\ufffd\ufffd.md" in said or name == "sarif"
    assert any(part.startswith("\ufffd \0\x1b[31m") for part in said)
    "".join(said).encode()


def test_sarif_gives_every_byte_of_a_name_in_its_uri() -> None:
    (run,) = json.loads(shown("sarif"))["runs"]
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
        for place in result["locations"]
    }
    assert {"%FF%FE.md", "a%0Ab.md", "a%0D%1B%5B31m.md"} < uris


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_has_no_control_characters(name: str) -> None:
    root = ET.fromstring(shown(name).encode())
    names = {each.get("name") for each in root.iter()} & {"\ufffd\ufffd.md", "a\nb.md"}
    assert names == {"\ufffd\ufffd.md", "a\nb.md"}


@pytest.mark.parametrize("name", ["concise", "github", "full"])
def test_nothing_reaches_the_terminal_but_text_and_our_colours(name: str) -> None:
    text = re.sub(r"\x1b\[[\d;]*m", "", shown(name))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", text)
    if name != "full":
        assert len(text.splitlines()) == len(NAMES)


def test_the_runner_reads_one_command_a_finding() -> None:
    found = list(commands(shown("github"), {"error", "warning", "stop-commands", "x"}))
    assert [command.name for command in found] == ["error"] * 3 + ["warning"] * 3
    files = [command.properties["file"] for command in found]
    assert files == ["\\udcff\\udcfe.md", "a\r␛[31m.md", "\ufffdb.md", "a\nb.md", 'a,b:c%0A=".md', "\ufffd\ufffd.md"]  # fmt: skip
    assert {command.properties["title"] for command in found} == {"broken-import"}
    assert all(command.data.endswith("::error::x | `\n\r::stop-commands::x") for command in found)


def test_the_summary_has_a_row_a_finding() -> None:
    rows = step_summary(FOUND).encode().decode().splitlines()
    assert [row.count("|") for row in rows[4:10]] == [5] * 6


def test_the_page_says_it_in_text() -> None:
    page = shown("html")
    assert "\\udcff\\udcfe.md" in page
    assert "a␊b.md" in page
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", page)
