"""Convert Notion exports, and count what was kept.

    python conformance/notion_export.py [--to FORMAT] [--tools DIR] [--keep DIR] EXPORT…

An EXPORT is a folder or a zip. For each, a row of figures:

pages      pages in the export (equal ones count once, and of a page that is there as Markdown and
           as HTML both count), and documents written
links      relative links and images in what was written that lead somewhere, and that do not
reported   losses; after the slash, links reported though the page they name is in the export
ids        names in what was written with an id in them, paths that are too long or not NFC
words      words and CJK characters of the pages (code and urls aside) that are in what was written;
           but for properties that became values (`Yes` is `true`, dates are ISO dates)
code       blocks of code (and of HTML pages, equations) that are in what was written, byte for byte
reached    documents that links lead to from the index
same       whether a second run, with the files in reverse order, wrote the same bytes
relations  relations of CSV files to pages of the export, and those that links lead to
again      documents that are other ones after Markdown → MDX → Markdown → MDX than after the first
           MDX of these
compiled   documents that Docusaurus' loader accepts and renders (with --tools, the folder of
           ``mdx-check.mjs``)
accidents  what remark takes for a directive or an expression, and nobody meant (with --tools)

Exits 1 where a figure is not what it should be.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from notion_counts import (
    ID,
    NOTES,
    TYPED,
    accidents,
    blocks,
    is_bad,
    reached,
    related,
    relations,
    relative_urls,
    resolved,
    words_of,
)
from notion_html import Shown
from trees import Document, remark

from notelint import Loss, Note, Source, plugins
from notelint.cli.inputs import open_input
from notelint.converter import convert
from notelint.format import Format
from notelint.nodes import Code, Math
from notelint_converters.formats import MARKDOWN, MDX
from notelint_converters.formats import NOTION as EXPORT


@dataclass
class Row:
    name: str
    seconds: float
    pages: int
    documents: int
    good_links: int
    bad_links: int
    reported: int
    wrongly_reported: int
    bad_names: int
    words_lost: Counter[str]
    words: int
    code_lost: int
    code: int
    unreached: int
    same: bool
    relations: int
    relations_lost: int
    changing: int
    compiled: int | None = None
    accidents: int | None = None

    @property
    def good(self) -> bool:
        compiled = self.compiled is None or self.compiled == self.documents
        lost = self.words_lost.total() + self.code_lost
        wrong = self.bad_links + self.wrongly_reported + self.bad_names + self.unreached + lost
        wrong += self.relations_lost + self.changing + (self.accidents or 0)
        return compiled and self.same and not wrong


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--to", default="mdx")
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--keep", type=Path, help="leave what is written here, a folder an export")
    parser.add_argument("--show", type=int, default=10, help="how many lost words to print")
    parser.add_argument("exports", nargs="+", type=Path)
    arguments = parser.parse_args()
    target = plugins.load().formats[arguments.to]
    rows = []
    with TemporaryDirectory() as temporary:
        for number, export in enumerate(arguments.exports):
            folder = (arguments.keep or Path(temporary)) / f"{number}-{export.name}"
            rows.append(measure(export, target, folder))
            if arguments.tools:
                rows[-1].compiled = compiled(folder, arguments.tools)
                rows[-1].accidents = accidents_in(folder, arguments.tools)
    for line in table(rows):
        print(line)
    for row in rows:
        for word, count in row.words_lost.most_common(arguments.show):
            print(f"{row.name}: lost {count}× {word}")
    sys.exit(not all(row.good for row in rows))


def measure(export: Path, target: Format, folder: Path) -> Row:
    with open_input(export) as given:
        started = time.perf_counter()
        written, losses = run(given.files, target)
        seconds = time.perf_counter() - started
        reverse = {path: given.files[path] for path in sorted(given.files, key=str, reverse=True)}
        again, _ = run(reverse, target)
        texts = {given.files[path]: path for path in given.files if path.suffix == ".md"}
        pages = {path: content.decode(errors="replace") for content, path in texts.items()}
        shown = {
            path: Shown(given.files[path].decode(errors="replace"))
            for path in given.files
            if path.suffix == ".html" and b"<article " in given.files[path]
        }
        names = " ".join(str(path) for path in given.files)
        meant = relations(given.files)
        plain, _ = run(given.files, MARKDOWN)
    for path, content in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    notes = {
        path: Note.parse(Source(path, content.decode()))
        for path, content in written.items()
        if path.suffix in NOTES
    }
    links = [(path, url) for path, note in notes.items() for url in relative_urls(note)]
    good = [(path, aim) for path, url in links if (aim := resolved(path, url)) in written]
    texts_shown = [*(TYPED.sub(r"\1", text) for text in pages.values())]
    texts_shown += (page.text for page in shown.values())
    words = Counter(word for text in texts_shown for word in words_of(text))
    kept = Counter(word for note in notes.values() for word in words_of(note.text))
    code = Counter(block for path, text in pages.items() for block in blocks(path, text))
    code.update(block for page in shown.values() for block in page.blocks)
    kept_code = Counter(
        block.value for note in notes.values() for block in (*note.find(Code), *note.find(Math))
    )
    reported = [ID.search(unquote(loss.detail.rpartition("/")[2])) for loss in losses]
    return Row(
        export.name,
        seconds,
        len(pages) + len(shown),
        len(notes),
        len(good),
        len(links) - len(good),
        len(losses),
        sum(found is not None and found[0] in names for found in reported),
        sum(is_bad(path) for path in written),
        words - kept,
        words.total(),
        (code - kept_code).total(),
        code.total(),
        len(notes) - len(reached(notes, good)),
        written == again,
        meant.total(),
        (meant - related(notes, good)).total(),
        changing(plain),
    )


def run(
    files: Mapping[PurePosixPath, bytes], target: Format, source: Format = EXPORT
) -> tuple[dict[PurePosixPath, bytes], list[Loss]]:
    written, losses = {}, []
    for item in convert(files, source, target):
        if isinstance(item, Loss):
            losses.append(item)
        else:
            written[item.path] = item.read()
    return written, losses


def changing(plain: Mapping[PurePosixPath, bytes]) -> int:
    """Of notes in Markdown: those whose MDX is another one after Markdown and MDX once more."""
    first, _ = run(plain, MDX, MARKDOWN)
    back, _ = run(first, MARKDOWN, MDX)
    second, _ = run(back, MDX, MARKDOWN)
    return sum(second.get(path) != content for path, content in first.items())


def accidents_in(folder: Path, tools: Path) -> int:
    texts = [path.read_text() for path in sorted(folder.rglob("*")) if path.suffix in NOTES]
    answers = remark((Document("", "mdx", text) for text in texts), tools)
    return sum(accidents(answer["tree"]) for answer in answers if "tree" in answer)


def compiled(folder: Path, tools: Path) -> int:
    notes = "\n".join(
        str(path.resolve()) for path in sorted(folder.rglob("*")) if path.suffix in NOTES
    )
    command = ["node", "mdx-check.mjs", "--render"]
    checked = subprocess.run(
        command, cwd=tools, input=notes, capture_output=True, text=True, check=False
    )
    verdicts = [json.loads(line) for line in checked.stdout.splitlines()]
    for verdict in verdicts:
        if not verdict["ok"]:
            print("   ", verdict["file"], verdict.get("line"), verdict.get("message"))
    return sum(verdict["ok"] for verdict in verdicts)


def figures(row: Row) -> dict[str, str]:
    kept = 100 * (1 - row.words_lost.total() / max(row.words, 1))
    return {
        "export": row.name if len(row.name) < 30 else f"{row.name[:28]}…",
        "pages": f"{row.pages}→{row.documents}",
        "links": f"{row.good_links}+{row.bad_links}",
        "reported": f"{row.reported}/{row.wrongly_reported}",
        "ids": str(row.bad_names),
        "words": f"{kept:.3f} %",
        "code": f"{row.code - row.code_lost}/{row.code}",
        "relations": f"{row.relations - row.relations_lost}/{row.relations}",
        "reached": f"{row.documents - row.unreached}/{row.documents}",
        "same": "yes" if row.same else "no",
        "again": str(row.changing),
        "compiled": "–" if row.compiled is None else f"{row.compiled}/{row.documents}",
        "accidents": "–" if row.accidents is None else str(row.accidents),
        "seconds": f"{row.seconds:.1f}",
    }


def table(rows: list[Row]) -> Iterator[str]:
    lines = [figures(row) for row in rows]
    widths = {name: max(len(name), *(len(line[name]) for line in lines)) for name in lines[0]}
    yield "  ".join(name.ljust(width) for name, width in widths.items())
    for line in lines:
        yield "  ".join(line[name].ljust(width) for name, width in widths.items())


if __name__ == "__main__":
    main()
