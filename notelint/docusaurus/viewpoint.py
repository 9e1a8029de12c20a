"""Where the urls of a note lead that Docusaurus builds.

Source: Docusaurus 3.10, ``mdx-loader`` (``transformLinks``, ``transformImage``,
``resolveMarkdownLinks``), ``utils/markdownLinks.ts`` and ``core/brokenLinks.ts``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from notelint.docusaurus.site import Site
from notelint.paths import join
from notelint.resolution import Answer, Found, Missing, Viewpoint, after_path, escaped
from notelint.urls import Url


@dataclass(frozen=True)
class SiteViewpoint(Viewpoint):
    """The place of a note among the pages of its site."""

    site: Site = field(default_factory=lambda: Site(PurePosixPath()))

    def local_link(self, url: Url) -> Answer:
        if url.path.lower().endswith((".md", ".mdx")):
            return self._note_link(url)
        if url.path.startswith("@site/"):
            return self.file(url)
        if PurePosixPath(url.path).suffix not in {"", ".html"}:
            asset = next((place for place in self.places(url) if self.paths.is_file(place)), None)
            if asset is not None:
                return Found(asset)
        return self._route_link(url)

    def aliased_places(self, path: str) -> Iterator[PurePosixPath]:
        yield join(self.site.root, path.removeprefix("@site/"))

    def absolute_places(self, path: str) -> Iterator[PurePosixPath]:
        """Static files, with and without the site's base url."""
        for inside in dict.fromkeys((path, self._without_base(path))):
            yield from (join(folder, inside.lstrip("/")) for folder in self.site.static_folders)

    def written(self, url: Url, target: PurePosixPath) -> str | None:
        if url.raw_path.startswith("@site/"):
            roots: tuple[PurePosixPath, ...] = (self.site.root,)
            start = "@site"
        elif url.raw_path.startswith("/"):
            roots, start = self.site.static_folders, ""
        else:
            return super().written(url, target)
        root = next((root for root in roots if target.is_relative_to(root)), None)
        if root is None:
            return None
        return escaped(f"{start}/{target.relative_to(root)}") + after_path(url)

    def _note_link(self, url: Url) -> Answer:
        """A link to a note's file works within one plugin."""
        content = self.site.content(self.path)
        places = list(self._note_places(url))
        if places[0].parts[:1] == ("..",):
            return None
        existing = [place for place in places if self.paths.is_file(place)]
        certain = content is not None and self.site.config.plugins is not None
        for place in existing:
            other = self.site.content(place)
            same = content and other and content.plugin == other.plugin and other.includes(place)
            if same or not certain:
                return Found(place)
        if existing:
            route = self.site.route(existing[0])
            if route is None:
                return Missing("is a file of which the site makes no page")
            reason = "is a page of another plugin, which only its route reaches"
            return Missing(reason, route + after_path(url), sure=True)
        nearest = self.site.nearest_route(self._without_base(url.path))
        if url.path.startswith("/") and nearest is not None:
            return Missing("is not there", nearest + after_path(url))
        return self.missing(url, places)

    def _note_places(self, url: Url) -> Iterator[PurePosixPath]:
        path, content = url.path, self.site.content(self.path)
        if path.startswith("@site/"):
            yield from self.aliased_places(path)
            return
        if not path.startswith("/"):
            yield join(self.path.parent, path)
            if content is not None and content.folder != content.origin:
                # What is not translated is read from the original's folder.
                original = content.origin / self.path.relative_to(content.folder)
                yield join(original.parent, path)
        if not path.startswith(("./", "../")):
            folders = [content.folder, content.origin] if content else []
            yield from (join(folder, path.lstrip("/")) for folder in [*folders, self.site.root])

    def _route_link(self, url: Url) -> Answer:
        routes = list(self._routes(url))
        for route in routes:
            if (page := self.site.page(route)) is not None:
                return Found(page)
            if self.site.serves(route) or any(map(self._is_static, self.absolute_places(route))):
                return Found(None)
        if not routes or not all(map(self.site.knows, routes)):
            return None
        is_absolute = url.path.startswith("/")
        for route in routes:
            if (other := self.site.route_differing_in_case(route)) is not None:
                written = other + after_path(url) if is_absolute else None
                return Missing("differs in case from the page's route", written, sure=True)
        suggestion = self._route_near(url) if is_absolute else self._note_beside(url)
        return Missing("is no route of the site", suggestion)

    def _routes(self, url: Url) -> Iterator[str]:
        """The routes that a link may mean; a relative one is seen from the page's own route."""
        if url.path.startswith("/"):
            path = self._without_base(url.path)
            if path.split("/")[1] not in self.site.config.locales:
                yield path
        elif (own := self.site.route(self.path)) is not None:
            yield join(PurePosixPath(own).parent, url.path).as_posix()
            yield join(PurePosixPath(own), url.path).as_posix()

    def _route_near(self, url: Url) -> str | None:
        nearest = self.site.nearest_route(self._without_base(url.path))
        return nearest + after_path(url) if nearest is not None else None

    def _note_beside(self, url: Url) -> str | None:
        """``./guide`` was meant as ``./guide.md``, perhaps."""
        names = self.note_names([join(self.path.parent, url.path)])
        note = next((name for name in names if self.paths.is_file(name)), None)
        return self.written(url, note) if note is not None else None

    def _is_static(self, place: PurePosixPath) -> bool:
        return self.paths.is_file(place) or self.paths.is_file(place / "index.html")

    def _without_base(self, path: str) -> str:
        base = f"/{self.site.config.base_url.strip('/')}"
        return (
            path.removeprefix(base) if base != "/" and f"{path}/".startswith(f"{base}/") else path
        )
