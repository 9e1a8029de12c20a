"""A Docusaurus site: which notes it reads how, and which pages they become."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from notelint.docusaurus.config import PluginOptions, SiteConfig, read_config
from notelint.docusaurus.contents import Content, contents
from notelint.docusaurus.nearest import Routes
from notelint.docusaurus.routes import RouteKeys, join_route, read_route_keys
from notelint.docusaurus.schema import is_valid_route
from notelint.format import Files
from notelint.markdown import DOCUSAURUS_MD, MDX, Dialect, detect, front_matter_format
from notelint.paths import NOTE_SUFFIXES, join

_CLASSIC = (
    PluginOptions("docs", "default", "docs", "docs"),
    PluginOptions("blog", "default", "blog", "blog"),
    PluginOptions("pages", "default", "src/pages", "/"),
)
_CATEGORY_SLUG = re.compile(r"""["']?slug["']?[ \t]*:[ \t]*["']?([^"'\s,}]+)""")
_CONFIG = "docusaurus.config."


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
    def contents(self) -> tuple[Content, ...]:
        """The folders that content plugins read, the deepest first.

        Where the configuration does not tell, Docusaurus' default folders.
        """
        plugins = _CLASSIC if self.config.plugins is None else self.config.plugins
        return tuple(contents(self.root, plugins, self.files))

    def content(self, path: PurePosixPath) -> Content | None:
        """The content that a file lies in, whether it becomes a page or not."""
        by_folder = self._contents_by_folder
        return next((by_folder[folder] for folder in path.parents if folder in by_folder), None)

    @cached_property
    def _contents_by_folder(self) -> Mapping[PurePosixPath, Content]:
        return {content.folder: content for content in reversed(self.contents)}

    def reads(self, path: PurePosixPath) -> bool:
        """Whether the site builds this note, or may import it."""
        if self.content(path) is not None:
            return True
        if not path.is_relative_to(self.root):
            return False
        return self.config.plugins is None or path.is_relative_to(self.root / "src")

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
        return replace(dialect, math=self.config.math, mdx1_compat=self.config.mdx1_compat)

    def route(self, path: PurePosixPath) -> str | None:
        """The route of the page that a file becomes; None for partials and other files."""
        content = self.content(path)
        if content is None or path not in self.files or not content.includes(path):
            return None
        return content.page_route(path, read_route_keys(self.files[path]))

    def has_valid_route(self, path: PurePosixPath) -> bool:
        """Whether Docusaurus accepts the route of a document (it does not ask this of posts)."""
        content, route = self.content(path), self.route(path)
        if content is None or route is None or content.kind != "docs":
            return True
        return is_valid_route(route)

    def page(self, route: str) -> PurePosixPath | None:
        """The file of the page at a route; a last slash does not matter to Docusaurus."""
        return self.pages.get(join_route(route))

    @cached_property
    def pages(self) -> Mapping[str, PurePosixPath]:
        """All pages by their routes; of translations, the untranslated page."""
        pages: dict[str, PurePosixPath] = {}
        for path in sorted(self.files):
            content, route = self.content(path), self.route(path)
            if content is None or route is None:
                continue
            if route not in pages or content.folder == content.origin:
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
            content.page_route(path, RouteKeys()): route
            for route, path in notes.items()
            if (content := self.content(path)) is not None
        }
        return Routes(tuple(notes), unchanged)

    def serves(self, route: str) -> bool:
        """Whether a page is there that no note stands for: generated, or named in the configuration."""
        route = join_route(route)
        return (
            route in self._generated
            or any(route.startswith(f"{folder}/") for folder in self._generating)
            or route in self._mentioned
        )

    def knows(self, route: str) -> bool:
        """Whether a route that neither a page nor anything generated has is certainly missing.

        A plugin that is unknown here may add pages, but hardly among those of the notes.
        """
        if self.config.complete:
            return True
        return _first_part(join_route(route)) in self._first_parts

    @cached_property
    def _first_parts(self) -> frozenset[str]:
        return frozenset(map(_first_part, self._routes.routes)) - {""}

    @cached_property
    def _generating(self) -> frozenset[str]:
        return frozenset(route for content in self.contents for route in content.generated)

    @cached_property
    def _generated(self) -> frozenset[str]:
        indexes = [content.route for content in self.contents if content.kind == "blog"]
        return self._generating | frozenset([*indexes, *self._category_routes()])

    def _category_routes(self) -> list[str]:
        """The slugs of categories' index pages, in ``_category_`` files and sidebars."""
        routes = []
        for path in self.files:
            is_sidebar = path.parent == self.root and "sidebar" in path.name.lower()
            content = self.content(path) if path.name.startswith("_category_.") else None
            if is_sidebar or content is not None:
                text = self.files[path].decode(errors="replace")
                slugs = _CATEGORY_SLUG.findall(text)
                bases = [content.route] if content else [c.route for c in self.contents]
                routes += [join_route(base, slug) for base in bases for slug in slugs]
        return routes

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
        config = replace(config, mdx1_compat=settings.mdx1_compat)
    return config


def _first_part(route: str) -> str:
    return route.split("/", 2)[1]
