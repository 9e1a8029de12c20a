"""Plain Markdown, as it is."""

from collections.abc import Iterable, Iterator, Sequence

from notelint import Document, File, Loss, Unread, WriteOne


def write(items: Iterable[Document | File]) -> Iterator[File | Loss]:
    """Documents and files at the paths they have."""
    for item in items:
        yield item if isinstance(item, File) else _written(item)


def writer(items: Sequence[Document | Unread | File]) -> WriteOne:
    """A function that writes one document, whatever the others are called."""
    return _write_one


def _write_one(document: Document) -> Iterator[File | Loss]:
    yield _written(document)


def _written(document: Document) -> File:
    return File(document.path, document.text.encode, document.origin)
