"""Disks that refuse, and folders that hold what nobody expects: a clear message, nothing lost."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from notelint.cli import batch, disk
from tests.notelint.cli.conftest import Run, Workplace


def notelint(
    folder: Path, *arguments: str, stdout: int = subprocess.PIPE, before: Sequence[str] = ()
) -> Run:
    """In a process of its own: what Python itself says at the end counts, too."""
    run = subprocess.run(
        [*before, sys.executable, "-m", "notelint", *arguments],
        cwd=folder,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert "Traceback" not in run.stderr, run.stderr
    return Run(run.stdout, run.stderr, run.returncode)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# Disks that are full, or may not be written to.


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here: that takes root on Linux")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


NOTES = {
    "notelint.toml": 'select = ["links"]\n',
    "a.md": "[d](www.example.org/a)\n\n" + "a\n" * 5000,
    "b.md": "[d](www.example.org/b)\n\n" + "b\n" * 5000,
}


def fill(folder: Path) -> None:
    for name, content in NOTES.items():
        (folder / name).write_text(content)
    with (folder / "rest").open("wb", buffering=0) as rest:
        while True:
            try:
                rest.write(b"x" * 1024)
            except OSError:
                return


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--fix"], "error: a.md: cannot be written: no space left on device\n"),
        (["baseline"], "error: notelint-baseline.json: cannot be written: no space left on device\n"),
        (["convert", "a.md", "--to", "mdx", "-o", "out"], "cannot be written: no space left on device\n"),
        (["convert", "a.md", "--to", "notion", "-o", "o.zip"], "cannot be written: no space left on device\n"),
        (["convert", "a.md", "--to", "mdx", "-o", "../out", "--report", "r.jsonl"], "error: r.jsonl: cannot be written"),
    ],
)  # fmt: skip
def test_a_full_disk_is_named_and_nothing_is_lost(
    small_disk: Path, arguments: list[str], said: str
) -> None:
    fill(small_disk)
    before = everything(small_disk)
    run = notelint(small_disk, *arguments)
    assert run.code == 2
    assert said in run.err
    assert everything(small_disk) == before


def test_a_cache_that_finds_no_room_is_no_obstacle(small_disk: Path) -> None:
    fill(small_disk)
    run = notelint(small_disk, "check", "--cache-dir", "cache", "--exit-zero")
    assert (run.code, run.out.count("link-without-scheme")) == (0, 2)
    (small_disk / "rest").unlink()
    assert notelint(small_disk, "check", "--cache-dir", "cache", "--exit-zero").out == run.out


def test_output_that_finds_no_room_is_named(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("there is no /dev/full")
    (tmp_path / "a.md").write_text("[d](www.example.org/a)\n")
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        for name in ("concise", "json", "html"):
            run = notelint(tmp_path, "check", "--output-format", name, stdout=full)
            assert (run.code, run.err) == (
                2,
                "error: what is printed cannot be written: no space left on device\n",
            )
    finally:
        os.close(full)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["check", "--fix"], "a.md"),
        (["baseline"], "notelint-baseline.json"),
        (["check", "--add-suppressions", "--reason", "x"], "a.md"),
        (["convert", "a.md", "--to", "mdx"], "`a-mdx`"),
        (["convert", "a.md", "--to", "notion"], "`a-notion.zip`"),
        (["convert", "a.md", "--to", "notion", "-o", "x/y.zip"], "`x/y.zip`"),
        (["init"], ".notelint.toml"),
    ],
)
def test_a_disk_that_may_only_be_read_is_named(
    small_disk: Path, arguments: list[str], name: str
) -> None:
    for file in ("a.md", "b.md"):
        (small_disk / file).write_text(NOTES[file])
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)
    run = notelint(small_disk, *arguments)
    assert run.code == 2
    assert "read-only file system" in run.err
    if arguments != ["init"]:
        assert name in run.err


# Folders that may not be entered, and notes that are no longer what they were.


@pytest.fixture
def unprivileged(todo: Workplace) -> Callable[..., Run]:
    """Runs notelint as somebody whom rights keep out; root they do not."""
    before: tuple[str, ...] = ()
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows has other rights")
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may do everything, and there is no setpriv (util-linux)")
        rights = "-dac_override,-dac_read_search"
        before = "setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"
    return partial(notelint, todo.path, before=before)


def test_a_note_that_may_not_be_read_is_named(
    todo: Workplace, unprivileged: Callable[..., Run]
) -> None:
    todo.write({"a.md": "TODO\n", "b.md": "TODO\n"})
    (todo.path / "b.md").chmod(0)
    run = unprivileged("check")
    assert (run.out, run.code) == ("a.md:1:1: error leftover-todo `TODO` is left\n", 2)
    assert run.err.startswith("error: b.md: cannot be read: permission denied\n")
    assert "permission denied" in unprivileged("convert", ".", "--to", "mdx", "-o", "../out").err
    assert not (todo.path.parent / "out").exists()


def test_a_folder_that_may_not_be_entered_is_named(
    todo: Workplace, unprivileged: Callable[..., Run]
) -> None:
    todo.write({"a.md": "TODO\n", "locked/b.md": "TODO\n", "notes/c.md": "# c\n"})
    (todo.path / "locked").chmod(0)
    run = unprivileged("check")
    assert (run.out, run.code) == ("a.md:1:1: error leftover-todo `TODO` is left\n", 2)
    assert "error: locked: cannot be read: permission denied\n" in run.err
    assert unprivileged("check", "notes").code == 0
    refused = unprivileged("convert", ".", "--to", "mdx", "-o", "../out")
    assert (refused.code, refused.err) == (
        2,
        "error: `locked` may not be entered: permission denied\n",
    )
    kept = unprivileged("convert", ".", "--to", "mdx", "-o", "../out", "--keep-going")
    assert kept.code == 0
    assert "warning: `locked` may not be entered: it is left out\n" in kept.err
    (todo.path / "locked").chmod(0o755)


def test_a_folder_in_which_nothing_may_be_written_is_named(
    todo: Workplace, unprivileged: Callable[..., Run]
) -> None:
    todo.write({"a.md": "TODO\n", "locked/b.md": "TODO\n"})
    (todo.path / "locked").chmod(0o555)
    run = unprivileged("check", "--fix")
    assert run.code == 2
    assert "error: locked/b.md: cannot be written: permission denied\n" in run.err
    assert todo.read("locked/b.md") == "TODO\n"
    assert todo.read("a.md") == "\n"
    cached = unprivileged("check", "--cache-dir", "locked/cache")
    assert (cached.code, cached.out.count("leftover-todo")) == (1, 1)


@pytest.mark.parametrize("option", ["--fix", "--exit-zero"])
def test_a_note_that_goes_while_others_are_read_is_named(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    todo.write({"a.md": "TODO\n", "b.md": "TODO\n"})
    files = batch.Batch.vault

    def then_it_is_gone(self: batch.Batch) -> object:
        vault = files(self)
        (todo.path / "b.md").unlink(missing_ok=True)
        return vault

    monkeypatch.setattr(batch.Batch, "vault", then_it_is_gone)
    run = todo.run("check", "--no-cache", option)
    assert run.code == 2
    assert "b.md" in run.err


def test_a_note_that_changes_before_its_fix_is_written_keeps_the_change(
    todo: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo.write({"a.md": "TODO\n", "b.md": "TODO b\n"})
    write = disk.write

    def edited_meanwhile(path: Path, content: bytes, *rest: object) -> None:
        (todo.path / "b.md").write_text("TODO b, and a sentence more\n")
        write(path, content)

    monkeypatch.setattr("notelint.cli.fixing.write", edited_meanwhile)
    run = todo.run("check", "--fix")
    assert todo.read("b.md") == "TODO b, and a sentence more\n"
    assert run.code == 2
    assert "error: b.md: was changed while it was checked" in run.err


# What is no file, and names that are no text.


def test_what_is_no_file_is_passed_over(todo: Workplace) -> None:
    todo.write({"a.md": "TODO\n", "d/b.md": "# b\n"})
    for name in ("pipe.md", "image.png", ".gitignore", "d/notelint.toml", "d/docusaurus.config.js"):
        os.mkfifo(todo.path / name)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
    for name, target in {
        "self.md": "self.md",
        "one.md": "two.md",
        "two.md": "one.md",
        "zero.md": "/dev/zero",
        "to-pipe.md": "pipe.md",
        "d/up": "..",
        "d/loop": "loop",
    }.items():
        (todo.path / name).symlink_to(target)
    run = notelint(todo.path, "check")
    assert run.out == "a.md:1:1: error leftover-todo `TODO` is left\n"
    assert notelint(todo.path, "check", "--fix").code == 0
    assert notelint(todo.path, "convert", ".", "--to", "mdx", "-o", "../out").code == 0
    for name in ("pipe.md", "socket.md", "zero.md"):
        assert notelint(todo.path, "check", name).err == (
            f"error: {name}: is neither a note nor a folder\n"
        )
        said = notelint(todo.path, "convert", name, "--to", "mdx", "-o", "../other").err
        assert said == f"error: `{name}` is no note, no folder and no zip\n"


def test_a_link_stays_a_link_when_its_note_is_fixed(todo: Workplace) -> None:
    todo.write({"../beside/b.md": "TODO\n"})
    (todo.path / "a.md").symlink_to("../beside/b.md")
    assert todo.run("check", "--fix").err == "Fixed 1 finding in 1 note. The note is clean.\n"
    assert (todo.path / "a.md").is_symlink()
    assert todo.read("../beside/b.md") == "\n"


def test_a_conversion_takes_nothing_from_beside_its_folder(here: Workplace) -> None:
    here.write({"a.md": "# a\n", "../secret.md": "# secret\n"})
    (here.path / "b.md").symlink_to("../secret.md")
    run = here.run("convert", ".", "--to", "mdx", "-o", "../out")
    assert "`b.md` is a link that leads out of the folder: it is left out" in run.err
    assert sorted(path.name for path in (here.path.parent / "out").glob("*.mdx")) == ["a.mdx"]


ODD_NAMES = [b"\xff\xfe.md", b"n\nl.md", b"caf\xe9.md", b"a\x1b[31m.md", b"d\xff/e\n/x.md"]


@pytest.fixture
def odd(todo: Workplace) -> Workplace:
    root = os.fsencode(todo.path)
    try:
        for name in ODD_NAMES:
            path = os.path.join(root, name)  # noqa: PTH118
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            with open(path, "wb") as file:  # noqa: PTH123
                file.write(b"TODO\n")
    except OSError:
        pytest.skip("this file system takes no name that is not UTF-8")
    todo.write({"ok.md": "[x](caf.md) TODO\n"})
    return todo


@pytest.mark.parametrize(
    "name",
    ["full", "concise", "json", "jsonl", "github", "gitlab", "junit", "sarif", "checkstyle", "rdjson", "html"],
)  # fmt: skip
def test_names_that_are_no_text_are_reported(
    odd: Workplace, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    summary = odd.path.parent / "summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run = notelint(odd.path, "check", "--output-format", name)
    assert run.code == 1
    assert run.out.count("`TODO` is left") >= 6 or name == "html"
    if name == "github":
        assert summary.read_text("utf-8").count("❌") == 6


def test_names_that_are_no_text_are_fixed_and_converted(odd: Workplace) -> None:
    run = notelint(odd.path, "check", "--unsafe-fixes", "--extend-select", "links")
    assert "Fixed 6 findings in 6 notes." in run.err
    assert (odd.path / "ok.md").read_text() == "[x](caf.md) \n"
    assert notelint(odd.path, "check", "--diff").code == 0
    assert notelint(odd.path, "baseline").code == 0
    for target in ("mdx", "markdown", "notion"):
        assert notelint(odd.path, "convert", ".", "--to", target, "-o", f"../{target}").code == 0


def test_a_huge_note_is_a_note(todo: Workplace) -> None:
    todo.write({"a.md": "# TODO 끝\n\n" + "한글 " * 1_000_000})
    assert todo.run("check", "--fix").code == 0
    assert todo.read("a.md").startswith("#  끝\n\n한글")
