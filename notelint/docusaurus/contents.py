"""The folders of a site that its content plugins read, with their versions and translations."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from notelint.docusaurus.globs import matches
from notelint.docusaurus.options import Kind, PluginOptions
from notelint.docusaurus.routes import (
    RouteKeys,
    blog_slug,
    docs_slug,
    is_public,
    join_url,
    page_slug,
)
from notelint.docusaurus.schema import Complaint, complaints
from notelint.paths import join
from notelint.source import Files

_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    "docs": (".md", ".mdx"),
    "blog": (".md", ".mdx"),
    "pages": (".md", ".mdx", ".js", ".jsx", ".ts", ".tsx"),
}
CURRENT = "current"


@dataclass(frozen=True)
class Content:
    """A folder whose notes become pages below ``route`` (without the site's base url).

    ``origin`` is the untranslated folder of a translated one, else the folder itself.
    ``built`` is false for a version that the configuration leaves out.
    """

    options: PluginOptions
    folder: PurePosixPath
    route: str
    origin: PurePosixPath
    version: str = CURRENT
    language: str | None = None
    built: bool = True

    @property
    def kind(self) -> Kind:
        return self.options.kind

    @property
    def plugin(self) -> tuple[Kind, str]:
        """The plugin instance; links to ``.md`` files work within one."""
        return self.options.kind, self.options.id

    def includes(self, path: PurePosixPath) -> bool:
        """Whether the plugin makes a page of this file (which lies in the folder)."""
        inside = path.relative_to(self.folder)
        if path.suffix not in _SUFFIXES[self.kind]:
            return False
        name = inside.as_posix()
        if self.options.include is not None and not matches(name, self.options.include):
            return False
        if self.options.exclude is None:
            return is_public(inside)
        return not matches(name, self.options.exclude)

    def page_url(self, path: PurePosixPath, keys: RouteKeys) -> str:
        """The address of the page that this file becomes, before slashes are added or removed."""
        inside = path.relative_to(self.folder).as_posix()
        if self.kind == "docs":
            slug = docs_slug(inside, keys, number_prefixes=self.options.number_prefixes)
        else:
            slug = blog_slug(inside, keys) if self.kind == "blog" else page_slug(inside, keys)
        return join_url(self.route, slug)

    def original(self, path: PurePosixPath) -> PurePosixPath:
        """The untranslated file of a file in this folder."""
        return self.origin / path.relative_to(self.folder)

    def complaints(self, front_matter: Mapping[str, Any]) -> Iterator[Complaint]:
        """What the plugin refuses in a note's front matter."""
        return complaints(self.kind, front_matter)


def contents(
    root: PurePosixPath, plugins: Iterable[PluginOptions], files: Files
) -> Iterator[Content]:
    """The folders of these plugins, the deepest first."""
    languages = sorted(_folders_in(root / "i18n", files))
    found = [
        content
        for options in plugins
        for current in _versions(root, options, files)
        for content in (current, *_translations(root, current, languages))
    ]
    yield from sorted(found, key=lambda content: -len(content.folder.parts))


def _versions(root: PurePosixPath, options: PluginOptions, files: Files) -> Iterator[Content]:
    folder = join(root, options.path)
    if options.kind != "docs":
        route = join_url(options.route_base)
        yield Content(options, folder, route, folder)
        return
    wanted = options.versions
    names = _version_names(root, options, files)
    built = [] if wanted.disabled else list(names)
    if wanted.current and CURRENT not in built:
        built.insert(0, CURRENT)
    if wanted.only is not None:
        built = [name for name in built if name in wanted.only]
    last = wanted.last or next((name for name in built if name != CURRENT), CURRENT)
    for version in dict.fromkeys([CURRENT, *names]):
        default = "" if version == last else "next" if version == CURRENT else version
        route = join_url(options.route_base, wanted.paths.get(version, default))
        if version != CURRENT:
            folder = root / with_id("versioned_docs", options.id) / f"version-{version}"
        yield Content(options, folder, route, folder, version, built=version in built)


def with_id(name: str, plugin_id: str) -> str:
    """The name of a plugin instance's file or folder: ``community_versions.json``."""
    return name if plugin_id == "default" else f"{plugin_id}_{name}"


def _version_names(root: PurePosixPath, options: PluginOptions, files: Files) -> list[str]:
    """The versions, newest first; where ``versions.json`` is no list, by their folders' names."""
    listed = root / with_id("versions.json", options.id)
    if listed in files:
        try:
            names = json.loads(files[listed].decode(errors="replace"))
        except (ValueError, RecursionError):
            names = None
        if isinstance(names, list):
            return [str(name) for name in names]
    folders = _folders_in(root / with_id("versioned_docs", options.id), files)
    return sorted((name.removeprefix("version-") for name in folders), key=_natural, reverse=True)


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdigit() else -1, part) for part in re.split(r"(\d+)", name)]


def _translations(
    root: PurePosixPath, content: Content, languages: Iterable[str]
) -> Iterator[Content]:
    """The same content in other languages: its routes are written without the language."""
    suffix = "" if content.options.id == "default" else f"-{content.options.id}"
    plugin = f"docusaurus-plugin-content-{content.kind}{suffix}"
    version: tuple[str, ...] = ()
    if content.kind == "docs":
        version = (CURRENT if content.version == CURRENT else f"version-{content.version}",)
    for language in languages:
        folder = PurePosixPath(root, "i18n", language, plugin, *version)
        yield replace(content, folder=folder, language=language)


def _folders_in(folder: PurePosixPath, files: Files) -> set[str]:
    depth = len(folder.parts)
    return {
        path.parts[depth]
        for path in files
        if len(path.parts) > depth + 1 and path.parts[:depth] == folder.parts
    }
