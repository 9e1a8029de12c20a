"""What a ``docusaurus.config.*`` says, as far as it can be read without running it."""

import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

from notelint.docusaurus.literals import Expression, Script, Value, read_script
from notelint.format import Files

Kind = Literal["docs", "blog", "pages"]

_SUFFIXES = ("", ".ts", ".js", ".mts", ".mjs", ".cts", ".cjs", ".json")
_DEFAULTS: dict[Kind, tuple[str, str]] = {
    "docs": ("docs", "docs"),
    "blog": ("blog", "blog"),
    "pages": ("src/pages", "/"),
}
_ADDS_NO_ROUTES = (
    "@docusaurus/plugin-",
    "@docusaurus/theme-",
    "plugin-",
    "theme-",
    "docusaurus-plugin-sass",
    "docusaurus-plugin-image-zoom",
    "docusaurus-lunr-search",
    "@easyops-cn/docusaurus-search-local",
)
_DEEPEST = 4


@dataclass(frozen=True)
class PluginOptions:
    """One instance of a content plugin; ``include`` and ``exclude`` are None by default.

    ``admonitions`` are the names that it knows besides Docusaurus' own.
    """

    kind: Kind
    id: str
    path: str
    route_base: str
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    number_prefixes: bool = True
    last_version: str | None = None
    version_paths: Mapping[str, str] = field(default_factory=dict[str, str])
    admonitions: tuple[str, ...] = ()


@dataclass(frozen=True)
class SiteConfig:
    """``plugins`` is None where the configuration does not show which content plugins run.

    ``complete`` says that nothing else in it can add pages; ``mentions`` are the paths that
    it writes down somewhere (redirects, items of the navigation bar).
    """

    base_url: str = "/"
    static_directories: tuple[str, ...] = ("static",)
    format: str = "mdx"
    math: bool = True
    mdx1_compat: bool = True
    keeps_anchor_case: bool = False
    locales: frozenset[str] = frozenset()
    plugins: tuple[PluginOptions, ...] | None = None
    complete: bool = False
    mentions: frozenset[str] = frozenset()


def read_config(path: PurePosixPath, files: Files) -> SiteConfig:
    """Read the configuration at this path, with the local modules it imports."""
    scripts = list(_scripts(path, files))
    site = next((o for script in scripts for o in script.objects if _is_site(o)), None)
    if site is None:
        return SiteConfig()
    names = _Names(scripts)
    markdown = names.mapping(site.get("markdown"))
    entries = list(_entries(site, names))
    strings = frozenset().union(*(script.strings for script in scripts))
    return SiteConfig(
        base_url=names.text(site.get("baseUrl")) or "/",
        static_directories=names.texts(site.get("staticDirectories")) or ("static",),
        format=names.text(markdown.get("format")) or "mdx",
        math="remark-math" in strings,
        mdx1_compat=_mdx1_compat(site, markdown, names),
        keeps_anchor_case=names.mapping(markdown.get("anchors")).get("maintainCase") is True,
        locales=frozenset(names.texts(names.mapping(site.get("i18n")).get("locales")) or ()),
        plugins=tuple(_plugins(entries, names)) or None,
        complete=all(_is_known(name) for name, _ in entries),
        mentions=frozenset(string for string in strings if string.startswith("/")),
    )


def _scripts(path: PurePosixPath, files: Files) -> Iterator[Script]:
    """The configuration, then what it imports, each once."""
    waiting, seen = [(path, 0)], {path}
    while waiting:
        path, depth = waiting.pop(0)
        text = files[path].decode(errors="replace")
        script = Script(default=_json(text)) if path.suffix == ".json" else read_script(text)
        yield script
        for url in script.modules if depth < _DEEPEST else ():
            module = _module(path.parent, url, files)
            if module is not None and module not in seen:
                seen.add(module)
                waiting.append((module, depth + 1))


def _module(folder: PurePosixPath, url: str, files: Files) -> PurePosixPath | None:
    stem = posixpath.normpath(posixpath.join(folder.as_posix(), url))
    candidates = [stem + suffix for suffix in _SUFFIXES]
    candidates += [f"{stem}/index{suffix}" for suffix in _SUFFIXES]
    return next(
        (path for path in map(PurePosixPath, candidates) if path.suffix and path in files), None
    )


def _json(text: str) -> Value:
    try:
        value: Value = json.loads(text)
    except ValueError:
        return None
    return value


def _is_site(candidate: Mapping[str, Value]) -> bool:
    return ("presets" in candidate or "plugins" in candidate or "url" in candidate) and (
        "title" in candidate or "baseUrl" in candidate
    )


