"""MDX, as Docusaurus 3 builds it, to plain Markdown."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from notelint import Document, Edit, File, Files, Loss, Note, Source, Vault
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
    source = Source(path, text)
    note = Note.parse(source, site.dialect(path, text) if site else None)
    if not note.dialect.directives:
        return text, []
    page, found = with_alerts(Page(note, path, vault, documents, source.line_starts))
    if note.dialect.mdx:
        found += changes(page)
    losses = [change for change in found if isinstance(change, Loss)]
    markdown = apply(page.text, (change for change in found if isinstance(change, Edit)))
    return line_ends_as_in(text, markdown), sorted(losses, key=lambda loss: loss.line or 0)


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
