"""The folders of a site that its content plugins read, with their versions and translations."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from notelint.docusaurus.config import Kind, PluginOptions
from notelint.docusaurus.routes import (
    RouteKeys,
    blog_slug,
    docs_slug,
    is_public,
    join_route,
    page_slug,
)
from notelint.docusaurus.schema import Complaint, complaints
from notelint.format import Files
from notelint.paths import join

_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    "docs": (".md", ".mdx"),
    "blog": (".md", ".mdx"),
    "pages": (".md", ".mdx", ".js", ".jsx", ".ts", ".tsx"),
}
_GENERATED: dict[Kind, tuple[str, ...]] = {
    "docs": ("tags", "category"),
    "blog": ("tags", "authors", "archive", "page", "rss.xml", "atom.xml", "feed.json"),
    "pages": (),
}
_GLOB = re.compile(r"\*\*/|\*\*|\*|\?|\{[^{}]*\}|.", re.DOTALL)


@dataclass(frozen=True)
class Content:
    """A folder whose notes become pages below ``route`` (without the site's base url).

    ``origin`` is the untranslated folder of a translated one, else the folder itself.
    """

    options: PluginOptions
    folder: PurePosixPath
    route: str
    origin: PurePosixPath

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
        if self.options.include is not None and not _matches(name, self.options.include):
            return False
        if self.options.exclude is None:
            return is_public(inside)
        return not _matches(name, self.options.exclude)

    def page_route(self, path: PurePosixPath, keys: RouteKeys) -> str:
        """The route of the page that this file becomes."""
        inside = path.relative_to(self.folder).as_posix()
        if self.kind == "docs":
            slug = docs_slug(inside, keys, number_prefixes=self.options.number_prefixes)
        else:
            slug = blog_slug(inside, keys) if self.kind == "blog" else page_slug(inside, keys)
        return join_route(self.route, slug)

    def complaints(self, front_matter: Mapping[str, Any]) -> Iterator[Complaint]:
        """What the plugin refuses in a note's front matter."""
        return complaints(self.kind, front_matter)

    @property
    def generated(self) -> tuple[str, ...]:
        """Routes below which the plugin makes pages of its own."""
        return tuple(join_route(self.route, name) for name in _GENERATED[self.kind])


def contents(
    root: PurePosixPath, plugins: Iterable[PluginOptions], files: Files
) -> Iterator[Content]:
    """The folders of these plugins, the deepest first."""
    found = [
        content
        for options in plugins
        for current in _versions(root, options, files)
        for content in (current, *_translations(root, current, files))
    ]
    yield from sorted(found, key=lambda content: -len(content.folder.parts))


def _versions(root: PurePosixPath, options: PluginOptions, files: Files) -> Iterator[Content]:
    folder = join(root, options.path)
    versions = _version_names(root, options, files) if options.kind == "docs" else []
    last = options.last_version or (versions[0] if versions else "current")
    prefix = "" if options.id == "default" else f"{options.id}_"
    for version in ["current", *versions]:
        default = "" if version == last else "next" if version == "current" else version
        route = join_route(options.route_base, options.version_paths.get(version, default))
        if version != "current":
            folder = root / f"{prefix}versioned_docs" / f"version-{version}"
        yield Content(options, folder, route, folder)


def _version_names(root: PurePosixPath, options: PluginOptions, files: Files) -> list[str]:
    """The versions, newest first; where ``versions.json`` is no list, by their folders' names."""
    prefix = "" if options.id == "default" else f"{options.id}_"
    listed = root / f"{prefix}versions.json"
    if listed in files:
        try:
            names = json.loads(files[listed].decode(errors="replace"))
        except ValueError:
            names = None
        if isinstance(names, list):
            return [str(name) for name in names]
    folders = _folders_in(root / f"{prefix}versioned_docs", files)
    return sorted((name.removeprefix("version-") for name in folders), key=_natural, reverse=True)


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdigit() else -1, part) for part in re.split(r"(\d+)", name)]


def _translations(root: PurePosixPath, content: Content, files: Files) -> Iterator[Content]:
    """The same content in other languages: its routes are written without the language."""
    suffix = "" if content.options.id == "default" else f"-{content.options.id}"
    plugin = f"docusaurus-plugin-content-{content.kind}{suffix}"
    version: tuple[str, ...] = ()
    if content.kind == "docs":
        name = content.folder.name
        version = (name if name.startswith("version-") else "current",)
    for language in sorted(_folders_in(root / "i18n", files)):
        folder = PurePosixPath(root, "i18n", language, plugin, *version)
        yield Content(content.options, folder, content.route, content.origin)


def _folders_in(folder: PurePosixPath, files: Files) -> set[str]:
    depth = len(folder.parts)
    return {
        path.parts[depth]
        for path in files
        if len(path.parts) > depth + 1 and path.parts[:depth] == folder.parts
    }


def _matches(name: str, globs: Iterable[str]) -> bool:
    return any(_compiled(glob).fullmatch(name) for glob in globs)


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    """A glob as micromatch reads it: ``**/``, ``*``, ``?`` and ``{a,b}``."""
    return re.compile(
        "".join(_piece(match[0]) for match in _GLOB.finditer(glob.removeprefix("./")))
    )


def _piece(piece: str) -> str:
    fixed = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if piece in fixed:
        return fixed[piece]
    if len(piece) > 1:
        choices = piece[1:-1].split(",")
        return "(?:" + "|".join("".join(_piece(c) for c in choice) for choice in choices) + ")"
    return re.escape(piece)
