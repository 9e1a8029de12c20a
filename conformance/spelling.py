"""What the rules about spelling report, by note, and how that compares with known misspellings.

    python conformance/spelling.py FOLDER… [--truth TRUTH.json] [--sample N]

The truth holds ``typos`` (file, line, wrong, right, lang, kind, confidence) and ``bait``
(file, line, word): words that look wrong and are right. Each folder is one vault. With a truth,
exit 1 where bait is taken, or less is found of what is surely wrong than the gates ask for.
A sample, to be judged by a reader, is always the same for the same notes.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from notelint import Finding, Note, Vault
from notelint_rules.spelling import RULES

_ENGLISH_GATE, _KOREAN_GATE = 14, 16
_ENGLISH_RULE = "misspelling"


class Flag(NamedTuple):
    rule: str
    path: str
    line: int
    column: int
    word: str
    message: str
    context: str


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--sample", type=int, help="print so many flags, taken at random")
    options = parser.parse_args()
    flags: list[Flag] = []
    for folder in options.folders:
        started = time.perf_counter()
        found = list(_flags(folder))
        by_rule = Counter(flag.rule for flag in found)
        print(f"{folder}: {dict(by_rule)}, {time.perf_counter() - started:.1f} s", file=sys.stderr)
        flags += found
    size = len(flags) if options.sample is None else min(options.sample, len(flags))
    for flag in sorted(random.Random(0).sample(flags, size)):
        print(
            f"{flag.path}:{flag.line}:{flag.column} {flag.rule} {flag.message}\n    {flag.context}"
        )
    return _compare(flags, json.loads(options.truth.read_text())) if options.truth else 0


def _flags(folder: Path) -> Iterator[Flag]:
    files = {
        PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in {".md", ".mdx", ".markdown"}
    }
    vault = Vault(files)
    for path in vault.notes:
        note = vault.note(path)
        for rule in RULES:
            if rule.default:
                for finding in rule().check(note, vault):
                    yield _flag(rule.name, note, finding)


def _flag(rule: str, note: Note, finding: Finding) -> Flag:
    line, column = note.source.position(finding.span.start)
    span = note.source.line(line)
    start, end = max(span.start, finding.span.start - 60), min(span.end, finding.span.end + 40)
    return Flag(
        rule,
        note.path.as_posix(),
        line,
        column,
        note.source[finding.span],
        finding.message,
        note.text[start:end],
    )


def _compare(flags: list[Flag], truth: dict[str, list[dict[str, Any]]]) -> int:
    """Print recall over what is surely wrong, and the bait that was taken."""
    english = _recall("English", flags, truth, ("nonword",), with_right=True)
    korean = _recall("Korean", flags, truth, ("nonword", "repeat", "realword"), with_right=False)
    taken = [b for b in truth["bait"] if any(_is(flag, b, b["word"]) for flag in flags)]
    others = [
        f
        for f in flags
        if f.rule == _ENGLISH_RULE and not any(_is(f, t, t["wrong"]) for t in truth["typos"])
    ]
    print(f"bait taken: {len(taken)} of {len(truth['bait'])}", *(b["word"] for b in taken))
    print(f"not in the truth: {len(others)}", *(f"{f.path}:{f.line} {f.word}" for f in others))
    return int(bool(taken) or english < _ENGLISH_GATE or korean < _KOREAN_GATE)


def _recall(
    language: str,
    flags: list[Flag],
    truth: dict[str, list[dict[str, Any]]],
    kinds: tuple[str, ...],
    *,
    with_right: bool,
) -> int:
    """How many of a language's sure entries are found, with the right suggestion if asked for."""
    known = [
        t
        for t in truth["typos"]
        if t["lang"] == {"English": "en", "Korean": "ko"}[language]
        and t["kind"] in kinds
        and t["confidence"] == "sure"
    ]
    missed = [
        t
        for t in known
        if not any(
            _is(flag, t, t["wrong"]) and (not with_right or f"`{t['right']}`" in flag.message)
            for flag in flags
        )
    ]
    what = " with the right suggestion" if with_right else ""
    print(f"{language}: found {len(known) - len(missed)} of {len(known)}{what}")
    print("missed:", ", ".join(f"{t['file']}:{t['line']} {t['wrong']}" for t in missed) or "none")
    return len(known) - len(missed)


def _is(flag: Flag, entry: dict[str, Any], word: str) -> bool:
    return (
        flag.path == entry["file"]
        and flag.line == entry["line"]
        and (flag.word in word or (flag.rule != _ENGLISH_RULE and word in flag.word))
    )


if __name__ == "__main__":
    sys.exit(main())
