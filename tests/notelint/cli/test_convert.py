"""The command convert: what it reads, what it writes, and what it never touches."""

import json
import signal as signals
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.notelint.cli.conftest import Run, Workplace
from tests.notelint.cli.zips import stored, with_flipped_bit, zipped

PLUGIN = '''
"""A format that writes documents as they are."""
from functools import partial

from notelint import Document, File, Format, Loss, LossKind, hookimpl


def write(items):
    for item in items:
        if isinstance(item, File):
            yield item
            continue
        if "EXPLODE" in item.text:
            raise KeyboardInterrupt
        if "LOSE" in item.text:
            yield Loss(item.origin, 1, LossKind.DROPPED, "what was to be lost")
        yield File(item.path.with_suffix(".txt"), partial(str.encode, item.text), item.origin)


@hookimpl
def notelint_formats():
    return [Format("plain", "documents as they are", "nothing", write=write)]
'''
A, B = "a" * 32, "b" * 32
HOME: dict[str, str | bytes] = {
    f"Home {A}.md": f"# Home\n\n![x](Home%20{A}/x.png)\n",
    f"Home {A}/x.png": b"png",
    f"Home {A}/Sub {B}.md": "# Sub\n",
}
WRITTEN = {"index.txt", "home/home.txt", "home/sub.txt", "home/img/home-1.png"}
MANIFEST = "notelint-manifest.json"


@pytest.fixture
def place(here: Workplace) -> Workplace:
    here.write({"notelint.toml": 'plugins = ["plugin.py"]\n', "plugin.py": PLUGIN})
    return here


def files(folder: Path) -> set[str]:
    return {str(p.relative_to(folder).as_posix()) for p in folder.rglob("*") if p.is_file()}


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


def convert(place: Workplace, source: str, *options: str) -> Run:
    return place.run("convert", source, "--to", "plain", "-o", "out", *options)


def test_a_folder_and_a_zip_of_it_make_the_same_files(place: Workplace) -> None:
    place.write({f"in/{name}": content for name, content in HOME.items()})
    place.write({"in.zip": zipped(HOME), "turned.zip": zipped(HOME, reverse=True)})
    for source, folder in (("in", "a"), ("in.zip", "b"), ("turned.zip", "c")):
        run = place.run("convert", source, "--to", "plain", "-o", folder)
        assert run.code == 0
        assert run.out == ""
        assert run.err == f"4 files in {folder}\n"
    out = contents(place.path / "a")
    assert set(out) == {*WRITTEN, MANIFEST}
    assert contents(place.path / "b") == out
    assert contents(place.path / "c") == out


def test_the_manifest_says_what_was_made_from_what(place: Workplace) -> None:
    place.write({"in.zip": zipped(HOME)})
    convert(place, "in.zip")
    entries = json.loads(place.read(f"out/{MANIFEST}"))["files"]
    assert [(entry["path"], entry["origin"], entry["id"]) for entry in entries] == [
        ("home/home.txt", f"Home {A}.md", A),
        ("home/img/home-1.png", f"Home {A}/x.png", ""),
        ("home/sub.txt", f"Home {A}/Sub {B}.md", B),
        ("index.txt", ".", ""),
    ]


def test_without_an_output_folder_one_beside_the_source_is_written(place: Workplace) -> None:
    place.write({f"x/in/{name}": content for name, content in HOME.items()})
    assert place.run("convert", "x/in", "--to", "plain").code == 0
    assert files(place.path / "x" / "in-plain") == {*WRITTEN, MANIFEST}


def test_a_second_run_changes_nothing_and_replaces_what_changed(place: Workplace) -> None:
    place.write({"in.zip": zipped(HOME)})
    convert(place, "in.zip")
    before = contents(place.path / "out")
    age = (place.path / "out/index.txt").stat().st_mtime_ns
    assert convert(place, "in.zip").code == 0
    assert contents(place.path / "out") == before
    assert (place.path / "out/index.txt").stat().st_mtime_ns == age
    place.write({"in.zip": zipped({**HOME, f"Home {A}/Sub {B}.md": "# Sub\n\nnew\n"})})
    assert convert(place, "in.zip").code == 0
    assert place.read("out/home/sub.txt").endswith("new\n")


