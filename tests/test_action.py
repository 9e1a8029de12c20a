"""The GitHub action: its description, and its steps, run here as the runner runs them."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.runner import Command, commands

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}


@dataclass(frozen=True)
class Step:
    """What came of a step."""

    code: int
    output: str
    outputs: dict[str, str]
    summary: str

    @property
    def commands(self) -> list[Command]:
        return [*commands(self.output)]


class Job:
    """A job whose workspace is a folder; its steps are the action's."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.temp = folder / "temp"
        for place in (self.workspace, self.temp):
            place.mkdir()
        self.notelint = str(BIN / "notelint")

    def write(self, files: dict[str, str]) -> None:
        for name, content in files.items():
            path = self.workspace / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")

    def check(self, **inputs: str) -> Step:
        """The step that checks, with these inputs and the defaults of the others."""
        assert set(inputs) <= {name.replace("-", "_") for name in ACTION["inputs"]}
        given = {
            name: inputs.get(name.replace("-", "_"), described["default"])
            for name, described in ACTION["inputs"].items()
        }
        environment = {
            name: given[found[1]]
            for name, value in STEPS["check"]["env"].items()
            if (found := re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value))
        }
        return self._run(STEPS["check"]["run"], {**environment, "NOTELINT": self.notelint})

    def _run(self, script: str, environment: dict[str, str]) -> Step:
        outputs, summary = self.temp / "outputs", self.temp / "summary"
        for file in (outputs, summary):
            file.write_text("")
        own = {
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(self.temp),
        }
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.workspace,
            env={**os.environ, **own, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
        )
        pairs = (line.split("=", 1) for line in outputs.read_text("utf-8").splitlines())
        return Step(run.returncode, run.stdout, dict(pairs), summary.read_text("utf-8"))


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    for name in ("FORCE_COLOR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    job = Job(tmp_path)
    job.write({"notelint.toml": 'select = ["links"]\n', "a.md": "# a\n", "b/노트.md": "# b\n"})
    return job


# What others say of it.


def test_the_schema_of_actions_takes_the_action() -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    run = subprocess.run(
        [*command, "vendor.github-actions", str(ROOT / "action.yml")],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("step", [step for step in STEPS if "run" in STEPS[step]])
def test_shellcheck_has_nothing_to_say(step: str) -> None:
    shellcheck = shutil.which("shellcheck", path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    if shellcheck is None:
        pytest.skip("shellcheck is not installed")
    run = subprocess.run(
        [shellcheck, "--shell=bash", "-"],
        input=STEPS[step]["run"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert run.stdout == ""


def test_every_input_is_used_and_every_output_is_written() -> None:
    used = {value for step in STEPS.values() for value in step.get("env", {}).values()}
    assert {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]} <= used
    for output, described in ACTION["outputs"].items():
        assert described["value"] == f"${{{{ steps.check.outputs.{output} }}}}"
        assert f'echo "{output}=' in STEPS["check"]["run"]


# What the step does.


@pytest.mark.parametrize(
    ("paths", "options", "arguments"),
    [
        (".", "", ["--output-format", "concise", "--", "."]),
        ("docs n*t", "--select l*", ["--select", "l*", "--output-format", "concise", "--", "docs", "notes.txt"]),
        ("my notes\n다른 노트\n", "", ["--output-format", "concise", "--", "my notes", "다른 노트"]),
    ],
)  # fmt: skip
def test_paths_and_options_are_handed_over_as_they_are(
    job: Job, paths: str, options: str, arguments: list[str]
) -> None:
    job.write({"notes.txt": ""})
    stub = job.temp / "stub"
    stub.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    stub.chmod(0o755)
    job.notelint = str(stub)
    output = job.check(paths=paths, args=options, annotations="false", summary="false").output
    assert output.splitlines()[1:-1] == ["check", *arguments]


def test_clean_notes_end_well(job: Job) -> None:
    step = job.check()
    assert (step.code, step.commands, step.summary) == (0, [], "")
    assert step.outputs == {"findings": "0", "exit-code": "0"}
    assert "All 2 notes are clean." in step.output


def test_findings_are_in_the_log_beside_the_lines_and_in_the_summary(job: Job) -> None:
    job.write({"b/노트.md": "# b\n\n[x](없음.md)\n"})
    step = job.check(paths="b")
    assert step.code == 1
    assert step.outputs == {"findings": "1", "exit-code": "1"}
    assert "b/노트.md:3:5: error broken-link `없음.md` is not there" in step.output
    (command,) = step.commands
    assert (command.name, command.properties["file"], command.properties["line"]) == (
        "error",
        "b/노트.md",
        "3",
    )
    assert command.data == "`없음.md` is not there"
    assert step.summary.startswith("### notelint: 1 error\n")


def test_annotations_and_summary_can_be_left_out(job: Job) -> None:
    job.write({"a.md": "[x](none.md)\n"})
    without_annotations = job.check(annotations="false")
    assert without_annotations.commands == []
    assert without_annotations.summary.startswith("### notelint: 1 error\n")
    without_summary = job.check(summary="false")
    assert len(without_summary.commands) == 1
    assert without_summary.summary == ""
    neither = job.check(annotations="false", summary="false")
    assert (neither.commands, neither.summary, neither.code) == ([], "", 1)


def test_reports_are_written_where_they_are_wanted(job: Job) -> None:
    job.write({"a.md": "[x](none.md)\n"})
    step = job.check(sarif="out/notelint.sarif", html="a page.html")
    assert step.code == 1
    sarif = json.loads((job.workspace / "out" / "notelint.sarif").read_text("utf-8"))
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["broken-link"]
    page = (job.workspace / "a page.html").read_text("utf-8")
    assert "broken-link" in page


def test_a_run_that_is_impossible_says_why_and_writes_nothing(job: Job) -> None:
    step = job.check(args="--select none", sarif="notelint.sarif", html="notelint.html")
    assert step.code == 2
    assert step.outputs == {"findings": "0", "exit-code": "2"}
    assert "there is no rule or group `none`" in step.output
    assert not (job.workspace / "notelint.sarif").exists()
    assert not (job.workspace / "notelint.html").exists()


def test_with_exit_zero_the_job_goes_on_and_the_outputs_tell(job: Job) -> None:
    job.write({"a.md": "[x](none.md) [y](none.md)\n"})
    step = job.check(args="--exit-zero")
    assert (step.code, step.outputs) == (0, {"findings": "2", "exit-code": "0"})


def test_what_a_baseline_holds_is_not_reported(job: Job) -> None:
    job.write({"a.md": "[x](none.md)\n"})
    command = [job.notelint, "baseline"]
    subprocess.run(command, cwd=job.workspace, check=True, capture_output=True)
    job.write({"a.md": "[x](none.md)\n\n[y](nowhere.md)\n"})
    step = job.check(baseline="notelint-baseline.json")
    assert [command.data for command in step.commands] == ["`nowhere.md` is not there"]


def test_only_what_a_branch_brings_is_reported(job: Job) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    job.write({"a.md": "[x](none.md)\n\n[b](b/노트.md)\n"})
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@a.example", "commit", "-qm", "a"],
        ["rm", "-q", "b/노트.md"],
    ):
        subprocess.run(["git", *arguments], cwd=job.workspace, check=True)
    step = job.check(diff_base="main")
    assert [command.data for command in step.commands] == ["`b/노트.md` is not there"]


@pytest.mark.parametrize("annotations", ["true", "false"])
def test_no_name_of_a_note_is_a_command(job: Job, annotations: str) -> None:
    names = ["::add-mask::e.md", "##[add-mask]f.md", "c\n::add-mask::g.md", "d, %0A::x.md"]
    for name in names:
        job.write({name: "[x](none.md)\n"})
    (job.workspace / "##[add-mask]h.md").write_bytes(b"\0")
    step = job.check(annotations=annotations)
    assert step.code == 2
    assert {command.name for command in step.commands} <= {"error"}
    if annotations == "true":
        assert {command.properties["file"] for command in step.commands} == {*names}
