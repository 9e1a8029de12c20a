"""Whether the same findings come in the same order however notes are checked.

    python conformance/same_findings.py FOLDER…

Each FOLDER is checked with all rules in copies of its own: with one process and with several,
without a cache, with a new one, with one that knows everything, with one that knows some notes as
they were; from the folder, from the one above, from one below and from elsewhere; its notes named
one by one, in another order, and through a link. The JSON is compared, byte by byte, once its
paths are made relative to FOLDER. Exits 1 where two of these differ.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

_NOTES = {".md", ".mdx"}
_MANY = 3


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    differ = 0
    for folder in parser.parse_args().folders:
        with TemporaryDirectory() as temporary:
            differ += compared(folder, Path(temporary))
    return int(differ > 0)


def compared(folder: Path, work: Path) -> int:
    """How many of the ways to check a folder give something else than the first."""
    vault, cache = work / "vault", work / "cache"
    shutil.copytree(folder, vault)
    (vault / ".git").mkdir(exist_ok=True)  # it begins here, wherever it is checked from
    (work / "link").symlink_to(vault)
    below = next((path for path in sorted(vault.iterdir()) if path.is_dir()), vault)
    notes = sorted(p for p in vault.rglob("*") if p.suffix in _NOTES and ".git" not in p.parts)
    changed = [note for note in notes if note.is_file()][:: max(1, len(notes) // 5)]
    texts = {note: note.read_bytes() for note in changed}
    kept = ("--cache-dir", str(cache))
    first = found(vault, ["."], "--no-cache", "--jobs", "1")
    results = {
        f"{_MANY} processes": found(vault, ["."], "--no-cache", "--jobs", str(_MANY)),
        "a new cache": found(vault, ["."], *kept, "--jobs", str(_MANY)),
        "a cache that knows everything": found(vault, ["."], *kept, "--jobs", "1"),
        "the folder above": found(work, ["vault"], "--no-cache", "--jobs", str(_MANY)),
        "the folder above, with the cache": found(work, ["vault"], *kept),
        "a folder below": found(below, [os.path.relpath(vault, below)], *kept),
        "elsewhere": found(Path("/"), [str(vault)], *kept),
        "a link": found(vault, [str(work / "link" / ".")], "--no-cache"),
    }
    for note in texts:
        note.write_bytes(texts[note] + "\n\n# 새 제목\n\nperpelxity [가](#없다)\n".encode())
    found(vault, ["."], *kept)
    time.sleep(0.01)
    for note, text in texts.items():
        note.write_bytes(text)
    results["a cache that knows some notes otherwise"] = found(vault, ["."], *kept)
    names = [str(note.relative_to(vault)) for note in notes if is_listed(note, vault)]
    if sum(map(len, names)) < 100_000:  # more does not fit on a command line
        results["notes by name"] = found(vault, names, "--no-cache", "--jobs", "1")
        results["notes by name, backwards"] = found(vault, names[::-1], *kept)
    wrong = [way for way, result in results.items() if result != first]
    print(f"{folder.name}: {len(notes)} notes, {len(first)} findings, {len(results)} ways", end="")
    print(f", {len(wrong)} differ: {', '.join(wrong)}" if wrong else ", all the same", flush=True)
    for way in wrong[:1]:
        ours, theirs = map(set, (first, results[way]))
        for line in [*sorted(ours - theirs)[:5], "---", *sorted(theirs - ours)[:5]]:
            print(f"  {line}")
    return len(wrong)


def is_listed(note: Path, vault: Path) -> bool:
    """Whether a run over the folder takes a note in: nothing hidden is."""
    parts = note.relative_to(vault).parts
    hidden = any(part.startswith(".") or part == "node_modules" for part in parts)
    return note.is_file() and not hidden


def found(folder: Path, paths: list[str], *options: str) -> list[str]:
    """The findings as JSON, in their order, their paths relative to the vault."""
    command = [sys.executable, "-m", "notelint", "check", "--select", "all"]
    command += ["--output-format", "jsonl", *options, "--", *paths]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    lines = []
    for line in run.stdout.splitlines():
        one = json.loads(line)
        path = os.path.normpath(folder / one["path"])
        one["path"] = path.replace("/link/", "/vault/", 1).partition("/vault/")[2]
        lines.append(json.dumps(one, ensure_ascii=False))
    return lines


if __name__ == "__main__":
    sys.exit(main())
