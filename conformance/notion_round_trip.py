"""Write Notion exports and read them again, and count what is the same.

    python conformance/notion_round_trip.py EXPORT… [--vault FOLDER…]

An EXPORT (a folder or a zip) is converted to MDX, that to an export, and that to MDX again; a
vault of Markdown or MDX is converted to an export, and that to Markdown. A row of figures for each:

notes       notes of the first MDX, or of the vault, that are there after the way round
words       of all words and CJK characters of their text, those that are there again
links       links and images within the notes that lead to the same note, or the same bytes, again
properties  notes whose front matter is there again (but for what is reported as lost)
images      files that are there again, byte for byte
bytes       notes that are equal byte for byte (of a vault, after both are read as plain text)
losses      what writing the export reported

Exits 1 where a figure of an export is not complete, but for the bytes.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from notion_counts import relative_urls, resolved, words_of

from notelint import Loss, Note, Source, plugins
from notelint.cli.inputs import open_input
from notelint.converter import convert, source_format
from notelint.format import Format
from notelint.source import Files

_NOTES = frozenset({".md", ".mdx"})
_REWRITTEN = _NOTES | {".csv"}
_LOST = frozenset({"icon", "cover"})
"""Front matter that Notion's Markdown has no place for, and that is reported as lost."""


@dataclass(frozen=True)
class Folder:
    """What a conversion wrote: files, what each was made from, and what was lost."""

    files: Mapping[PurePosixPath, bytes]
    origins: Mapping[str, PurePosixPath]
    losses: Sequence[Loss]

    @classmethod
    def written(cls, files: Files, source: Format, target: Format) -> "Folder":
        contents: dict[PurePosixPath, bytes] = {}
        origins: dict[str, PurePosixPath] = {}
        losses: list[Loss] = []
        for item in convert(files, source, target):
            if isinstance(item, Loss):
                losses.append(item)
            else:
                contents[item.path] = item.read()
                origins[item.origin] = item.path
        return cls(contents, origins, losses)

    def notes(self) -> Iterator[PurePosixPath]:
        return (path for path in self.files if path.suffix in _NOTES)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("exports", nargs="*", type=Path)
    parser.add_argument("--vault", nargs="*", type=Path, default=[])
    parser.add_argument("--show", type=int, default=5, help="how many differences to print")
    arguments = parser.parse_args()
    formats = plugins.load().formats
    complete = True
    for path in arguments.exports:
        complete &= report(path, *of_export(path, formats), shown=arguments.show)
    for path in arguments.vault:
        report(path, *of_vault(path, formats), shown=arguments.show)
    sys.exit(not complete)


def of_export(
    path: Path, formats: Mapping[str, Format]
) -> tuple[Folder, Folder, Folder, Mapping[PurePosixPath, PurePosixPath]]:
    notion, mdx = formats["notion"], formats["mdx"]
    with open_input(path) as given:
        first = Folder.written(given.files, notion, mdx)
    export = Folder.written(first.files, mdx, notion)
    second = Folder.written(export.files, notion, mdx)
    return first, export, second, {note: note for note in first.notes()}


def of_vault(
    path: Path, formats: Mapping[str, Format]
) -> tuple[Folder, Folder, Folder, Mapping[PurePosixPath, PurePosixPath]]:
    """Notes are called after their titles then: what was made of what says which is which."""
    notion, markdown = formats["notion"], formats["markdown"]
    with open_input(path) as given:
        source = source_format(given.files, formats, None)
        first = Folder.written(given.files, source, markdown)
    export = Folder.written(first.files, markdown, notion)
    second = Folder.written(export.files, notion, markdown)
    places = {
        note: second.origins[str(export.origins[str(note)])]
        for note in first.notes()
        if str(export.origins.get(str(note))) in second.origins
    }
    return first, export, second, places


def report(
    path: Path,
    first: Folder,
    export: Folder,
    second: Folder,
    places: Mapping[PurePosixPath, PurePosixPath],
    *,
    shown: int,
) -> bool:
    """Print a row, and the first differences; whether there are none."""
    start = time.perf_counter()
    counts: Counter[str] = Counter()
    differences: list[str] = []
    for note in first.notes():
        counts["notes"] += 1
        there = places.get(note)
        if there is None or there not in second.files:
            differences.append(f"{note}: is not there again")
            continue
        counts["notes again"] += 1
        one, other = parsed(note, first), parsed(there, second)
        words, again = Counter(words_of(body(one))), Counter(words_of(body(other)))
        counts["words"] += words.total()
        counts["words again"] += (words & again).total()
        if lost := words - again:
            differences.append(f"{note}: words {[*lost][:8]}")
        aims, aims_again = Counter(targets(one, first, places)), Counter(targets(other, second))
        counts["links"] += aims.total()
        counts["links again"] += (aims & aims_again).total()
        if lost_aims := aims - aims_again:
            differences.append(f"{note}: links {[*lost_aims][:4]}")
        counts["properties"] += 1
        missing = properties(one).items() - properties(other).items()
        counts["properties again"] += not missing
        if missing:
            differences.append(f"{note}: properties {sorted(missing)[:4]}")
        counts["bytes"] += 1
        counts["bytes again"] += body(one).strip() == body(other).strip()
    files = Counter(content_of(first))
    counts["images"] = files.total()
    counts["images again"] = (files & Counter(content_of(second))).total()
    kinds = ("notes", "words", "links", "properties", "images", "bytes")
    row = "  ".join(f"{kind} {counts[f'{kind} again']}/{counts[kind]}" for kind in kinds)
    seconds = time.perf_counter() - start
    print(f"{path.name}: {row}  losses {len(export.losses)}  compared in {seconds:.0f} s")
    for difference in differences[:shown]:
        print(f"    {difference}")
    return all(counts[f"{kind} again"] == counts[kind] for kind in kinds[:-1])


def parsed(path: PurePosixPath, folder: Folder) -> Note:
    return Note.parse(Source(path, folder.files[path].decode(errors="replace")))


def body(note: Note) -> str:
    return note.text[note.front_matter.span.end :] if note.front_matter else note.text


def targets(
    note: Note, folder: Folder, places: Mapping[PurePosixPath, PurePosixPath] | None = None
) -> Iterator[str]:
    """What a note's links lead to: notes by where they stand in the end, files by their bytes, but
    for tables, which are written anew.
    """
    for url in relative_urls(note):
        target = resolved(note.path, url)
        if target in folder.files:
            if target.suffix in _REWRITTEN:
                yield str(places.get(target, target) if places else target)
            else:
                yield sha256(folder.files[target]).hexdigest()


def properties(note: Note) -> dict[str, str]:
    values = note.front_matter.values if note.front_matter else {}
    return {key: repr(value) for key, value in values.items() if key not in _LOST}


def content_of(folder: Folder) -> Iterator[str]:
    """The files that are no notes and no tables: these are written anew."""
    for path, content in folder.files.items():
        if path.suffix not in _REWRITTEN and path.name != "_category_.json":
            yield sha256(content).hexdigest()


if __name__ == "__main__":
    main()
