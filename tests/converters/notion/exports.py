"""Exports written as dictionaries, and what is read from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint import Document, File, Loss, LossKind
from notelint_converters.notion.reader import read

ID = "0123456789abcdef0123456789abcde"


def page_id(digit: str) -> str:
    """A page's id; pages are named in the order of ids."""
    return ID + digit


@dataclass(frozen=True)
class Result:
    """``texts`` are documents by path, ``files`` the origins of files by path."""

    texts: Mapping[str, str]
    files: Mapping[str, str]
    losses: tuple[Loss, ...]

    def body(self, path: str) -> str:
        """A document without its front matter and without the blank lines around the rest."""
        return self.texts[path].split("---\n", 2)[2].strip("\n")

    def kinds(self) -> list[tuple[LossKind, int | None]]:
        return [(loss.kind, loss.line) for loss in self.losses]


def read_export(files: Mapping[str, str | bytes]) -> Result:
    given = {
        PurePosixPath(path): content.encode() if isinstance(content, str) else content
        for path, content in files.items()
    }
    items = list(read(given))
    return Result(
        {str(item.path): item.text for item in items if isinstance(item, Document)},
        {str(item.path): item.origin for item in items if isinstance(item, File)},
        tuple(item for item in items if isinstance(item, Loss)),
    )


def read_page(text: str, files: Mapping[str, str | bytes] | None = None) -> Result:
    """One page called `Page`, which becomes `page.md`; ``files`` stand in its folder."""
    beside = {f"Page {page_id('0')}/{name}": content for name, content in (files or {}).items()}
    return read_export({f"Page {page_id('0')}.md": f"# Page\n\n{text}", **beside})


def body(text: str) -> str:
    """What becomes of the text below the heading of a page."""
    return read_page(text).body("page.md").removeprefix("# Page").strip("\n")
