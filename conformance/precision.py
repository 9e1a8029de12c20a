"""How often what the rules say of some notes is right, as a reader judges it.

    python conformance/precision.py FOLDER… [--count 200] [--seed 0] [--rule RULE] [--verdicts FILE] [OPTION OF notelint check …]

Checks each folder by itself and takes so many findings at random, the same for the same notes and
seed (all of one rule with ``--rule``, in that order). Those without a verdict are printed with the
lines around them, to be judged. A verdict is a line of FILE with five fields between tabs:

    key, rule, place, ``right`` or ``wrong`` or ``absent``, why

The key is printed with each finding, and stays when lines move. ``absent`` is a finding that is
false only because the folder holds a part of its site: right of the folder, and nothing that the
rule could know. Then a table by rule is printed: findings in all, judged (in the sample, and in
all), right, absent, precision. Exit 1 where less than 95 % of the sample, or 85 % of one rule's
verdicts are right; ``absent`` is left aside in both.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LEAST, LEAST_OF_A_RULE = 0.95, 0.85
AROUND = 3
"""So many lines before and after a finding are printed."""
LONGEST = 400
"""Of a longer line, the part around the finding."""


class Said(NamedTuple):
    """A finding, and the lines around it."""

    key: str
    rule: str
    place: str
    message: str
    context: str


class Verdict(NamedTuple):
    key: str
    rule: str
    place: str
    verdict: str
    why: str


def said_of(folder: Path, options: Sequence[str]) -> list[Said]:
    command = [sys.executable, "-m", "notelint", "check", "--output-format", "json", *options, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode > 1:
        sys.exit(run.stderr)
    found = []
    alike: Counter[tuple[str, ...]] = Counter()
    for finding in json.loads(run.stdout):
        content = (folder / finding["path"]).read_bytes().decode("utf-8", "replace")
        lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        line, column = finding["line"], finding["column"]
        text = lines[line - 1] if line <= len(lines) else ""
        identity: tuple[str, ...] = (
            finding["rule"],
            finding["path"],
            text,
            str(column),
            finding["message"],
        )
        alike[identity] += 1
        if alike[identity] > 1:
            identity = (*identity, str(alike[identity]))
        found.append(
            Said(
                hashlib.sha256("\0".join(identity).encode()).hexdigest()[:12],
                finding["rule"],
                f"{folder.name}/{finding['path']}:{line}:{column}",
                finding["message"],
                context(lines, line, finding["endLine"], column),
            )
        )
    return found


def context(lines: Sequence[str], first: int, last: int, column: int) -> str:
    """The lines of a finding, marked, and those around it."""
    shown = []
    start = max(0, column - LONGEST // 2)
    for number in range(max(1, first - AROUND), min(len(lines), last + AROUND, first + 12) + 1):
        text = lines[number - 1]
        mark = ">" if first <= number <= last else " "
        cut = text[start : start + LONGEST] if number == first else text[:LONGEST]
        shown.append(f"  {mark} {number:5} {cut}")
    return "\n".join(shown)


def sampled(found: Sequence[Said], count: int, seed: int) -> list[Said]:
    """So many findings, by chance: what comes or goes elsewhere hardly changes which."""
    drawn = {said.key: hashlib.sha256(f"{seed} {said.key}".encode()).digest() for said in found}
    return sorted(found, key=lambda said: drawn[said.key])[:count]


def verdicts_in(file: Path | None) -> dict[str, Verdict]:
    if file is None or not file.exists():
        return {}
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line)
    return {key: Verdict(key, *rest) for key, *rest in rows}


def table(found: Sequence[Said], sample: Sequence[Said], known: Mapping[str, Verdict]) -> bool:
    """Print what the verdicts come to; whether they reach the gates."""
    in_all = Counter(said.rule for said in found)
    of_rule = {
        rule: Counter(
            known[s.key].verdict
            for s in {s.key: s for s in found}.values()
            if s.rule == rule and s.key in known
        )
        for rule in in_all
    }
    in_sample = Counter(known[said.key].verdict for said in sample if said.key in known)
    sampled_rules = Counter(said.rule for said in sample if said.key in known)
    print(f"\n{'rule':28} findings  sample  judged  right  absent  precision")
    good = True
    for rule, count in in_all.most_common():
        counts = of_rule[rule]
        share = precision(counts)
        good = good and share >= LEAST_OF_A_RULE
        figure = f"{share:9.0%}" if counts["right"] + counts["wrong"] else "        –"
        print(
            f"{rule:28} {count:8} {sampled_rules[rule]:7} {counts.total():7}"
            f" {counts['right']:6} {counts['absent']:7} {figure}"
        )
    print(
        f"sample: {in_sample.total()} of {len(sample)} judged, {in_sample['right']} right,"
        f" {in_sample['wrong']} wrong, {in_sample['absent']} absent:"
        f" {precision(in_sample):.1%} right"
    )
    return good and precision(in_sample) >= LEAST


def precision(counts: Counter[str]) -> float:
    """The share of right ones, those aside that only the whole site could tell; 1 of none."""
    judged = counts["right"] + counts["wrong"]
    return counts["right"] / judged if judged else 1.0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rule")
    parser.add_argument("--verdicts", type=Path)
    given, options = parser.parse_known_args()

    found = [said for folder in given.folders for said in said_of(folder, options)]
    known = verdicts_in(given.verdicts)
    asked = [said for said in found if given.rule in (None, said.rule)]
    sample = sampled(asked, given.count, given.seed)
    for said in sorted(sample, key=lambda said: (said.rule, said.place)):
        if said.key not in known:
            print(f"{said.key} {said.rule} {said.place} {said.message}\n{said.context}\n")
    return int(not table(found, sample, known))


if __name__ == "__main__":
    sys.exit(main())
