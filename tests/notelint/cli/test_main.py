"""The program as a shell sees it: help, streams, signals, what it imports."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import notelint
from notelint.cli import COMMANDS, cli
from tests.notelint.cli.conftest import CONFIG, PLUGIN, Workplace


def run(*arguments: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "notelint", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_import_click_and_nothing_of_ours_but_the_command_line(
    option: str, tmp_path: Path
) -> None:
    code = (
        "import sys; from notelint.cli import cli\n"
        f"try: cli.main([{option!r}])\n"
        "finally: print(*sorted(m for m in sys.modules if m.startswith('notelint')))\n"
        "assert not {'mistune', 'regex', 'pluggy', 'pathspec', 'yaml'} & set(sys.modules)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert result.stderr == b""
    assert result.stdout.splitlines()[-1] == b"notelint notelint.cli notelint.errors"


def test_the_version_is_the_packages(here: Workplace) -> None:
    assert here.run("--version").out == f"notelint {notelint.__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_that_is_listed_is_there_and_has_help(here: Workplace, name: str) -> None:
    result = here.run(name, "-h")
    assert result.code == 0
    assert result.out.startswith(f"Usage: notelint {name}")
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.name == name


def test_an_unknown_command_gets_a_hint(here: Workplace) -> None:
    result = here.run("chekc")
    assert result.code == 2
    assert "there is no command `chekc`; did you mean `check`?" in result.err


def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text(CONFIG)
    (tmp_path / "plugin.py").write_text(PLUGIN)
    (tmp_path / "노트.md").write_text("TODO\n", "utf-8")
    result = run("check", cwd=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert result.stdout.decode() == "노트.md:1:1: error leftover-todo `TODO` is left\n"


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux")
def test_a_name_that_is_not_utf8_is_printed_escaped(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/\xff.md")).write_text("![](x.png)\n")
    result = run("check", "--select", "missing-alt-text", cwd=tmp_path)
    assert result.stdout.startswith(b"\\udcff.md:1:1: warning missing-alt-text")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise on Windows")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text(CONFIG)
    (tmp_path / "plugin.py").write_text(PLUGIN)
    (tmp_path / "a.md").write_text("TODO " * 50_000)
    with subprocess.Popen(
        [sys.executable, "-m", "notelint", "check"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others on Windows")
def test_ctrl_c_ends_the_run_quietly_and_not_as_if_something_was_found(tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text(CONFIG)
    (tmp_path / "plugin.py").write_text(
        PLUGIN.replace(
            "    def check(self, note, vault):",
            "    def check(self, note, vault):\n"
            "        import os, signal\n"
            "        signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # jobs of shells ignore it
            "        os.kill(os.getpid(), signal.SIGINT)",
            1,
        )
    )
    (tmp_path / "a.md").write_text("TODO\n")
    result = run("check", cwd=tmp_path)
    assert result.stderr == b"interrupted\n"
    assert result.returncode == 128 + signal.SIGINT
