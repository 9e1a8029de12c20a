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
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from written_notes import Answers, Pair, broken, otherwise, reasons, rendered, report, texts, vault

_SUFFIXES = {".md", ".mdx"}
_MDX = ("--select", "mdx", "--target", "mdx")
_ENOUGH = 0.98


@dataclass(frozen=True)
class Fixed(Pair):
    """A note before and after its fixes; ``again`` says that a second run changes it once more."""

    again: bool


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--tools", required=True, type=Path)
    parser.add_argument("--show", type=int, default=20, help="how many of a kind to print")
    parser.add_argument("--named", type=Path, help="notes that cannot be fixed, and why")
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    named = reasons(arguments.named)
    failed = _as_they_stand(arguments.folders, arguments.tools, arguments.show)
    failed |= _as_mdx(arguments.folders, arguments.tools, arguments.show, named)
    return int(failed)


def _as_they_stand(folders: Iterable[Path], tools: Path, show: int) -> bool:
    pairs = [pair for folder in folders for pair in _fixed(folder, ())]
    changed = [pair for pair in pairs if pair.before != pair.after]
    answers = rendered(changed, tools)
    native = [pair for pair in changed if pair.name.endswith(".mdx")]
    built = [pair for pair in changed if pair.mdx and not pair.name.endswith(".mdx")]
    plain = [pair for pair in changed if not pair.mdx]
    print(f"fixed as they stand: {len(pairs)} notes, {len(changed)} of them changed")
    failed = report("changed by a second run", [pair.name for pair in pairs if pair.again], show)
    failed |= report("MDX that is broken", broken(native + built, answers), show)
    failed |= report(".mdx rendered otherwise", otherwise(native, answers), show)
    report(".md of a site rendered otherwise", otherwise(built, answers), show)
    report("Markdown rendered otherwise", otherwise(plain, answers), show)
    counted = [
        f"{pair.name}: {answers[pair]['before']['counts']} → {answers[pair]['after']['counts']}"
        for pair in plain
        if answers[pair]["before"]["counts"] != answers[pair]["after"]["counts"]
    ]
    return failed | report("Markdown with more or fewer links, items, …", counted, show)


def _as_mdx(folders: Iterable[Path], tools: Path, show: int, named: Mapping[str, str]) -> bool:
    pairs = [pair for folder in folders for pair in _fixed(folder, _MDX)]
    answers = rendered(pairs, tools)
    refused = [pair for pair in pairs if not answers[pair]["before"]["compiles"]]
    left = [pair for pair in refused if not answers[pair]["after"]["compiles"]]
    crashing = [pair for pair in pairs if not answers[pair]["after"]["renders"]]
    print(f"fixed as MDX: {len(refused) - len(left)} of {len(refused)} that did not compile")
    for title, those in (("left", left), ("crash when rendered", [*{*crashing} - {*left}])):
        report(title, [_why(pair, answers, named) for pair in sorted(those, key=_name)], show)
    failed = len(left) > (1 - _ENOUGH) * len(refused)
    failed |= any(pair.name not in named for pair in left)
    failed |= report("broken", broken(pairs, answers), show)
    return failed | report("changed by a second run", [p.name for p in pairs if p.again], show)


def _why(pair: Pair, answers: Answers, named: Mapping[str, str]) -> str:
    return f"{pair.name}: {named.get(pair.name) or answers[pair]['after']['message']}"


def _name(pair: Pair) -> str:
    return pair.name


def _fixed(folder: Path, options: Iterable[str]) -> list[Fixed]:
    """Every note of a folder before and after it is fixed in a copy, and whether it settles."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / folder.name
        shutil.copytree(folder, copy)
        before = texts(copy)
        if not before:
            return []
        _check(copy, options)
        after = texts(copy)
        _check(copy, options)
        again = texts(copy)
        notes = vault(folder)
        pairs = []
        for path, text in before.items():
            dialect = notes.note(path).dialect
            mdx = bool(options) or dialect.mdx
            math = mdx and dialect.math  # a display is no block of code
            is_settled = again[path] == after[path]
            name = f"{folder.name}/{path}"
            pairs.append(Fixed(name, text, after[path], mdx, math, again=not is_settled))
        return pairs


def _check(folder: Path, options: Iterable[str]) -> None:
    command = [sys.executable, "-m", "notelint", "check", "--fix", *options, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)


if __name__ == "__main__":
    sys.exit(main())