def test_what_is_no_longer_produced_is_removed_unless_it_was_changed(place: Workplace) -> None:
    extra = {f"C {'c' * 32}.md": "# C\n", f"Team/D {'d' * 32}.md": "# D\n"}
    place.write({"in.zip": zipped({**HOME, **extra})})
    convert(place, "in.zip")
    place.write({"out/c.txt": "mine now"})
    place.write({"in.zip": zipped(HOME)})
    run = convert(place, "in.zip")
    assert run.code == 0
    assert "warning: `c.txt` is no longer produced, but was changed: it stays" in run.err
    assert files(place.path / "out") == {*WRITTEN, MANIFEST, "c.txt"}
    assert not (place.path / "out/team").exists()


def test_a_file_that_was_changed_stays_and_the_rest_is_updated(place: Workplace) -> None:
    place.write({"in.zip": zipped(HOME)})
    convert(place, "in.zip")
    place.write({"out/home/sub.txt": "mine now", "out/other.txt": "mine"})
    before = contents(place.path / "out")
    assert convert(place, "in.zip").code == 0
    assert contents(place.path / "out") == before

    newer = {**HOME, f"Home {A}.md": "# Home\n\nnew\n", f"Home {A}/Sub {B}.md": "# Sub\n\nnew\n"}
    place.write({"in.zip": zipped(newer)})
    for _ in range(2):
        run = convert(place, "in.zip", "--report", "losses.jsonl")
        assert run.code == 1
        assert "warning: `out/home/sub.txt` was changed since it was written: it stays" in run.err
        assert place.read("out/home/sub.txt") == "mine now"
        assert place.read("out/home/home.txt").endswith("new\n")
        assert place.read("out/other.txt") == "mine"
        assert json.loads(place.read("losses.jsonl")) == {
            "page": f"Home {A}/Sub {B}.md",
            "line": None,
            "kind": "dropped",
            "detail": "`out/home/sub.txt` was changed by hand, and stays as it was",
        }

    assert convert(place, "in.zip", "--force").code == 0
    assert place.read("out/home/sub.txt").endswith("new\n")
    assert place.read("out/other.txt") == "mine"


def test_a_file_that_no_conversion_wrote_is_not_replaced_by_force_either(place: Workplace) -> None:
    place.write({"in.zip": zipped(HOME)})
    convert(place, "in.zip")
    place.write(
        {"out/new.txt": "mine", "in.zip": zipped({**HOME, f"New {'c' * 32}.md": "# New\n"})}
    )
    before = contents(place.path / "out")
    for options in ([], ["--force"]):
        run = convert(place, "in.zip", *options)
        assert run.code == 2
        assert "`out/new.txt`: not written by notelint, so not replaced; nothing was" in run.err
        assert contents(place.path / "out") == before


def test_a_folder_that_no_conversion_wrote_is_left_alone(place: Workplace) -> None:
    place.write({"in.zip": zipped(HOME), "out/mine.txt": "mine"})
    run = convert(place, "in.zip")
    assert run.code == 2
    assert "`out` is not empty" in run.err
    assert "--output" in run.err
    assert contents(place.path / "out") == {"mine.txt": b"mine"}


def test_nothing_is_written_into_the_source(place: Workplace) -> None:
    place.write({f"in/{name}": content for name, content in HOME.items()})
    before = contents(place.path / "in")
    for output in ("in", "in/out", "./x/../in/out"):
        run = place.run("convert", "in", "--to", "plain", "-o", output)
        assert run.code == 2
        assert "which is only read" in run.err
    assert place.run("convert", "in", "--to", "plain", "-o", "o", "--report", "in/r").code == 2
    assert contents(place.path / "in") == before


def test_nothing_is_written_through_a_link(place: Workplace) -> None:
    place.write({"in.zip": zipped(HOME), "elsewhere/mine.txt": "mine"})
    convert(place, "in.zip")
    for name in ("home.txt", "sub.txt", "img/home-1.png"):
        (place.path / "out/home" / name).unlink()
    (place.path / "out/home/img").rmdir()
    (place.path / "out/home").rmdir()
    (place.path / "out/home").symlink_to(place.path / "elsewhere")
    run = convert(place, "in.zip")
    assert run.code == 2
    assert "written through a link" in run.err
    assert files(place.path / "elsewhere") == {"mine.txt"}


