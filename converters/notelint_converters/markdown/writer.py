"""Plain Markdown, as it is."""

from collections.abc import Iterable, Iterator

from notelint import Document, File, Loss


def write(items: Iterable[Document | File]) -> Iterator[File | Loss]:
    """Documents and files at the paths they have."""
    for item in items:
        yield item if isinstance(item, File) else File(item.path, item.text.encode, item.origin)
