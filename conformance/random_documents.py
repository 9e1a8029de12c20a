"""Compare notelint with commonmark.js and remark on random documents.

    npm install --prefix conformance
    python conformance/random_documents.py --tools conformance [--count 10000] [--seed 0] [AGAINST…]

AGAINST is ``commonmark`` (HTML of CommonMark's own constructs) or one of remark's modes, ``md``,
``md+directives`` and ``mdx`` (trees, of the documents that remark accepts); all without it.
Prints what agrees but for named quirks, and documents that do not. Against ``commonmark``, the plain
families, which have none of the tabs, carriage returns and white space of other scripts that the
quirks are about, must agree to the letter. Exits 1 where less agrees than the gates say.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generated import FAMILIES, documents
from html_quirks import HTML_QUIRKS, quirks_between, without_quirks
from trees import DIALECTS, Document, Result, compare, remark

from notelint.markdown import COMMONMARK, parse
from notelint.markdown.blocks import Blocks
from notelint.markdown.grammar import grammar_of
from notelint.nodes import Node

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.notelint.markdown.rendering import to_html

Made = list[tuple[str, str]]
"""Documents: names and texts."""

BLOCKS, INLINES, MIXED = 0.994, 0.998, 0.99
GATES = {
    "blocks": BLOCKS,
    "inlines": INLINES,
    "mixed": MIXED,
    "plain-blocks": BLOCKS,
    "plain-inlines": INLINES,
}
"""What share must agree, quirks aside."""
LETTER_GATES = {"plain-blocks": BLOCKS, "plain-inlines": INLINES}
"""What share of commonmark.js' HTML must be ours to the letter, quirks and all."""


class Agreement(NamedTuple):
    """How many of the documents agree, how many of them to the letter, and what is to be said."""

    total: int
    agreed: int
    exactly: int | None = None
    lines: Sequence[str] = ()

    def holds(self, family: str) -> bool:
        enough = self.agreed >= GATES[family] * self.total
        if self.exactly is None:
            return enough
        return enough and self.exactly >= LETTER_GATES.get(family, 0) * self.total

    def __str__(self) -> str:
        total = max(self.total, 1)
        text = f"{self.agreed} of {self.total} agree ({self.agreed / total:.2%})"
        if self.exactly is not None:
            text += f", to the letter {self.exactly} ({self.exactly / total:.2%})"
        return text + "".join(f"\n    {line}" for line in self.lines)


def main() -> int:
    options = _options()
    if options.quirks:
        return check_quirks(options.tools)
    good = True
    for against in options.against or ("commonmark", *DIALECTS):
        for family in options.family or FAMILIES:
            made = list(documents(family, against, options.count, options.seed))
            check = check_html if against == "commonmark" else check_trees
            agreement = check(made, against, options)
            print(f"{against:14} {family:13} {agreement}")
            good = good and agreement.holds(family)
    return 0 if good else 1


def check_quirks(tools: Path) -> int:
    """Whether each quirk of commonmark.js still is one."""
    examples = [(quirk.name, quirk.example) for quirk in HTML_QUIRKS]
    wrong = [name for name, _, ours, theirs in _rendered(examples, tools) if ours == theirs]
    print(f"quirks of commonmark.js: {len(examples)}, wrong: {', '.join(wrong) or 'none'}")
    return 1 if wrong else 0


def check_html(made: Made, against: str, options: argparse.Namespace) -> Agreement:
    """Whether documents give commonmark.js's HTML."""
    quirks: Counter[str] = Counter()
    left: Made = []
    exactly = 0
    for name, text, ours, theirs in _rendered(made, options.tools):
        exactly += ours == theirs
        found = quirks_between(ours, theirs)
        if found is None:
            left.append((name, text))
        else:
            quirks.update(quirk.name for quirk in found)
    rewritten = [(name, *without_quirks(text)) for name, text in left]
    faults = []
    again = _rendered([(name, text) for name, text, _ in rewritten], options.tools)
    for (name, text), (*_, found), (*_, ours, theirs) in zip(left, rewritten, again, strict=True):
        more = quirks_between(ours, theirs)
        if more is None:
            faults += [f"{name}: {text!r}", f"  commonmark.js: {theirs!r}", f"  notelint: {ours!r}"]
        else:
            quirks.update({quirk.name for quirk in (*found, *more)})
    total = len(made)
    lines = [*faults[: 3 * options.show], *_quirks(quirks)]
    return Agreement(total, total - len(faults) // 3, exactly, lines)


def check_trees(made: Made, mode: str, options: argparse.Namespace) -> Agreement:
    """Whether documents have remark's tree, of those that it accepts."""
    asked = [Document(name, mode, text) for name, text in made]
    results = [
        compare(document, answer["tree"])
        for document, answer in zip(asked, remark(asked, options.tools), strict=True)
        if "error" not in answer
    ]
    different = [result for result in results if result.missing or result.extra]
    quirks = Counter(quirk.name for result in results for quirk in result.quirks)
    shown = [line for result in different[: options.show] for line in _differences(result)]
    lines = [*shown, *_quirks(quirks)]
    return Agreement(len(results), len(results) - len(different), lines=lines)


def _rendered(made: Made, tools: Path) -> Iterator[tuple[str, str, str, str]]:
    """(Name, text, notelint's HTML, commonmark.js') of documents."""
    script = Path(__file__).with_name("commonmark-html.mjs")
    node = subprocess.run(
        ["node", str(script), str(tools)],
        input="".join(json.dumps(text) + "\n" for _, text in made),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answers = (json.loads(line) for line in node.stdout.split("\n") if line)
    descriptions: list[tuple[Node, list[Node]]] = []  # mdast keeps text of them, HTML shows more

    def keep(blocks: Blocks) -> None:
        descriptions.extend(blocks.memory["image texts"])

    grammar_of(COMMONMARK).finishers[:] = [keep]
    for (name, text), theirs in zip(made, answers, strict=True):
        descriptions.clear()
        root = parse(text, COMMONMARK)
        ours = to_html(text, root, {id(image): nodes for image, nodes in descriptions})
        yield name, text, ours, theirs


def _differences(result: Result) -> Iterator[str]:
    yield f"{result.document.name}: {result.document.text!r}"
    for entries, whose in ((result.missing, "remark"), (result.extra, "notelint")):
        for entry in entries[:3]:
            yield f"  {whose}: {entry}"


def _quirks(quirks: Counter[str]) -> Iterator[str]:
    for name, count in quirks.most_common():
        yield f"quirk set aside: {name}: {count}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--tools", type=Path, required=True, help="folder with node_modules")
    parser.add_argument("--count", type=int, default=10_000, help="documents of each family")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--family", action="append", choices=FAMILIES)
    parser.add_argument("--quirks", action="store_true", help="check the quirks' own examples")
    parser.add_argument("--show", type=int, default=5, help="how many documents to show")
    parser.add_argument("against", nargs="*", help="commonmark, md, md+directives, mdx")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