def test_an_interrupted_run_leaves_nothing_and_the_next_one_completes(place: Workplace) -> None:
    place.write({"in.zip": zipped({**HOME, f"X {'f' * 32}.md": "# X\n\nEXPLODE\n"})})
    assert convert(place, "in.zip").code == 130
    assert not (place.path / "out").exists()
    place.write({"in.zip": zipped(HOME), "out/.notelint-partial/0": "half"})
    assert convert(place, "in.zip").code == 0
    assert files(place.path / "out") == {*WRITTEN, MANIFEST}


def test_a_run_that_was_killed_while_it_put_files_in_place_is_completed(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write({"in.zip": zipped(HOME)})
    convert(place, "in.zip")
    expected = contents(place.path / "out")
    changed = {**HOME, f"Home {A}/Sub {B}.md": "# Sub\n\nnew\n", f"Home {A}.md": "# Home\n\nnew\n"}
    place.write({"in.zip": zipped(changed)})
    replace, left = Path.replace, [1]

    def replace_once(self: Path, target: Path) -> Path:
        if self.parent.name == ".notelint-partial" and self.name != MANIFEST:
            if not left:
                raise KeyboardInterrupt
            left.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replace_once)
    assert convert(place, "in.zip").code == 130
    monkeypatch.undo()
    monkeypatch.chdir(place.path)
    half = contents(place.path / "out")
    assert half != expected
    place.write({"in.zip": zipped(HOME)})
    assert convert(place, "in.zip").code == 0
    assert contents(place.path / "out") == expected


def test_damage_is_found_before_anything_is_in_place(place: Workplace) -> None:
    home = {**HOME, f"Home {A}/x.png": "IMAGE" * 10}
    content = with_flipped_bit(stored(dict(sorted(home.items(), key=lambda i: "png" not in i[0]))))
    place.write({"in.zip": content})
    run = convert(place, "in.zip")
    assert run.code == 2
    assert f"`in.zip`: entry `Home {A}/x.png` is damaged" in run.err
    assert not (place.path / "out").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (zipped(HOME)[:-40], "is not a zip, or is cut short"),
        (zipped({}), "is an empty zip"),
        (zipped({"../evil.md": "x"}), "entry `../evil.md` leads out of the zip"),
        (zipped({"x.png": "x"}), "looks like no known format"),
    ],
)
def test_a_bad_zip_is_named_and_nothing_is_written(
    place: Workplace, content: bytes, message: str
) -> None:
    place.write({"in.zip": content})
    run = convert(place, "in.zip")
    assert run.code == 2
    assert message in run.err
    assert not (place.path / "out").exists()
    assert not (place.path.parent / "evil.md").exists()


def test_what_is_no_input_is_an_error(place: Workplace) -> None:
    place.write({"a.txt": "x", "empty/.keep": ""})
    for source, message in (
        ("gone.zip", "`gone.zip` does not exist"),
        ("a.txt", "`a.txt` is no note, no folder and no zip"),
        ("empty", "looks like no known format"),
    ):
        run = convert(place, source)
        assert run.code == 2
        assert message in run.err


def test_an_unknown_format_is_an_error(place: Workplace) -> None:
    place.write({"in.zip": zipped(HOME)})
    run = place.run("convert", "in.zip", "--to", "plane")
    assert run.code == 2
    assert "no format `plane` can be written; did you mean `plain`?" in run.err


def test_losses_are_grouped_and_reported_line_by_line(place: Workplace) -> None:
    text = "# Home\n\n" + "‣\n\n" * 5 + "LOSE\n"
    place.write({"in.zip": zipped({f"Home {A}.md": text})})
    run = convert(place, "in.zip", "--report", "losses.jsonl")
    assert run.code == 0
    assert run.err == (
        "2 files in out\n"
        "1 dropped: left out: the target cannot express it\n"
        f"  Home {A}.md:1: what was to be lost\n"
        "5 unresolved: refers to something that is not in the input\n"
        f"  Home {A}.md:3: a mention whose name was not exported: `‣`\n"
        f"  Home {A}.md:5: a mention whose name was not exported: `‣`\n"
        f"  Home {A}.md:7: a mention whose name was not exported: `‣`\n"
        "  … and 2 more\n"
        "losses.jsonl lists all 6\n"
    )
    lines = place.read("losses.jsonl").splitlines()
    assert len(lines) == 6
    assert json.loads(lines[0]) == {
        "page": f"Home {A}.md",
        "line": 3,
        "kind": "unresolved",
        "detail": "a mention whose name was not exported: `‣`",
    }


