"""Whether notelint refuses the documents that remark-mdx refuses, at the same places.

    npm install --prefix conformance
    python conformance/mdx_refusals.py --tools conformance [--random N --seed S] [FILES…]

FILES are notes and folders of notes; ``--random`` adds documents made of pieces of MDX. All are
read as MDX without Docusaurus' compatibility, of which remark-mdx knows nothing. remark-mdx names
one place, notelint all: one of them must be that one, or the tag that remark-mdx's message names.
Exits 1 where a verdict differs.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from trees import Document, remark

from notelint import MDX, Source
from notelint.markdown import parse

DIALECT = replace(MDX, mdx1_compat=False)

PIECES = """
<a>|</a>|<b c="d">|</b>|<br/>|<br>|{1}|{a.b}|{ }|{|}|{/* c */}|<!-- c -->|text|텍스트|*em*|**|_x_|`c`|`
[l](u)|[|](u)|![a](b)|![<b>](c)|<|<5|< a|a<b|\\<|\\{|{`x`}|{"}"}|it's|<a b={1}>|<a {...p}/>|<a b=c>|<></>|<>|</>
<x.y/>|<x:y/>|{a b}|&lt;|$x$|$|a:b|😀|<http://x.y>|<a b="|"|# h|- i|1. i|> q|---|```|***|    |:::note|[^1]
[^1]: f|[r]: u|===|<a|/>|<a b={
import a from "b"|export const q = 1
"""
SEPARATORS = ["", "", " ", " ", "\n", "\n", "\n\n", "\n> ", "\n- ", "\n  "]

_NAMED_TAG = re.compile(r"Expected a closing tag for `[^`]*` \((\d+):(\d+)-")


def documents(paths: list[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in found:
            if file.suffix in (".md", ".mdx") and file.is_file():
                yield str(file), file.read_bytes().decode("utf-8", errors="replace")


def random_documents(count: int, seed: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(seed)
    pieces = [piece for line in PIECES.strip().split("\n") for piece in line.split("|")]
    for number in range(count):
        length = chance.choice([3, 6, 12])
        text = "".join(chance.choice(pieces) + chance.choice(SEPARATORS) for _ in range(length))
        prefix = chance.choice(["", "", "", "> ", "  "])
        if prefix:
            text = ("- " if prefix == "  " else "> ") + text.replace("\n", "\n" + prefix)
        yield f"random {number}", text


def expected_place(text: str, error: dict[str, object]) -> tuple[int, int] | None:
    """The place that remark-mdx names, with its UTF-16 columns made code points."""
    named = _NAMED_TAG.search(str(error["message"]))
    line, column = (int(named[1]), int(named[2])) if named else (error["line"], error["column"])
    if not isinstance(line, int) or not isinstance(column, int):
        return None
    lines = re.split(r"\r\n?|\n", text)
    units = lines[line - 1].encode("utf-16-le")[: 2 * (column - 1)] if line <= len(lines) else b""
    return line, column - len(units) // 2 + len(units.decode("utf-16-le", errors="replace"))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--tools", type=Path, required=True, help="folder with node_modules")
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("paths", type=Path, nargs="*")
    options = parser.parse_args()
    found = [*documents(options.paths), *random_documents(options.random, options.seed)]
    verdicts = places = refused = shown = 0
    for (name, text), answer in zip(
        found,
        remark([Document(name, "mdx", text) for name, text in found], options.tools),
        strict=True,
    ):
        source = Source(PurePosixPath(name), text)
        # What only Docusaurus' bundling refuses is none of remark-mdx's business.
        problems = [p for p in parse(text, DIALECT).problems if p.kind != "babel"]
        ours = [tuple(source.position(problem.start)) for problem in problems]
        error = answer.get("error")
        note = ""
        if bool(error) != bool(problems):
            verdicts += 1
            note = f"verdict: remark-mdx {error}, notelint {ours[:3]}"
        elif error:
            refused += 1
            place = expected_place(text, error)
            if place is not None and place not in ours:
                places += 1
                note = f"place: remark-mdx {place} {error['message']}, notelint {ours[:3]}"
        if note and shown < options.show:
            shown += 1
            print(f"{name}: {note}: {text[:160]!r}")
    print(f"{len(found)} documents, {verdicts} verdicts differ")
    print(f"{refused} refused by both, {places} at another place")
    return 1 if verdicts else 0


if __name__ == "__main__":
    sys.exit(main())
