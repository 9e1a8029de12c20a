"""How fast notes parse, against mistune, markdown-it-py and remark where these are there.

    pip install markdown-it-py && npm install --prefix conformance
    python benchmarks/parsers.py [--tools conformance] PATH…

Prints CPU time and megabytes a second, as ratios of one run, and the memory of a node.
notelint's trees, and remark's, hold the place of every node; the others' do not.
The gates: 2 times notelint's time for mistune and markdown-it-py, 8 times for remark.
"""

import argparse
import gc
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from notelint.markdown import MARKDOWN, parse
from notelint.nodes import walk

ROUNDS = 3
MISTUNE_PLUGINS = ["strikethrough", "footnotes", "table", "url", "task_lists", "math"]


def main() -> int:
    options = argparse.ArgumentParser(description="Compare the speed of Markdown parsers.")
    options.add_argument("--tools", type=Path, help="folder with remark's node_modules")
    options.add_argument("paths", type=Path, nargs="+")
    chosen = options.parse_args()
    texts = list(_texts(chosen.paths))
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} notes, {size:.1f} MB")
    parsers = dict(_parsers())
    gc.collect()
    gc.freeze()
    seconds = {name: _best(parser, texts) for name, parser in parsers.items()}
    if chosen.tools:
        seconds["remark"] = _remark(texts, chosen.tools)
    for name, taken in seconds.items():
        ratio = taken / seconds["notelint"]
        print(f"{name:16} {taken:6.2f} s  {size / taken:6.2f} MB/s  {ratio:5.2f} x notelint's time")
    print(f"memory of a node: {_bytes_per_node(texts):.0f} bytes, its text included")
    return 0


def _parsers() -> Iterator[tuple[str, Callable[[str], object]]]:
    yield "notelint", lambda text: parse(text, MARKDOWN)
    mistune = import_module("mistune")
    yield "mistune", mistune.create_markdown(renderer=None, plugins=MISTUNE_PLUGINS)
    if find_spec("markdown_it"):
        markdown_it = import_module("markdown_it").MarkdownIt("commonmark")
        yield "markdown-it-py", markdown_it.enable(["table", "strikethrough"]).parse
    else:
        print("markdown-it-py is not installed", file=sys.stderr)


def _best(parser: Callable[[str], object], texts: list[str]) -> float:
    """The shortest CPU time of some rounds over all texts."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            parser(text)
        times.append(time.process_time() - start)
    return min(times)


def _remark(texts: list[str], tools: Path) -> float:
    script = Path(__file__).with_name("remark-time.mjs")
    node = subprocess.run(
        ["node", "--stack-size=4000", str(script), str(tools), str(ROUNDS)],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return float(node.stdout)


def _bytes_per_node(texts: list[str]) -> float:
    tracemalloc.start()
    trees = [parse(text, MARKDOWN) for text in texts[:300]]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / sum(1 for tree in trees for _ in walk(tree))


def _texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        files = sorted(path.rglob("*.md*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                yield file.read_bytes().decode("utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
