"""Check on random documents what is true of every tree: nesting, order, text as it is written.

    python conformance/invariants.py [--count 100000] [--seed 0]

Documents are of all families, in all dialects, with carriage returns and tabs. Exits 1 where
a tree breaks a rule.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from generated import FAMILIES, documents

from notelint.markdown import COMMONMARK, DOCUSAURUS_MD, MARKDOWN, MDX, NOTION, Dialect, parse

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.notelint.markdown.invariants import violations

DIALECTS = {
    "commonmark": (COMMONMARK, NOTION),
    "md": (MARKDOWN, DOCUSAURUS_MD),
    "md+directives": (DOCUSAURUS_MD,),
    "mdx": (MDX,),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    checked = wrong = 0
    for name, text, dialect in islice(_documents(options.seed), options.count):
        checked += 1
        found = list(violations(text, parse(text, dialect)))
        if found:
            wrong += 1
            print(f"{dialect.name} {name}: {text!r}\n    {found[0]}")
    print(f"random documents: {checked}, with a violation: {wrong}")
    return 1 if wrong else 0


def _documents(seed: int) -> Iterator[tuple[str, str, Dialect]]:
    """Without end: a document of each family and mode in turn, in each of its dialects."""
    endless = {
        (mode, family): documents(family, mode, sys.maxsize - seed, seed)
        for mode in DIALECTS
        for family in FAMILIES
    }
    while True:
        for (mode, _), made in endless.items():
            name, text = next(made)
            for dialect in DIALECTS[mode]:
                yield f"{mode} {name}", text, dialect


if __name__ == "__main__":
    sys.exit(main())
