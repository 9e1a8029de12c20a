"""A format that notes can be read from and written to.

Every reader yields, and every writer takes, *plain Markdown*: CommonMark, GFM, math, YAML
front matter, alerts (``> [!NOTE]``) and ``<details>``, ``<mark>``, ``<u>`` where Markdown has
no word of its own, with relative links between the documents. So n formats need n readers
and n writers, not n² converters, and a writer can work by source edits on the text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from notelint.source import Files


class LossKind(StrEnum):
    """Every way a conversion can fall short; a new way is a new member here."""

    DROPPED = "dropped"
    """Left out: the target cannot express it."""
    SIMPLIFIED = "simplified"
    """Written in a plainer form that keeps the words."""
    UNRESOLVED = "unresolved"
    """Refers to something that is not in the input."""
    EXPIRED = "expired"
    """Refers to a remote file that is, or will be, gone."""
    VERBATIM = "verbatim"
    """Could not be converted; kept as code or as plain text."""


@dataclass(frozen=True)
class Loss:
    """Something of the input that did not survive as it was; reported, never hidden.

    ``page`` is the path in the input, ``line`` (from 1) its line there, None where no line is meant.
    """

    page: str
    line: int | None
    kind: LossKind
    detail: str


@dataclass(frozen=True)
class Document:
    """A note between reader and writer: plain Markdown, and where it will stand.

    ``path`` ends in ``.md``, relative to the output's root; ``origin`` is the path in the input;
    ``id`` is what the source calls the note whatever its name (a Notion page's id), else empty.
    ``lines`` says of each line of the text which line of the input it comes from (both counted
    from 1); it is empty where they are the same. A writer reports losses at lines of the text.
    """

    path: PurePosixPath
    text: str
    origin: str
    id: str = ""
    lines: Sequence[int] = ()


@dataclass(frozen=True)
class File:
    """A file to write, relative to the output's root; ``origin`` is the path in the input.

    ``read`` gives its bytes; it is called when the file is written, and by a writer that must know.
    ``id`` is that of the document it was written from; the converter sets it.
    """

    path: PurePosixPath
    read: Callable[[], bytes]
    origin: str
    id: str = ""


@dataclass(frozen=True)
class Unread:
    """A document that is yet to be read: what is known of it before.

    ``path``, ``origin`` and ``id`` are those of the document; ``sources`` are the files that it
    is read from.
    """

    path: PurePosixPath
    origin: str
    id: str = ""
    sources: tuple[PurePosixPath, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a reader gives where each document can be read for itself: in any order, and in
    another process.

    ``read`` is given a document's sources, and asks for nothing else. Iterating reads everything.
    """

    files: Files
    items: Sequence[Unread | File | Loss]
    read: Callable[[Unread, Files], Iterable[Document | Loss]]

    def __iter__(self) -> Iterator[Document | File | Loss]:
        for item in self.items:
            if isinstance(item, Unread):
                yield from self.read(item, self.sources(item))
            else:
                yield item

    def sources(self, document: Unread) -> Files:
        return {path: self.files[path] for path in document.sources}


Read = Callable[[Files], Iterable[Document | File | Loss]]
Write = Callable[[Iterable[Document | File]], Iterable[File | Loss]]
WriteOne = Callable[[Document], Iterable[File | Loss]]
"""Writes a document, knowing what all others are called."""


@dataclass(frozen=True)
class Format:
    """Reader and writer are pure functions; the command line does the reading and writing.

    ``title`` names the format for people, ``loses`` says in a line what cannot be kept.
    ``recognises`` says how surely a folder is of this format, 0 for not at all: where ``--from``
    is not given, the surest format reads (what would read anything says 1).
    ``writer`` is there where a document is written without a look into another: from what all
    are called it makes a function that writes one; files then stay as they are.
    What is ``packed`` is written as one zip, unless a folder is asked for.
    """

    name: str
    title: str
    loses: str
    read: Read | None = None
    write: Write | None = None
    recognises: Callable[[Files], int] | None = None
    writer: Callable[[Sequence[Document | Unread | File]], WriteOne] | None = None
    packed: bool = False
