"""A folder of Markdown notes, as it is."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from notelint import Document, File, Files, Loss, LossKind

_SUFFIXES = frozenset((".md", ".markdown"))


def read(files: Files) -> Iterator[Document | File | Loss]:
    """Every ``.md`` and ``.markdown`` as a document, everything else as a file."""
    taken = {path for path in files if path.suffix.lower() == ".md"}
    for path in sorted(files):
        if path.suffix.lower() in _SUFFIXES:
            text, losses = decoded(files[path], path)
            yield from losses
            yield Document(_place(path, taken), text, str(path))
            continue
        yield File(path, _reading(files, path), str(path))
        if path.suffix.lower() == ".mdx":
            detail = "MDX among Markdown: copied as it is; `--from mdx` reads it"
            yield Loss(str(path), None, LossKind.VERBATIM, detail)


def recognises(files: Files) -> int:
    """1, as anything in a folder of notes could be read as Markdown."""
    return int(any(path.suffix.lower() in _SUFFIXES for path in files))


def decoded(content: bytes, path: PurePosixPath) -> tuple[str, list[Loss]]:
    """The text of a note: UTF-8, or UTF-16 with a byte order mark; what is neither is replaced."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-8"
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        detail = f"bytes that are no {encoding.upper()}; each is shown as U+FFFD"
        return content.decode(encoding, "replace"), [
            Loss(str(path), line, LossKind.DROPPED, detail)
        ]


def _place(path: PurePosixPath, taken: set[PurePosixPath]) -> PurePosixPath:
    """Where the document stands: its path with ``.md``, which no other document has."""
    if path.suffix == ".md":
        return path
    place, number = path.with_suffix(".md"), 2
    while place in taken:
        place, number = path.with_name(f"{path.stem}-{number}.md"), number + 1
    taken.add(place)
    return place


def _reading(files: Files, path: PurePosixPath) -> Callable[[], bytes]:
    return lambda: files[path]
