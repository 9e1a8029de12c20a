"""What `docs/ci.md` tells people to copy is valid, and does what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from notelint import __version__

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
SNIPPETS = [
    (name, text)
    for text, name in re.findall(r"^```yaml\n(# (\S+)\n.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
SCHEMAS = {
    ".github/workflows/notes.yml": ["vendor.github-workflows"],
    ".gitlab-ci.yml": ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
}


def snippets(name: str) -> list[dict[str, Any]]:
    return [yaml.safe_load(text) for file, text in SNIPPETS if file == name]


def test_the_page_has_the_snippets_that_are_tested_here() -> None:
    assert [name for name, _ in SNIPPETS] == [
        *[".pre-commit-config.yaml"] * 2,
        *[".github/workflows/notes.yml"] * 4,
        ".gitlab-ci.yml",
    ]
    assert PAGE.count("```yaml") == len(SNIPPETS)


@pytest.mark.parametrize(("name", "text"), [s for s in SNIPPETS if s[0] in SCHEMAS])
def test_a_schema_takes_each_pipeline(tmp_path: Path, name: str, text: str) -> None:
    pytest.importorskip("check_jsonschema")
    file = tmp_path / "pipeline.yml"
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *SCHEMAS[name]]
    run = subprocess.run([*command, str(file)], capture_output=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("text", [text for name, text in SNIPPETS if name.startswith(".pre-")])
def test_pre_commit_takes_each_configuration(tmp_path: Path, text: str) -> None:
    pytest.importorskip("pre_commit")
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(file)]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_hooks_that_are_used_are_there_at_the_version_that_is_named() -> None:
    known = {hook["id"] for hook in HOOKS}
    for config in snippets(".pre-commit-config.yaml"):
        (repository,) = config["repos"]
        assert repository["rev"] == f"v{__version__}"
        assert {hook["id"] for hook in repository["hooks"]} <= known
    assert {name for name in known if f"| `{name}` |" in PAGE} == known


def test_inputs_that_are_used_are_there_at_the_version_that_is_named() -> None:
    for workflow in snippets(".github/workflows/notes.yml"):
        steps = workflow["jobs"]["notes"]["steps"]
        (ours,) = (step for step in steps if step["uses"].startswith("notelint/"))
        assert ours["uses"] == f"notelint/notelint@v{__version__}"
        assert set(ours["with"]) <= set(ACTION["inputs"])


def test_the_table_of_inputs_says_what_the_action_says() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (?:`(.+?)`)? ?\|", PAGE, re.MULTILINE))
    documented = {name: rows[name] for name in rows if name not in {hook["id"] for hook in HOOKS}}
    assert documented == {name: about["default"] for name, about in ACTION["inputs"].items()}


def test_the_job_for_gitlab_reports_what_a_merge_request_brings(tmp_path: Path) -> None:
    for program in ("git", "bash"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    (tmp_path / "notelint.toml").write_text('select = ["links"]\n')
    (tmp_path / "a.md").write_text("[x](none.md)\n")
    commit = ["-c", "user.name=a", "-c", "user.email=a@a.example", "commit", "-qm", "a"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], commit):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    (tmp_path / "a.md").write_text("[x](none.md)\n\n[y](nowhere.md)\n")
    (job,) = (pipeline["notes"] for pipeline in snippets(".gitlab-ci.yml"))
    install, *commands = job["script"]
    assert install == "pip install notelint"
    environment = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "main",
    }
    codes = [
        subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, check=False, capture_output=True
        ).returncode
        for command in commands
    ]
    assert codes == [0, 1]
    (page,) = job["artifacts"]["paths"]
    assert "nowhere.md" in (tmp_path / page).read_text("utf-8")
    report = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [(issue["description"], issue["location"]["path"]) for issue in report] == [
        ("`nowhere.md` is not there", "a.md")
    ]
