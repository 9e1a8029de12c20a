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
compiled   documents that Docusaurus' loader accepts and renders (with --tools, the folder of
           ``mdx-check.mjs``)

Exits 1 where a figure is not what it should be.
"""

import argparse
import json
import posixpath
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import regex
from notion_html import Shown

from notelint import NOTION, Loss, Note, Source, plugins
from notelint.cli.inputs import open_input
from notelint.converter import convert
from notelint.format import Format
from notelint.nodes import Code, Image, Link, Math
from notelint_converters.notion import NOTION as EXPORT

_NOTES = frozenset({".md", ".mdx"})
_ID = regex.compile(r"[0-9a-f]{32}|[ -][0-9a-f]{5}(?=\.|$|/)(?<=\d[0-9a-f]*)")
_UNSEEN = regex.compile(r"[\u200b-\u200d\u2060\ufeff\u180e\0]")
_TYPED = regex.compile(
    r"^([^:\n]+: )(?:Yes|No|[A-Z][a-z]+ \d{1,2}, \d{4}(?: [\d:]+ [AP]M)?)$", regex.MULTILINE
)
_NO_TEXT = regex.compile(
    r"\[([^\]\n]+)\]\(\1\)|^(?:```|~~~).*?^(?:```|~~~)[^\n]*$|`[^`\n]+`|!\[[^\]]*\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\((?:[^()\n]|\([^()\n]*\))*\)|\(\S+\.md\)|<[^<>\n]*>|https?://\S+"
    r"|&\w+;|\\(?=[[:punct:]])|\{/\*.*?\*/\}",
    regex.MULTILINE | regex.DOTALL,
)
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{M}\p{N}--[\p{Han}\p{Hiragana}\p{Katakana}]]+",
    regex.V1,
)


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
    compiled: int | None = None

    @property
    def good(self) -> bool:
        compiled = self.compiled is None or self.compiled == self.documents
        lost = self.words_lost.total() + self.code_lost
        wrong = self.bad_links + self.wrongly_reported + self.bad_names + self.unreached + lost
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
    for row in rows:
        print(shown(row))
        for word, count in row.words_lost.most_common(arguments.show):
            print(f"    lost {count}× {word}")
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
    for path, content in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    notes = {
        path: Note.parse(Source(path, content.decode()))
        for path, content in written.items()
        if path.suffix in _NOTES
    }
    links = [(path, url) for path, note in notes.items() for url in relative_urls(note)]
    good = [(path, aim) for path, url in links if (aim := resolved(path, url)) in written]
    texts_shown = [*(_TYPED.sub(r"\1", text) for text in pages.values())]
    texts_shown += (page.text for page in shown.values())
    words = Counter(word for text in texts_shown for word in words_of(text))
    kept = Counter(word for note in notes.values() for word in words_of(note.text))
    code = Counter(block for path, text in pages.items() for block in blocks(path, text))
    code.update(block for page in shown.values() for block in page.blocks)
    kept_code = Counter(
        block.value for note in notes.values() for block in (*note.find(Code), *note.find(Math))
    )
    reported = [_ID.search(unquote(loss.detail.rpartition("/")[2])) for loss in losses]
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
    )


def run(
    files: Mapping[PurePosixPath, bytes], target: Format
) -> tuple[dict[PurePosixPath, bytes], list[Loss]]:
    written, losses = {}, []
    for item in convert(files, EXPORT, target):
        if isinstance(item, Loss):
            losses.append(item)
        else:
            written[item.path] = item.read()
    return written, losses


def relative_urls(note: Note) -> Iterator[str]:
    for node in (*note.find(Link), *note.find(Image)):
        if not regex.match(r"[A-Za-z][\w+.-]*:|//|#", node.url):
            yield node.url


def resolved(base: PurePosixPath, url: str) -> PurePosixPath:
    path = unquote(url.split("#")[0].split("?")[0])
    return PurePosixPath(posixpath.normpath(posixpath.join(base.parent.as_posix(), path)))


def words_of(text: str) -> Iterator[str]:
    seen = _NO_TEXT.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text)))
    return (found[0].casefold() for found in _WORD.finditer(regex.sub(r"\*+|~~", "", seen)))


def blocks(path: PurePosixPath, text: str) -> Iterator[str]:
    note = Note.parse(Source(path, text.replace("\r\n", "\n")), NOTION)
    return (code.value for code in note.find(Code) if note.text[code.start] in "`~")


def is_bad(path: PurePosixPath) -> bool:
    name = str(path)
    long = len(name) > 180 or any(len(part.encode()) > 100 for part in path.parts)
    return bool(_ID.search(name)) or long or not unicodedata.is_normalized("NFC", name)


def reached(
    notes: Mapping[PurePosixPath, Note], links: list[tuple[PurePosixPath, PurePosixPath]]
) -> set[PurePosixPath]:
    aims: dict[PurePosixPath, list[PurePosixPath]] = {}
    for path, aim in links:
        aims.setdefault(path, []).append(aim)
    pending = [path for path in notes if str(path.with_suffix("")) == "index"]
    found = set(pending)
    while pending:
        new = {aim for aim in aims.get(pending.pop(), ()) if aim in notes} - found
        found |= new
        pending += new
    return found


def compiled(folder: Path, tools: Path) -> int:
    notes = "\n".join(
        str(path.resolve()) for path in sorted(folder.rglob("*")) if path.suffix in _NOTES
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


def shown(row: Row) -> str:
    kept = 100 * (1 - row.words_lost.total() / max(row.words, 1))
    figures = {
        "pages": f"{row.pages}→{row.documents}",
        "links": f"{row.good_links}+{row.bad_links}",
        "reported": f"{row.reported}/{row.wrongly_reported}",
        "ids": row.bad_names,
        "words": f"{kept:.3f} %",
        "code": f"{row.code - row.code_lost}/{row.code}",
        "reached": f"{row.documents - row.unreached}/{row.documents}",
        "same": "yes" if row.same else "no",
        "compiled": "–" if row.compiled is None else f"{row.compiled}/{row.documents}",
        "seconds": f"{row.seconds:.1f}",
    }
    return f"{row.name}: " + "  ".join(f"{name} {figure}" for name, figure in figures.items())


if __name__ == "__main__":
    main()
