"""All files under one folder: the facts that span notes."""

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from notelint.docusaurus import (
    Anchors,
    Site,
    SiteSettings,
    SiteViewpoint,
    anchors,
    find_sites,
    provided_components,
)
from notelint.docusaurus.anchors import ids
from notelint.docusaurus.reading import dialect_of
from notelint.docusaurus.routes import listing_keys
from notelint.facts import Counts, Fact, Facts, FactsAfter
from notelint.kept import KeptNotes
from notelint.markdown import Construct, Dialect
from notelint.note import Note
from notelint.note.destinations import Written
from notelint.papers import NO_PAPERS, Papers
from notelint.paths import NOTE_SUFFIXES as NOTE_SUFFIXES
from notelint.paths import Paths
from notelint.resolution import Answer, Found, Missing, Viewpoint
from notelint.source import Files, Source
from notelint.urls import Url

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
    _anchors: dict[PurePosixPath, Anchors] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _components: dict[PurePosixPath, frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _viewpoints: dict[PurePosixPath, Viewpoint] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
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
        if all(path in self.files for path in contents):
            # What depends on the names of files alone, or on front matter that has not changed.
            kept = ["notes", "paths"]
            if all(
                listing_keys(content) == listing_keys(self.files[path])
                for path, content in contents.items()
            ):
                kept += ["sites", "_likely_sites"]
                changed._viewpoints.update(self._viewpoints)
                changed._components.update(self._components)
            changed.__dict__.update({k: self.__dict__[k] for k in kept if k in self.__dict__})
        return changed

    @cached_property
    def paths(self) -> Paths:
        """The names of all files, and which of them come near a name."""
        return Paths(frozenset(self.files), self.files)

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
        answer = self._viewpoint(base).image(url)
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
        if written == "html" and not self.note(base).dialect.mdx:
            written = "component"  # where HTML is no JSX, the site's own components stand for it
        answer = self._link(url, base, written)
        if answer is None and written != "html" and self._is_part(base, url):
            pages = (self._viewpoint(page) for page in self.importers(base))
            answers = [page.link(url, "component") for page in pages]
            missing = (answer for answer in answers if isinstance(answer, Missing))
            return next(missing, answers[0] if answers else None)
        if isinstance(answer, Found) and offset is not None:
            return self._missing_in_lists(url, base, written, offset) or answer
        return answer

    def _link(self, url: str, base: PurePosixPath, written: Written) -> Answer:
        """Where a link leads; several rules ask the same."""
        known = self._links.setdefault(base, {})
        if (url, written) not in known:
            known[url, written] = self._viewpoint(base).link(url, written)
        return known[url, written]

    @cached_property
    def _links(self) -> dict[PurePosixPath, dict[tuple[str, Written], Answer]]:
        return {}

    def _missing_in_lists(
        self, url: str, path: PurePosixPath, written: Written, offset: int
    ) -> Missing | None:
        """Why a link that leads somewhere leads nowhere where a list of posts shows it."""
        viewpoint = self._viewpoint(path)
        if isinstance(viewpoint, SiteViewpoint) and self._is_in_lists(path, offset):
            return viewpoint.from_list(url, written)
        return None

    def _is_in_lists(self, path: PurePosixPath, offset: int) -> bool:
        """Whether lists of posts show what stands here."""
        site = self.site(path)
        content = site.content(path) if site is not None else None
        if site is None or content is None or not site.is_listed(path):
            return False
        end = self.ask(ids, path).truncated
        return content.options.truncates and (end is None or offset < end)

    def _is_part(self, path: PurePosixPath, url: str) -> bool:
        """Whether a url is relative, in a note of a site that is no page."""
        site, parts = self.site(path), Url.parse(url)
        is_relative = parts.is_local and not parts.path.startswith("/")
        return site is not None and is_relative and site.reads(path) and site.route(path) is None

    def follow_image(
        self, url: str, *, base: PurePosixPath, written: Written = "markdown"
    ) -> Answer:
        """The file that an image's url names, as seen from the note at ``base``."""
        return self._viewpoint(base).image(url, written)

    def follow_import(self, url: str, *, base: PurePosixPath) -> Answer:
        """The file that ``import`` or ``require`` names, as seen from the note at ``base``."""
        return self._viewpoint(base).module(url)

    def anchors(self, path: PurePosixPath) -> Anchors:
        """The ids that a fragment can name in the page of this note, imported notes included."""
        if path not in self._anchors:
            self._anchors[path] = self._page_anchors(path)
        return self._anchors[path]

    def listed_anchors(self, path: PurePosixPath) -> tuple[int, Anchors] | None:
        """Of a post that lists show in part: where that part ends, and the ids in it."""
        end = self.ask(ids, path).truncated
        if end is None or not self._is_in_lists(path, end - 1):
            return None
        return end, self._page_anchors(path, end)

    def _page_anchors(self, path: PurePosixPath, end: int | None = None) -> Anchors:
        """The ids in a page, up to an offset."""
        site = self.site(path)
        content = site.content(path) if site is not None else None
        found = [
            anchors(
                self.ask(ids, part),
                strict=content is not None,
                keeps_case=site is not None and site.config.keeps_anchor_case,
                without_title=content is not None and content.kind == "blog",
                end=end if part == path else None,
            )
            for part in self._with_imported_notes(path)
        ]
        return Anchors(
            tuple(id_ for part in found for id_ in part.ids),
            content is not None,
            any(part.open for part in found),
            frozenset(id_ for part in found for id_ in part.unlisted),
        )

    def importers(self, path: PurePosixPath) -> tuple[PurePosixPath, ...]:
        """The pages that import a note, or a note that imports it."""
        importing = self.derive(_importing_notes)
        found = [path]
        for note in found:
            found += [other for other in importing.get(note, ()) if other not in found]
        sites = ((note, self.site(note)) for note in found[1:])
        return tuple(note for note, site in sites if site is None or site.route(note) is not None)

    def provided_components(self, path: PurePosixPath) -> frozenset[str]:
        """Components that a note may use without importing them; ``*`` stands for any.

        Those that the note's site provides, or, without a site, any file of the vault.
        """
        site = self.site(path)
        root = site.root if site is not None else PurePosixPath()
        if root not in self._components:
            self._components[root] = provided_components(root, self.files)
        return self._components[root]

    def _with_imported_notes(self, path: PurePosixPath) -> list[PurePosixPath]:
        """The note, the notes it imports, and the notes that those import, each once."""
        parts = [path]
        for part in parts:
            for url in self.ask(imported_notes, part):
                answer = self.follow_import(url, base=part)
                target = answer.path if isinstance(answer, Found) else None
                if target and target not in parts:
                    parts.append(target)
        return parts

    def site(self, path: PurePosixPath) -> Site | None:
        """The Docusaurus site that a file belongs to."""
        if path not in self._site_of:
            self._site_of[path] = self._find_site(path)
        return self._site_of[path]

    @cached_property
    def _site_of(self) -> dict[PurePosixPath, Site | None]:
        return {}

    def _find_site(self, path: PurePosixPath) -> Site | None:
        reading = (site for site in self.sites if site.reads(path))
        above = (site for site in self.sites if path.is_relative_to(site.root))
        return next(reading, None) or next(above, None)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The Docusaurus sites of the vault, the deepest first."""
        return find_sites(self.files, self.settings)

    def _viewpoint(self, path: PurePosixPath) -> Viewpoint:
        if path not in self._viewpoints:
            site = self.site(path)
            if site is not None and site.reads(path):
                viewpoint: Viewpoint = SiteViewpoint(path, self.paths, site=site)
            else:
                viewpoint = Viewpoint(path, self.paths, partial(self._guess_page, path))
            self._viewpoints[path] = viewpoint
        return self._viewpoints[path]

    def _guess_page(self, path: PurePosixPath, route: str) -> PurePosixPath | None:
        """The note that a route would lead to if a folder above were a site."""
        sites = (self._likely_sites[above] for above in path.parents if above in self._likely_sites)
        return next((page for site in sites if (page := site.page(route))), None)

    @cached_property
    def _likely_sites(self) -> Mapping[PurePosixPath, Site]:
        """Folders laid out as a site that is not there: its routes are better than none."""
        roots = {folder.parent for folder in self.paths.folders if folder.name in {"docs", "blog"}}
        return {root: Site(root, files=self.files) for root in roots}

    def _dialect(self, path: PurePosixPath, text: str) -> Dialect:
        dialect = dialect_of(path, text, self.site(path), self.settings, self.dialect)
        return replace(dialect, constructs=self.constructs) if self.constructs else dialect


def _importing_notes(vault: Vault) -> Mapping[PurePosixPath, Sequence[PurePosixPath]]:
    """The notes that import each note."""
    found: dict[PurePosixPath, list[PurePosixPath]] = {}
    for path, urls in vault.gather(imported_notes).items():
        for url in urls:
            answer = vault.follow_import(url, base=path)
            if isinstance(answer, Found) and answer.path is not None:
                found.setdefault(answer.path, []).append(path)
    return found


def imported_notes(note: Note) -> tuple[str, ...]:
    """The urls of the notes that a note imports: a fact for `Vault.gather`."""
    urls = (imported.url for imported in note.module.imports)
    return tuple(url for url in urls if PurePosixPath(url).suffix in NOTE_SUFFIXES)


OWN_FACTS: Sequence[Fact[Any]] = (ids, imported_notes)
"""What a vault asks of notes unasked: `Vault.anchors` needs it."""


def _decode(path: PurePosixPath, content: bytes) -> tuple[Source, int | None]:
    """A note as it is read, and the offset of the first character that was not UTF-8."""
    try:
        return Source(path, content.decode()), None
    except UnicodeDecodeError as error:
        text = content.decode(errors="replace")
        return Source(path, text), len(content[: error.start].decode())
