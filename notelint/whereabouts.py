"""Where what notes name leads: to files, routes and anchors, in a site or without one."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any

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
from notelint.docusaurus.routes import listing_keys
from notelint.facts import Fact, Facts
from notelint.note import Note
from notelint.note.destinations import Written
from notelint.paths import NOTE_SUFFIXES, Paths
from notelint.resolution import Answer, Found, Missing, Viewpoint
from notelint.source import Files
from notelint.urls import Url


def imported_notes(note: Note) -> tuple[str, ...]:
    """The urls of the notes that a note imports: a fact for `Vault.gather`."""
    urls = (imported.url for imported in note.module.imports)
    return tuple(url for url in urls if PurePosixPath(url).suffix in NOTE_SUFFIXES)


OWN_FACTS: Sequence[Fact[Any]] = (ids, imported_notes)
"""What is asked of notes here, whatever the rules ask."""


class Whereabouts:
    """What lies where among the files of a vault, and how it is named from each note.

    It remembers what it was asked: several rules ask the same.
    """

    def __init__(
        self,
        files: Files,
        settings: SiteSettings,
        facts: Facts,
        note: Callable[[PurePosixPath], Note],
    ) -> None:
        self._files = files
        self._settings = settings
        self._facts = facts
        self._note = note
        self._site_of: dict[PurePosixPath, Site | None] = {}
        self._viewpoints: dict[PurePosixPath, Viewpoint] = {}
        self._components: dict[PurePosixPath, frozenset[str]] = {}
        self._answers: dict[PurePosixPath, dict[tuple[str, str], Answer]] = {}
        self._anchors: dict[PurePosixPath, Anchors] = {}

    def learn(self, before: "Whereabouts", changed: Mapping[PurePosixPath, bytes]) -> None:
        """Take over what was known before files changed, but for what depends on these."""
        if not all(path in before._files for path in changed):
            return
        known = ["paths"]
        if all(
            listing_keys(content) == listing_keys(before._files[path])
            for path, content in changed.items()
        ):
            known += ["sites", "_likely_sites"]
            known += ["_site_of", "_viewpoints", "_components", "_answers"]
        self.__dict__.update({k: before.__dict__[k] for k in known if k in before.__dict__})

    @cached_property
    def paths(self) -> Paths:
        """The names of all files, and which of them come near a name."""
        return Paths(frozenset(self._files), self._files)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The Docusaurus sites, the deepest first."""
        return find_sites(self._files, self._settings)

    def site(self, path: PurePosixPath) -> Site | None:
        """The site that a file belongs to."""
        if path not in self._site_of:
            reading = (site for site in self.sites if site.reads(path))
            above = (site for site in self.sites if path.is_relative_to(site.root))
            self._site_of[path] = next(reading, None) or next(above, None)
        return self._site_of[path]

    def provided_components(self, path: PurePosixPath) -> frozenset[str]:
        site = self.site(path)
        root = site.root if site is not None else PurePosixPath()
        if root not in self._components:
            self._components[root] = provided_components(root, self._files)
        return self._components[root]

    def viewpoint(self, path: PurePosixPath) -> Viewpoint:
        """How files are named from a note."""
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
        return {root: Site(root, files=self._files) for root in roots}

    def follow_link(
        self, url: str, base: PurePosixPath, written: Written, offset: int | None
    ) -> Answer:
        if written == "html" and not self._note(base).dialect.mdx:
            written = "component"  # where HTML is no JSX, the site's own components stand for it
        answer = self._link(url, base, written)
        if answer is None and written != "html" and self._is_part(base, url):
            pages = (self.viewpoint(page) for page in self.importers(base))
            answers = [page.link(url, "component") for page in pages]
            missing = (answer for answer in answers if isinstance(answer, Missing))
            return next(missing, answers[0] if answers else None)
        if isinstance(answer, Found) and offset is not None:
            return self._missing_in_lists(url, base, written, offset) or answer
        return answer

    def follow_import(self, url: str, base: PurePosixPath) -> Answer:
        known = self._answers.setdefault(base, {})
        if ("import", url) not in known:
            known["import", url] = self.viewpoint(base).module(url)
        return known["import", url]

    def _link(self, url: str, base: PurePosixPath, written: Written) -> Answer:
        known = self._answers.setdefault(base, {})
        if (written, url) not in known:
            known[written, url] = self.viewpoint(base).link(url, written)
        return known[written, url]

    def _is_part(self, path: PurePosixPath, url: str) -> bool:
        """Whether a url is relative, in a note of a site that is no page."""
        site, parts = self.site(path), Url.parse(url)
        is_relative = parts.is_local and not parts.path.startswith("/")
        return site is not None and is_relative and site.reads(path) and site.route(path) is None

    def _missing_in_lists(
        self, url: str, path: PurePosixPath, written: Written, offset: int
    ) -> Missing | None:
        """Why a link that leads somewhere leads nowhere where a list of posts shows it."""
        viewpoint = self.viewpoint(path)
        if isinstance(viewpoint, SiteViewpoint) and self._is_in_lists(path, offset):
            return viewpoint.from_list(url, written)
        return None

    def _is_in_lists(self, path: PurePosixPath, offset: int) -> bool:
        """Whether lists of posts show what stands here."""
        site = self.site(path)
        content = site.content(path) if site is not None else None
        if site is None or content is None or not site.is_listed(path):
            return False
        end = self._facts.of(ids, path).truncated
        return content.options.truncates and (end is None or offset < end)

    def anchors(self, path: PurePosixPath) -> Anchors:
        if path not in self._anchors:
            self._anchors[path] = self._page_anchors(path)
        return self._anchors[path]

    def listed_anchors(self, path: PurePosixPath) -> tuple[int, Anchors] | None:
        end = self._facts.of(ids, path).truncated
        if end is None or not self._is_in_lists(path, end - 1):
            return None
        return end, self._page_anchors(path, end)

    def _page_anchors(self, path: PurePosixPath, end: int | None = None) -> Anchors:
        """The ids in a page, up to an offset."""
        site = self.site(path)
        content = site.content(path) if site is not None else None
        found = [
            anchors(
                self._facts.of(ids, part),
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

    def _with_imported_notes(self, path: PurePosixPath) -> list[PurePosixPath]:
        """The note, the notes it imports, and the notes that those import, each once."""
        parts = [path]
        for part in parts:
            for url in self._facts.of(imported_notes, part):
                target = self._imported(url, part)
                if target and target not in parts:
                    parts.append(target)
        return parts

    def importers(self, path: PurePosixPath) -> tuple[PurePosixPath, ...]:
        found = [path]
        for note in found:
            found += [other for other in self._importing.get(note, ()) if other not in found]
        sites = ((note, self.site(note)) for note in found[1:])
        return tuple(note for note, site in sites if site is None or site.route(note) is not None)

    @cached_property
    def _importing(self) -> Mapping[PurePosixPath, Sequence[PurePosixPath]]:
        """The notes that import each note."""
        found: dict[PurePosixPath, list[PurePosixPath]] = {}
        for path, urls in self._facts.of_all(imported_notes).items():
            for target in (self._imported(url, path) for url in urls):
                if target is not None:
                    found.setdefault(target, []).append(path)
        return found

    def _imported(self, url: str, base: PurePosixPath) -> PurePosixPath | None:
        answer = self.follow_import(url, base)
        return answer.path if isinstance(answer, Found) else None
