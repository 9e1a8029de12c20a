"""``notelint check``: what it reports, where, and how it ends."""

import json

import pytest

from tests.notelint.cli.conftest import CONFIG, Workplace


def test_findings_go_to_stdout_and_the_sentence_about_them_to_stderr(todo: Workplace) -> None:
    todo.write({"노트.md": "# 제목\n\n한글 TODO 끝\n", "b/clean.mdx": "# b\n"})
    run = todo.run("check")
    assert run.out == "노트.md:3:4: error leftover-todo `TODO` is left\n"
    assert run.err == "Found 1 error in 1 note (1 fixable with `--fix`).\n"
    assert run.code == 1


def test_clean_notes_end_with_zero(todo: Workplace) -> None:
    todo.write({"a.md": "# a\n", "b.md": "# b\n"})
    assert todo.run("check") == todo.run("check", ".")
    run = todo.run("check")
    assert (run.out, run.err, run.code) == ("", "All 2 notes are clean.\n", 0)
    assert todo.run("check", "a.md").err == "The note is clean.\n"


def test_paths_are_relative_to_the_working_directory(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo.write({"a/one.md": "TODO\n", "b/two.md": "TODO\n"})
    monkeypatch.chdir(todo.path / "a")
    run = todo.run("check", "one.md", "../b", str(todo.path / "a"))
    assert [line.split(":")[0] for line in run.out.splitlines()] == ["../b/two.md", "one.md"]


def test_findings_are_sorted_by_path_then_place_then_rule(todo: Workplace) -> None:
    todo.write({"b.md": "## TODO\n\nTODO\n", "a.md": "TODO\n"})
    run = todo.run("check", "b.md", "a.md", "--extend-select", "missing-title")
    assert [line.split(" ")[::2][:2] for line in run.out.splitlines()] == [
        ["a.md:1:1:", "leftover-todo"],
        ["b.md:1:1:", "missing-title"],
        ["b.md:1:4:", "leftover-todo"],
        ["b.md:3:1:", "leftover-todo"],
    ]


def test_select_takes_names_groups_and_all_between_commas(todo: Workplace) -> None:
    todo.write({"a.md": "TODO ![](https://a.example/x.png)\n"})

    def rules(*options: str) -> set[str]:
        return {line.split(" ")[2] for line in todo.run("check", *options).out.splitlines()}

    assert rules("--select", "missing-alt-text") == {"missing-alt-text"}
    assert rules("--select", "missing-alt-text,test") == {"missing-alt-text", "leftover-todo"}
    assert rules("--select", "beside", "--select", "test") == {"lonely-note", "leftover-todo"}
    assert rules("--extend-select", "beside") == {"lonely-note", "leftover-todo"}
    assert rules("--ignore", "test") == set()
    everything = rules("--select", "all")
    assert {"lonely-note", "leftover-todo", "missing-alt-text"} <= everything
    assert rules("--select", "all", "--ignore", "images") == everything - {"missing-alt-text"}


def test_exit_zero_and_fail_on_decide_about_the_exit_code(todo: Workplace) -> None:
    todo.write({"a.md": "TODO\n"})
    assert todo.run("check", "--exit-zero").code == 0
    assert todo.run("check", "--fail-on", "error").code == 1
    todo.write({"notelint.toml": CONFIG + '[severity]\nleftover-todo = "warning"\n'})
    assert todo.run("check", "--fail-on", "error").code == 0
    assert todo.run("check").code == 1


def test_target_reads_plain_markdown_as_mdx(here: Workplace) -> None:
    here.write({"a.md": "# 제목\n\n:::note:::\n\nx\n\n:::\n"})
    assert here.run("check", "--select", "malformed-admonition").code == 0
    assert here.run("check", "--select", "malformed-admonition", "--target", "mdx").code == 1


def test_output_is_json_when_it_is_asked_for(todo: Workplace) -> None:
    todo.write({"a.md": "TODO\n", "b.md": "\n"})
    found = json.loads(todo.run("check", "--output-format", "json").out)
    assert [(finding["path"], finding["rule"]) for finding in found] == [("a.md", "leftover-todo")]
    assert json.loads(todo.run("check", "b.md", "--output-format", "json").out) == []


def test_colour_is_for_terminals_or_when_it_is_asked_for(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo.write({"a.md": "TODO\n"})
    assert "\x1b[" not in todo.run("check").out
    assert "\x1b[" in todo.run("check", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in todo.run("check").out
    assert "\x1b[" not in todo.run("check", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in todo.run("check").out


def test_stdin_is_the_note_it_is_said_to_be(todo: Workplace) -> None:
    todo.write({"sub/other.md": "# other\n"})
    run = todo.run("check", "-", "--stdin-filename", "sub/새 노트.mdx", stdin="가 TODO\n")
    assert run.out == "sub/새 노트.mdx:1:3: error leftover-todo `TODO` is left\n"
    alone = todo.run("check", "-", "--select", "lonely-note", stdin="가\n")
    assert (alone.out, alone.code) == ("", 0)


def test_what_stdin_says_counts_more_than_what_is_on_the_disk(todo: Workplace) -> None:
    todo.write({"a.md": "TODO\n"})
    assert todo.run("check", "-", "--stdin-filename", "a.md", stdin="done\n").code == 0
    assert todo.read("a.md") == "TODO\n"


def test_github_gets_its_table_in_the_summary_of_the_step(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo.write({"a.md": "TODO\n", "summary": "before\n"})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(todo.path / "summary"))
    run = todo.run("check", "--output-format", "github")
    assert run.out.startswith("::error file=a.md,line=1,")
    assert todo.read("summary").startswith("before\n### notelint: 1 error\n")


def test_github_gets_paths_from_its_workspace(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo.write({"docs/a.md": "TODO\n"})
    monkeypatch.setenv("GITHUB_WORKSPACE", str(todo.path))
    monkeypatch.chdir(todo.path / "docs")
    run = todo.run("check", "--output-format", "github")
    assert run.out.startswith("::error file=docs/a.md,")
    assert todo.run("check", "--output-format", "concise").out.startswith("a.md:1:1:")


def test_a_crash_of_a_plugins_rule_names_it_and_ends_with_two(todo: Workplace) -> None:
    todo.write({"a.md": "x\n", "notelint.toml": CONFIG + '[rules.leftover-todo]\nword = "("\n'})
    run = todo.run("check")
    assert run.code == 2
    assert "leftover-todo" in run.err
    assert "a.md" in run.err


def test_a_note_whose_name_begins_with_a_dash_is_no_option(todo: Workplace) -> None:
    todo.write({"-a.md": "TODO\n", "--config=b.md": "TODO\n", "c.md": "TODO\n"})
    run = todo.run("check", "-a.md", "--config=b.md", "c.md", "--exit-zero")
    assert [line.partition(": ")[0] for line in run.out.splitlines()] == [
        "--config=b.md:1:1",
        "-a.md:1:1",
        "c.md:1:1",
    ]
    assert run.code == 0
    assert todo.run("check", "--exit-zero", "--", "-a.md").out.startswith("-a.md:1:1")
    assert "No such option" in todo.run("check", "-none.md").err
