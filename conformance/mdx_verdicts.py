"""Whether notelint refuses what MDX refuses, and where.

    python conformance/mdx_verdicts.py TRUTH… [--notes FOLDER] [--show N] [--no-compat]

A TRUTH is a JSON list or JSON lines. A case has its note in ``input``, or in the file ``file`` below
FOLDER; ``ok`` (or ``mdx_error``), ``stage`` (``error_stage``), ``ruleId`` (``rule_id``), ``line`` and
``column`` (``error_at``), and ``message`` are what Docusaurus' loader says of it. Where front matter
or rendering fails, MDX itself accepts the note.

MDX names one place; notelint all. The places agree when one of ours is MDX's, or, for a tag that is
never closed, the tag that MDX's message names. Exit 1 when a verdict differs.
"""

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from notelint import MDX, Dialect, Source
from notelint.markdown import parse

_NAMED_TAG = re.compile(r"Expected a closing tag for `[^`]*` \((\d+):(\d+)-")
_READ_AS_MARKDOWN = re.compile(r"---\n(?:.*\n)*?mdx:\n +format: md\n(?:.*\n)*?---\n")


class Case(NamedTuple):
    name: str
    text: str
    refused: bool
    kind: str | None
    place: tuple[int, int] | None
    message: str
    dialect: Dialect


def cases(truth: Path, notes: Path | None, *, compat: bool) -> list[Case]:
    text = truth.read_text(encoding="utf-8")
    if truth.suffix == ".jsonl":
        entries = [json.loads(line) for line in text.splitlines() if line]
    else:
        entries = json.loads(text)
    found = []
    for number, entry in enumerate(entries):
        stage = entry.get("stage", entry.get("error_stage"))
        kind = entry.get("ruleId", entry.get("rule_id"))
        if stage == "mdx" and kind is None:  # links and images: no matter of syntax
            continue
        if "file" in entry and "input" not in entry:
            if notes is None:
                sys.exit(f"{truth} names files: where are they? (--notes FOLDER)")
            name, note = entry["file"], (notes / entry["file"]).read_text(encoding="utf-8-sig")
        else:
            name, note = entry.get("name", f"{truth.stem} {number}"), entry["input"]
        if _READ_AS_MARKDOWN.match(note):  # which is for the vault to see
            continue
        refused = stage in ("mdx", "babel")
        if not compat:
            if "ok_v4" in entry:
                refused = not entry["ok_v4"]
            elif entry.get("error_without_mdx1Compat"):
                refused = True
        math = entry.get("math_plugin", True)
        dialect = replace(MDX, math=math, mdx1_compat=compat)
        message = entry.get("message", entry.get("mdx_error")) or ""
        found.append(Case(name, note, refused, kind, _place(entry), message, dialect))
    return found


def _place(entry: dict[str, Any]) -> tuple[int, int] | None:
    if entry.get("error_at"):
        line, column = entry["error_at"].split(":")
        return int(line), int(column)
    if entry.get("line"):
        return entry["line"], entry["column"]
    return None


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    arguments.add_argument("truth", type=Path, nargs="+")
    arguments.add_argument("--notes", type=Path)
    arguments.add_argument("--show", type=int, default=20, help="how many differences to print")
    arguments.add_argument("--no-compat", action="store_true", help="as Docusaurus 4 will read")
    options = arguments.parse_args()
    differ = 0
    for truth in options.truth:
        counts: Counter[str] = Counter()
        shown = 0
        for case in cases(truth, options.notes, compat=not options.no_compat):
            outcome = judge(case, counts)
            differ += outcome.startswith(("missed", "false"))
            if outcome and shown < options.show:
                shown += 1
                print(f"{outcome}: {case.name}: {case.text[:120]!r}")
        report(truth, counts)
    return 1 if differ else 0


def judge(case: Case, counts: Counter[str]) -> str:
    """Count a case; says what differs, if something does."""
    source = Source(PurePosixPath("note.mdx"), case.text)
    problems = parse(case.text, case.dialect).problems
    places = [tuple(source.position(problem.start)) for problem in problems]
    counts["cases"] += 1
    if bool(problems) != case.refused:
        counts["wrong"] += 1
        if case.refused:
            return f"missed {case.place} {case.message[:80]}"
        return f"false {places[:3]} {problems[0].kind}: {problems[0].message[:80]}"
    if not case.refused:
        return ""
    counts["refused"] += 1
    expected = case.place
    if named := _NAMED_TAG.search(case.message):
        expected = int(named[1]), int(named[2])
    if expected is None:
        counts["without place"] += 1
        return ""
    counts["placed"] += 1
    counts["same line"] += any(line == expected[0] for line, _ in places)
    counts["same place"] += expected in places
    at_place = [
        problem.kind for problem, at in zip(problems, places, strict=True) if at == expected
    ]
    counts["same kind"] += case.kind in at_place
    if expected in places:
        return ""
    return f"place {expected}, ours {places[:4]} {case.message[:60]}"


def report(truth: Path, counts: Counter[str]) -> None:
    right = counts["cases"] - counts["wrong"]
    print(f"{truth.name}: verdicts {right}/{counts['cases']} ({right / counts['cases']:.2%})")
    of = counts["placed"]
    parts = (f"{what} {counts[what]}/{of}" for what in ("same line", "same place", "same kind"))
    print(f"  refused by both: {counts['refused']}; " + ", ".join(parts))


if __name__ == "__main__":
    sys.exit(main())
