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
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from notelint import Vault

_SUFFIXES = {".md", ".mdx"}
_REASON = "있던 그대로 둔다 {a} `b` <c>"
"""What has a meaning in Markdown and in MDX: in a comment it must have none."""


@dataclass(frozen=True)
class Pair:
    """A note before and after comments were written, and how Docusaurus reads it."""

    name: str
    before: str
    after: str
    mdx: bool
    math: bool


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
    named = _reasons(arguments.named) if arguments.named else {}
    outcomes = [_suppressed(folder) for folder in arguments.folders]
    pairs = [pair for outcome in outcomes for pair in outcome.pairs]
    changed = [pair for pair in pairs if pair.before != pair.after]
    found = sum(outcome.found for outcome in outcomes)
    left = [line for outcome in outcomes for line in outcome.left]
    print(f"{len(pairs)} notes, {found} findings, {len(changed)} notes with comments for them")
    unnamed = [line for line in left if line.partition(": ")[0] not in named]
    print(f"left in notes that are named: {len(left) - len(unnamed)}")
    failed = _report("still found", unnamed, arguments.show)
    unsettled = [line for outcome in outcomes for line in outcome.unsettled]
    failed |= _report("changed by a second run", unsettled, arguments.show)
    answers = dict(zip(changed, _ask(changed, arguments.tools), strict=True))
    broken = [
        f"{pair.name}: {answers[pair]['after']['message']}"
        for pair in changed
        if answers[pair]["before"]["renders"] and not answers[pair]["after"]["renders"]
    ]
    failed |= _report("broken", broken, arguments.show)
    otherwise = [
        f"{pair.name}: {json.dumps(answers[pair].get('difference'), ensure_ascii=False)}"
        for pair in changed
        if answers[pair]["before"]["renders"] and not answers[pair]["equal"]
    ]
    shown = sum(answers[pair]["before"]["renders"] for pair in changed)
    print(f"rendered before and after: {shown}")
    return int(failed | _report("rendered otherwise", otherwise, arguments.show))


def _suppressed(folder: Path) -> Outcome:
    """Write the comments in a copy of a folder, twice."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / folder.name
        shutil.copytree(folder, copy)
        before = _texts(copy)
        if not before:
            return Outcome([], 0, [], [])
        found = _check(copy, "--output-format", "json")
        _check(copy, "--add-suppressions", "--reason", _REASON)
        after = _texts(copy)
        left = _check(copy, "--output-format", "json")
        _check(copy, "--add-suppressions", "--reason", _REASON)
        again = _texts(copy)
        vault = Vault({path: (folder / path).read_bytes() for path in _files(folder)})
        pairs = []
        for path, text in before.items():
            dialect = vault.note(path).dialect
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


def _files(folder: Path) -> list[PurePosixPath]:
    return [
        PurePosixPath(path.relative_to(folder).as_posix())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def _texts(folder: Path) -> dict[PurePosixPath, str]:
    notes = [path for path in _files(folder) if path.suffix in _SUFFIXES]
    return {path: (folder / path).read_bytes().decode(errors="replace") for path in notes}


def _reasons(file: Path) -> dict[str, str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return {name: reason for name, _, reason in (line.partition(": ") for line in lines) if reason}


def _report(title: str, lines: Iterable[str], show: int) -> bool:
    """Print how many there are, and the first; whether there are any."""
    lines = list(lines)
    print(f"{title}: {len(lines)}")
    print("".join(f"  {line}\n" for line in lines[:show]), end="")
    return bool(lines)


def _ask(pairs: Iterable[Pair], tools: Path) -> list[dict[str, Any]]:
    lines = "".join(
        json.dumps({key: getattr(pair, key) for key in ("name", "mdx", "math", "before", "after")})
        + "\n"
        for pair in pairs
    )
    node = ["node", Path(__file__).with_name("fixes.mjs"), tools]
    run = subprocess.run(node, input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
