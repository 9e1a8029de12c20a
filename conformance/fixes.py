"""Whether ``notelint check --fix`` leaves notes rendered as they were, and mends what does not compile.

    python conformance/fixes.py --tools DIR [--show N] [--named FILE] FOLDER…

DIR holds ``lib.mjs`` and ``renderlib.mjs`` with their ``node_modules``. Each FOLDER is copied and
fixed there as it stands, with the rules that are on by default; then, in another copy, with
``--select mdx --target mdx``. Counted are

- notes of MDX that compiled and do not any more, or are rendered otherwise: none may be;
- Markdown whose images, links, list items or blocks of code are more or fewer: none may be;
- notes that a second run changes: none may be;
- notes that did not compile as MDX, and do after the second kind of fixing: 98 in 100.

``.md`` of a site is MDX; there, fixes write as text what Markdown shows as text, and the notes that
are rendered otherwise than before are printed. A line of FILE names a note that only its writer
can mend, ``path: reason``. Exits 1 where one of these does not hold.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from notelint import Vault

_SUFFIXES = {".md", ".mdx"}
_MDX = ("--select", "mdx", "--target", "mdx")
_ENOUGH = 0.98


@dataclass(frozen=True)
class Pair:
    """A note before and after its fixes, and how Docusaurus reads it."""

    name: str
    before: str
    after: str
    mdx: bool
    math: bool
    again: bool
    """Whether a second run changes it once more."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--tools", required=True, type=Path)
    parser.add_argument("--show", type=int, default=20, help="how many of a kind to print")
    parser.add_argument("--named", type=Path, help="notes that cannot be fixed, and why")
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    named = _reasons(arguments.named) if arguments.named else {}
    failed = _as_they_stand(arguments.folders, arguments.tools, arguments.show)
    failed |= _as_mdx(arguments.folders, arguments.tools, arguments.show, named)
    return int(failed)


def _as_they_stand(folders: Iterable[Path], tools: Path, show: int) -> bool:
    pairs = [pair for folder in folders for pair in _fixed(folder, ())]
    changed = [pair for pair in pairs if pair.before != pair.after]
    answers = dict(zip(changed, _ask(changed, tools), strict=True))
    native = [pair for pair in changed if pair.name.endswith(".mdx")]
    built = [pair for pair in changed if pair.mdx and not pair.name.endswith(".mdx")]
    plain = [pair for pair in changed if not pair.mdx]
    print(f"fixed as they stand: {len(pairs)} notes, {len(changed)} of them changed")
    failed = _report("changed by a second run", [pair.name for pair in pairs if pair.again], show)
    broken = [
        f"{pair.name}: {answers[pair]['after']['message']}"
        for pair in native + built
        if answers[pair]["before"]["renders"] and not answers[pair]["after"]["renders"]
    ]
    failed |= _report("MDX that is broken", broken, show)
    failed |= _report(".mdx rendered otherwise", _otherwise(native, answers), show)
    _report(".md of a site rendered otherwise", _otherwise(built, answers), show)
    _report("Markdown rendered otherwise", _otherwise(plain, answers), show)
    counted = [
        f"{pair.name}: {answers[pair]['before']['counts']} → {answers[pair]['after']['counts']}"
        for pair in plain
        if answers[pair]["before"]["counts"] != answers[pair]["after"]["counts"]
    ]
    return failed | _report("Markdown with more or fewer links, items, …", counted, show)


def _as_mdx(folders: Iterable[Path], tools: Path, show: int, named: Mapping[str, str]) -> bool:
    pairs = [pair for folder in folders for pair in _fixed(folder, _MDX)]
    answers = dict(zip(pairs, _ask(pairs, tools), strict=True))
    refused = [pair for pair in pairs if not answers[pair]["before"]["compiles"]]
    left = [pair for pair in refused if not answers[pair]["after"]["compiles"]]
    crashing = [pair for pair in pairs if not answers[pair]["after"]["renders"]]
    print(f"fixed as MDX: {len(refused) - len(left)} of {len(refused)} that did not compile")
    for title, those in (("left", left), ("crash when rendered", [*{*crashing} - {*left}])):
        _report(title, [_why(pair, answers, named) for pair in sorted(those, key=_name)], show)
    failed = len(left) > (1 - _ENOUGH) * len(refused)
    failed |= any(pair.name not in named for pair in left)
    broken = [
        f"{pair.name}: {answers[pair]['after']['message']}"
        for pair in pairs
        if answers[pair]["before"]["renders"] and not answers[pair]["after"]["renders"]
    ]
    failed |= _report("broken", broken, show)
    return failed | _report("changed by a second run", [p.name for p in pairs if p.again], show)


def _why(pair: Pair, answers: Mapping[Pair, dict[str, Any]], named: Mapping[str, str]) -> str:
    return f"{pair.name}: {named.get(pair.name) or answers[pair]['after']['message']}"


def _name(pair: Pair) -> str:
    return pair.name


def _fixed(folder: Path, options: Iterable[str]) -> list[Pair]:
    """Every note of a folder before and after it is fixed in a copy, and whether it settles."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / folder.name
        shutil.copytree(folder, copy)
        before = _texts(copy)
        if not before:
            return []
        _check(copy, options)
        after = _texts(copy)
        _check(copy, options)
        again = _texts(copy)
        vault = Vault({path: (folder / path).read_bytes() for path in _files(folder)})
        pairs = []
        for path, text in before.items():
            dialect = vault.note(path).dialect
            mdx = bool(options) or dialect.mdx
            math = mdx and dialect.math  # a display is no block of code
            is_settled = again[path] == after[path]
            name = f"{folder.name}/{path}"
            pairs.append(Pair(name, text, after[path], mdx, math, again=not is_settled))
        return pairs


def _check(folder: Path, options: Iterable[str]) -> None:
    command = [sys.executable, "-m", "notelint", "check", "--fix", *options, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)


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


def _otherwise(pairs: Iterable[Pair], answers: Mapping[Pair, dict[str, Any]]) -> list[str]:
    return [
        f"{pair.name}: {json.dumps(answers[pair].get('difference'), ensure_ascii=False)}"
        for pair in pairs
        if answers[pair]["before"]["renders"] and not answers[pair]["equal"]
    ]


def _report(title: str, lines: list[str], show: int) -> bool:
    """Print how many there are, and the first; whether there are any."""
    print(f"{title}: {len(lines)}")
    print("".join(f"  {line}\n" for line in lines[:show]), end="")
    return bool(lines)


def _ask(pairs: Iterable[Pair], tools: Path) -> list[dict[str, Any]]:
    lines = "".join(
        json.dumps({key: getattr(pair, key) for key in ("name", "mdx", "math", "before", "after")})
        + "\n"
        for pair in pairs
    )
    node = ["node", Path(__file__).with_suffix(".mjs"), tools]
    run = subprocess.run(node, input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
