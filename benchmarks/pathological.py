"""Whether hostile input parses in linear time: t(2n) / t(n) for families of texts.

    python benchmarks/pathological.py [--limit 3.0] [NAME…]

Each family is grown until it takes a measurable time; exits 1 where doubling a text
more than triples the time.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable

from pathological_families import COMMON, DIRECTIVES, MDX_ONLY

from notelint.markdown import DOCUSAURUS_MD, MARKDOWN, MDX, Dialect, parse

LONG_ENOUGH = 0.06
LONGEST_TEXT = 4_000_000

Family = Callable[[int], str]


def main() -> int:
    parser = argparse.ArgumentParser(description="Check that hostile input parses in linear time.")
    parser.add_argument("--limit", type=float, default=3.0)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    slow = []
    gc.disable()
    for dialect, families in (
        (MARKDOWN, COMMON),
        (DOCUSAURUS_MD, DIRECTIVES),
        (MDX, COMMON | DIRECTIVES | MDX_ONLY),
    ):
        for name, family in families.items():
            if options.names and name not in options.names:
                continue
            ratio, seconds, size = measure(family, dialect, options.limit)
            mark = "  <-- not linear" if ratio > options.limit else ""
            print(f"{dialect.name:14} {name:28} {ratio:5.2f}  {seconds:6.3f} s  {size:>9,}{mark}")
            if mark:
                slow.append(name)
    print(f"not linear: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


def measure(family: Family, dialect: Dialect, limit: float) -> tuple[float, float, int]:
    """The ratio, the time for the larger text, and its size; measured again where it looks bad."""
    n = 500
    seconds = seconds_for(family(n), dialect)
    while seconds < LONG_ENOUGH and len(family(2 * n)) < LONGEST_TEXT:
        n *= 2
        seconds = seconds_for(family(n), dialect)
    ratio = doubled = 0.0
    for _ in range(3):
        seconds = seconds_for(family(n), dialect)
        doubled = seconds_for(family(2 * n), dialect)
        ratio = doubled / max(seconds, 1e-6)
        if ratio <= limit:
            break
    return ratio, doubled, len(family(2 * n))


def seconds_for(text: str, dialect: Dialect) -> float:
    start = time.process_time()
    parse(text, dialect)
    seconds = time.process_time() - start
    gc.collect()
    return seconds


if __name__ == "__main__":
    sys.exit(main())
