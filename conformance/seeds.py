"""How much of what is known to be wrong in some notes the rules find, and what else they say.

``python conformance/seeds.py PROBLEMS.json FOLDER [OPTION OF notelint check …]``

PROBLEMS.json is a list of ``{file, line, col, kind, severity, tier, text}``; FOLDER holds the notes.
A finding counts for a problem when its rule answers for the problem's kind, it is on the same
line, and its span overlaps or adjoins the text. Braces are problems under ``--target mdx`` only. Prints recall by kind and tier, then every
finding that stands for no known problem. Exit 1 when a problem whose rule exists is not found.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

KINDS = {
    "broken-import": ["import-target-missing"],
    "expiring-image": ["notion-s3-image"],
    "missing-alt-text": ["image-without-alt"],
    "broken-link": ["internal-link-unresolved"],
    "link-without-scheme": ["link-without-scheme"],
    "autolink-swallows-text": ["autolink-swallows-fullwidth-punct"],
    "bare-url": ["bare-url"],
    "insecure-link": ["insecure-link"],
    "nondescriptive-link-text": ["link-text-nondescriptive"],
    "link-text-mismatch": ["link-text-mismatch"],
    "note-with-two-addresses": ["same-note-two-addresses"],
    "missing-arxiv-link": ["paper-heading-without-link", "paper-mention-without-link"],
    "arxiv-id-with-two-titles": ["arxiv-id-two-titles"],
    "missing-title": ["first-heading-not-h1"],
    "empty-section": ["empty-section"],
    "heading-in-capitals": ["heading-all-caps"],
    "irregular-heading": ["heading-pattern-inconsistent"],
    "malformed-admonition": ["admonition-malformed", "admonition-stray-close"],
    "notion-unresolved-mention": ["notion-unresolved-mention"],
    "misspelling": ["typo"],
}
"""The kinds of problems that each rule answers for."""
BRACES = {
    "mdx-crash": ["mdx-brace-expression", "mdx-brace-expression-silent"],
    "mdx-silent-change": ["mdx-brace-expression", "mdx-brace-expression-silent"],
}
"""The kinds of problems that are ones under ``--target mdx`` only."""

Problem = dict[str, Any]


def findings(folder: Path, options: list[str]) -> list[Problem]:
    command = [sys.executable, "-m", "notelint", "check", "--output-format", "json", *options, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode > 1:
        sys.exit(run.stderr)
    return list(json.loads(run.stdout))


def matches(finding: Problem, problem: Problem, kinds: dict[str, list[str]]) -> bool:
    if finding["path"] != problem["file"] or problem["kind"] not in kinds.get(finding["rule"], []):
        return False
    if finding["line"] == problem["line"] == finding["endLine"]:
        end = problem["col"] + len(problem["text"])
        return bool(finding["column"] <= end and problem["col"] <= finding["endColumn"])
    return bool(finding["line"] <= problem["line"] <= finding["endLine"])


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    arguments.add_argument("problems", type=Path)
    arguments.add_argument("folder", type=Path)
    given, options = arguments.parse_known_args()

    found = findings(given.folder, options)
    kinds = {**KINDS, "mdx-syntax": ["mdx-invalid-jsx"]}
    if "mdx" in options:
        kinds |= BRACES
        kinds["mdx-syntax"] = ["mdx-invalid-jsx", "mdx-brace-expression"]
    answered = {kind for names in kinds.values() for kind in names}
    known = [
        p for p in json.loads(given.problems.read_text(encoding="utf-8")) if p["kind"] in answered
    ]

    total: Counter[tuple[str, str, str]] = Counter()
    seen: Counter[tuple[str, str, str]] = Counter()
    missed = []
    for problem in known:
        group = problem["tier"], problem["severity"], problem["kind"]
        total[group] += 1
        if any(matches(finding, problem, kinds) for finding in found):
            seen[group] += 1
        else:
            missed.append(problem)
    print("tier severity kind                               found  of")
    for tier, severity, kind in sorted(total):
        group = tier, severity, kind
        print(f"{tier:4} {severity:8} {kind:34} {seen[group]:5} {total[group]:3}")
    print(f"\n{len(missed)} not found:")
    for problem in missed:
        print(
            f"  {problem['file']}:{problem['line']}:{problem['col']} {problem['tier']} {problem['kind']}: {problem['text'][:60]}"
        )
    other = [f for f in found if not any(matches(f, problem, kinds) for problem in known)]
    print(f"\n{len(found)} findings, {len(other)} of them stand for no known problem:")
    for finding in other:
        print(
            f"  {finding['path']}:{finding['line']}:{finding['column']} {finding['rule']} {finding['message']}"
        )
    return int(any(problem["tier"] == "A" for problem in missed))


if __name__ == "__main__":
    sys.exit(main())
