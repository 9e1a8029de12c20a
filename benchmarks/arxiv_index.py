"""The index of arXiv: 2.7 million generated papers, built and asked.

Gates: built in at most 60 seconds, at most 500 MB on the disk, a look-up below 2 milliseconds.
"""

import json
import random
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from notelint.cli.arxiv_build import build
from notelint.cli.arxiv_index import open_index
from notelint.cli.arxiv_snapshot import Snapshot

PAPERS = 2_700_000
WORDS = 150_000
SEED = 20261120
ASKED = 2_000


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Words, and how often each is used, added up: as in any language, the n-th one n times less."""
    words = {
        "".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 12)))
        for _ in range(WORDS)
    }
    return sorted(words), list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def papers(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Ids in the order of the snapshot, each with a title of 4 to 14 words; some have a name."""
    words, often = vocabulary(chance)
    months = [f"{year:02}{month:02}" for year in range(7, 26) for month in range(1, 13)][3:]
    in_month = PAPERS // len(months) + 1
    for month in months:
        digits = 4 if month < "1501" else 5
        for number in range(1, in_month + 1):
            if number < 10**digits:
                title = " ".join(chance.choices(words, cum_weights=often, k=chance.randint(4, 14)))
                if chance.random() < 0.25:
                    title = f"{''.join(chance.choices(string.ascii_letters, k=6))}: {title}"
                yield f"{month}.{number:0{digits}}", title.title()
    for year in range(91, 107):
        for month_of_year in range(1, 13):
            for number in range(1, 1000):
                title = " ".join(chance.choices(words, cum_weights=often, k=chance.randint(4, 14)))
                yield f"hep-th/{year % 100:02}{month_of_year:02}{number:03}", title


def generate(path: Path) -> list[tuple[str, str]]:
    """Write the snapshot; returns some of its papers."""
    chance = random.Random(SEED)
    sample: list[tuple[str, str]] = []
    with path.open("w", encoding="utf-8") as file:
        for count, (id_, title) in enumerate(papers(chance)):
            if count == PAPERS:
                break
            file.write(json.dumps({"id": id_, "title": title, "categories": "cs.CL"}) + "\n")
            if count % (PAPERS // ASKED) == 0:
                sample.append((id_, title))
    return sample


def milliseconds(questions: list[str], ask: object) -> list[float]:
    took = []
    for question in questions:
        start = time.perf_counter()
        ask(question)  # type: ignore[operator]
        took.append((time.perf_counter() - start) * 1000)
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "snapshot.json", Path(folder) / "arxiv.sqlite"
        sample = generate(path)
        print(f"{PAPERS:,} papers, {path.stat().st_size / 1e6:.0f} MB of JSON lines")
        start, worked = time.perf_counter(), time.process_time()
        with Snapshot(path) as snapshot:
            count = build(snapshot, output, lambda position: None)
        size = output.stat().st_size / 1e6
        print(
            f"built {count:,} in {time.perf_counter() - start:.1f} s"
            f" ({time.process_time() - worked:.1f} s of processor time), {size:.0f} MB"
        )
        index = open_index(output)
        names = [title.partition(":")[0] for _, title in sample if ":" in title]
        missing = [" ".join(reversed(title.split())) for _, title in sample]
        for what, questions, ask in (
            ("title of an id", [id_ for id_, _ in sample], index.title),
            ("is there an id", [id_ for id_, _ in sample], index.lacks),
            ("paper of a title", [title for _, title in sample], index.named),
            ("paper of a name", names, index.named),
            ("paper of a title that is not there", missing, index.named),
        ):
            took = sorted(milliseconds(questions, ask))
            print(
                f"{what}: {statistics.mean(took):.2f} ms, half below {took[len(took) // 2]:.2f} ms,"
                f" 99 of 100 below {took[len(took) * 99 // 100]:.2f} ms"
            )


if __name__ == "__main__":
    sys.exit(main())
