"""How long, and in how much memory, a large Notion export is converted.

    python benchmarks/notion_scale.py [--pages 20000] [--to mdx] [--jobs N] [--keep DIR]
        [--seconds 60] [--memory 1024]

Makes an export (the same bytes every time), runs ``notelint convert`` on it twice, and prints
seconds, those that processors worked (wherever others work on the machine, these say more), and
the peak of resident memory (of all processes together, in MiB). Exits 1 where a run takes more
than the limits, or the second writes other bytes.
"""

import argparse
import resource
import subprocess
import sys
import threading
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from notion_generated import write_export


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--to", default="mdx")
    parser.add_argument("--jobs", help="processes; else as many as notelint takes")
    parser.add_argument("--keep", type=Path, help="leave the export and the output here")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--memory", type=float, default=1024, help="MiB")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        place = options.keep or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        export = place / "export.zip"
        write_export(export, options.pages)
        print(f"{options.pages} pages, {export.stat().st_size / 2**20:.0f} MiB zipped")
        hashes, slow = [], False
        for run in ("first", "second"):
            output = place / f"{run}-output"
            command = [sys.executable, "-m", "notelint", "convert", str(export)]
            command += ["--to", options.to, "-o", str(output)]
            command += ["--jobs", options.jobs] if options.jobs else []
            seconds, worked, peak = measured(command)
            hashes.append(hash_of(output))
            print(f"{run} run: {seconds:.1f} s, {worked:.1f} s of work, {peak:.0f} MiB", flush=True)
            slow |= seconds > options.seconds or peak > options.memory
        print("the same bytes" if hashes[0] == hashes[1] else "OTHER BYTES")
    return int(slow or hashes[0] != hashes[1])


def measured(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, seconds of all processors, and the largest sum of what the processes share and
    have of their own, in MiB.
    """
    started, worked = time.perf_counter(), of_processors()
    process = subprocess.Popen(command)
    peak, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            peak[0] = max(peak[0], memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    if code:
        raise SystemExit(f"convert exits with {code}")
    return seconds, of_processors() - worked, peak[0]


def of_processors() -> float:
    """The seconds that the processes which this one has started, and which are done, worked."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def memory(pid: int) -> float:
    """Of a process and those it started: proportional set size, so that shared pages count once."""
    total, pending = 0, [pid]
    while pending:
        place = Path("/proc") / str(pending.pop())
        try:
            rollup = (place / "smaps_rollup").read_text()
            total += sum(int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line[:5])
            for task in (place / "task").iterdir():
                pending += map(int, (task / "children").read_text().split())
        except (OSError, ValueError):
            continue
    return total / 1024


def hash_of(folder: Path) -> str:
    """Of the names and bytes of all files in a folder."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
