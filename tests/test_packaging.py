"""What the distribution promises, as far as a checkout can show it; CI looks into the wheel itself."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import notelint

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_says_that_it_is_typed() -> None:
    for package in PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        assert (ROOT / package / "py.typed").is_file(), package


def test_every_dependency_has_its_reason_in_contributing() -> None:
    reasons = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.split(r"[<>=~!]", requirement)[0]
        assert re.search(rf"^\|.*\b{re.escape(name)}\b.*\|", reasons, re.MULTILINE), name


def test_every_public_name_can_be_imported() -> None:
    for name in notelint.__all__:
        assert getattr(notelint, name) is not None


def test_importing_notelint_loads_no_parser() -> None:
    script = "import notelint, sys; print([m for m in ('mistune', 'click', 'yaml', 'pluggy') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_nothing_in_the_repository_names_a_developers_machine() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    suspicious = re.compile(r"/(?:home|Users)/(?!runner\b)\w+/|/work/\w")
    for name in filter(None, tracked):
        path = ROOT / name
        if (
            path.suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".mjs", ".json", ".txt"}
            and path.is_file()
        ):
            if path.name == Path(__file__).name:
                continue
            assert not suspicious.search(path.read_text(encoding="utf-8")), name
