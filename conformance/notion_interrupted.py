"""Interrupt conversions of an export at random points, and complete them.

    python conformance/notion_interrupted.py [--times 10] [--seed 1] [--to mdx] EXPORT…

Every run is ended at a random point, in turn by SIGINT and by SIGKILL; after the last one it is
run to its end. Once in a new folder each, and once again and again in one. Exits 1 where the
bytes are others than those of a run that was not interrupted, where a file is left in the way,
or a process lives on.
"""

import argparse
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from left_behind import contents, runs_in


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", default="mdx")
    parser.add_argument("exports", nargs="+", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    wrong = 0
    for export in options.exports:
        with TemporaryDirectory() as temporary:
            wrong += interrupted(export, options.to, options.times, chance, Path(temporary))
    return int(wrong > 0)


def interrupted(export: Path, to: str, times: int, chance: random.Random, place: Path) -> int:
    """How many outputs are not as they should be."""
    started = time.perf_counter()
    run(export, to, place / "whole")
    seconds = time.perf_counter() - started
    expected = contents(place / "whole")
    wrong = 0
    for number in range(times):
        ended(export, to, place / "same", number, chance.uniform(0.02, 1) * seconds)
        output = place / f"new-{number}"
        left = ended(export, to, output, number, chance.uniform(0.02, 1) * seconds)
        run(export, to, output)
        wrong += (found := contents(output)) != expected
        print(f"{export.name}: {left}{'' if found == expected else ': OTHER BYTES'}", flush=True)
    run(export, to, place / "same")
    wrong += (found := contents(place / "same")) != expected
    verdict = "the same bytes" if found == expected else "OTHER BYTES"
    print(f"{export.name}: interrupted {times} times in one folder: {verdict}", flush=True)
    return wrong


def command(export: Path, to: str, output: Path) -> list[str]:
    arguments = ["convert", str(export), "--to", to, "-o", str(output)]
    return [sys.executable, "-m", "notelint", *arguments]


def run(export: Path, to: str, output: Path) -> None:
    done = subprocess.run(command(export, to, output), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"convert exits with {done.returncode}: {done.stderr}")


def ended(export: Path, to: str, output: Path, number: int, seconds: float) -> str:
    """End a run after so many seconds; what it left."""
    which = (signal.SIGINT, signal.SIGKILL)[number % 2]
    process = subprocess.Popen(
        command(export, to, output), stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    process.send_signal(which)
    code = process.wait()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and runs_in(process.pid):
        time.sleep(0.05)
    if runs_in(process.pid):
        raise SystemExit(f"{which.name} after {seconds:.2f} s: a process lives on")
    there = sum(path.is_file() for path in output.rglob("*")) if output.exists() else 0
    return f"{which.name} after {seconds:.2f} s (exit {code}, {there} files were there)"


if __name__ == "__main__":
    sys.exit(main())
