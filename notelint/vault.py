"""All files under one folder: the facts that span notes."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from notelint.docusaurus import Anchors, Site, SiteSettings
from notelint.docusaurus.reading import dialect_of
from notelint.facts import Counts, Facts, FactsAfter
from notelint.kept import KeptNotes
from notelint.markdown import Construct, Dialect
from notelint.note import Note
from notelint.note.destinations import Written
from notelint.papers import NO_PAPERS, Papers
from notelint.paths import NOTE_SUFFIXES, Paths
from notelint.resolution import Answer, Found
from notelint.source import Files, Source
from notelint.urls import Url
from notelint.whereabouts import Whereabouts

FactT = TypeVar("FactT")
KeyT = TypeVar("KeyT")


@dataclass(frozen=True)
class Vault:
    """Files are read through the mapping given, so a vault can live in memory.

    ``settings`` is what the configuration says of Docusaurus;
    ``dialect`` reads every note in one dialect, whatever its name (``--target``), but for those
    whose front matter keeps them from being MDX.
    ``constructs`` are what plugins add to every dialect;
    ``today`` is given by whoever may look at a clock; None where nothing depends on the date;
    ``papers`` is what is known of published papers.
    """

    files: Files
    settings: SiteSettings = field(default_factory=SiteSettings)
    dialect: Dialect | None = None
    today: date | None = None
    constructs: tuple[Construct, ...] = ()
    papers: Papers = NO_PAPERS
    _notes: KeptNotes = field(default_factory=KeptNotes, init=False, repr=False, compare=False)
    _whole: dict[Callable[["Vault"], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def notes(self) -> tuple[PurePosixPath, ...]:
        """The paths of all notes, sorted."""
        return tuple(sorted(path for path in self.files if path.suffix in NOTE_SUFFIXES))

    def note(self, path: PurePosixPath) -> Note:
        """The parsed note at this path. Raises KeyError where there is no file.

        It is parsed once, unless there are too many notes to keep all of them.
        """
        note = self._notes.get(path)
        if note is None:
            source, undecodable = _decode(path, self.files[path])
            note = Note.parse(source, self._dialect(path, source.text), undecodable)
            self._notes.keep(path, note)
        return note

    def source(self, path: PurePosixPath) -> Source:
        """The text of the note at this path. Raises KeyError where there is no file."""
        return _decode(path, self.files[path])[0]

    def gather(self, fact: Callable[[Note], FactT]) -> Mapping[PurePosixPath, FactT]:
        """What a function says of every note, by path; asked once per note and vault.

        The function must be a module's own (it is the key) and depend on the note alone.
        A rule that gathers names the function among its ``facts``.
        """
        return self.facts.of_all(fact)

    def ask(self, fact: Callable[[Note], FactT], path: PurePosixPath) -> FactT:
        """What a function says of one note, as with `gather`."""
        return self.facts.of(fact, path)

    def count(self, fact: Callable[[Note], Counts[KeyT]]) -> Mapping[KeyT, int]:
        """The sum of what a function counts in every note; the rest is as with `gather`.

        What is counted no more may still be there, with 0.

        A rule that counts names the function among its ``counts``.
        """
        return self.facts.sum(fact)

    @cached_property
    def facts(self) -> Facts:
        """What is known of the vault's notes."""
        return Facts(lambda: self.notes, self.note)

    def derive(self, fact: Callable[["Vault"], FactT]) -> FactT:
        """What a function says of the whole vault, such as an index of what was gathered; asked once.

        The function must be a module's own (it is the key) and depend on the vault alone.
        """
        if fact not in self._whole:
            self._whole[fact] = fact(self)
        return cast("FactT", self._whole[fact])

    def replacing(self, path: PurePosixPath, content: bytes) -> "Vault":
        """The vault with other content in one file; everything known of the others is kept."""
        return self.changing({path: content})

    def changing(self, contents: Mapping[PurePosixPath, bytes]) -> "Vault":
        """The vault with other contents in some files; everything known of the others is kept."""
        files = cast(
            "Files", ChainMap({**contents}, cast("dict[PurePosixPath, bytes]", self.files))
        )
        changed = replace(self, files=files)
        changed.__dict__["_notes"] = self._notes.without(contents)
        changed.__dict__["facts"] = FactsAfter(
            self.facts,
            {path for path in contents if path.suffix in NOTE_SUFFIXES},
            lambda: changed.notes,
            changed.note,
        )
        if "notes" in self.__dict__ and all(path in self.files for path in contents):
            changed.__dict__["notes"] = self.notes
        changed._whereabouts.learn(self._whereabouts, contents)
        return changed

    @cached_property
    def _whereabouts(self) -> Whereabouts:
        return Whereabouts(self.files, self.settings, self.facts, self.note)

    @property
    def paths(self) -> Paths:
        """The names of all files, and which of them come near a name."""
        return self._whereabouts.paths

    def exists(self, path: PurePosixPath) -> bool:
        """Whether a file stands at this path, in exactly this case."""
        return path in self.files

    def resolve(self, url: str, *, base: PurePosixPath) -> PurePosixPath | None:
        """The file that a relative url names, as seen from the note at ``base``.

        ``?query`` and ``#fragment`` are left aside, percent escapes decoded; ``@site/…`` and
        ``/…`` are looked up in the note's Docusaurus site (its root, its static folders),
        ``/…`` without a site in the folders above the note. None where there is no such file.
        """
        if not Url.parse(url).path:
            return base
        answer = self.follow_image(url, base=base)
        found = answer.path if isinstance(answer, Found) else None
        return found if found is not None and self.exists(found) else None

    def follow_link(
        self,
        url: str,
        *,
        base: PurePosixPath,
        written: Written = "markdown",
        offset: int | None = None,
    ) -> Answer:
        """Where a link leads, as seen from the note at ``base``: file, folder or route.

        In a Docusaurus site it matters how the link is ``written``; what is relative to a page is
        seen, in a note that is no page, from the pages that import the note. A link with an
        ``offset`` in the part of a post that lists show has to lead somewhere from there, too.
        """
        return self._whereabouts.follow_link(url, base, written, offset)

    def follow_image(
        self, url: str, *, base: PurePosixPath, written: Written = "markdown"
    ) -> Answer:
        """The file that an image's url names, as seen from the note at ``base``."""
        return self._whereabouts.viewpoint(base).image(url, written)

    def follow_import(self, url: str, *, base: PurePosixPath) -> Answer:
        """The file that ``import`` or ``require`` names, as seen from the note at ``base``."""
        return self._whereabouts.follow_import(url, base)

    def anchors(self, path: PurePosixPath) -> Anchors:
        """The ids that a fragment can name in the page of this note, imported notes included."""
        return self._whereabouts.anchors(path)

    def listed_anchors(self, path: PurePosixPath) -> tuple[int, Anchors] | None:
        """Of a post that lists show in part: where that part ends, and the ids in it."""
        return self._whereabouts.listed_anchors(path)

    def importers(self, path: PurePosixPath) -> tuple[PurePosixPath, ...]:
        """The pages that import a note, or a note that imports it."""
        return self._whereabouts.importers(path)

    def provided_components(self, path: PurePosixPath) -> frozenset[str]:
        """Components that a note may use without importing them; ``*`` stands for any.

        Those that the note's site provides, or, without a site, any file of the vault.
        """
        return self._whereabouts.provided_components(path)

    def site(self, path: PurePosixPath) -> Site | None:
        """The Docusaurus site that a file belongs to."""
        return self._whereabouts.site(path)

    @property
    def sites(self) -> tuple[Site, ...]:
        """The Docusaurus sites of the vault, the deepest first."""
        return self._whereabouts.sites

    def _dialect(self, path: PurePosixPath, text: str) -> Dialect:
        dialect = dialect_of(path, text, self.site(path), self.settings, self.dialect)
        return replace(dialect, constructs=self.constructs) if self.constructs else dialect


def _decode(path: PurePosixPath, content: bytes) -> tuple[Source, int | None]:
    """A note as it is read, and the offset of the first character that was not UTF-8."""
    try:
        return Source(path, content.decode()), None
    except UnicodeDecodeError as error:
        text = content.decode(errors="replace")
        return Source(path, text), len(content[: error.start].decode())
