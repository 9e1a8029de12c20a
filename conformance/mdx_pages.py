"""What the rules say of real notes read as MDX, against what the loader and the renderer said.

``python conformance/mdx_pages.py TRUTH --notes FOLDER``: TRUTH is JSON lines of ``file``, below
FOLDER, ``ok`` and ``stage`` (``mdx`` where the note does not compile, ``render`` where its page
crashes). Exits 1 where a verdict differs.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path, PurePosixPath

from notelint.linter import lint_note
from notelint.markdown import MDX
from notelint.rule import ActiveRule
from notelint.vault import Vault
from notelint_rules.images.undefined_name import UndefinedName
from notelint_rules.mdx.mdx_crash import MdxCrash
from notelint_rules.mdx.mdx_syntax import MdxSyntax

_RULES = [ActiveRule(rule(), rule.severity) for rule in (MdxSyntax, MdxCrash, UndefinedName)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("truth", type=Path)
    arguments.add_argument("--notes", type=Path, required=True)
    given = arguments.parse_args()
    verdicts: Counter[tuple[str, str]] = Counter()
    for line in given.truth.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        theirs = "ok" if entry["ok"] else entry["stage"]
        ours = _verdict(given.notes / entry["file"])
        verdicts[theirs, ours] += 1
        if ours != theirs:
            print(f"  {entry['file']}: {theirs} to the loader, {ours} to notelint")
    for (theirs, ours), count in sorted(verdicts.items()):
        print(f"{theirs}: {ours} {count}")
    sys.exit(any(theirs != ours for theirs, ours in verdicts))


def _verdict(note: Path) -> str:
    """What the rules find in a note by itself."""
    path = PurePosixPath(note.name)
    found = lint_note(Vault({path: note.read_bytes()}, dialect=MDX), path, _RULES)
    rules = {diagnostic.rule for diagnostic in found}
    return "mdx" if MdxSyntax.name in rules else "render" if rules else "ok"


if __name__ == "__main__":
    main()
