"""The images that findings are about, for reports that show them."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import islice
from pathlib import Path, PurePosixPath

from notelint.cli.asked import Asked
from notelint.cli.batch import Batch, batches
from notelint.cli.disk import absolute, read, shown
from notelint.cli.rulebook import Rulebook
from notelint.diagnostics import Diagnostic
from notelint.lazy import lazy_re_compile
from notelint.note import Note
from notelint.paths import IMAGE_SUFFIXES
from notelint.reporter import Picture
from notelint.resolution import Answer, Found, Missing
from notelint.source import Span
from notelint.vault import Vault

_MOST = 3
"""A finding is about an image or two; one about half a note is about none of its images."""

_MAY_NAME_IMAGE = lazy_re_compile(r"!\[|<\w|\bimport\b|\brequire\b|\]:")


def pictures(asked: Asked, rulebook: Rulebook) -> Callable[[Diagnostic], tuple[Picture, ...]]:
    """What gives the images that stand at the place of a finding, or that it proposes."""

    @cache
    def homes() -> dict[Path, tuple[Batch, Vault]]:
        found = batches(asked.notes, rulebook, asked.dialect, asked.unsaved)
        vaults = [(batch, batch.vault()) for batch in found]
        return {
            batch.root / note: (batch, vault) for batch, vault in vaults for note in batch.notes
        }

    def of_finding(diagnostic: Diagnostic) -> tuple[Picture, ...]:
        if not _MAY_NAME_IMAGE.search(_lines(diagnostic)):
            return ()
        place = absolute(Path(diagnostic.path))
        if place not in homes():
            return ()
        batch, vault = homes()[place]
        note = vault.note(PurePosixPath(place.relative_to(batch.root).as_posix()))
        if note.text != diagnostic.source.text:  # what was reported is on no disk
            return ()
        files = (batch.root / path for path in _images(diagnostic.finding.span, note, vault))
        found = (
            Picture(shown(file), size, partial(read, file))
            for file in dict.fromkeys(files)
            if (size := _size(file, batch.root)) is not None
        )
        return tuple(islice(found, _MOST))

    return of_finding


def _size(file: Path, root: Path) -> int | None:
    """In bytes; None where it is not there any more, or is a link that leads out of the vault:
    who writes a note may not see what whoever checks it sees.
    """
    try:
        inside = file.resolve().is_relative_to(root.resolve())
        return file.stat().st_size if inside else None
    except OSError:
        return None


def _lines(diagnostic: Diagnostic) -> str:
    """The lines of the place."""
    source, span = diagnostic.source, diagnostic.finding.span
    first, last = (source.line(source.position(offset).line) for offset in span)
    return source[Span(first.start, last.end)]


def _images(span: Span, note: Note, vault: Vault) -> Iterator[PurePosixPath]:
    """The files of the vault that are shown, imported, or used by name, at a place of a note."""
    place = Span(span.start, max(span.end, span.start + 1))
    for image in note.images:
        if image.owner.overlaps(place):
            follow = partial(vault.follow_image, base=note.path, written=image.written)
            yield from _existing(follow, image.url, vault)
    used = {name.name for name in note.module.used if name.span.overlaps(place)}
    for imported in note.module.imports:
        names = {name.name for name in imported.names}
        if imported.span.overlaps(place) or not names.isdisjoint(used):
            follow = partial(vault.follow_import, base=note.path)
            yield from _existing(follow, imported.url, vault)


def _existing(follow: Callable[[str], Answer], url: str, vault: Vault) -> Iterator[PurePosixPath]:
    """The image that a url leads to, or the one that comes near it."""
    answer = follow(url)
    if isinstance(answer, Missing) and answer.suggestion is not None:
        answer = follow(answer.suggestion)
    if isinstance(answer, Found) and answer.path is not None:
        path = answer.path
        if path.suffix.lower() in IMAGE_SUFFIXES and vault.exists(path):
            yield path
