"""All files under one folder: the facts that span notes."""

import posixpath
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from notelint.docusaurus import Site, SiteSettings, find_sites
from notelint.format import Files
from notelint.markdown import Dialect, detect
from notelint.note import Note
from notelint.source import Source

FactT = TypeVar("FactT")

NOTE_SUFFIXES = frozenset({".md", ".mdx", ".markdown"})


@dataclass(frozen=True)
class Vault:
    """Files are read through the mapping given, so a vault can live in memory.

    ``settings`` is what the configuration says of Docusaurus;
    ``dialect`` reads every note in one dialect, whatever its name (``--target``).
    ``today`` is given by whoever may look at a clock; None where nothing depends on the date.
    """

    files: Files
    settings: SiteSettings = field(default_factory=SiteSettings)
    dialect: Dialect | None = None
    _notes: dict[PurePosixPath, Note] = field(default_factory=dict, repr=False, compare=False)
    _facts: dict[Callable[[Note], Any], Mapping[PurePosixPath, Any]] = field(
        default_factory=dict, repr=False, compare=False
    )
    today: date | None = None
    _whole: dict[Callable[["Vault"], Any], Any] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def notes(self) -> tuple[PurePosixPath, ...]:
        """The paths of all notes, sorted."""
        return tuple(sorted(path for path in self.files if path.suffix in NOTE_SUFFIXES))

    def note(self, path: PurePosixPath) -> Note:
        """The parsed note at this path; parsed once. Raises KeyError where there is no file."""
        if path not in self._notes:
            text, undecodable = _decode(self.files[path])
            source = Source(path, text)
            self._notes[path] = Note.parse(source, self._dialect(path, text), undecodable)
        return self._notes[path]

    def gather(self, fact: Callable[[Note], FactT]) -> Mapping[PurePosixPath, FactT]:
        """What a function says of every note, by path; asked once per note and vault.

        The function must be a module's own (it is the key) and depend on the note alone.
        """
        if fact not in self._facts:
            self._facts[fact] = {path: fact(self.note(path)) for path in self.notes}
        return cast("Mapping[PurePosixPath, FactT]", self._facts[fact])

    def derive(self, fact: Callable[["Vault"], FactT]) -> FactT:
        """What a function says of the whole vault, such as an index of what was gathered; asked once.

        The function must be a module's own (it is the key) and depend on the vault alone.
        """
        if fact not in self._whole:
            self._whole[fact] = fact(self)
        return cast("FactT", self._whole[fact])

    def replacing(self, path: PurePosixPath, content: bytes) -> "Vault":
        """The vault with other content in one file; everything known of the others is kept."""
        files = cast(
            "Files", ChainMap({path: content}, cast("dict[PurePosixPath, bytes]", self.files))
        )
        notes = {other: note for other, note in self._notes.items() if other != path}
        changed = Vault(files, self.settings, self.dialect, notes, today=self.today)
        for fact, values in self._facts.items():
            changed._facts[fact] = {**values, path: fact(changed.note(path))}
        return changed

    def exists(self, path: PurePosixPath) -> bool:
        """Whether a file stands at this path, in exactly this case."""
        return path in self.files

    def resolve(self, url: str, *, base: PurePosixPath) -> PurePosixPath | None:
        """The file that a relative url names, as seen from the note at ``base``.

        ``?query`` and ``#fragment`` are left aside, percent escapes decoded; ``@site/…`` and
        ``/…`` are looked up in the note's Docusaurus site (its root, its static folders),
        ``/…`` without a site in the vault's root. None where there is no such file.
        """
        path = unquote(url.split("#")[0].split("?")[0])
        if not path:
            return base
        return next((file for file in self._candidates(path, base) if self.exists(file)), None)

    def near(self, path: PurePosixPath) -> PurePosixPath | None:
        """The file that differs from this path in case or Unicode normal form only."""
        return self._by_folded_name.get(_folded(path))

    def site(self, path: PurePosixPath) -> Site | None:
        """The Docusaurus site that a file belongs to."""
        return next((site for site in self.sites if path.is_relative_to(site.root)), None)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The Docusaurus sites of the vault, the deepest first."""
        return find_sites(self.files, self.settings)

    def _candidates(self, path: str, base: PurePosixPath) -> list[PurePosixPath]:
        site = self.site(base)
        if path.startswith("@site/"):
            return [_join(site.root if site else PurePosixPath(), path.removeprefix("@site/"))]
        if path.startswith("/"):
            roots = site.static_folders if site else (PurePosixPath(), PurePosixPath("static"))
            return [_join(root, path.lstrip("/")) for root in roots]
        return [_join(base.parent, path)]

    def _dialect(self, path: PurePosixPath, text: str) -> Dialect:
        if self.dialect is not None:
            return self.dialect
        site = self.site(path)
        return site.dialect(path, text) if site else detect(path, text)

    @cached_property
    def _by_folded_name(self) -> dict[str, PurePosixPath]:
        return {_folded(path): path for path in self.files}


def _join(folder: PurePosixPath, path: str) -> PurePosixPath:
    return PurePosixPath(posixpath.normpath(posixpath.join(folder.as_posix(), path)))


def _folded(path: PurePosixPath) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", path.as_posix()).casefold()


def _decode(content: bytes) -> tuple[str, int | None]:
    """The text of a note, and the offset of the first character that was not UTF-8."""
    try:
        return content.decode(), None
    except UnicodeDecodeError as error:
        return content.decode(errors="replace"), len(content[: error.start].decode())
