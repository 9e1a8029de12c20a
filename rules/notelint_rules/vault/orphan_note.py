import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from notelint import Bad, Finding, Found, Good, Note, Rule, Url, Vault, lazy_re_compile
from notelint_rules.vault.places import named_beside, top

_SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}
_IN_REPOSITORY = lazy_re_compile(
    r"https://[^/]+/[^/]+/[^/]+/(?:-/)?(?:blob|tree)/[^/]+/(?P<path>[^?#]+)"
)
_WIKI_LINK = lazy_re_compile(r"\[\[(?P<name>[^\[\]|#\n]+)")
_ENTRANCES = frozenset(
    {"readme", "index", "_index", "home", "summary", "_sidebar", "_navbar", "license", "licence"}
    | {"changelog", "contributing", "code_of_conduct", "security", "agents", "claude"}
)
"""Notes that readers come to by themselves."""
_MENU = lazy_re_compile(
    r"(?:\.?mkdocs\.ya?ml|_toc\.yml|.*(?:sidebar|navbar|nav).*\.(?:[jt]s|json|ya?ml))\Z"
)


def leads(note: Note) -> tuple[str, ...]:
    """The urls of notes that a note links to or imports, and ``[[name`` for what it names."""
    urls = [link.url for link in note.links] + [item.url for item in note.module.imports]
    local = [url for url in urls if _IN_REPOSITORY.match(url) or _is_local(url)]
    named = _WIKI_LINK.finditer(note.text) if "[[" in note.text else ()
    return tuple(dict.fromkeys([*local, *(f"[[{match['name']}" for match in named)]))


class OrphanNote(Rule):
    """Something leads to a note: a link, a sidebar, a page that imports it.

    Nobody finds a note that nothing leads to. Blog posts are listed by themselves, docs of a
    Docusaurus site by their sidebar; entrances (`README.md`, `index.md`), partials and templates
    need no link, nor do the rows of a Notion database. `[[name]]` counts as a link, and so does
    the note's address on GitHub.
    """

    name = "orphan-note"
    group = "vault"
    default = False
    facts = (leads,)

    good = [
        Good("# 논문\n", {"b.md": "[논문](note.md)\n"}),
        Good("# 논문\n", {"b.md": "[[논문]]\n"}, "글/논문.md"),
        Good("# 논문\n", path="README.md"),
        Good("# 논문\n", _SITE, "docs/note.md"),
        Good("# 논문\n", {"mkdocs.yml": "nav:\n  - 논문: note.md\n"}),
    ]
    bad = [
        Bad(
            "⟦# 논문⟧\n\n[나](note.md)\n",
            ["nothing leads to this note"],
            files={"README.md": "[다른 글](b.md)\n", "b.md": "# b\n"},
            nests=False,
            moves=False,
            in_code=True,
        ),
        Bad(
            "⟦# 논문⟧\n",
            ["nothing leads to this note"],
            files={**_SITE, "sidebars.js": "module.exports = {docs: ['intro']}"},
            path="docs/note.md",
            nests=False,
            moves=False,
            in_code=True,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        path = note.path
        if path.stem.lower() in _ENTRANCES or any(map(_stands_aside, path.parts)):
            return
        if path in vault.derive(_led_to) or _is_listed(path, vault):
            return
        yield Finding(top(note), "nothing leads to this note")


def _stands_aside(part: str) -> bool:
    return part.startswith((".", "_")) or "template" in part.lower()


def _led_to(vault: Vault) -> frozenset[PurePosixPath]:
    """The notes that another note links to, embeds or imports."""
    by_name: dict[str, PurePosixPath] = {path.stem.casefold(): path for path in vault.notes}
    found: set[PurePosixPath] = set()
    for note, urls in vault.gather(leads).items():
        for url in urls:
            if url.startswith("[["):
                name = PurePosixPath(url[2:].strip()).name.removesuffix(".md")
                target = by_name.get(name.casefold())
            elif in_repository := _IN_REPOSITORY.match(url):
                target = PurePosixPath(unquote(in_repository["path"]))
            else:
                target = named_beside(url, note, vault) or _followed(url, note, vault)
            if target is not None and target != note:
                found.add(target)
    return frozenset(found)


def _followed(url: str, base: PurePosixPath, vault: Vault) -> PurePosixPath | None:
    answer = vault.follow_link(url, base=base) or vault.follow_import(url, base=base)
    return answer.path if isinstance(answer, Found) else None


def _is_local(url: str) -> bool:
    parts = Url.parse(url)
    return parts.is_local and bool(parts.raw_path)


def _is_listed(path: PurePosixPath, vault: Vault) -> bool:
    """Whether a site, a menu or a table shows the note by itself."""
    table = f"{path.parent.name}.csv"
    if vault.exists(path.parent.parent / table):  # Notion exports a database's rows beside it
        return True
    menus = vault.derive(_menus)
    site = vault.site(path)
    content = site.content(path) if site else None
    if content is None:
        return any(path.name in menu or f"/{path.stem}" in menu for menu in menus)
    if content.kind != "docs" or content.language is not None or not content.includes(path):
        return True
    if not menus or any("autogenerated" in menu for menu in menus):
        return True
    name = re.compile(rf"(?<![\w-]){re.escape(path.stem)}(?![\w-])")
    return any(map(name.search, menus))


def _menus(vault: Vault) -> tuple[str, ...]:
    """The texts of the files that say what sidebars and menus show."""
    paths = (path for path in sorted(vault.files) if _MENU.match(path.name))
    return tuple(vault.files[path].decode(errors="replace") for path in paths)