class _Names:
    """Looks up what the identifiers of a configuration stand for."""

    def __init__(self, scripts: Iterable[Script]) -> None:
        self._values: dict[str, Value] = {}
        for script in scripts:
            self._values = {**script.names, **self._values}

    def resolve(self, value: Value) -> Value:
        for _ in range(5):  # a name of a name of a name
            if not isinstance(value, Expression) or value.parts or value.name not in self._values:
                break
            value = self._values[value.name]
        return value

    def mapping(self, value: Value) -> Mapping[str, Value]:
        value = self.resolve(value)
        if isinstance(value, Expression):
            value = next((part for part in value.parts if isinstance(part, dict)), None)
        return value if isinstance(value, dict) else {}

    def text(self, value: Value) -> str | None:
        """A string, or the last one that is in a computed value (its fallback, a call's path)."""
        value = self.resolve(value)
        if isinstance(value, Expression):
            value = next((part for part in reversed(value.parts) if isinstance(part, str)), None)
        return value if isinstance(value, str) else None

    def texts(self, value: Value) -> tuple[str, ...] | None:
        value = self.resolve(value)
        if not isinstance(value, list):
            return None
        return tuple(text for text in map(self.text, value) if text is not None)

    def items(self, value: Value, depth: int = 0) -> list[Value]:
        """The items of a list, with those of the lists that are spread or computed into it."""
        value = self.resolve(value)
        if isinstance(value, Expression):
            return [item for part in value.parts if isinstance(part, list) for item in part]
        items: list[Value] = []
        for item in value if isinstance(value, list) else ():
            if isinstance(item, Expression) and item.spread:
                if depth < _DEEPEST:
                    items += self.items(replace(item, spread=False), depth + 1)
            else:
                items.append(item)
        return items


def _entries(site: Mapping[str, Value], names: _Names) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Every plugin: its module and its options; a preset's plugins under their own names."""
    for entry in names.items(site.get("presets")):
        module, options = _entry(entry, names)
        yield f"preset {module}", {}
        for kind in _DEFAULTS:
            value = names.resolve(options.get(kind))
            # A preset that is not Docusaurus' own may bring no blog, unless it is configured.
            brought = kind in options or kind != "blog" or "classic" in module
            if brought and value is not False:
                yield f"@docusaurus/plugin-content-{kind}", names.mapping(value)
    for entry in names.items(site.get("plugins")):
        yield _entry(entry, names)


def _entry(entry: Value, names: _Names) -> tuple[str, Mapping[str, Value]]:
    """``'name'`` or ``['name', {…}]``, perhaps behind a condition (``debug && [...]``)."""
    entry = names.resolve(entry)
    if isinstance(entry, Expression) and entry.parts and isinstance(entry.parts[0], list):
        entry = entry.parts[0]
    if isinstance(entry, list):
        options = names.mapping(entry[1]) if len(entry) > 1 else {}
        return (names.text(entry[0]) if entry else None) or "", options
    return names.text(entry) or "", {}


def _plugins(
    entries: Iterable[tuple[str, Mapping[str, Value]]], names: _Names
) -> Iterator[PluginOptions]:
    for module, options in entries:
        for kind, (path, route_base) in _DEFAULTS.items():
            if not module.endswith((f"plugin-content-{kind}", f"/content-{kind}")) and (
                module != f"content-{kind}"
            ):
                continue
            versions = names.mapping(options.get("versions"))
            base = names.text(options.get("routeBasePath"))
            yield PluginOptions(
                kind=kind,
                id=names.text(options.get("id")) or "default",
                path=names.text(options.get("path")) or path,
                route_base=route_base if base is None else base,
                include=names.texts(options.get("include")),
                exclude=names.texts(options.get("exclude")),
                number_prefixes=names.resolve(options.get("numberPrefixParser")) is not False,
                last_version=names.text(options.get("lastVersion")),
                version_paths={
                    version: version_path
                    for version, value in versions.items()
                    if (version_path := names.text(names.mapping(value).get("path"))) is not None
                },
                admonitions=names.texts(names.mapping(options.get("admonitions")).get("keywords"))
                or (),
            )


def _mdx1_compat(site: Mapping[str, Value], markdown: Mapping[str, Value], names: _Names) -> bool:
    """On by default until ``future.v4`` turns it off; one of its parts is enough for on."""
    v4 = names.resolve(names.mapping(site.get("future")).get("v4"))
    flags = names.mapping(v4)
    default = v4 is not True and flags.get("mdx1CompatDisabledByDefault") is not True
    parts = names.resolve(markdown.get("mdx1Compat"))
    if not isinstance(parts, dict):
        return default
    return any(
        parts.get(name, default) is not False for name in ("comments", "admonitions", "headingIds")
    )


def _is_known(module: str) -> bool:
    """Whether this plugin adds no pages but those that are told from the files."""
    if module.startswith("preset "):
        return "classic" in module
    return module.startswith(_ADDS_NO_ROUTES)
