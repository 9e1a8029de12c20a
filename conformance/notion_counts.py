"""What there is in an export, and in what was written of it, counted without notelint's converters."""

import csv
import io
import posixpath
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

import regex

from notelint import NOTION, Note, Source
from notelint.nodes import Code, Image, Link

NOTES = frozenset({".md", ".mdx"})
ID = regex.compile(r"[0-9a-f]{32}|[ -][0-9a-f]{5}(?=\.|$|/)(?<=\d[0-9a-f]*)")
_UNSEEN = regex.compile(r"[\u200b-\u200d\u2060\ufeff\u180e\0]")
TYPED = regex.compile(
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
_RELATION = regex.compile(r"\(([^()\s]*[0-9a-f]{32}\.(?:md|html))\)")


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
    return bool(ID.search(name)) or long or not unicodedata.is_normalized("NFC", name)


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


def relations(files: Mapping[PurePosixPath, bytes]) -> Counter[tuple[str, str]]:
    """Rows' relations to pages that are in an export: ids of the database and of the page."""
    there = {found[0] for path in files if (found := regex.search(r"[0-9a-f]{32}", path.stem))}
    found: Counter[tuple[str, str]] = Counter()
    for path in files:
        database = regex.search(r"[0-9a-f]{32}", path.stem)
        is_view = path.with_stem(f"{path.stem}_all") in files
        if path.suffix != ".csv" or not database or is_view:
            continue
        csv.field_size_limit(2**31 - 1)
        for row in csv.reader(io.StringIO(files[path].decode("utf-8-sig", "replace"))):
            for url in (url for cell in row for url in _RELATION.findall(cell)):
                page = regex.findall(r"[0-9a-f]{32}", unquote(url).rpartition("/")[2])[-1]
                found[database[0], page] += page in there
    return +found


def related(
    notes: Mapping[PurePosixPath, Note], links: list[tuple[PurePosixPath, PurePosixPath]]
) -> Counter[tuple[str, str]]:
    """Links from documents to documents, as the ids in their front matter."""
    ids = {
        path: str(note.front_matter.values.get("notion_id", ""))
        for path, note in notes.items()
        if note.front_matter
    }
    return Counter((ids.get(base, ""), ids.get(aim, "")) for base, aim in links)


def accidents(tree: Mapping[str, object]) -> int:
    """Directives that are no admonitions, and expressions that are no comments, in remark's tree.

    `re:Work` counts as text: Docusaurus turns a text directive back that has nothing but a name.
    """
    count, pending = 0, [tree]
    while pending:
        node = pending.pop()
        kind = str(node["type"])
        if kind == "textDirective":
            count += bool(node.get("children") or node.get("attributes"))
        elif kind == "leafDirective":
            count += 1
        elif kind == "containerDirective":
            count += node["name"] not in _ADMONITIONS
        elif kind in {"mdxTextExpression", "mdxFlowExpression"}:
            count += not str(node["value"]).strip().startswith("/*")
        children = node.get("children", [])
        assert isinstance(children, list)
        pending += children
    return count


_ADMONITIONS = frozenset({"note", "tip", "info", "warning", "danger"})
