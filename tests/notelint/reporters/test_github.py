"""Workflow commands and the summary of a step."""

from notelint import Severity
from notelint.reporters.github import render, step_summary
from tests.notelint.reporters.samples import diagnostic


def test_a_finding_is_a_command_with_its_place() -> None:
    (command,) = render([diagnostic("# 제목\n한글 ⟦x⟧\n", "`x` is not there")])
    assert command == (
        "::error file=blog/a.mdx,line=2,endLine=2,col=4,endColumn=5,title=broken-import"
        "::`x` is not there\n"
    )


def test_columns_are_left_out_where_github_does_not_take_them() -> None:
    (command,) = render([diagnostic("⟦a\nb⟧\n", severity=Severity.WARNING)])
    assert command.startswith("::warning file=blog/a.mdx,line=1,endLine=2,title=broken-import::")


def test_what_means_something_in_a_command_is_escaped() -> None:
    (command,) = render([diagnostic("⟦x⟧", "100%, a: b\r\n::error::c", path="a:b,c%.md")])
    assert command == (
        "::error file=a%3Ab%2Cc%25.md,line=1,endLine=1,col=1,endColumn=2,title=broken-import"
        "::100%25, a: b%0D%0A::error::c\n"
    )


def test_errors_come_first_and_the_last_line_says_how_many_are_not_shown() -> None:
    warnings = [diagnostic("⟦w⟧", severity=Severity.WARNING)] * 11
    errors = [diagnostic("⟦e⟧")] * 13
    lines = [*render([*warnings, *errors])]
    assert [line.split(" ")[0] for line in lines] == (
        ["::error"] * 13 + ["::warning"] * 11 + ["::notice"]
    )
    assert lines[-1] == (
        "::notice title=notelint::3 more errors and 1 more warning in the log of this step\n"
    )


def test_as_many_as_github_shows_need_no_last_line() -> None:
    assert len([*render([diagnostic("⟦e⟧")] * 10)]) == 10


def test_the_summary_is_a_table_that_no_message_breaks() -> None:
    found = [
        diagnostic("⟦w⟧", "`a|b` *or* <img>\nnext", severity=Severity.WARNING, path="a|b.md"),
        diagnostic("가⟦e⟧", "an odd ` mark"),
    ]
    assert step_summary(found) == (
        "### notelint: 1 error and 1 warning\n"
        "\n"
        "| | place | rule | finding |\n"
        "| --- | --- | --- | --- |\n"
        "| ❌ | <code>blog/a.mdx&#58;1&#58;2</code> | <code>broken-import</code>"
        " | an odd &#96; mark |\n"
        "| ⚠️ | <code>a&#124;b.md&#58;1&#58;1</code> | <code>broken-import</code>"
        " | <code>a&#124;b</code> &#42;or&#42; &#60;img&#62; next |\n"
        "\n"
    )


def test_the_summary_is_never_longer_than_github_takes() -> None:
    found = [diagnostic("⟦e⟧", "가" * 1000)] * 1000
    summary = step_summary(found)
    assert 1_000_000 < len(summary.encode()) <= 1024 * 1024
    rows = summary.count("❌")
    assert summary.endswith(f"\n{1000 - rows} more are in the log of this step.\n")


def test_there_is_no_summary_of_nothing() -> None:
    assert step_summary([]) == ""
