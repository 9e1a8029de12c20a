"""What a ``docusaurus.config.*`` says, as far as it can be read without running it."""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint.docusaurus.literals import SPREADS, Expression, Script, Value, read_script
from notelint.docusaurus.names import Names
from notelint.docusaurus.options import FOLDERS_AND_ROUTES, PluginOptions, read_options
from notelint.markdown import Rewriting
from notelint.source import Files

_SUFFIXES = ("", ".ts", ".js", ".mts", ".mjs", ".cts", ".cjs", ".json")
_PREFIXES = ("@docusaurus/plugin-", "@docusaurus/theme-", "@docusaurus/", "plugin-", "theme-")
_ADDS_NO_ROUTES = frozenset(
    {"client-redirects", "css-cascade-layers", "debug", "google-analytics", "google-gtag"}
    | {
        "google-tag-manager",
        "ideal-image",
        "pwa",
        "rsdoctor",
        "sitemap",
        "svgr",
        "vercel-analytics",
    }
    | {"content-docs", "content-blog", "content-pages", "classic", "live-codeblock", "mermaid"}
)
_OTHERS_THAT_ADD_NO_ROUTES = (
    "docusaurus-plugin-sass",
    "docusaurus-plugin-image-zoom",
    "docusaurus-lunr-search",
    "@easyops-cn/docusaurus-search-local",
)
_REWRITINGS: tuple[Rewriting, ...] = ("comments", "admonitions", "headingIds")
_DEEPEST = 4


_MDX_1 = re.compile(rb'"@docusaurus/core"\s*:\s*"[~^]?[12]\.')
_BEFORE_3_10 = re.compile(rb'"@docusaurus/core"\s*:\s*"[~^]?3\.[0-9]\.')


@dataclass(frozen=True)
class SiteConfig:
    """``plugins`` is None where the configuration does not show which content plugins run.

    ``base_urls`` and ``trailing_slashes`` are all that the site may have: one each where the
    configuration tells. ``complete`` says that nothing else in it can add pages; ``mentions`` are
    the paths that it writes down somewhere. ``mends_links`` and ``mends_images`` say that a
    function of its own is asked what to make of broken ones. ``lists_anchors`` says that it asks for a list of
    broken anchors. The first of ``locales`` is the site's own.
    """

    base_urls: tuple[str, ...] = ("/",)
    trailing_slashes: tuple[bool | None, ...] = (None,)
    static_directories: tuple[str, ...] = ("static",)
    format: str = "mdx"
    math: bool = True
    mdx1_compat: bool = True
    not_rewritten: frozenset[Rewriting] = frozenset()
    keeps_anchor_case: bool = False
    lists_anchors: bool = False
    locales: tuple[str, ...] = ()
    plugins: tuple[PluginOptions, ...] | None = None
    complete: bool = False
    mends_links: bool = False
    mends_images: bool = False
    searches: bool = False
    mentions: frozenset[str] = frozenset()


def read_config(path: PurePosixPath, files: Files) -> SiteConfig:
    """Read the configuration at this path, with the local modules it imports."""
    scripts = list(_scripts(path, files))
    found = next((o for script in scripts for o in script.objects if _is_site(o)), None)
    if found is None:
        return SiteConfig()
    names = Names(scripts)
    site = names.mapping(found)
    markdown = names.mapping(site.get("markdown"))
    hooks = names.mapping(markdown.get("hooks"))
    not_rewritten = _not_rewritten(site, markdown, names, _knows_v4(path, files))
    entries = list(_entries(site, names))
    strings = frozenset().union(*(script.strings for script in scripts))
    static = site.get("staticDirectories")
    return SiteConfig(
        base_urls=_base_urls(names.resolve(site.get("baseUrl")), names),
        trailing_slashes=_trailing_slashes(names.resolve(site.get("trailingSlash")), names),
        static_directories=("static",) if static is None else names.texts(static) or ("static",),
        format=names.text(markdown.get("format")) or _usual_format(path, files),
        math="remark-math" in strings,
        mdx1_compat=len(not_rewritten) < len(_REWRITINGS),
        not_rewritten=not_rewritten,
        keeps_anchor_case=names.mapping(markdown.get("anchors")).get("maintainCase") is True,
        lists_anchors=names.text(site.get("onBrokenAnchors")) not in {None, "ignore"},
        locales=_locales(names.mapping(site.get("i18n")), names),
        plugins=tuple(_plugins(entries, names)) or None,
        complete=SPREADS not in site
        and all(_adds_no_routes(name) for name, _ in entries)
        and names.is_plain_list(site.get("plugins"))
        and names.is_plain_list(site.get("presets")),
        mends_links=_is_function(hooks.get("onBrokenMarkdownLinks"), names),
        mends_images=_is_function(hooks.get("onBrokenMarkdownImages"), names),
        searches=_searches(site, names, strings),
        mentions=frozenset(string for string in strings if string.startswith("/")),
    )


