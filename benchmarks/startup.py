"""How long `notelint --help` takes, as a multiple of `import click` alone (the gate: below 1.5)."""

import statistics
import subprocess
import sys
import time

RUNS = 25


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    pairs = [
        (seconds("-m", "notelint", "--help"), seconds("-c", "import click")) for _ in range(RUNS)
    ]
    ours = statistics.median(ours for ours, _ in pairs)
    click = statistics.median(click for _, click in pairs)
    print(
        f"--help {ours * 1000:.0f} ms, import click {click * 1000:.0f} ms: {ours / click:.2f} times"
    )


if __name__ == "__main__":
    main()
