"""How much of what is known to be wrong in some notes the rules find, and what else they say.

``python conformance/seeds.py PROBLEMS.json FOLDER [OPTION OF notelint check …]``

PROBLEMS.json is a list of ``{file, line, col, kind, severity, tier, text}``; FOLDER holds the notes.
Tier A can be decided from the files, B needs a heuristic, C a reader: no rule answers for C.
A finding counts for a problem when its rule answers for the problem's kind, it is on the same
line, and its span overlaps or adjoins the text. Some are problems under ``--target mdx`` only, some
in Markdown only.

Prints recall by kind and tier, for the kinds of the rules that are on (``--select all`` turns all
on), and the findings that stand for no known problem: those on no line with one of the rule's kinds,
for a line's problems of one kind are listed once. Exit 1 when a problem of tier A is not found, when
``--select all`` finds less than 85 % of tier B, or when more than 8 findings of the default
selection stand for no known problem.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from notelint_rules import RULES

KINDS = {
    "broken-import": ["import-target-missing"],
    "expiring-image": ["notion-s3-image"],
    "missing-alt-text": ["image-without-alt"],
    "missing-front-matter": ["front-matter-missing"],
    "alt-text-is-filename": ["image-alt-is-filename"],
    "broken-link": ["internal-link-unresolved"],
    "link-without-scheme": ["link-without-scheme"],
    "autolink-swallows-text": ["autolink-swallows-fullwidth-punct"],
    "bare-url": ["bare-url"],
    "insecure-link": ["insecure-link"],
    "nondescriptive-link-text": ["link-text-nondescriptive"],
    "link-text-mismatch": ["link-text-mismatch"],
    "note-with-two-addresses": ["same-note-two-addresses"],
    "missing-arxiv-link": ["paper-heading-without-link", "paper-mention-without-link"],
    "unlinked-paper": ["paper-mention-without-link"],
    "arxiv-id-with-two-titles": ["arxiv-id-two-titles"],
    "arxiv-mirror-link": ["arxiv-mirror-host"],
    "arxiv-pdf-link": ["arxiv-pdf-link"],
    "pinned-arxiv-version": ["arxiv-versioned-link"],
    "link-text-is-arxiv-id": ["link-text-is-id"],
    "paper-link-is-homepage": ["paper-link-is-homepage"],
    "unstable-paper-link": ["unstable-link"],
    "mixed-paper-hosts": ["paper-host-inconsistent"],
    "missing-title": ["first-heading-not-h1"],
    "empty-section": ["empty-section"],
    "invalid-code-block": ["code-block-syntax-error"],
    "irregular-heading": ["heading-pattern-inconsistent"],
    "heading-in-capitals": ["heading-all-caps"],
    "swallowed-list-item": ["list-item-swallowed"],
    "list-became-code": ["list-became-indented-code"],
    "unclosed-emphasis": ["cjk-emphasis-not-closed"],
    "outdented-math": ["math-block-outdented"],
    "outdented-quote": ["blockquote-outdented"],
    "unsupported-math-delimiter": ["latex-delimiter-unsupported"],
    "latex-outside-math": ["bare-latex-command"],
    "display-math-inline": ["display-math-inline"],
    "malformed-admonition": ["admonition-malformed", "admonition-stray-close"],
    "doubled-list-marker": ["list-marker-doubled"],
    "mixed-list-indent": ["mixed-list-indent"],
    "lost-line-break": ["soft-break-lost"],
    "leaked-list-repr": ["python-list-repr"],
    "unescaped-tag": ["html-like-tag-in-text"],
    "mismatched-brackets": ["mixed-width-parens"],
    "adjacent-links": ["links-run-together"],
    "duplicate-entry": ["duplicate-entry"],
    "lazy-quote-line": ["lazy-blockquote-line"],
    "mdx-syntax": ["mdx-invalid-jsx"],
    "notion-unresolved-mention": ["notion-unresolved-mention"],
    "doubled-equation": ["equation-duplicated"],
    "misspelling": ["typo"],
    "korean-misspelling": ["typo"],
    "chinese-misspelling": ["typo"],
    "repeated-words": ["duplicate-words"],
    "repeated-paragraph": ["duplicate-words"],
    "miscased-name": ["typo"],  # the case of a name is listed as a typo
    "inconsistent-term": ["term-inconsistent", "typo"],
    "deprecated-latex": ["deprecated-latex"],
    "mathematical-letter": ["math-alphanumeric-char"],
    "trailing-whitespace": ["trailing-whitespace", "trailing-double-space", "whitespace-only-line"],
    "invisible-line-break": ["trailing-double-space"],
    "hard-tab": ["hard-tab"],
    "extra-blank-lines": ["multiple-blank-lines", "leading-blank-line"],
    "missing-blank-line": ["heading-needs-blank-line", "list-needs-blank-line"],
    "missing-final-newline": ["missing-final-newline"],
    "extra-spaces": ["multiple-spaces", "list-marker-space"],
    "inconsistent-list-marker": ["list-marker-inconsistent"],
}
"""The kinds of problems that each rule answers for."""
BRACES = {
    "mdx-crash": ["mdx-brace-expression", "mdx-brace-expression-silent"],
    "mdx-silent-change": ["mdx-brace-expression", "mdx-brace-expression-silent"],
    "mdx-syntax": ["mdx-invalid-jsx", "mdx-brace-expression"],
}
"""The same where the notes are read with ``--target mdx``."""
MARKDOWN_ONLY = {
    "list-item-swallowed",
    "list-became-indented-code",
    "math-block-outdented",
    "latex-delimiter-unsupported",
    "html-like-tag-in-text",
    "display-math-inline",
}
"""Kinds that hang on formulas, on HTML, or on indentation, which MDX reads otherwise."""
LEAST_OF_TIER_B = 0.85
MOST_OTHERS = 8

Problem = dict[str, Any]


def findings(folder: Path, options: list[str]) -> list[Problem]:
    command = [sys.executable, "-m", "notelint", "check", "--output-format", "json", *options, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode > 1:
        sys.exit(run.stderr)
    return list(json.loads(run.stdout))


def kinds_of_rules(options: list[str]) -> dict[str, list[str]]:
    """The kinds that the rules in force answer for: those on by default, or all."""
    kinds = KINDS | BRACES if "mdx" in options else KINDS
    on = {rule.name for rule in RULES if rule.default or "all" in options}
    return {rule: found for rule, found in kinds.items() if rule in on}


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
    kinds = kinds_of_rules(options)
    answered = {kind for names in kinds.values() for kind in names}
    problems = json.loads(given.problems.read_text(encoding="utf-8"))
    answered -= MARKDOWN_ONLY if "mdx" in options else set()
    known = [p for p in problems if p["kind"] in answered and p["tier"] != "C"]

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
    recall = {}
    for tier in sorted({tier for tier, _, _ in total}):
        of = sum(count for group, count in total.items() if group[0] == tier)
        recall[tier] = sum(count for group, count in seen.items() if group[0] == tier) / of
        print(f"tier {tier}: {recall[tier]:.1%} of {of}")
    print(f"\n{len(missed)} not found:")
    for problem in missed:
        print(
            f"  {problem['file']}:{problem['line']}:{problem['col']} {problem['tier']} {problem['kind']}: {problem['text'][:60]}"
        )
    listed = {(p["file"], p["line"], p["kind"]) for p in known}
    other = [
        finding
        for finding in found
        if not any(matches(finding, problem, kinds) for problem in known)
        and not any(
            (finding["path"], finding["line"], kind) in listed
            for kind in kinds.get(finding["rule"], [])
        )
    ]
    print(f"\n{len(found)} findings, {len(other)} of them stand for no known problem:")
    for finding in other:
        print(
            f"  {finding['path']}:{finding['line']}:{finding['column']} {finding['rule']} {finding['message']}"
        )
    too_many = not options and len(other) > MOST_OTHERS
    too_few = "all" in options and recall.get("B", 1) < LEAST_OF_TIER_B
    return int(recall.get("A", 1) < 1 or too_few or too_many)


if __name__ == "__main__":
    sys.exit(main())
