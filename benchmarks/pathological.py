"""Whether hostile input is parsed in linear time and memory, for families of texts.

    python benchmarks/pathological.py [--limit 3.0] [--memory] [NAME…]

Each family is grown until it takes a measurable time. Prints t(2n) / t(n), with ``--memory`` the
peaks' ratio as well and bytes for each character; exits 1 where doubling a text more than
triples one of them.
"""

import argparse
import gc
import sys
import time
import tracemalloc
from typing import NamedTuple

from pathological_families import COMMON, DIRECTIVES, Family
from pathological_mdx import MDX_ONLY

from notelint.markdown import DOCUSAURUS_MD, MARKDOWN, MDX, Dialect, module_of, parse

LONG_ENOUGH = 0.06
LONGEST_TEXT = 4_000_000
LONG_ENOUGH_FOR_MEMORY = 20_000


class Growth(NamedTuple):
    """What doubling a text does: the ratio, and the measure and the size of the larger text."""

    ratio: float
    measure: float
    size: int


def main() -> int:
    parser = argparse.ArgumentParser(description="Check that hostile input parses in linear time.")
    parser.add_argument("--limit", type=float, default=3.0)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    steep = []
    count = 0
    gc.disable()
    for dialect, families in (
        (MARKDOWN, COMMON),
        (DOCUSAURUS_MD, DIRECTIVES),
        (MDX, COMMON | DIRECTIVES | MDX_ONLY),
    ):
        for name, family in families.items():
            if options.names and name not in options.names:
                continue
            count += 1
            grown = [time_growth(family, dialect, options.limit)]
            text = f"{grown[0].ratio:5.2f}  {grown[0].measure:6.3f} s  {grown[0].size:>9,}"
            if options.memory:
                grown.append(memory_growth(family, dialect))
                text += f"  {grown[1].ratio:5.2f}  {grown[1].measure / grown[1].size:5.0f} B"
            is_steep = any(growth.ratio > options.limit for growth in grown)
            print(f"{dialect.name:14} {name:32} {text}{'  <-- not linear' if is_steep else ''}")
            if is_steep:
                steep.append(name)
    print(f"families: {count}, not linear: {', '.join(steep) or 'none'}")
    return 1 if steep else 0


def time_growth(family: Family, dialect: Dialect, limit: float) -> Growth:
    """Of CPU seconds; measured again where it looks bad."""
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
    return Growth(ratio, doubled, len(family(2 * n)))


def memory_growth(family: Family, dialect: Dialect) -> Growth:
    """Of the most bytes that were in use at once."""
    n = 500
    while len(family(n)) < LONG_ENOUGH_FOR_MEMORY:
        n *= 2
    once, doubled = bytes_for(family(n), dialect), bytes_for(family(2 * n), dialect)
    return Growth(doubled / once, doubled, len(family(2 * n)))


def seconds_for(text: str, dialect: Dialect) -> float:
    start = time.process_time()
    read(text, dialect)
    seconds = time.process_time() - start
    gc.collect()
    return seconds


def bytes_for(text: str, dialect: Dialect) -> int:
    tracemalloc.start()
    read(text, dialect)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    gc.collect()
    return peak


def read(text: str, dialect: Dialect) -> None:
    root = parse(text, dialect)
    if dialect.mdx:
        module_of(root, text)


if __name__ == "__main__":
    sys.exit(main())
