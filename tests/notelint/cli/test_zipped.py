"""Where the output of the command convert is one zip."""

import zipfile

import pytest

from tests.notelint.cli.conftest import Workplace

NOTES: dict[str, str | bytes] = {
    "in/나.md": "# 나\n\n![](img/x.png)\n",
    "in/a.md": "# A\n",
    "in/img/x.png": b"png",
}


@pytest.fixture
def place(here: Workplace) -> Workplace:
    here.write(NOTES)
    return here


def test_an_output_that_ends_in_zip_is_one_with_sorted_names_and_no_time(place: Workplace) -> None:
    run = place.run("convert", "in", "--to", "markdown", "-o", "deep/out.zip")
    assert (run.code, run.err) == (
        0,
        "3 files in deep/out.zip\nall 2 pages without loss\n",
    )
    with zipfile.ZipFile(place.path / "deep" / "out.zip") as archive:
        assert archive.namelist() == ["a.md", "img/x.png", "나.md"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [bool(entry.flag_bits & 0x800) for entry in archive.infolist()] == [0, 0, 1]
        assert archive.read("img/x.png") == b"png"


def test_two_runs_write_the_same_bytes_and_the_second_replaces_the_first(place: Workplace) -> None:
    place.run("convert", "in", "--to", "markdown", "-o", "out.zip")
    before = (place.path / "out.zip").read_bytes()
    assert place.run("convert", "in", "--to", "markdown", "-o", "out.zip").code == 0
    assert (place.path / "out.zip").read_bytes() == before
    place.write({"in/a.md": "# B\n"})
    assert place.run("convert", "in", "--to", "markdown", "-o", "out.zip").code == 0
    assert (place.path / "out.zip").read_bytes() != before


def test_a_zip_that_notelint_did_not_write_is_never_replaced(place: Workplace) -> None:
    place.write({"out.zip": b"mine"})
    run = place.run("convert", "in", "--to", "markdown", "-o", "out.zip")
    assert run.code == 2
    assert "`out.zip` was not written by notelint, or changed since" in run.err
    assert (place.path / "out.zip").read_bytes() == b"mine"


def test_a_zip_that_was_changed_since_is_never_replaced(place: Workplace) -> None:
    place.run("convert", "in", "--to", "markdown", "-o", "out.zip")
    with zipfile.ZipFile(place.path / "out.zip", "a") as archive:
        archive.writestr("mine.md", "mine")
    assert place.run("convert", "in", "--to", "markdown", "-o", "out.zip").code == 2


def test_a_zip_is_never_written_into_or_over_its_source(place: Workplace) -> None:
    assert place.run("convert", "in", "--to", "markdown", "-o", "in/out.zip").code == 2
    place.run("convert", "in", "--to", "markdown", "-o", "out.zip")
    run = place.run("convert", "out.zip", "--to", "markdown", "-o", "out.zip")
    assert run.code == 2
    assert "which is only read" in run.err


def test_a_dry_run_writes_no_zip(place: Workplace) -> None:
    run = place.run("convert", "in", "--to", "markdown", "-o", "out.zip", "--dry-run")
    assert (run.code, run.out) == (0, "a.md\nimg/x.png\n나.md\n")
    assert not (place.path / "out.zip").exists()


def test_an_interrupted_run_leaves_nothing_behind(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(archive: zipfile.ZipFile, *_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(zipfile.ZipFile, "writestr", stop)
    assert place.run("convert", "in", "--to", "markdown", "-o", "new/out.zip").code != 0
    assert sorted(path.name for path in place.path.iterdir()) == ["in"]
