"""A folder as a mapping, and files that are replaced in one step."""

import os
import unicodedata
from pathlib import Path, PurePosixPath

import pytest

from notelint.cli.disk import Folder, shown, write
from notelint.cli.ignored import Ignored
from notelint.errors import InputError


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_iterating_lists_files_by_path_without_what_is_ignored(tmp_path: Path) -> None:
    make(tmp_path, "b/c.md", "b.md", "a.md", ".hidden/x.md", "out/x.md", ".env")
    (tmp_path / ".gitignore").write_text("out\n")
    folder = Folder(tmp_path, Ignored.in_folder(tmp_path))
    assert [str(path) for path in folder] == [".env", ".gitignore", "a.md", "b.md", "b/c.md"]
    assert len(folder) == 5
    everything = Folder(tmp_path)
    assert PurePosixPath(".hidden/x.md") in list(everything)
    assert PurePosixPath("out/x.md") in list(everything)


def test_looking_up_finds_what_is_ignored_and_what_lies_beside(tmp_path: Path) -> None:
    make(tmp_path, "vault/.hidden/x.md", "beside/y.md", "vault/a/z.md")
    folder = Folder(tmp_path / "vault", Ignored())
    assert folder[PurePosixPath(".hidden/x.md")] == b"vault/.hidden/x.md"
    assert folder[PurePosixPath("../beside/y.md")] == b"beside/y.md"
    assert PurePosixPath("a") not in folder
    assert PurePosixPath("a/none.md") not in folder
    assert PurePosixPath(tmp_path / "vault" / "a" / "z.md") not in folder
    with pytest.raises(KeyError):
        folder[PurePosixPath("none.md")]


def test_names_must_be_written_as_they_are_on_the_disk(tmp_path: Path) -> None:
    composed = unicodedata.normalize("NFC", "한글.md")
    make(tmp_path, "Img/A.png", composed)
    folder = Folder(tmp_path)
    assert PurePosixPath("Img/A.png") in folder
    assert PurePosixPath("img/A.png") not in folder
    assert PurePosixPath("Img/a.png") not in folder
    assert PurePosixPath(unicodedata.normalize("NFD", composed)) not in folder


@pytest.mark.parametrize("name", ["a\0b.md", "x" * 5000, "a/\0/b.md", "..", "", "a/../a.md"])
def test_impossible_names_are_not_there(tmp_path: Path, name: str) -> None:
    make(tmp_path, "b.md")
    assert PurePosixPath(name) not in Folder(tmp_path)


def test_links_that_lead_round_in_circles_do_no_harm(tmp_path: Path) -> None:
    make(tmp_path, "a/a.md")
    (tmp_path / "a" / "up").symlink_to("..")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "copy.md").symlink_to("a/a.md")
    folder = Folder(tmp_path)
    assert [str(path) for path in folder] == ["a/a.md", "copy.md"]
    assert PurePosixPath("a/up/a/up/a/a.md") in folder
    assert PurePosixPath("self") not in folder


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert list(Folder(tmp_path / "none")) == []


def test_writing_replaces_the_content_and_keeps_permissions(tmp_path: Path) -> None:
    path = tmp_path / "노트.md"
    path.write_text("old")
    path.chmod(0o604)
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o604


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("가" * 84 + ".md")  # 255 bytes
    write(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(InputError, match=r"a\.md: cannot be written: no space left on device"):
        write(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]
    assert path.read_text() == "old"


def test_paths_are_shown_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a/b/c.md")
    monkeypatch.chdir(tmp_path / "a")
    assert shown(tmp_path / "a" / "b" / "c.md") == "b/c.md"
    assert shown(tmp_path / "x.md") == "../x.md"
