"""Where the urls of a note lead that Docusaurus builds.

Source: Docusaurus 3.10, ``mdx-loader`` (``transformLinks``, ``transformImage``,
``resolveMarkdownLinks``), ``utils/markdownLinks.ts``, ``core/client/exports/Link.tsx`` and
``core/server/brokenLinks.ts``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from notelint.docusaurus.contents import Content
from notelint.docusaurus.routes import decoded, is_decodable, join_route, resolved
from notelint.docusaurus.site import Site
from notelint.note.destinations import Written
from notelint.paths import join
from notelint.resolution import Answer, Found, Missing, Viewpoint, after_path, escaped
from notelint.urls import Url

_NOTES = (".md", ".mdx")
_NO_ASSETS = ("", ".html")


@dataclass(frozen=True)
class SiteViewpoint(Viewpoint):
    """The place of a note among the pages of its site."""

    site: Site = field(default_factory=lambda: Site(PurePosixPath()))

    def local_link(self, url: Url, written: Written) -> Answer:
        if written == "html":
            return self._address(url)
        suffix = PurePosixPath(url.path).suffix
        if written != "component" and suffix.lower() in _NOTES:
            if self._content is None and self.site.config.plugins is not None:
                return None  # outside the folders of plugins, no file is looked for
            answer = self._undecodable(url) or self._note_link(url)
            return None if isinstance(answer, Missing) and self.site.config.mends_links else answer
        if written == "markdown":
            if url.path.startswith("@site/"):
                return self._undecodable(url) or self.file(url)
            if suffix not in _NO_ASSETS:
                if (undecodable := self._undecodable(url)) is not None:
                    return undecodable
                asset = next(filter(self.paths.is_file, self.places(url)), None)
                if asset is not None:
                    return Found(asset)
        return self._route_link(url)

    def from_list(self, text: str, written: Written) -> Missing | None:
        """What is wrong with a relative link once a list of posts shows it, at its own address."""
        url, content = Url.parse(text), self._content
        if content is None or not url.is_local or not url.path or url.path.startswith(("/", "@")):
            return None
        if written != "component" and PurePosixPath(url.path).suffix not in _NO_ASSETS:
            return None  # a file, or missing already
        lists = list(self._routes(url, self.site.addresses(content.route)))
        if any(self.site.page(route) or self.site.serves(route) for route in lists):
            return None
        own = next((route for route in self._routes(url) if self.site.page(route)), None)
        if own is None or not all(map(self.site.knows, lists)):
            return None
        reason = "leads nowhere from the lists of posts, which show this part"
        return Missing(reason, own + after_path(url), sure=True)

    def local_image(self, url: Url, written: Written) -> Answer:
        if written == "html":
            # What the browser asks for: a static file, below the site's base url.
            for base in self._bases:
                if (inside := _below(base, url.path)) is not None:
                    answer = self.file(Url.parse(escaped(inside)))
                    if isinstance(answer, Found):
                        return answer
            if not url.path.startswith("/") and self._content is not None:
                return self._image_beside(url)
        elif written == "markdown" and (undecodable := self._undecodable(url)) is not None:
            return undecodable
        answer = self.file(url)
        if isinstance(answer, Found) and answer.path in self.paths.folders:
            return Missing("is a folder")
        mended = written == "markdown" and self.site.config.mends_images
        return None if isinstance(answer, Missing) and mended else answer

    def _image_beside(self, url: Url) -> Answer:
        """What a tag's relative url shows: no file beside the note, but one below the page."""
        asked = (resolved(url.path, page) for page in self._addresses)
        for place in (place for path in asked for place in self.absolute_places(path)):
            if self.paths.is_file(place):
                return Found(place)
        answer = self.file(url)
        if isinstance(answer, Found):
            return Missing("is not copied: Docusaurus copies what `![]()` and `require()` name")
        return answer

    def places(self, url: Url) -> Iterator[PurePosixPath]:
        path = url.path
        if path.startswith("@site/"):
            yield from self.aliased_places(path)
        elif path.startswith("/"):
            yield from self.absolute_places(path)
        else:
            yield join(self.path.parent, path)

    def aliased_places(self, path: str) -> Iterator[PurePosixPath]:
        yield join(self.site.root, path.removeprefix("@site/"))

    def has_root_of(self, path: str) -> bool:
        return True

    def absolute_places(self, path: str) -> Iterator[PurePosixPath]:
        """Static files."""
        yield from (join(folder, path.lstrip("/")) for folder in self.site.static_folders)

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

    @cached_property
    def _content(self) -> Content | None:
        return self.site.content(self.path)

    @cached_property
    def _bases(self) -> tuple[str, ...]:
        """The urls that the site may stand below, in the note's language: ``/``, ``/notes/ko/``."""
        return self.site.bases(self._content.language if self._content else None)

    def _undecodable(self, url: Url) -> Missing | None:
        if is_decodable(url.raw_path):
            return None
        suggestion = None
        if "%" in url.raw_path and (existing := self._as_it_is_written(url)) is not None:
            suggestion = self.written(url, existing)
        reason = "holds a `%` that begins no percent escape, which stops Docusaurus' build"
        return Missing(reason, suggestion, sure=True)

    def _as_it_is_written(self, url: Url) -> PurePosixPath | None:
        """The file that a url would name, were nothing in it percent-encoded."""
        place = join(self.path.parent, url.raw_path)
        return place if self.paths.is_file(place) else None

    def _note_link(self, url: Url) -> Answer:
        """A link to a note's file works within one plugin."""
        places = list(self._note_places(url))
        if places[0].parts[:1] == ("..",):
            return None
        existing = [place for place in places if self.paths.is_file(place)]
        certain = self._content is not None and self.site.config.plugins is not None
        for place in existing:
            if not certain or self.site.links_to_file(self.path, place):
                return Found(place)
        if existing:
            return self._unreachable(existing[0], url)
        nearest = self._route_near(url) if url.path.startswith("/") else None
        if nearest is not None:
            return Missing("is not there", nearest)
        missing = self.missing(url, places)
        translated_from = self._untranslated(url)
        if translated_from is not None and not missing.sure:
            reason = "is not translated: only a path from the content's root reaches the original"
            return Missing(reason, escaped(translated_from) + after_path(url), sure=True)
        return missing

    def _note_places(self, url: Url) -> Iterator[PurePosixPath]:
        path, content = url.path, self._content
        if path.startswith("@site/"):
            yield from self.aliased_places(path)
            return
        if not path.startswith("/"):
            yield join(self.path.parent, path)
        if not path.startswith(("./", "../")):
            folders = [content.folder, content.origin] if content else []
            yield from (join(folder, path.lstrip("/")) for folder in [*folders, self.site.root])

    def _untranslated(self, url: Url) -> str | None:
        """The path from the content's root to the original that a translation means."""
        content = self._content
        if content is None or content.language is None or url.path.startswith(("/", "@")):
            return None
        place = join(self.path.parent, url.path)
        if not place.is_relative_to(content.folder):
            return None
        original = content.original(place)
        reaches = self.site.links_to_file(self.path, original)
        return f"/{original.relative_to(content.origin)}" if reaches else None

    def _unreachable(self, place: PurePosixPath, url: Url) -> Missing:
        """Why the file of a link is there, and the link leads nowhere."""
        content, route = self.site.content(place), self.site.route(place)
        if content is not None and route is not None:
            if self._content is not None and content.plugin == self._content.plugin:
                if not content.built:
                    return Missing("belongs to a version that the site leaves out")
                return Missing("is the original of a note that is translated")
            reason = "is a page of another plugin, which only its route reaches"
            return Missing(reason, route + after_path(url), sure=True)
        if content is not None and place in self.paths.files and self.site.is_draft(place):
            return Missing("is a draft, of which the site makes no page")
        return Missing("is a file of which the site makes no page")

    def _address(self, url: Url) -> Answer:
        """Where a browser goes: to a page or a static file below the site's base url."""
        if not url.path.startswith("/"):
            return None
        inside = [path for base in self._bases if (path := _below(base, url.raw_path)) is not None]
        if not inside:
            is_page = self.site.page(url.raw_path) is not None
            expected = self._bases[0].rstrip("/") + url.text
            return Missing("lacks the site's base url", expected, sure=True) if is_page else None
        if any(self._is_static(place) for path in inside for place in self.absolute_places(path)):
            return Found(None)
        return self._answer(url, [decoded(path) for path in inside])

    def _route_link(self, url: Url) -> Answer:
        """Where a link leads that Docusaurus' router follows."""
        routes = list(dict.fromkeys(self._routes(url)))
        return self._answer(url, routes) if routes else None

    def _answer(self, url: Url, routes: list[str]) -> Answer:
        language = self._content.language if self._content else None
        for route in routes:
            if (page := self.site.page(route)) is not None:
                return Found(self.site.translated(page, language))
            if self.site.serves(route):
                return Found(None)
        is_absolute = url.path.startswith("/")
        rewritten = self._content is not None and self._content.options.rewrites_links
        if not all(map(self.site.knows, routes)) or (rewritten and not is_absolute):
            return None
        for route in routes:
            if (other := self.site.route_differing_in_case(route)) is not None:
                written = other + after_path(url) if is_absolute else None
                return Missing("differs in case from the page's route", written, sure=True)
        if is_absolute and (no_route := self._no_route(url)) is not None:
            return no_route
        suggestion = self._route_near(url) if is_absolute else self._note_beside(url)
        return Missing("is no route of the site", suggestion)

    def _no_route(self, url: Url) -> Missing | None:
        """What is on the server, but is no route: a static page, a page in another language."""
        static = any(map(self._is_static, self.absolute_places(url.path)))
        elsewhere = url.path.split("/")[1] in self.site.config.locales[1:]
        if not static and not elsewhere:
            return None
        what = "a static file" if static else "in another language"
        return Missing(f"is {what}, which no route reaches", f"pathname://{url.text}", sure=True)

    def _routes(self, url: Url, pages: Iterable[str] | None = None) -> Iterator[str]:
        """The routes that a link may mean; a relative one is seen from the page's own address, or
        from one of these.
        """
        path = decoded(url.raw_path)
        if path.startswith("/"):
            for base in self._bases:
                yield join_route(inside) if (inside := _below(base, path)) else join_route(path)
            return
        for page in self._addresses if pages is None else pages:
            for base in self._bases:
                target = resolved(path, base.rstrip("/") + page)
                # A link that climbs out of the site has no route in it.
                yield join_route(inside) if (inside := _below(base, target)) else f"/..{target}"

    @cached_property
    def _addresses(self) -> tuple[str, ...]:
        """The addresses that the note's page may have."""
        url = self.site.page_url(self.path)
        return () if url is None else self.site.addresses(url)

    def _route_near(self, url: Url) -> str | None:
        nearest = self.site.nearest_route(join_route(_below(self._bases[0], url.path) or url.path))
        return nearest + after_path(url) if nearest is not None else None

    def _note_beside(self, url: Url) -> str | None:
        """``./guide`` was meant as ``./guide.md``, perhaps."""
        names = self.note_names([join(self.path.parent, url.path)])
        note = next((name for name in names if self.paths.is_file(name)), None)
        return self.written(url, note) if note is not None else None

    def _is_static(self, place: PurePosixPath) -> bool:
        return self.paths.is_file(place) or self.paths.is_file(place / "index.html")


def _below(base: str, path: str) -> str | None:
    """A path without the base url, if it begins with it."""
    if path == base.rstrip("/"):
        return "/"
    return f"/{path.removeprefix(base)}" if path.startswith(base) else None
