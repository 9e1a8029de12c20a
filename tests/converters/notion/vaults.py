"""Vaults written as dictionaries, and the export that is written of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint import Document, File, Loss
from notelint_converters.notion.writing.writer import write


@dataclass(frozen=True)
class Export:
    """``files`` are what was written, by path, as text."""

    files: Mapping[str, str]
    losses: tuple[Loss, ...]

    def said(self) -> list[str]:
        return [f"{loss.line} {loss.kind} {loss.detail}" for loss in self.losses]


def export(files: Mapping[str, str]) -> Export:
    """What is written of notes (``.md``) and other files."""
    items = [
        Document(PurePosixPath(path), text, path)
        if path.endswith(".md")
        else File(PurePosixPath(path), text.encode, path)
        for path, text in files.items()
    ]
    found = list(write(items))
    written = {str(i.path): i.read().decode("utf-8-sig") for i in found if isinstance(i, File)}
    return Export(written, tuple(item for item in found if isinstance(item, Loss)))


def page(text: str) -> str:
    """What becomes of the text below the heading of a page."""
    written = export({"page.md": f"# Page\n\n{text}", "x.png": "", "other.md": "# Other\n"})
    return written.files["Page.md"].removeprefix("# Page").strip("\n")
