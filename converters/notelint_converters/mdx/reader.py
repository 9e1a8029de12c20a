"""MDX, as Docusaurus 3 builds it, to plain Markdown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from notelint import (
    Document,
    Edit,
    File,
    Files,
    Loss,
    Note,
    Source,
    Span,
    Vault,
    unwrapped_fences,
)
from notelint_converters.edits import apply
from notelint_converters.markdown.reader import decoded
from notelint_converters.mdx.line_ends import line_ends_as_in
from notelint_converters.mdx.reading.alerts import with_alerts
from notelint_converters.mdx.reading.blocks import changes
from notelint_converters.mdx.reading.page import Page

_NOTES = frozenset((".md", ".mdx"))


def read(files: Files) -> Iterator[Document | File | Loss]:
    """Every ``.mdx``, and every ``.md`` (which may be MDX), as plain Markdown."""
    vault = Vault(files)
    documents = _documents(files)
    for path in sorted(files):
        if path not in documents:
            yield File(path, _reading(files, path), str(path))
            continue
        text, losses = decoded(files[path], path)
        yield from losses
        markdown, more = to_markdown(path, text, vault, documents)
        yield from more
        yield Document(documents[path], markdown, str(path))


def recognises(files: Files) -> int:
    """Docusaurus' own files are sure signs; MDX could be another site's."""
    if any(path.name.startswith("docusaurus.config.") for path in files):
        return 8
    return 4 if any(path.suffix == ".mdx" for path in files) else 0


def to_markdown(
    path: PurePosixPath, text: str, vault: Vault, documents: Mapping[PurePosixPath, PurePosixPath]
) -> tuple[str, list[Loss]]:
    """A note as plain Markdown, and what it loses; ``documents`` says where each note will stand."""
    site = vault.site(path)
    note = Note.parse(Source(path, text), site.dialect(path, text) if site else None)
    if not note.dialect.directives:
        return text, []
    source, removed = _without_fences(note.source)
    if removed:
        note = Note.parse(source, note.dialect)
    page, found = with_alerts(Page(note, path, vault, documents, source.line_starts))
    if note.dialect.mdx:
        found += changes(page)
    losses = [change for change in found if isinstance(change, Loss)]
    markdown = apply(page.text, (change for change in found if isinstance(change, Edit)))
    losses = [_moved(loss, removed) for loss in losses]
    return line_ends_as_in(text, markdown), sorted(losses, key=lambda loss: loss.line or 0)


def _without_fences(source: Source) -> tuple[Source, list[int]]:
    """The note without the fences that Docusaurus takes away, and the numbers of their lines."""
    fences = [*unwrapped_fences(source.text)]
    removed = [source.position(fence.start).line for fence in fences]
    edits = []
    for fence, number in zip(fences, removed, strict=True):
        is_last = number == len(source.line_starts)
        end = len(source.text) if is_last else source.line_starts[number]
        edits.append(Edit(Span(fence.start, end), ""))
    return Source(source.path, apply(source.text, edits)), removed


def _moved(loss: Loss, removed: list[int]) -> Loss:
    """The loss at its line of the note as it was written."""
    if loss.line is None:
        return loss
    line = loss.line
    for number in removed:
        line += number <= line
    return replace(loss, line=line)


def _documents(files: Files) -> dict[PurePosixPath, PurePosixPath]:
    """Where each note stands: its path with ``.md``, which no other has."""
    notes = sorted(path for path in files if path.suffix in _NOTES)
    taken = {path for path in notes if path.suffix == ".md"}
    places: dict[PurePosixPath, PurePosixPath] = {}
    for path in notes:
        place, number = path.with_suffix(".md"), 2
        while path.suffix != ".md" and place in taken:
            place, number = path.with_name(f"{path.stem}-{number}.md"), number + 1
        taken.add(place)
        places[path] = place
    return places


def _reading(files: Files, path: PurePosixPath) -> Callable[[], bytes]:
    return lambda: files[path]
