"""A Docusaurus site: which notes it reads how, and which pages they become."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from notelint.docusaurus.config import SiteConfig, read_config
from notelint.docusaurus.contents import Content, contents
from notelint.docusaurus.generated import GeneratedPages
from notelint.docusaurus.nearest import Routes
from notelint.docusaurus.options import FOLDERS_AND_ROUTES, PluginOptions
from notelint.docusaurus.routes import RouteKeys, join_route, read_route_keys
from notelint.docusaurus.schema import is_valid_route
from notelint.markdown import DOCUSAURUS_MD, MDX, Dialect, detect, front_matter_format
from notelint.paths import NOTE_SUFFIXES, join
from notelint.source import Files

_CLASSIC = tuple(
    PluginOptions(kind, "default", *FOLDERS_AND_ROUTES[kind]) for kind in FOLDERS_AND_ROUTES
)
_CONFIG = "docusaurus.config."
_SEARCH = "/search"


@dataclass(frozen=True)
class SiteSettings:
    """``[tool.notelint.docusaurus]``; None leaves it to the site's own configuration."""

    site_dir: str | None = None
    math: bool | None = None
    mdx1_compat: bool | None = None


@dataclass(frozen=True)
class Site:
    """A folder with a ``docusaurus.config.*``, or the one that the settings name."""

    root: PurePosixPath
    config: SiteConfig = field(default_factory=SiteConfig)
    files: Files = field(default_factory=dict[PurePosixPath, bytes], repr=False, compare=False)

    @cached_property
    def static_folders(self) -> tuple[PurePosixPath, ...]:
        return tuple(join(self.root, folder) for folder in self.config.static_directories)

    @cached_property
    def plugins(self) -> tuple[PluginOptions, ...]:
        """The content plugins; where the configuration does not tell, Docusaurus' own defaults.

        A site in ``website/`` without documents then reads the ``docs/`` beside it.
        """
        if self.config.plugins is not None:
            return self.config.plugins
        docs, *others = _CLASSIC
        beside = f"../{docs.path}"
        if self._has_files(beside) and not self._has_files(docs.path):
            docs = replace(docs, path=beside)
        return (docs, *others)

    def _has_files(self, path: str) -> bool:
        below = f"{join(self.root, path)}/"
        return any(file.as_posix().startswith(below) for file in self.files)

    @cached_property
    def contents(self) -> tuple[Content, ...]:
        """The folders that content plugins read, the deepest first."""
        return tuple(contents(self.root, self.plugins, self.files))

    def content(self, path: PurePosixPath) -> Content | None:
        """The content that a file lies in, whether it becomes a page or not."""
        parent, known = path.parent, self._contents_of_parents
        if parent not in known:
            by_folder = self._contents_by_folder
            known[parent] = next((by_folder[p] for p in path.parents if p in by_folder), None)
        return known[parent]

    @cached_property
    def _contents_of_parents(self) -> dict[PurePosixPath, Content | None]:
        return {}

    @cached_property
    def _contents_by_folder(self) -> Mapping[PurePosixPath, Content]:
        return {content.folder: content for content in reversed(self.contents)}

    def reads(self, path: PurePosixPath) -> bool:
        """Whether the site builds this note, or may import it."""
        if self.content(path) is not None:
            return True
        if not path.is_relative_to(self.root):
            return False
        if path.is_relative_to(self.root / "src"):
            return True
        return self.config.plugins is None and path.parent != self.root  # no README of a repository

    def dialect(self, path: PurePosixPath, text: str) -> Dialect:
        """How the site reads a note: ``.md`` as MDX, unless it says otherwise."""
        if path.suffix not in {".md", ".mdx"} or not self.reads(path):
            dialect = detect(path, text)
            return dialect if not dialect.mdx else self._adapted(dialect)
        format_ = front_matter_format(text) or self.config.format
        if format_ == "detect":
            format_ = "mdx" if path.suffix == ".mdx" else "md"
        return self._adapted(DOCUSAURUS_MD if format_ == "md" else MDX)

    def _adapted(self, dialect: Dialect) -> Dialect:
        return replace(
            dialect,
            math=self.config.math,
            mdx1_compat=self.config.mdx1_compat,
            not_rewritten=self.config.not_rewritten,
        )

    def route(self, path: PurePosixPath) -> str | None:
        """The route of the page that a file becomes; None for partials, drafts and other files."""
        url = self.page_url(path)
        return None if url is None else join_route(url)

    def page_url(self, path: PurePosixPath) -> str | None:
        """The address of the page that a file becomes, without the base url; as ``route``.

        That of a folder's own page ends in a slash.
        """
        if path not in self._urls:
            content, url = self.content(path), None
            if content is not None and self._is_source(path, content):
                keys = self._keys(path)
                url = None if keys.draft else content.page_url(path, keys)
            self._urls[path] = url
        return self._urls[path]

    @cached_property
    def _urls(self) -> dict[PurePosixPath, str | None]:
        return {}

    def _is_source(self, path: PurePosixPath, content: Content) -> bool:
        """Whether a plugin reads this file: one that is translated has to have an original."""
        return (
            path in self.files and content.includes(path) and content.original(path) in self.files
        )

    def _keys(self, path: PurePosixPath) -> RouteKeys:
        if path not in self._keys_by_path:
            self._keys_by_path[path] = read_route_keys(self.files[path])
        return self._keys_by_path[path]

    @cached_property
    def _keys_by_path(self) -> dict[PurePosixPath, RouteKeys]:
        return {}

    def is_listed(self, path: PurePosixPath) -> bool:
        """Whether a page is a post that lists show.

        What lists show is not known where the site has components of its own for them.
        """
        content = self.content(path)
        if content is None or content.kind != "blog" or self._has_own_blog:
            return False
        return self.route(path) is not None and not self._keys(path).unlisted

    @cached_property
    def _has_own_blog(self) -> bool:
        theme = self.root / "src" / "theme"
        depth = len(theme.parts)
        return any(
            path.is_relative_to(theme) and path.parts[depth].startswith("Blog")
            for path in self.files
        )

    def is_draft(self, path: PurePosixPath) -> bool:
        return self._keys(path).draft

    def links_to_file(self, source: PurePosixPath, target: PurePosixPath) -> bool:
        """Whether a link from one note may name the other's file: it works within one plugin.

        In a translation, the original of what is translated counts no more.
        """
        content, other = self.content(source), self.content(target)
        if content is None or other is None or content.plugin != other.plugin:
            return False
        if not (other.built or other == content) or self.route(target) is None:
            return False
        if other.language is not None:
            return other.language == content.language
        return content.language is None or self.translated(target, content.language) == target

    def translated(self, path: PurePosixPath, language: str | None) -> PurePosixPath:
        """A page's file in a language; where it is not translated, the file itself."""
        content = self.content(path)
        if language is None or content is None:
            return path
        for other in self.contents:
            if other.language == language and other.origin == content.folder:
                translation = other.folder / path.relative_to(content.folder)
                return translation if translation in self.files else path
        return path

    def has_valid_route(self, path: PurePosixPath) -> bool:
        """Whether Docusaurus accepts the route of a document (it does not ask this of posts)."""
        content, route = self.content(path), self.route(path)
        if content is None or route is None or content.kind != "docs":
            return True
        return is_valid_route(route)

    def bases(self, language: str | None) -> tuple[str, ...]:
        """The urls that the pages of a language may stand below; each ends in a slash."""
        bases = [f"/{base.strip('/')}/".replace("//", "/") for base in self.config.base_urls]
        own = self.config.locales[:1]
        if language is None or language in own:
            return tuple(bases)
        return tuple(f"{base}{language}/" for base in bases)

    def addresses(self, url: str) -> tuple[str, ...]:
        """A page's address as `trailingSlash` changes it; several where that is not known."""
        slashless = url.rstrip("/") or "/"
        slashed = {None: url, True: url.rstrip("/") + "/", False: slashless}
        return tuple(dict.fromkeys(slashed[given] for given in self.config.trailing_slashes))

    def page(self, route: str) -> PurePosixPath | None:
        """The file of the page at a route; a last slash does not matter to Docusaurus."""
        return self.pages.get(join_route(route))

    @cached_property
    def pages(self) -> Mapping[str, PurePosixPath]:
        """All pages by their routes; of translations, the untranslated page."""
        pages: dict[str, PurePosixPath] = {}
        for path in sorted(self.files):
            content, route = self.content(path), self.route(path)
            if content is None or route is None or not content.built:
                continue
            if route not in pages or content.language is None:
                pages[route] = path
        return pages

    def route_differing_in_case(self, route: str) -> str | None:
        """The route of a page that differs from this one in case only."""
        return self._routes.differing_in_case(join_route(route))

    def nearest_route(self, path: str) -> str | None:
        """The route of the note that was most likely meant by a path that is none."""
        return self._routes.nearest(path)

    @cached_property
    def _routes(self) -> Routes:
        notes = {r: path for r, path in self.pages.items() if path.suffix in NOTE_SUFFIXES}
        unchanged = {
            join_route(content.page_url(path, RouteKeys())): route
            for route, path in notes.items()
            if (content := self.content(path)) is not None
        }
        return Routes(tuple(notes), unchanged)

    def serves(self, route: str) -> bool:
        """Whether a page is there that no note stands for: generated, or perhaps a plugin's."""
        route = join_route(route)
        if any(pages.serve(route) for pages in self._generated):
            return True
        return (self.config.searches and route == _SEARCH) or (
            not self.config.complete and route in self._mentioned
        )

    def knows(self, route: str) -> bool:
        """Whether a route that neither a page nor anything generated has is certainly missing.

        A plugin that is unknown here may add pages, but hardly among those of the notes.
        """
        if not all(options.known for options in self.plugins):
            return False
        return self.config.complete or _first_part(join_route(route)) in self._first_parts

    @cached_property
    def _first_parts(self) -> frozenset[str]:
        return frozenset(map(_first_part, self._routes.routes)) - {""}

    @cached_property
    def _generated(self) -> tuple[GeneratedPages, ...]:
        built = [content for content in self.contents if content.built and not content.language]
        notes: dict[PurePosixPath, dict[PurePosixPath, RouteKeys]] = {
            content.folder: {} for content in built
        }
        for path in self.pages.values():
            content = self.content(path)
            if content is not None and content.folder in notes:
                notes[content.folder][path] = self._keys(path)
        return tuple(
            GeneratedPages(self.root, content, notes[content.folder], self.files)
            for content in built
        )

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        return frozenset(map(join_route, self.config.mentions)) - {"/"}


def find_sites(files: Files, settings: SiteSettings) -> tuple[Site, ...]:
    """The sites of a vault, the deepest first."""
    configs = {path.parent: path for path in sorted(files) if path.name.startswith(_CONFIG)}
    roots: dict[PurePosixPath, PurePosixPath | None] = dict(configs)
    if settings.site_dir is not None:
        root = join(PurePosixPath(), settings.site_dir)
        roots = {root: configs.get(root)}
    return tuple(
        Site(root, _config(roots[root], files, settings), files)
        for root in sorted(roots, key=lambda root: (-len(root.parts), root))
    )


def _config(path: PurePosixPath | None, files: Files, settings: SiteSettings) -> SiteConfig:
    config = SiteConfig() if path is None else read_config(path, files)
    if settings.math is not None:
        config = replace(config, math=settings.math)
    if settings.mdx1_compat is not None:
        config = replace(config, mdx1_compat=settings.mdx1_compat, not_rewritten=frozenset())
    return config


def _first_part(route: str) -> str:
    return route.split("/", 2)[1]