def test_strict_makes_losses_count(place: Workplace) -> None:
    place.write({"in.zip": zipped({f"Home {A}.md": "LOSE"}), "ok.zip": zipped(HOME)})
    assert convert(place, "in.zip", "--strict").code == 1
    assert (place.path / "out" / MANIFEST).exists()
    assert place.run("convert", "ok.zip", "--to", "plain", "-o", "ok", "--strict").code == 0


def test_a_dry_run_says_what_it_would_write(place: Workplace) -> None:
    place.write({"in.zip": zipped({**HOME, f"X {'f' * 32}.md": "LOSE"})})
    run = convert(place, "in.zip", "--dry-run", "--report", "r")
    assert set(run.out.splitlines()) == {*WRITTEN, "x.txt"}
    assert "1 dropped" in run.err
    assert files(place.path) == {"in.zip", "notelint.toml", "plugin.py"}


def test_the_parts_of_an_export_in_a_folder_are_merged(place: Workplace) -> None:
    part = "Export-950ad927-7171-4abf-9001-821e5310d286-Part-{}.zip"
    home, sub = dict(list(HOME.items())[:2]), dict(list(HOME.items())[2:])
    place.write({f"in/{part.format(1)}": zipped(home), f"in/{part.format(2)}": zipped(sub)})
    assert convert(place, "in").code == 0
    assert files(place.path / "out") == {*WRITTEN, MANIFEST}


def test_what_git_ignores_is_left_out_and_said_so(place: Workplace) -> None:
    place.write({f"in/{name}": content for name, content in HOME.items()})
    place.write({"in/.gitignore": "*.png\n", "in/.git/x": ""})
    run = convert(place, "in")
    assert "warning: git ignores 1 of the files: they are left out" in run.err
    assert f"an image that is not in the export: Home%20{A}/x.png" in run.err


def test_a_link_out_of_a_folder_is_not_followed(place: Workplace) -> None:
    place.write({f"in/{name}": content for name, content in HOME.items()})
    place.write({"secret.md": "# secret\n"})
    (place.path / f"in/S {'e' * 32}.md").symlink_to(place.path / "secret.md")
    run = convert(place, "in")
    assert "is a link that leads out of the folder: it is left out" in run.err
    assert files(place.path / "out") == {*WRITTEN, MANIFEST}


def test_one_page_is_converted_with_the_files_it_shows(place: Workplace) -> None:
    place.write({f"in/{name}": content for name, content in HOME.items()})
    place.write({"in/other.txt": "x"})
    assert convert(place, f"in/Home {A}.md").code == 0
    assert files(place.path / "out") == {"home.txt", "img/home-1.png", "index.txt", MANIFEST}


