"""Compare notelint's trees with remark's: type, place, fields, ancestors of every node.

    npm install --prefix conformance
    python conformance/trees.py --tools conformance FILES…

Files and folders may be given, and ``.json`` files that hold a list of ``{"markdown": …}``.
Prints how many documents and nodes are identical, and where they are not, each with
file, line and both nodes. Exits 1 where a difference is none of the named quirks.
"""

import argparse
import dataclasses
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from quirks import QUIRKS, Differences, Entry, Quirk

from notelint.markdown import DOCUSAURUS_MD, MARKDOWN, MDX, Dialect, parse
from notelint.markdown.unist import to_unist

_NOWHERE = {"start": {"offset": -1, "line": -1}, "end": {"offset": -1}}

# remark itself knows nothing of Docusaurus' rewriting.
DIALECTS: dict[str, Dialect] = {
    "md": MARKDOWN,
    "md+directives": dataclasses.replace(DOCUSAURUS_MD, mdx1_compat=False),
    "mdx": dataclasses.replace(MDX, mdx1_compat=False),
}


class Document(NamedTuple):
    name: str
    mode: str
    text: str


class Result(NamedTuple):
    document: Document
    nodes: int
    same: int
    missing: list[Entry]
    extra: list[Entry]
    quirks: list[Quirk]


def main() -> int:
    options = _options()
    if options.quirks:
        return check_quirks(options.tools)
    documents = list(_documents(options.paths, options.mode))
    results = []
    refused = 0
    for document, answer in zip(documents, remark(documents, options.tools), strict=True):
        if "error" in answer:
            refused += 1
        else:
            results.append(compare(document, answer["tree"]))
    different = [result for result in results if result.missing or result.extra]
    for result in different[: options.show]:
        print("\n".join(_report(result)))
    print(_summary(results, different, refused))
    return 1 if different else 0


def check_quirks(tools: Path) -> int:
    """Whether each quirk still is one, and its example shows it and no other."""
    documents = [Document(quirk.name, quirk.mode, quirk.example) for quirk in QUIRKS]
    wrong = 0
    for quirk, document, answer in zip(QUIRKS, documents, remark(documents, tools), strict=True):
        result = compare(document, answer["tree"])
        if result.quirks != [quirk] or result.missing or result.extra:
            wrong += 1
            print(f"{quirk.name}: shows {[other.name for other in result.quirks]}")
            print("\n".join(_report(result)))
    print(f"quirks: {len(QUIRKS)}, wrong: {wrong}")
    return 1 if wrong else 0


def remark(documents: Iterable[Document], tools: Path) -> Iterator[dict[str, Any]]:
    """remark's answers for documents, in order; one process for all of them."""
    script = Path(__file__).with_name("remark-trees.mjs")
    requests = "".join(json.dumps({"text": d.text, "mode": d.mode}) + "\n" for d in documents)
    node = subprocess.run(
        ["node", "--stack-size=4000", str(script), str(tools)],
        input=requests,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return (json.loads(line) for line in node.stdout.split("\n") if line)


def compare(document: Document, theirs: dict[str, Any]) -> Result:
    root = parse(document.text, DIALECTS[document.mode])
    ours = to_unist(document.text, root, utf16=True)
    expected, actual = Counter(_entries(theirs)), Counter(_entries(ours))
    missing = sorted((expected - actual).elements())
    extra = sorted((actual - expected).elements())
    differences = Differences(missing, extra)
    quirks = []
    for quirk in (*QUIRKS, QUIRKS[0]):  # what has no place may be inside what another explains
        left = quirk.take_out(document.text, differences)
        if sum(map(len, left)) < sum(map(len, differences)):
            quirks.append(quirk)
            differences = Differences(*map(sorted, left))
    missing, extra = differences
    nodes = expected.total()
    return Result(document, nodes, nodes - len(missing), missing, extra, quirks)


def _entries(tree: dict[str, Any]) -> Iterator[Entry]:
    stack = [(tree, "")]
    while stack:
        node, path = stack.pop()
        start, end = node.get("position", _NOWHERE).values()
        fields = {
            key: value
            for key, value in node.items()
            if key not in ("type", "children", "position", "data") and value is not None
        }
        if "attributes" in fields:
            fields["attributes"] = _without_places(fields["attributes"])
        written = json.dumps(fields, ensure_ascii=False, sort_keys=True) if fields else ""
        yield Entry(start["offset"], end["offset"], node["type"], path, start["line"], written)
        inside = f"{path}{node['type']}/"
        stack.extend((child, inside) for child in node.get("children", ()))


def _without_places(attributes: Any) -> Any:
    """A JSX element's attributes; remark 3 gives them positions, but none to their values."""
    if isinstance(attributes, dict):
        return attributes
    return [
        {key: _bare(v) for key, v in attribute.items() if key not in ("position", "data")}
        for attribute in attributes
    ]


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: inner for key, inner in value.items() if key in ("type", "value")}
    return value


def _report(result: Result) -> Iterator[str]:
    document = result.document
    for entries, whose in ((result.missing, "remark"), (result.extra, "notelint")):
        for entry in entries[:2]:
            yield f"{document.name}:{entry.line}: {document.mode}: {whose}: {entry}"


def _summary(results: list[Result], different: list[Result], refused: int) -> str:
    nodes, same = sum(r.nodes for r in results), sum(r.same for r in results)
    documents, identical = len(results), len(results) - len(different)
    lines = [
        f"documents identical: {identical} of {documents} ({identical / max(documents, 1):.2%})",
        f"documents that remark refuses: {refused}",
        f"nodes identical: {same} of {nodes} ({same / max(nodes, 1):.3%})",
        "quirks set aside, with the number of documents:",
    ]
    quirks = Counter(quirk.name for result in results for quirk in result.quirks)
    lines += [f"  {name}: {count}" for name, count in quirks.most_common()] or ["  none"]
    return "\n".join(lines)


def _documents(paths: list[Path], mode: str) -> Iterator[Document]:
    for path in paths:
        if path.is_dir():
            found = (p for p in sorted(path.rglob("*")) if p.suffix in (".md", ".mdx"))
            yield from _documents([p for p in found if p.is_file()], mode)
        elif path.suffix == ".json":
            examples = json.loads(path.read_text("utf-8"))
            for number, example in enumerate(examples, 1):
                chosen = "md" if mode == "auto" else mode
                yield Document(f"{path}#{number}", chosen, example["markdown"])
        else:
            chosen = ("mdx" if path.suffix == ".mdx" else "md") if mode == "auto" else mode
            text = path.read_bytes().decode("utf-8", errors="replace")
            yield Document(str(path), chosen, text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--tools", type=Path, required=True, help="folder with node_modules")
    parser.add_argument("--mode", choices=("auto", *DIALECTS), default="auto")
    parser.add_argument("--show", type=int, default=20, help="how many documents to show")
    parser.add_argument("--quirks", action="store_true", help="check the quirks' own examples")
    parser.add_argument("paths", type=Path, nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
