"""How long `notelint check` takes over a folder, beside other linters, and how much memory.

    pip install rumdl && npm install --prefix DIR markdownlint-cli2
    python benchmarks/check_folder.py NOTES [--tools DIR] [--runs 5]

Prints medians of wall time, one run beside the other, as ratios: without a cache, with one where
nothing has changed, and of one note that has changed since; and the memory that all processes
take together at most. The others are asked where they are installed; neither has rules about
links between notes, papers, spelling or MDX.
The gates: cold 2.5 times rumdl's and a tenth of markdownlint-cli2's, warm 0.6 times rumdl's, one
note 250 ms, 600 MB.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

NOTE_SUFFIXES = {".md", ".mdx", ".markdown"}
SETTLED = 2.5
"""Seconds: only what has not just been changed is taken for unchanged."""

Command = Sequence[str | Path]


def main() -> None:
    arguments = argparse.ArgumentParser(description="Compare the speed of linters over a folder.")
    arguments.add_argument("notes", type=Path)
    arguments.add_argument("--tools", type=Path, help="folder with markdownlint-cli2")
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    with TemporaryDirectory() as folder:
        notes = Path(folder, "notes")
        shutil.copytree(given.notes, notes)
        subprocess.run(["git", "init", "--quiet", notes], check=True)  # the root of a vault
        compare(notes, Path(folder), given.tools, given.runs)


def compare(notes: Path, folder: Path, tools: Path | None, runs: int) -> None:
    notelint = (sys.executable, "-m", "notelint", "check", "--output-format", "concise")
    cache = ("--cache-dir", folder / "cache")
    time.sleep(SETTLED)
    cold, warm = seconds(runs, *notelint, "--no-cache", notes), 0.0
    for _ in range(2):  # the first run fills the cache
        warm = seconds(runs, *notelint, *cache, notes)
    count = sum(path.suffix in NOTE_SUFFIXES for path in notes.rglob("*"))
    print(f"{count} notes: {cold:.2f} s without a cache, {warm:.2f} s where nothing has changed")
    print(f"one note that has changed: {changed(runs, notes, *notelint, *cache) * 1000:.0f} ms")
    print(f"at most {memory(*notelint, '--no-cache', notes):.0f} MB, of all processes together")
    if rumdl := shutil.which("rumdl"):
        peer = seconds(runs, rumdl, "check", "--no-cache", notes)
        kept = ("--cache-dir", folder / "rumdl")
        for _ in range(2):
            peer_warm = seconds(runs, rumdl, "check", *kept, notes)
        print(f"rumdl: {peer:.2f} s, {peer_warm:.2f} s; notelint takes", end=" ")
        print(f"{cold / peer:.1f} and {warm / peer_warm:.2f} times as long")
    peer_tool = tools and tools / "node_modules" / ".bin" / "markdownlint-cli2"
    if peer_tool and peer_tool.exists():
        peer = seconds(1, peer_tool, *(f"{notes}/**/*{suffix}" for suffix in NOTE_SUFFIXES))
        print(f"markdownlint-cli2: {peer:.1f} s; notelint takes {cold / peer:.2f} times as long")


def seconds(runs: int, *command: str | Path) -> float:
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def changed(runs: int, notes: Path, *command: str | Path) -> float:
    """What a hook takes for a commit of one note: that of middle length."""
    paths = sorted((p for p in notes.rglob("*.md")), key=lambda path: (path.stat().st_size, path))
    note = paths[len(paths) // 2]
    spent = []
    for run in range(runs):
        with note.open("a", encoding="utf-8") as file:
            file.write(f"\nOne more sentence, number {run}.\n")
        spent.append(seconds(1, *command, note))
    return statistics.median(spent)


def memory(*command: str | Path) -> float:
    """In millions of bytes, shared pages counted once; only Linux tells."""
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(proportional_size, tree(process.pid))))
            time.sleep(0.05)
    return most / 1e6


def tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        children = Path(f"/proc/{parent}/task/{parent}/children")
        found += map(int, children.read_text().split()) if children.exists() else ()
    return found


def proportional_size(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
