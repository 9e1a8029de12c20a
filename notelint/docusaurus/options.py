"""The options of the content plugins: docs, blog and pages.

Source: Docusaurus 3.10, ``options.ts`` of the three plugins.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from notelint.docusaurus.literals import SPREADS, Expression, Value
from notelint.docusaurus.names import Names

Kind = Literal["docs", "blog", "pages"]

FOLDERS_AND_ROUTES: Mapping[Kind, tuple[str, str]] = {
    "docs": ("docs", "docs"),
    "blog": ("blog", "blog"),
    "pages": ("src/pages", "/"),
}
"""Where a plugin reads and where its pages stand, unless its options say otherwise."""

_DECIDING_ROUTES = (
    *("id", "path", "routeBasePath", "include", "exclude", "numberPrefixParser", "lastVersion"),
    *("onlyIncludeVersions", "includeCurrentVersion", "disableVersioning", "versions"),
)
_DECIDING_GENERATED = (
    *("sidebarPath", "sidebarItemsGenerator", "tagsBasePath", "tags", "archiveBasePath"),
    *("pageBasePath", "authorsBasePath", "authorsMapPath", "postsPerPage", "processBlogPosts"),
)


@dataclass(frozen=True)
class VersionOptions:
    """``only`` are the versions that are built, None for all."""

    last: str | None = None
    only: tuple[str, ...] | None = None
    current: bool = True
    disabled: bool = False
    paths: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Generated:
    """Where a plugin puts the pages that no note stands for; None where it makes no such pages.

    ``sidebar`` is the path of the sidebars' file, None for Docusaurus' own sidebar, and False
    for none. ``posts_per_page`` is None for all. ``known`` says that all of it could be read.
    """

    tags: str = "tags"
    archive: str | None = "archive"
    page: str = "page"
    authors: str = "authors"
    tags_file: str | None = "tags.yml"
    authors_file: str = "authors.yml"
    posts_per_page: int | None = 10
    sidebar: str | Literal[False] | None = None
    known: bool = True


@dataclass(frozen=True)
class PluginOptions:
    """One instance of a content plugin; ``include`` and ``exclude`` are None by default.

    ``admonitions`` are the names that it knows besides Docusaurus' own; ``truncates`` says that
    posts are cut at Docusaurus' own marker, ``rewrites_links`` that a plugin for remark changes
    where links lead. ``known`` says that everything could be read that
    decides about the routes of notes.
    """

    kind: Kind
    id: str
    path: str
    route_base: str
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    number_prefixes: bool = True
    versions: VersionOptions = VersionOptions()
    generated: Generated = Generated()
    admonitions: tuple[str, ...] = ()
    truncates: bool = True
    rewrites_links: bool = False
    known: bool = True


def read_options(kind: Kind, options: Mapping[str, Value], names: Names) -> PluginOptions:
    path, route_base = FOLDERS_AND_ROUTES[kind]
    given_base = names.text(options.get("routeBasePath"))
    admonitions = names.mapping(options.get("admonitions"))
    return PluginOptions(
        kind=kind,
        id=names.text(options.get("id")) or "default",
        path=names.text(options.get("path")) or path,
        route_base=route_base if given_base is None else given_base,
        include=names.texts(options.get("include")),
        exclude=names.texts(options.get("exclude")),
        number_prefixes=names.flag(options.get("numberPrefixParser")) is not False,
        versions=_versions(options, names),
        generated=_generated(options, names),
        admonitions=names.texts(admonitions.get("keywords")) or (),
        truncates="truncateMarker" not in options,
        rewrites_links=any(
            _rewrites_links(plugin)
            for key in ("beforeDefaultRemarkPlugins", "remarkPlugins")
            for plugin in names.items(options.get(key))
        ),
        known=_is_known(options, _DECIDING_ROUTES, names),
    )


def _rewrites_links(plugin: Value) -> bool:
    """Whether a plugin for remark, alone or with its options, is called after links."""
    entry = plugin[0] if isinstance(plugin, list) and plugin else plugin
    name = (entry.name if isinstance(entry, Expression) else str(entry)).lower()
    return "link" in name and not any(other in name for other in ("external", "autolink"))


def _is_known(options: Mapping[str, Value], keys: tuple[str, ...], names: Names) -> bool:
    return SPREADS not in options and all(names.is_plain(options.get(key)) for key in keys)


def _versions(options: Mapping[str, Value], names: Names) -> VersionOptions:
    only = options.get("onlyIncludeVersions")
    paths = {
        version: path
        for version, value in names.mapping(options.get("versions")).items()
        if (path := names.text(names.mapping(value).get("path"))) is not None
    }
    return VersionOptions(
        last=names.text(options.get("lastVersion")),
        only=names.texts(only) if names.is_plain(only) else None,
        current=names.flag(options.get("includeCurrentVersion")) is not False,
        disabled=names.flag(options.get("disableVersioning")) is True,
        paths=paths,
    )


def _generated(options: Mapping[str, Value], names: Names) -> Generated:
    default = Generated()
    archive = names.resolve(options.get("archiveBasePath", default.archive))
    tags_file = names.resolve(options.get("tags", default.tags_file))
    per_page = names.resolve(options.get("postsPerPage", default.posts_per_page))
    sidebar = names.resolve(options.get("sidebarPath"))
    return Generated(
        tags=names.text(options.get("tagsBasePath")) or default.tags,
        archive=None if archive is None else names.text(archive),
        page=names.text(options.get("pageBasePath")) or default.page,
        authors=names.text(options.get("authorsBasePath")) or default.authors,
        tags_file=names.text(tags_file) if tags_file else None,
        authors_file=names.text(options.get("authorsMapPath")) or default.authors_file,
        posts_per_page=int(per_page) if isinstance(per_page, int | float) else None,
        sidebar=False if sidebar is False else names.text(sidebar),
        known=_is_known(options, _DECIDING_GENERATED, names),
    )
