"""How long `notelint check` takes over a folder, without a cache and with one, beside rumdl.

``python benchmarks/check_folder.py NOTES [--runs 5]``: medians of wall time. rumdl is asked where
it is installed (``pip install rumdl``); it has no rules about links, papers, spelling or MDX.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory


def seconds(runs: int, *command: str) -> float:
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("notes", type=Path)
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    notes = str(given.notes)
    notelint = (sys.executable, "-m", "notelint", "check", notes)
    with TemporaryDirectory() as cache:
        cold = seconds(given.runs, *notelint, "--no-cache")
        seconds(1, *notelint, "--cache-dir", cache)
        warm = seconds(given.runs, *notelint, "--cache-dir", cache)
        count = sum(path.suffix in {".md", ".mdx"} for path in given.notes.rglob("*"))
        print(f"{count} notes: without a cache {cold:.2f} s, nothing changed {warm:.2f} s")
        rumdl = shutil.which("rumdl")
        if rumdl is None:
            print("rumdl is not installed")
            return
        peer_cold = seconds(given.runs, rumdl, "check", "--no-cache", notes)
        seconds(1, rumdl, "check", "--cache-dir", cache, notes)
        peer_warm = seconds(given.runs, rumdl, "check", "--cache-dir", cache, notes)
        print(f"rumdl: {peer_cold:.2f} s, {peer_warm:.2f} s")
        print(f"times rumdl's: {cold / peer_cold:.1f}, {warm / peer_warm:.2f}")


if __name__ == "__main__":
    main()
