"""Kill runs that write, and look at what is left of the files.

    python conformance/killed.py [--times 50] [--seed 1] FOLDER…

In copies of each FOLDER of notes, ``check --fix`` with rules about white space, and ``convert`` of
the folder over what was converted before its notes were changed, to a folder and to a zip, are
ended by SIGKILL: in turn at some point of the whole run, and at some point after the first file
was written. Then

- every file is as it was before, or as a run leaves it that is not ended;
- nothing else is left but files and folders with notelint's own names;
- no process lives on;
- the next run leaves what a run leaves that was not ended, and nothing of its own.

Exits 1 where one of these does not hold.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from left_behind import contents, runs_in

_NOTES = {".md", ".mdx"}
_MANIFEST = "notelint-manifest.json"
_STYLE = "trailing-whitespace,extra-blank-lines,missing-final-newline,extra-spaces"
_OURS = ".notelint-"
_LONG_AGO = 1_000_000_000


@dataclass(frozen=True)
class Job:
    """``command`` is run in a copy of ``before``; its ``written`` part becomes ``after``."""

    name: str
    command: tuple[str, ...]
    before: Path
    written: str
    after: Mapping[str, bytes]
    seconds: float
    writing: float


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folders", nargs="+", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    wrong = 0
    for folder in options.folders:
        with TemporaryDirectory() as temporary:
            for make in (fixing, converting, zipping):
                job = make(folder, Path(temporary) / make.__name__)
                wrong += killed(job, options.times, chance, Path(temporary) / "copy")
    return int(wrong > 0)


def fixing(folder: Path, place: Path) -> Job:
    before = place / "before"
    shutil.copytree(folder, before)
    fix = ("check", "--fix", "--select", _STYLE, "--no-cache", ".")
    return job(f"{folder.name}: check --fix", fix, before, ".")


def converting(folder: Path, place: Path) -> Job:
    return over_an_older_output(folder, place, "out", "convert to a folder")


def zipping(folder: Path, place: Path) -> Job:
    return over_an_older_output(folder, place, "out/notes.zip", "convert to a zip")


def over_an_older_output(folder: Path, place: Path, output: str, name: str) -> Job:
    """Convert notes again that were changed since, were removed, and are new."""
    before = place / "before"
    shutil.copytree(folder, before / "in")
    if output != "out":
        (before / "out").mkdir()
    convert = ("convert", "in", "--to", "mdx", "-o", output)
    run(convert, before)
    notes = sorted(path for path in (before / "in").rglob("*") if path.suffix in _NOTES)
    for number, note in enumerate(notes):
        if number % 10 == 0:
            note.rename(note.with_name(f"new-{note.name}"))
        elif number % 10 == 1:
            note.unlink()
        else:
            with note.open("ab") as file:
                file.write("\n\n바뀐 노트\n".encode())
    return job(f"{folder.name}: {name}", convert, before, "out")


def job(name: str, command: tuple[str, ...], before: Path, written: str) -> Job:
    """Measured once: what the command leaves, how long it takes, how long it writes."""
    copy = before.with_name("whole")
    shutil.copytree(before, copy)
    unwritten = stats(copy / written)
    process = started(command, copy)
    begun = time.perf_counter()
    first = None
    while process.poll() is None:
        if first is None and stats(copy / written) != unwritten:
            first = time.perf_counter()
        time.sleep(0.005)
    ended = time.perf_counter()
    if process.returncode not in (0, 1):
        raise SystemExit(f"{name}: exit code {process.returncode}")
    after = contents(copy / written)
    changed = sum(contents(before / written).get(path) != text for path, text in after.items())
    writing = ended - (first or ended)
    print(
        f"{name}: {len(after)} files, {changed} written in {writing:.2f} of {ended - begun:.2f} s"
    )
    return Job(name, command, before, written, after, ended - begun, writing)


def killed(job: Job, times: int, chance: random.Random, copy: Path) -> int:
    """How many of the runs that were killed left something wrong."""
    wrong = finished = leftovers = partly = 0
    before = contents(job.before / job.written)
    for number in range(times):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(job.before, copy)
        place = copy / job.written
        unwritten = stats(place)
        process = started(job.command, copy)
        if number % 2:
            while process.poll() is None and stats(place) == unwritten:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, job.writing))
        else:
            time.sleep(chance.uniform(0, job.seconds))
        finished += process.poll() is not None
        process.send_signal(signal.SIGKILL)
        process.wait()
        problems = list(wrong_in(job, before, place))
        there = contents(place)
        partly += before != there != job.after
        leftovers += any(is_left_over(path) for path in there)
        if alive(process.pid):
            problems.append("a process lives on")
        make_old(place)
        run(job.command, copy)
        if (left := contents(place)) != job.after:
            paths = sorted(
                path
                for path in left.keys() | job.after.keys()
                if left.get(path) != job.after.get(path)
            )
            problems.append(f"the next run leaves {len(paths)} files otherwise: {paths[:5]}")
        for problem in problems:
            print(f"{job.name}: run {number}: {problem}", flush=True)
        wrong += bool(problems)
    print(
        f"{job.name}: {times} runs killed, {finished} of them had ended, {partly} had written some"
        f" of the files, {leftovers} left a temporary file: {wrong} wrong",
        flush=True,
    )
    return wrong


def wrong_in(job: Job, before: Mapping[str, bytes], place: Path) -> Iterator[str]:
    """What is neither as it was nor as it will be."""
    there = contents(place)
    for path in sorted(before.keys() | job.after.keys() | there.keys()):
        if is_left_over(path):
            continue
        if path.endswith(_MANIFEST):  # while files are put in place it knows both
            if path in there:
                json.loads(there[path])
        elif path not in there:
            if path in before and path in job.after:
                yield f"{path} is gone"
        elif there[path] not in (before.get(path), job.after.get(path)):
            yield f"{path} is neither as before nor as after"


def is_left_over(path: str) -> bool:
    return any(part.startswith(_OURS) for part in path.split("/"))


def make_old(folder: Path) -> None:
    """Let what was left over seem to be from long ago: what is new may be another run's."""
    for path in folder.rglob(f"{_OURS}*"):
        os.utime(path, (_LONG_AGO, _LONG_AGO))


def started(command: tuple[str, ...], folder: Path) -> "subprocess.Popen[bytes]":
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-m", "notelint", *command],
        cwd=folder,
        stdout=nothing,
        stderr=nothing,
        start_new_session=True,
    )


def run(command: tuple[str, ...], folder: Path) -> None:
    code = started(command, folder).wait()
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit code {code}")


def alive(session: int) -> bool:
    """Whether any process of a session still runs after some seconds."""
    deadline = time.monotonic() + 5
    while runs := runs_in(session):
        if time.monotonic() > deadline:
            break
        time.sleep(0.02)
    return runs


def stats(folder: Path) -> dict[Path, tuple[int, int]]:
    """What changes when a file is written, and costs little to ask."""
    found = {}
    for path in folder.rglob("*"):
        try:
            stat = path.stat()
        except OSError:  # gone since it was listed
            continue
        if not is_left_over(path.relative_to(folder).as_posix()):
            found[path] = stat.st_ino, stat.st_mtime_ns
    return found


if __name__ == "__main__":
    sys.exit(main())
