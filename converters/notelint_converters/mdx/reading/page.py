"""One note on its way from MDX, and what is asked of it by the functions that read its nodes."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint import Edit, Found, Loss, LossKind, Missing, Note, Span, Vault
from notelint.nodes import MdxJsxElement, Node
from notelint_converters.edits import Origins
from notelint_converters.mdx.containers import Container, containers_of
from notelint_converters.mdx.reading.values import Module, module
from notelint_converters.mdx.urls import encoded, is_remote, split

Change = Edit | Loss


@dataclass(frozen=True)
class Page:
    """``path`` is the note's path in the input; ``documents`` says where each note will stand.

    ``earlier`` maps the note's offsets to those of the text as it was read, the latest first;
    ``lines`` are the starts of that text's lines.
    """

    note: Note
    path: PurePosixPath
    vault: Vault
    documents: Mapping[PurePosixPath, PurePosixPath]
    lines: Sequence[int]
    earlier: Sequence[Origins] = ()
    _indents: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.note.text

    def loss(self, offset: int, kind: LossKind, detail: str) -> Loss:
        for origins in self.earlier:
            offset = origins.of(offset)
        line = bisect_right(self.lines, offset)
        return Loss(str(self.path), line, kind, detail)

    def line(self, offset: int) -> int:
        """The number of the line that an offset of the note lies on."""
        return self.note.source.position(offset).line

    def containers(self, node: Node) -> tuple[Container, ...]:
        """What the lines of a block begin with before its own text, from the outside in."""
        return containers_of(self.note, node, self._indents)

    @cached_property
    def imports(self) -> dict[str, str]:
        """The files that are imported as a whole (``import x from './x.png'``), by their names."""
        return {
            found.names[0].name: found.url.rpartition("!")[2]
            for found in self.note.module.imports
            if len(found.names) == 1 and found.statement
        }

    @cached_property
    def shown(self) -> frozenset[str]:
        """The imported names that pictures of the note show."""
        urls = {
            source.url
            for element in self.note.find(MdxJsxElement)
            if element.name == "img" and (source := self.source(element)) and source.imported
        }
        return frozenset(name for name, url in self.imports.items() if url in urls)

    def link(self, url: str) -> str:
        """The address of a link as it stands in the Markdown note: notes by their files."""
        if is_remote(url) or url.startswith("#"):
            return url
        return self._readdressed(url, self.vault.follow_link(url, base=self.path))

    def picture(self, url: str) -> str:
        """The address of a picture as it stands in the Markdown note."""
        if is_remote(url):
            return url
        return self._readdressed(url, self.vault.follow_image(url, base=self.path))

    def is_there(self, url: str) -> bool:
        """Whether a local picture is a file of the input."""
        return not is_remote(url) and isinstance(
            self.vault.follow_image(url, base=self.path), Found
        )

    def source(self, element: MdxJsxElement) -> Module | None:
        """The file that an element's ``src`` names by JavaScript."""
        attribute = element.attribute("src")
        if attribute is None or not attribute.expression:
            return None
        return module(attribute.value or "", self.imports)

    def _readdressed(self, url: str, answer: Found | Missing | None) -> str:
        """The address of the file that a url leads to; the url itself, with another suffix at
        most, where that will do, or where it leads to no file.
        """
        target = answer.path if isinstance(answer, Found) else None
        if target is None or target not in self.vault.files:
            return url
        path, rest = split(url)
        written = self.documents.get(target, target).as_posix()
        folder = self.path.parent.as_posix()
        renamed = re.sub(r"\.mdx\Z", ".md", path)
        if posixpath.normpath(posixpath.join(folder, unquote(renamed))) == written:
            return renamed + rest
        return encoded(posixpath.relpath(written, folder)) + rest


def start_tag(element: MdxJsxElement, text: str) -> Span:
    """The span of an element's start tag."""
    after = element.attributes[-1].end if element.attributes else element.start + 1
    return Span(element.start, text.index(">", after, element.end) + 1)


def end_tag(element: MdxJsxElement, text: str) -> Span | None:
    """The span of an element's end tag; None where the start tag closes itself."""
    if start_tag(element, text).end == element.end:
        return None
    return Span(text.rindex("</", element.start, element.end), element.end)