def _usual_format(path: PurePosixPath, files: Files) -> str:
    """How ``.md`` is read: Docusaurus 2 has MDX 1, which takes nearly all that Markdown is."""
    package = files.get(path.parent / "package.json", b"")
    return "detect" if _MDX_1.search(package) else "mdx"


def _knows_v4(path: PurePosixPath, files: Files) -> bool:
    """Whether ``future.v4`` speaks about MDX: it does since 3.10, and templates of 3.8 have it."""
    return not _BEFORE_3_10.search(files.get(path.parent / "package.json", b""))


def _base_urls(value: Value, names: Names) -> tuple[str, ...]:
    """The base url, or all that a computed one may be."""
    if isinstance(value, str):
        return (value,)
    parts = value.parts if isinstance(value, Expression) else ()
    texts = [text for part in parts if (text := names.text(part)) and text.startswith("/")]
    return tuple(dict.fromkeys([*texts, "/"]))


def _trailing_slashes(value: Value, names: Names) -> tuple[bool | None, ...]:
    if value is None or isinstance(value, bool):
        return (value,)
    return (None, True, False)


def _is_function(value: Value, names: Names) -> bool:
    """Whether a setting that is a word, if not a function, is a function."""
    return not names.is_plain(value) and names.text(value) is None


def _locales(i18n: Mapping[str, Value], names: Names) -> tuple[str, ...]:
    """The site's own language first; none where they cannot be told."""
    locales = names.texts(i18n.get("locales")) or ()
    own = names.text(i18n.get("defaultLocale"))
    return tuple(sorted(locales, key=lambda locale: locale != own)) if own in locales else ()


def _searches(site: Mapping[str, Value], names: Names, strings: frozenset[str]) -> bool:
    """Whether a theme adds a page of search results."""
    theme = names.mapping(site.get("themeConfig"))
    return bool({"algolia", "typesense"} & theme.keys()) or any(
        "search" in string and ("docusaurus" in string or string.startswith("@"))
        for string in strings
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
    except (ValueError, RecursionError):
        return None
    return value


def _is_site(candidate: Mapping[str, Value]) -> bool:
    return ("presets" in candidate or "plugins" in candidate or "url" in candidate) and (
        "title" in candidate or "baseUrl" in candidate
    )


def _entries(site: Mapping[str, Value], names: Names) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Every plugin: its module and its options; a preset's plugins under their own names."""
    for entry in names.items(site.get("presets")):
        module, options = _entry(entry, names)
        yield f"preset {module}", {}
        for kind in FOLDERS_AND_ROUTES:
            value = names.resolve(options.get(kind))
            # A preset that is not Docusaurus' own may bring no blog, unless it is configured.
            brought = kind in options or kind != "blog" or "classic" in module
            if brought and value is not False:
                yield f"@docusaurus/plugin-content-{kind}", _options(value, names)
    for entry in names.items(site.get("plugins")):
        yield _entry(entry, names)


def _entry(entry: Value, names: Names) -> tuple[str, Mapping[str, Value]]:
    """``'name'`` or ``['name', {…}]``, perhaps behind a condition (``debug && [...]``)."""
    entry = names.resolve(entry)
    if isinstance(entry, Expression) and entry.parts and isinstance(entry.parts[0], list):
        entry = entry.parts[0]
    if isinstance(entry, list):
        options = _options(names.resolve(entry[1]), names) if len(entry) > 1 else {}
        return (names.text(entry[0]) if entry else None) or "", options
    return names.text(entry) or "", {}


def _options(value: Value, names: Names) -> Mapping[str, Value]:
    """A plugin's options; what is computed may hold anything besides."""
    options = names.mapping(value)
    return {**options, SPREADS: [value]} if isinstance(value, Expression) else options


def _plugins(
    entries: Iterable[tuple[str, Mapping[str, Value]]], names: Names
) -> Iterator[PluginOptions]:
    for module, options in entries:
        for kind in FOLDERS_AND_ROUTES:
            if module == f"content-{kind}" or module.endswith(
                (f"plugin-content-{kind}", f"/content-{kind}")
            ):
                yield read_options(kind, options, names)


def _not_rewritten(
    site: Mapping[str, Value], markdown: Mapping[str, Value], names: Names, knows_v4: bool
) -> frozenset[Rewriting]:
    """The parts of ``mdx1Compat`` that are off: all that are not set, with ``future.v4``."""
    v4 = names.resolve(names.mapping(site.get("future")).get("v4"))
    off = (v4 is True and knows_v4) or names.mapping(v4).get("mdx1CompatDisabledByDefault") is True
    given = names.mapping(markdown.get("mdx1Compat"))
    return frozenset(part for part in _REWRITINGS if given.get(part, not off) is False)


def _adds_no_routes(module: str) -> bool:
    """Whether this plugin adds no pages but those that are told from the files."""
    if module.startswith("preset "):
        return "classic" in module
    names = {module.removeprefix(prefix) for prefix in _PREFIXES if module.startswith(prefix)}
    return bool((names | {module}) & _ADDS_NO_ROUTES) or module.startswith(
        _OTHERS_THAT_ADD_NO_ROUTES
    )
