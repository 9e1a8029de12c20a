"""Whether ``notelint check --add-suppressions`` silences everything, and changes nothing that is shown.

    python conformance/suppressions.py --tools DIR [--show N] [--named FILE] FOLDER…

DIR holds ``lib.mjs`` and ``renderlib.mjs`` with their ``node_modules``. Each FOLDER is copied, and
comments are written there for all that the rules find that are on by default. Counted are

- findings that are left, or new: none may be, but in notes that FILE names (``path: reason``);
- notes that a second run changes: none may be;
- notes of MDX that compiled and do not any more, or are rendered otherwise: none may be;
- Markdown that is rendered otherwise: none may be.

Exits 1 where one of these does not hold.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from written_notes import Pair, broken, otherwise, reasons, rendered, report, texts, vault

_SUFFIXES = {".md", ".mdx"}
_REASON = "있던 그대로 둔다 {a} `b` <c>"
"""What has a meaning in Markdown and in MDX: in a comment it must have none."""


@dataclass(frozen=True)
class Outcome:
    """What was found before, what is still found, the notes that a second run changed."""

    pairs: list[Pair]
    found: int
    left: list[str]
    unsettled: list[str]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--tools", required=True, type=Path)
    parser.add_argument("--show", type=int, default=20, help="how many of a kind to print")
    parser.add_argument("--named", type=Path, help="notes in which something is left, and why")
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    named = reasons(arguments.named)
    outcomes = [_suppressed(folder) for folder in arguments.folders]
    pairs = [pair for outcome in outcomes for pair in outcome.pairs]
    changed = [pair for pair in pairs if pair.before != pair.after]
    found = sum(outcome.found for outcome in outcomes)
    left = [line for outcome in outcomes for line in outcome.left]
    print(f"{len(pairs)} notes, {found} findings, {len(changed)} notes with comments for them")
    unnamed = [line for line in left if line.partition(": ")[0] not in named]
    print(f"left in notes that are named: {len(left) - len(unnamed)}")
    failed = report("still found", unnamed, arguments.show)
    unsettled = [line for outcome in outcomes for line in outcome.unsettled]
    failed |= report("changed by a second run", unsettled, arguments.show)
    answers = rendered(changed, arguments.tools)
    failed |= report("broken", broken(changed, answers), arguments.show)
    shown = sum(answers[pair]["before"]["renders"] for pair in changed)
    print(f"rendered before and after: {shown}")
    return int(failed | report("rendered otherwise", otherwise(changed, answers), arguments.show))


def _suppressed(folder: Path) -> Outcome:
    """Write the comments in a copy of a folder, twice."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / folder.name
        shutil.copytree(folder, copy)
        before = texts(copy)
        if not before:
            return Outcome([], 0, [], [])
        found = _check(copy, "--output-format", "json")
        _check(copy, "--add-suppressions", "--reason", _REASON)
        after = texts(copy)
        left = _check(copy, "--output-format", "json")
        _check(copy, "--add-suppressions", "--reason", _REASON)
        again = texts(copy)
        notes = vault(folder)
        pairs = []
        for path, text in before.items():
            dialect = notes.note(path).dialect
            name = f"{folder.name}/{path}"
            math = dialect.mdx and dialect.math
            pairs.append(Pair(name, text, after[path], dialect.mdx, math))
        return Outcome(
            pairs,
            len(json.loads(found)),
            [
                f"{folder.name}/{one['path']}: {one['line']}: {one['rule']} {one['message']}"
                for one in json.loads(left)
            ],
            [f"{folder.name}/{path}" for path in after if again[path] != after[path]],
        )


def _check(folder: Path, *options: str) -> str:
    command = [sys.executable, "-m", "notelint", "check", "--no-cache", *options, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    return run.stdout


if __name__ == "__main__":
    sys.exit(main())