def test_a_file_that_cannot_be_read_is_named(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write({f"in/{name}": content for name, content in HOME.items()})
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name.startswith("Home"):
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    run = convert(place, "in")
    assert run.code == 2
    assert f"Home {A}.md: cannot be read: permission denied" in run.err


def test_what_a_conversion_wrote_can_be_converted(place: Workplace) -> None:
    place.write({"in/a.md": "# a\n", f"in/{MANIFEST}": '{"version": 1, "files": []}'})
    run = convert(place, "in")
    assert run.err == "1 file in out\n"
    assert files(place.path / "out") == {"a.txt", MANIFEST}


def test_formats_lists_what_is_read_written_and_lost(place: Workplace) -> None:
    run = place.run("formats")
    rows = {line.split()[0]: line for line in run.out.splitlines()}
    assert rows["format"].split() == ["format", "reads", "writes", "what", "is", "lost"]
    assert rows["plain"].endswith("no     yes     nothing")
    assert "yes    yes " in rows["notion"]


def test_the_summary_counts_pages_without_loss(place: Workplace) -> None:
    lossy = {f"X {'f' * 32}.md": "# X\n\n‣\n"}
    for files, said in (
        ({**HOME, **lossy}, "2 of 3 pages without loss\n"),
        (HOME, "all 2 pages without loss\n"),
        (lossy, "the page has losses\n"),
        ({f"Home {A}.md": "# Home\n"}, "the page has no losses\n"),
    ):
        place.write({"in.zip": zipped(files)})
        run = place.run("convert", "in.zip", "--to", "markdown", "-o", "md")
        assert said in run.err


def test_what_cannot_be_read_stops_the_run_unless_it_is_to_keep_going(place: Workplace) -> None:
    home = {**HOME, f"Home {A}/x.png": "IMAGE" * 10}
    damaged = with_flipped_bit(stored(dict(sorted(home.items(), key=lambda i: "png" not in i[0]))))
    cut_short = zipped(HOME)[:-40]
    for content, problem in (
        (damaged, f"entry `Home {A}/x.png` is damaged"),
        (cut_short, "`in.zip` is not a zip, or is cut short"),
    ):
        place.write({"in.zip": content})
        run = convert(place, "in.zip")
        assert run.code == 2
        assert problem in run.err
        run = convert(place, "in.zip", "--keep-going", "--report", "losses.jsonl")
        assert run.code == 0
        assert f"warning: {problem}" in run.err.replace("`in.zip`: entry", "entry")
        assert problem in place.read("losses.jsonl")
        assert "out/home/sub.txt" in {f"out/{name}" for name in files(place.path / "out")}
        assert convert(place, "in.zip", "--keep-going", "--strict").code == 1


def test_what_a_zip_may_hold_can_be_said(place: Workplace) -> None:
    place.write({"in.zip": zipped(HOME)})
    run = convert(place, "in.zip", "--limit", "entries=2")
    assert run.code == 2
    assert "has more than 2 entries: `--limit entries=N` allows more" in run.err
    assert convert(place, "in.zip", "--limit", "entries=3", "--limit", "bytes=1000").code == 0
    for value in ("entrys=3", "entries", "entries=-1", "entries=many"):
        run = convert(place, "in.zip", "--limit", value)
        assert run.code == 2
        assert f"`{value}` is no limit; the defaults are entries=200000, bytes=" in run.err


def test_what_is_in_a_missing_part_is_named_once(place: Workplace) -> None:
    part = "Export-950ad927-7171-4abf-9001-821e5310d286-Part-{}.zip"
    links = f"[Sub](Home%20{A}/Sub%20{B}.md)\n"
    pages = {f"Home {A}.md": f"# Home\n\n{links}", f"Other {'c' * 32}.md": f"# Other\n\n{links}"}
    place.write({"in.zip": zipped({part.format(1): zipped(pages), part.format(3): zipped(HOME)})})
    place.write({"in.zip": zipped({part.format(2): zipped(pages)})})
    run = convert(place, "in.zip", "--report", "losses.jsonl")
    assert f"warning: part 1 of `{part.format(1)[:-11]}` is missing" in run.err
    losses = [json.loads(line) for line in place.read("losses.jsonl").splitlines()]
    assert [(loss["page"], loss["line"]) for loss in losses] == [
        ("in.zip", None),
        (f"Home {A}.md", 3),
    ]


@pytest.mark.parametrize("signal", ["SIGINT", "SIGKILL"])
def test_a_process_that_is_ended_anywhere_leaves_nothing_in_the_way(
    place: Workplace, signal: str
) -> None:
    pages = {f"Page {number} {number:032x}.md": f"# Page {number}\n" for number in range(300)}
    place.write({"in.zip": zipped(pages)})
    command = [sys.executable, "-m", "notelint", "convert", "in.zip", "--to", "markdown"]
    assert place.run(*command[3:], "-o", "out").code == 0
    expected = contents(place.path / "out")
    for number, wait in enumerate((0.3, 0.6)):
        output = f"out-{number}"
        process = subprocess.Popen([*command, "-o", output], stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(getattr(signals, signal))
        process.wait()
        assert place.run(*command[3:], "-o", output).code == 0
        assert contents(place.path / output) == expected
