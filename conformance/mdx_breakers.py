"""Whether the rules find what breaks as MDX and what silently changes, and mend it.

    python conformance/mdx_breakers.py BREAKERS.json [--native] [--tools DIR] [--show N]

BREAKERS.json is a list of ``{name, input, class: error|silent|safe, error_stage, math_plugin,
fix_output}``. Prints how many are found by stage and kind (the name up to its colon), those that are
missed, and the safe ones that a rule of group mdx reports. With --tools (``lib.mjs``,
``renderlib.mjs`` and their ``node_modules``) every note that the fixes of group mdx change is
compared: it must be the known fix, or be rendered as Markdown renders the note.

The inputs are Markdown that is to be built as MDX (``notelint check --target mdx``); with
``--native`` they are ``.mdx``, whose writer may mean what MDX shows. Exit 1 where one is missed, a
safe note is reported or a fix renders something else; with ``--native`` where a safe note is
reported.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from notelint import MDX, SiteSettings, Vault, fixer
from notelint.linter import lint_note
from notelint.rule import ActiveRule
from notelint_rules import RULES

_MEANT_AS_MARKDOWN = PurePosixPath("note.md")
_NATIVE = PurePosixPath("note.mdx")
_OF_ANY_NOTE = frozenset({"missing-title", "missing-alt-text", "broken-link", "misspelling"})


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("breakers", type=Path)
    parser.add_argument("--native", action="store_true")
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--show", type=int, default=100, help="how many of a kind to print")
    arguments = parser.parse_args()
    rows = json.loads(arguments.breakers.read_text(encoding="utf-8"))
    rules = [ActiveRule(rule(), rule.severity) for rule in RULES if rule.default]
    note = _NATIVE if arguments.native else _MEANT_AS_MARKDOWN
    missed, reported = _verdicts(rows, note, rules, arguments.show)
    different = arguments.tools and _fixes(rows, note, rules, arguments.tools, arguments.show)
    return int(reported or (not arguments.native and (missed or bool(different))))


def _verdicts(
    rows: Sequence[dict[str, Any]], note: PurePosixPath, rules: Sequence[ActiveRule], show: int
) -> tuple[bool, bool]:
    """Print what is found; whether one is missed, and whether a safe one is reported."""
    total: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    missed: list[str] = []
    reported: list[str] = []
    for row in rows:
        stage = row["error_stage"] or row["class"]
        key = stage, row["name"].partition(":")[0]
        said = [d for d in lint_note(_vault(row, note), note, rules) if d.rule not in _OF_ANY_NOTE]
        total[key] += 1
        if row["class"] == "safe":
            mdx = [d for d in said if _group(d.rule) == "mdx"]
            found[key] += not mdx
            reported += [f"{row['name']}: {d.rule} {d.finding.message}" for d in mdx]
        else:
            found[key] += bool(said)
            if not said:
                missed.append(f"{stage} {row['name']}: {row['input']!r}")
    for stage in dict.fromkeys(stage for stage, _ in total):
        kinds = [key for key in total if key[0] == stage]
        word = "silent" if stage == "safe" else "found"
        print(f"{stage}: {word} {sum(found[k] for k in kinds)} of {sum(total[k] for k in kinds)}")
        print(
            "  "
            + ", ".join(f"{kind} {found[stage, kind]}/{total[stage, kind]}" for _, kind in kinds)
        )
    for title, lines in (("missed", missed), ("safe, but reported", reported)):
        print(f"{title}: {len(lines)}")
        print("".join(f"  {line}\n" for line in lines[:show]), end="")
    return bool(missed), bool(reported)


def _fixes(
    rows: Sequence[dict[str, Any]],
    note: PurePosixPath,
    rules: Sequence[ActiveRule],
    tools: Path,
    show: int,
) -> bool:
    """Print what safe fixes make of the notes; whether one is rendered as something else."""
    of_mdx = [active for active in rules if active.rule.group == "mdx"]
    as_known = 0
    others: list[dict[str, Any]] = []
    refused: list[str] = []
    for row in rows:
        result = fixer.fix(_vault(row, note), note, of_mdx)
        refused += [f"{row['name']}: {refusal.reason}" for refusal in result.refused]
        if result.text == row.get("fix_output"):
            as_known += 1
        elif result.text != row["input"]:
            math = bool(row["math_plugin"])
            others.append(
                {"name": row["name"], "md": row["input"], "mdx": result.text, "math": math}
            )
    node = ["node", Path(__file__).with_suffix(".mjs"), tools]
    lines = "\n".join(json.dumps(pair, ensure_ascii=False) for pair in others)
    run = subprocess.run(node, input=lines, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    different = [
        f"{answer['name']}: {pair['md']!r} → {pair['mdx']!r}: {answer.get('message') or answer.get('difference')}"
        for answer, pair in zip(answers, others, strict=True)
        if not answer["equal"]
    ]
    equal = len(others) - len(different)
    print(f"fixed: {as_known} as known, {equal} rendered the same, {len(different)} otherwise")
    print("".join(f"  {line}\n" for line in different[:show]), end="")
    print(f"fixes refused: {len(refused)}")
    print("".join(f"  {line}\n" for line in refused[:show]), end="")
    return bool(different)


def _vault(row: dict[str, Any], note: PurePosixPath) -> Vault:
    settings = SiteSettings(math=bool(row["math_plugin"]))
    return Vault({note: row["input"].encode()}, settings=settings, dialect=MDX)


def _group(name: str) -> str:
    return next(rule.group for rule in RULES if rule.name == name)


if __name__ == "__main__":
    sys.exit(main())
