"""What `misspelling` reports, by note, and how that compares with a file of known misspellings.

    python conformance/spelling.py FOLDER… [--truth TRUTH.json]

The truth holds ``typos`` (file, line, wrong, right, lang, kind, confidence) and ``bait``
(file, line, word): words that look wrong and are right. Each folder is one vault.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from notelint import Finding, Note, Vault
from notelint_rules.spelling.misspelling import Misspelling


class Flag(NamedTuple):
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
    options = parser.parse_args()
    flags: list[Flag] = []
    for folder in options.folders:
        started = time.perf_counter()
        found = list(_flags(folder))
        for flag in found:
            print(f"{flag.path}:{flag.line}:{flag.column} {flag.message}\n    {flag.context}")
        print(
            f"{folder}: {len(found)} flags, {time.perf_counter() - started:.1f} s", file=sys.stderr
        )
        flags += found
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
        for finding in Misspelling().check(note, vault):
            yield _flag(note, finding)


def _flag(note: Note, finding: Finding) -> Flag:
    line, column = note.source.position(finding.span.start)
    span = note.source.line(line)
    start, end = max(span.start, finding.span.start - 60), min(span.end, finding.span.end + 40)
    return Flag(
        note.path.as_posix(),
        line,
        column,
        note.source[finding.span],
        finding.message,
        note.text[start:end],
    )


def _compare(flags: list[Flag], truth: dict[str, list[dict[str, Any]]]) -> int:
    """Print recall over the non-words that are surely wrong, and the bait that was taken."""
    known = [
        t
        for t in truth["typos"]
        if (t["lang"], t["kind"], t["confidence"]) == ("en", "nonword", "sure")
    ]
    missed = [
        t
        for t in known
        if not any(_is(flag, t, t["wrong"]) and f"`{t['right']}`" in flag.message for flag in flags)
    ]
    taken = [b for b in truth["bait"] if any(_is(flag, b, b["word"]) for flag in flags)]
    others = [f for f in flags if not any(_is(f, t, t["wrong"]) for t in truth["typos"])]
    print(f"found {len(known) - len(missed)} of {len(known)} with the right suggestion")
    print("missed:", ", ".join(f"{t['file']}:{t['line']} {t['wrong']}" for t in missed) or "none")
    print(f"bait taken: {len(taken)} of {len(truth['bait'])}", *(b["word"] for b in taken))
    print(f"not in the truth: {len(others)}", *(f"{f.path}:{f.line} {f.word}" for f in others))
    return 1 if taken else 0


def _is(flag: Flag, entry: dict[str, Any], word: str) -> bool:
    return flag.path == entry["file"] and flag.line == entry["line"] and flag.word in word


if __name__ == "__main__":
    sys.exit(main())
