"""The GitHub action, as far as it can be run without GitHub."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("paths", "options", "arguments"),
    [
        (".", "", ["--", "."]),
        ("docs n*t", "--select l*", ["--select", "l*", "--", "docs", "notelint"]),
        ("my notes\n다른 노트\n", "", ["--", "my notes", "다른 노트"]),
    ],
)
def test_the_action_gives_its_inputs_to_notelint_as_they_are(
    tmp_path: Path, paths: str, options: str, arguments: list[str]
) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    stub = tmp_path / "notelint"
    stub.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    stub.chmod(0o755)
    result = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", action["runs"]["steps"][-1]["run"]],
        cwd=tmp_path,
        env={**os.environ, "NOTELINT": str(stub), "PATHS": paths, "ARGS": options},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert result.stdout.splitlines() == ["check", "--output-format", "github", *arguments]
