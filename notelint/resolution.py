"""Where the urls of a note lead: to a file, a page, or nowhere."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from notelint.docusaurus import Content, Site
from notelint.paths import NOTE_SUFFIXES, Paths, join, most_similar, numbers
from notelint.urls import Url

_INDEX_NAMES = ("index", "README", "readme", "Readme", "_index")
_MODULE_SUFFIXES = (".js", ".jsx", ".ts", ".tsx", ".mdx", ".md", ".mjs", ".cjs", ".json", ".wasm")
_PUBLIC_FOLDERS = ("", "static", "public", "docs/public", "docs", "src")
_OBSIDIAN = ("app.json", "core-plugins.json", "workspace.json")
_RESERVED = re.compile(r"[\s()<>%?#\"'`\\]")
_SIMILAR_ROUTE = 0.6


@dataclass(frozen=True)
class Found:
    """A url leads somewhere; ``path`` is the note, file or folder, None for any other page."""

    path: PurePosixPath | None


@dataclass(frozen=True)
class Missing:
    """A url leads nowhere. ``reason`` is a sentence about it without its subject.

    ``suggestion`` is what could be written instead, where something comes near;
    ``sure`` says that it is what was meant.
    """

    reason: str
    suggestion: str | None = None
    sure: bool = False

    def describe(self, url: str) -> str:
        """The message of a finding about this url."""
        found = f"`{url}` {self.reason}"
        if self.suggestion is None:
            return found
        return f"{found}, {'expected' if self.sure else 'the nearest is'} `{self.suggestion}`"


Answer = Found | Missing | None
"""None: it leads out of the vault, or to something that cannot be known here."""


@dataclass(frozen=True)
class Viewpoint:
    """A note's place among the files; ``site`` is the one that builds the note."""

    path: PurePosixPath
    paths: Paths
    site: Site | None
    guessed_sites: tuple[Site, ...] = ()

    def link(self, text: str) -> Answer:
        """What a link leads to: a note, another file, a folder or a route."""
        url = Url.parse(text)
        if not url.is_local:
            return None
        if not url.path:
            return Found(self.path)
        if url.lacks_scheme and not self._exists(url):
            return None
        if self.site is None:
            return self._plain_link(url)
        return self._site_link(url, self.site)

    def image(self, text: str) -> Answer:
        """The file that an image shows."""
        url = Url.parse(text)
        if not url.is_local or not url.path or (url.lacks_scheme and not self._exists(url)):
            return None
        return self._file(url, list(self._places(url)))

    def module(self, text: str) -> Answer:
        """The file that an ``import`` or ``require`` names; packages are never looked for."""
        loaders, mark, name = text.rpartition("!")
        name = name.partition("?")[0]
        if not name.startswith(("./", "../", "/", "@site/")) and name not in {".", ".."}:
            return None
        url = Url(text, None, name, None, None)
        places = list(self._places(url))
        for place in places:
            if hit := self._module_at(place):
                return Found(hit)
        answer = self._file(url, places)
        if isinstance(answer, Missing) and answer.suggestion:
            return replace(answer, suggestion=f"{loaders}{mark}{answer.suggestion}")
        return answer

    # Files.

    def _places(self, url: Url) -> Iterator[PurePosixPath]:
        """The paths that a file's url may stand for: as it is written and percent-decoded."""
        for path in dict.fromkeys((url.path, url.raw_path)):
            if path.startswith("@site/"):
                if self.site is not None:
                    yield join(self.site.root, path.removeprefix("@site/"))
            elif path.startswith("/"):
                yield from self._absolute_places(path)
            else:
                yield join(self.path.parent, path)

    def _absolute_places(self, path: str) -> Iterator[PurePosixPath]:
        if self.site is None:
            for folder in self.path.parents:
                yield from (join(folder / public, path.lstrip("/")) for public in _PUBLIC_FOLDERS)
            return
        for inside in dict.fromkeys((path, self._without_base(path))):
            yield from (join(folder, inside.lstrip("/")) for folder in self.site.static_folders)

    def _without_base(self, path: str) -> str:
        base = self.site.config.base_url.strip("/") if self.site else ""
        return (
            path.removeprefix(f"/{base}") if base and f"{path}/".startswith(f"/{base}/") else path
        )

    def _exists(self, url: Url) -> bool:
        return any(self.paths.exists(place) for place in self._places(url))

    def _file(self, url: Url, places: list[PurePosixPath]) -> Answer:
        if not places or any(_is_outside(place) for place in places):
            return None
        existing = next((place for place in places if self.paths.exists(place)), None)
        return Found(existing) if existing is not None else self._missing(url, places)

    def _missing(self, url: Url, places: Iterable[PurePosixPath]) -> Missing:
        places = list(places)
        for place in places:
            if (other := self.paths.differing_in_case(place)) is not None:
                return Missing(_difference(place, other), self._written(url, other), sure=True)
        nearest = next((near for place in places if (near := self.paths.nearest(place))), None)
        suggestion = self._written(url, nearest) if nearest is not None else None
        return Missing("is not there", suggestion if suggestion != url.text else None)

    def _module_at(self, place: PurePosixPath) -> PurePosixPath | None:
        if self.paths.is_file(place):
            return place
        names = [place.with_name(place.name + suffix) for suffix in _MODULE_SUFFIXES if place.name]
        names += [place / f"index{suffix}" for suffix in _MODULE_SUFFIXES]
        names.append(place / "package.json")
        return next((name for name in names if self.paths.is_file(name)), None)

    # Links where no site is known: on GitHub, in VitePress, Obsidian, MkDocs and others.

    def _plain_link(self, url: Url) -> Answer:
        places = list(self._places(url))
        if any(_is_outside(place) for place in places):
            return None
        candidates = list(places)
        if not url.path.startswith("/") and not url.path.endswith(NOTE_SUFFIXES):
            candidates.append(join(self.path.with_suffix(""), url.path))  # seen as folders
        for candidate in candidates:
            if (hit := self._page_at(candidate)) is not None:
                return Found(hit)
        if url.path.startswith("/"):
            for site in self.guessed_sites:
                if (page := site.page(url.path)) is not None:
                    return Found(page)
        elif self._searches_by_name and (named := self._by_name(url.path)) is not None:
            return Found(named)
        return self._missing(url, [*places, *self._note_names(places)])

    def _page_at(self, place: PurePosixPath) -> PurePosixPath | None:
        """The file or folder at a path, or the note whose name or page it is."""
        if self.paths.is_file(place):
            return place
        names = list(self._note_names([place]))
        names += [place / f"{name}{suffix}" for name in _INDEX_NAMES for suffix in NOTE_SUFFIXES]
        if (note := next((name for name in names if self.paths.is_file(name)), None)) is not None:
            return note
        return place if place in self.paths.folders else None

    def _note_names(self, places: Iterable[PurePosixPath]) -> Iterator[PurePosixPath]:
        """``guide`` and ``guide.html`` are the page of ``guide.md``."""
        for place in places:
            if place.name:
                stem = place.with_suffix("") if place.suffix == ".html" else place
                yield from (stem.with_name(stem.name + suffix) for suffix in NOTE_SUFFIXES)

    @property
    def _searches_by_name(self) -> bool:
        """Obsidian finds a file by its name, wherever it lies."""
        return any(self.paths.is_file(PurePosixPath(".obsidian", name)) for name in _OBSIDIAN)

    def _by_name(self, path: str) -> PurePosixPath | None:
        place = PurePosixPath(path)
        candidates = [place, *self._note_names([place])]
        return next((hit for name in candidates if (hit := self.paths.ending_in(name))), None)

    # Links of a page that Docusaurus builds.

    def _site_link(self, url: Url, site: Site) -> Answer:
        if url.path.lower().endswith((".md", ".mdx")):
            return self._note_link(url, site)
        if url.path.startswith("@site/"):
            return self._file(url, list(self._places(url)))
        if PurePosixPath(url.path).suffix not in {"", ".html"}:
            asset = next((p for p in self._places(url) if self.paths.is_file(p)), None)
            if asset is not None:
                return Found(asset)
        return self._route_link(url, site)

    def _note_link(self, url: Url, site: Site) -> Answer:
        """A link to a note's file works within one plugin."""
        content = site.content(self.path)
        places = list(self._note_places(url, site, content))
        if not url.path.startswith("/") and _is_outside(places[0]):
            return None
        existing = [place for place in places if self.paths.is_file(place)]
        certain = content is not None and site.config.plugins is not None
        for place in existing:
            other = site.content(place)
            same = content and other and content.plugin == other.plugin and other.includes(place)
            if same or not certain:
                return Found(place)
        if existing:
            route = site.route(existing[0])
            if route is None:
                return Missing("is a file of which the site makes no page")
            suggestion = route + _after_path(url)
            reason = "is a page of another plugin, which only its route reaches"
            return Missing(reason, suggestion, sure=True)
        if url.path.startswith("/") and (route := self._nearest_route(url, site)):
            return Missing("is not there", route + _after_path(url))
        return self._missing(url, places)

    def _note_places(
        self, url: Url, site: Site, content: Content | None
    ) -> Iterator[PurePosixPath]:
        path = url.path
        if path.startswith("@site/"):
            yield join(site.root, path.removeprefix("@site/"))
            return
        if not path.startswith("/"):
            yield join(self.path.parent, path)
            if content is not None and content.folder != content.origin:
                # What is not translated is read from the original's folder.
                original = content.origin / self.path.relative_to(content.folder)
                yield join(original.parent, path)
        if not path.startswith(("./", "../")):
            folders = [content.folder, content.origin] if content else []
            yield from (join(folder, path.lstrip("/")) for folder in [*folders, site.root])

    def _route_link(self, url: Url, site: Site) -> Answer:
        absolute = url.path.startswith("/")
        routes = list(self._routes(url, site))
        for route in routes:
            if (page := site.page(route)) is not None:
                return Found(page)
            if site.serves(route) or any(map(self._is_static, self._absolute_places(route))):
                return Found(None)
        if not routes or not all(map(site.knows, routes)):
            return None
        if (nearest := self._nearest_route(url, site)) is not None and absolute:
            return Missing("is no route of the site", nearest + _after_path(url))
        beside = join(self.path.parent, url.path)
        note = next((n for n in self._note_names([beside]) if self.paths.is_file(n)), None)
        suggestion = self._written(url, note) if note is not None and not absolute else None
        return Missing("is no route of the site", suggestion)

    def _routes(self, url: Url, site: Site) -> Iterator[str]:
        """The routes that a link may mean; a relative one is seen from the page's own route."""
        if url.path.startswith("/"):
            path = self._without_base(url.path)
            if PurePosixPath(path).parts[1:2] not in {(name,) for name in site.config.locales}:
                yield path
        elif (own := site.route(self.path)) is not None:
            yield join(PurePosixPath(own).parent, url.path).as_posix()
            yield join(PurePosixPath(own), url.path).as_posix()

    def _is_static(self, place: PurePosixPath) -> bool:
        return self.paths.is_file(place) or self.paths.is_file(place / "index.html")

    def _nearest_route(self, url: Url, site: Site) -> str | None:
        path = self._without_base(url.path)
        wanted = PurePosixPath(path.removesuffix(".md").removesuffix(".mdx"))
        same = site.pages_by_numbers.get(numbers(wanted.as_posix()), [])
        routes = [PurePosixPath(r) for r in same if r.split("/")[1:2] == list(wanted.parts[1:2])]
        named = [route for route in routes if route.name.casefold() == wanted.name.casefold()]
        return most_similar(wanted.as_posix(), map(str, named or routes), _SIMILAR_ROUTE)

    # Writing a url.

    def _written(self, url: Url, target: PurePosixPath) -> str | None:
        """A url for a file, in the manner of the one that was written."""
        if url.raw_path.startswith("@site/") and self.site is not None:
            if not target.is_relative_to(self.site.root):
                return None
            written = f"@site/{target.relative_to(self.site.root)}"
        elif url.raw_path.startswith("/"):
            folders = self.site.static_folders if self.site else (PurePosixPath(),)
            folder = next((f for f in folders if target.is_relative_to(f)), None)
            if folder is None:
                return None
            written = f"/{target.relative_to(folder)}"
        else:
            written = posixpath.relpath(target.as_posix(), self.path.parent.as_posix() or ".")
            if url.raw_path.startswith("./") and not written.startswith("../"):
                written = f"./{written}"
        return _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", written) + _after_path(url)


def _after_path(url: Url) -> str:
    query = f"?{url.query}" if url.query is not None else ""
    return query + (f"#{url.fragment}" if url.fragment is not None else "")


def _is_outside(path: PurePosixPath) -> bool:
    return path.parts[:1] == ("..",)


def _difference(place: PurePosixPath, other: PurePosixPath) -> str:
    if unicodedata.normalize("NFC", str(place)) == unicodedata.normalize("NFC", str(other)):
        return "differs in Unicode normal form from the file's name"
    return "differs in case from the file's name"
