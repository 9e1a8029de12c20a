"""A vault on the disk, and notelint run in it."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from notelint.cli import cli

PLUGIN = '''
"""Rules whose findings do not depend on what notelint ships."""
import re
from dataclasses import dataclass

from notelint import Edit, Finding, Fix, Rule, Severity, Span, hookimpl, option


@dataclass(frozen=True)
class LeftoverTodo(Rule):
    """No TODO is left.

    The fix removes it.
    """

    name = "leftover-todo"
    group = "test"
    severity = Severity.ERROR
    fixes = "safe"
    good = bad = ()

    word: str = option("TODO", "what is left")
    safe: bool = option(True, "whether the fix is safe")

    def check(self, note, vault):
        for found in re.finditer(self.word, note.text):
            span = Span(*found.span())
            fix = Fix(f"remove `{found[0]}`", (Edit(span, ""),), self.safe)
            yield Finding(span, f"`{found[0]}` is left", fix)


@dataclass(frozen=True)
class LonelyNote(Rule):
    """A note has others beside it in the vault."""

    name = "lonely-note"
    group = "beside"
    default = False
    good = bad = ()

    def check(self, note, vault):
        if len(vault.notes) == 1:
            yield Finding(Span(0, 0), f"`{note.path}` is alone")


@hookimpl
def notelint_rules():
    return [LeftoverTodo, LonelyNote]
'''

CONFIG = 'plugins = ["plugin.py"]\nselect = ["leftover-todo"]\n'


@dataclass(frozen=True)
class Run:
    """What a command printed and how it ended."""

    out: str
    err: str
    code: int


class Workplace:
    """The working directory: notes are written to it and notelint is run in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, files: dict[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self, name: str) -> str:
        return (self.path / name).read_bytes().decode()

    def run(self, *arguments: str, stdin: str | bytes | None = None) -> Run:
        """A traceback is a failure of the test, whatever the exit code."""
        result = CliRunner().invoke(cli, arguments, input=stdin, prog_name="notelint")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Run(result.stdout, result.stderr, result.exit_code)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """An empty folder."""
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "vault"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Workplace(folder)


@pytest.fixture
def todo(here: Workplace) -> Workplace:
    """A vault whose configuration runs one rule, which finds and removes `TODO`."""
    here.write({"notelint.toml": CONFIG, "plugin.py": PLUGIN})
    return here
