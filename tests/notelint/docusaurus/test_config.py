"""What a configuration says, and what it leaves open. Expected values are by hand."""

import pytest

from notelint.vault import Vault
from tests.notelint.docusaurus.sites import path, site, vault

NOTES = {"docs/01-a.md": "", "docs/b.md": ""}


@pytest.mark.parametrize(
    ("written", "bases"),
    [
        ("'/notes/'", ("/notes/",)),
        ("`/notes/`", ("/notes/",)),
        ("process.env.BASE || '/notes/'", ("/notes/", "/")),
        ("isProd ? '/notes/' : '/'", ("/notes/", "/")),
        ("undefined", ("/",)),
    ],
)
def test_a_computed_base_url_may_be_any_of_its_parts(written: str, bases: tuple[str, ...]) -> None:
    assert site({}, f"baseUrl: {written}").config.base_urls == bases


def test_names_in_templates_are_filled_in() -> None:
    files = {
        "docusaurus.config.js": "const name = 'notes';\nexport default {title: 'n', url: 'u', "
        "presets: ['classic'], baseUrl: `/${name}/`}"
    }
    assert site(files).config.base_urls == ("/notes/",)


@pytest.mark.parametrize(
    ("written", "slashes"),
    [
        ("true", (True,)),
        ("false", (False,)),
        ("undefined", (None,)),
        ("process.env.CI === 'x'", (None, True, False)),
    ],
)
def test_a_computed_trailing_slash_may_be_anything(
    written: str, slashes: tuple[bool | None, ...]
) -> None:
    assert site({}, f"trailingSlash: {written}").config.trailing_slashes == slashes


@pytest.mark.parametrize(
    "config",
    [
        "module.exports = async () => ({CONTENT});",
        "export default async function createConfig() { const x = await load(); return {CONTENT}; }",
        "module.exports = function () { return {CONTENT}; };",
        "const config: Config = {CONTENT};\nexport default config;",
        "export default defineConfig({CONTENT} satisfies Config)",
    ],
)
def test_functions_that_return_a_configuration_are_read(config: str) -> None:
    content = "title: 'n', url: 'u', baseUrl: '/b/', presets: [['classic', {blog: false}]]"
    found = site({"docusaurus.config.js": config.replace("CONTENT", content)})
    assert found.config.base_urls == ("/b/",)
    assert [options.kind for options in found.plugins] == ["docs", "pages"]


def test_what_is_spread_into_options_counts() -> None:
    config = """
        const common = {routeBasePath: 'notes', exclude: ['x/**']};
        export default {title: 'n', url: 'u', presets: [['classic', {docs: {...common, id: 'a'}}]]}
    """
    (docs, *_) = site({"docusaurus.config.js": config}).plugins
    assert (docs.id, docs.route_base, docs.exclude, docs.known) == ("a", "notes", ("x/**",), True)


@pytest.mark.parametrize(
    "options",
    [
        "{...load()}",
        "{...(fast ? {onlyIncludeVersions: ['current']} : {})}",
        "{routeBasePath: process.env.BASE ?? '/'}",
        "{numberPrefixParser: (name) => ({filename: name})}",
        "{exclude: [...DEFAULTS, 'x']}",
        "fast ? {path: 'notes'} : {}",
    ],
)
def test_no_route_is_missing_where_options_are_computed(options: str) -> None:
    assert not site(NOTES, docs=options).knows("/docs/c")


@pytest.mark.parametrize(
    "options",
    [
        "{path: path.join(__dirname, 'docs'), sidebarPath: require.resolve('./sidebars.js')}",
        "{editUrl: ({docPath}) => `https://example.org/${docPath}`, ...{}}",
        "{remarkPlugins: [math, [other, {a: 1}]], showLastUpdateTime: isProd}",
    ],
)
def test_what_decides_no_route_may_be_computed(options: str) -> None:
    found = site(NOTES, docs=options)
    assert found.knows("/docs/c")
    assert found.page("/docs/a") == path("docs/01-a.md")


@pytest.mark.parametrize(
    "names",
    [
        "const docs = {exclude: [docs], ...docs}",
        "const docs = [docs]",
        "const docs = {versions: {'1': docs}, include: other}; const other = [...other, other]",
        "const docs = docs",
    ],
)
def test_values_that_hold_themselves_end(names: str) -> None:
    config = f"{names}; export default {{title: 'n', url: 'u', presets: [['classic', {{docs}}]]}}"
    assert [options.kind for options in site({"docusaurus.config.js": config}).plugins] == [
        "docs",
        "blog",
        "pages",
    ]


def test_files_of_a_site_that_nest_without_end_are_passed_over() -> None:
    nested = "[" * 100_000
    found = site(
        {"versions.json": nested, "sidebars.json": nested, "docs/a.md": ""},
        docs="{sidebarPath: './sidebars.json'}",
    )
    assert found.serves("/docs/category/x")
    assert found.page("/docs/a") == path("docs/a.md")


def test_a_folder_is_found_by_the_path_that_a_call_joins() -> None:
    found = site({"notes/deep/a.md": ""}, docs="{path: path.join(__dirname, 'notes', 'deep')}")
    assert found.page("/docs/a") == path("notes/deep/a.md")


@pytest.mark.parametrize(
    "plugin",
    [
        "'./my-plugin'",
        "function mine() { return {name: 'x'}; }",
        "['docusaurus-plugin-openapi-docs', {id: 'x'}]",
        "...more",
    ],
)
def test_plugins_that_are_unknown_may_add_pages(plugin: str) -> None:
    config = f"export default {{title: 'n', url: 'u', presets: ['classic'], plugins: [{plugin}]}}"
    assert not site({"docusaurus.config.js": config, **NOTES}).config.complete


@pytest.mark.parametrize(
    "plugin", ["'sitemap'", "'@docusaurus/plugin-sitemap'", "['plugin-pwa', {debug: isDev}]"]
)
def test_docusaurus_own_plugins_add_no_pages(plugin: str) -> None:
    config = f"export default {{title: 'n', url: 'u', presets: ['classic'], plugins: [{plugin}]}}"
    assert site({"docusaurus.config.js": config, **NOTES}).config.complete


@pytest.mark.parametrize(
    ("written", "asked"),
    [("", False), ("onBrokenAnchors: 'ignore'", False), ("onBrokenAnchors: 'throw'", True)],
)
def test_a_site_may_ask_for_a_list_of_broken_anchors(written: str, asked: bool) -> None:
    assert site({}, written).config.lists_anchors == asked


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("'throw'", False),
        ("isProd ? 'throw' : 'warn'", False),
        ("({url}) => url", True),
        ("mend", True),
        ("function ({url}) { return url; }", True),
    ],
)
def test_a_function_may_mend_broken_links(written: str, mended: bool) -> None:
    config = site({}, f"markdown: {{hooks: {{onBrokenMarkdownLinks: {written}}}}}").config
    assert (config.mends_links, config.mends_images) == (mended, False)


def test_a_method_may_mend_broken_images() -> None:
    hooks = "{onBrokenMarkdownImages({url}) { return url; }, onBrokenMarkdownLinks: 'warn'}"
    config = site({}, f"markdown: {{hooks: {hooks}}}").config
    assert (config.mends_links, config.mends_images) == (False, True)


@pytest.mark.parametrize(
    ("options", "off"),
    [
        ("markdown: {mdx1Compat: {comments: false}}", {"comments"}),
        ("markdown: {mdx1Compat: {headingIds: false, admonitions: true}}", {"headingIds"}),
        ("future: {v4: true}", {"comments", "admonitions", "headingIds"}),
        (
            (
                "future: {v4: {mdx1CompatDisabledByDefault: true}}, "
                "markdown: {mdx1Compat: {admonitions: true}}"
            ),
            {"comments", "headingIds"},
        ),
        ("future: {v4: {siteStorageNamespacing: true}}", set()),
    ],
)
def test_the_parts_of_the_compatibility_with_mdx_1_are_read_one_by_one(
    options: str, off: set[str]
) -> None:
    found = site({"docs/a.mdx": ""}, options)
    assert found.config.not_rewritten == off
    dialect = found.dialect(path("docs/a.mdx"), "")
    assert [dialect.rewrites(part) for part in ("comments", "admonitions", "headingIds")] == [
        part not in off for part in ("comments", "admonitions", "headingIds")
    ]


@pytest.mark.parametrize(
    ("version", "off"),
    [("3.8.1", False), ("^3.9.2", False), ("~3.0.0", False), ("3.10.0", True), ("^4.0.0", True)],
)
def test_the_compatibility_of_version_4_came_with_3_10(version: str, off: bool) -> None:
    package = f'{{"dependencies": {{"@docusaurus/core": "{version}"}}}}'
    config = site({"package.json": package}, "future: {v4: true}").config
    assert config.mdx1_compat is not off


def test_notes_are_read_with_the_parts_that_are_on() -> None:
    text = "## a {#b}\n\n<!-- c -->\n\n:::note Title\n\ntext\n\n:::\n"

    def problems(off: str) -> list[int]:
        notes = vault({"docs/a.mdx": text}, f"markdown: {{mdx1Compat: {{{off}: false}}}}")
        note = notes.note(path("docs/a.mdx"))
        return [note.source.position(problem.start).line for problem in note.root.problems]

    assert problems("comments") == [3]
    assert problems("headingIds") == [1]
    assert problems("admonitions") == []


def test_a_theme_that_searches_has_a_page_for_it() -> None:
    assert site({}, "themeConfig: {algolia: {appId: 'x'}}").serves("/search")
    assert site({}, "themes: ['@easyops-cn/docusaurus-search-local']").serves("/search")
    assert not site({}).serves("/search")


def test_a_plugin_for_remark_that_is_called_after_links_rewrites_them() -> None:
    options = "{remarkPlugins: [math, [contentsLinks, {}]]}"
    assert site(NOTES, docs=options).plugins[0].rewrites_links
    assert not site(NOTES, docs="{remarkPlugins: [externalLinks]}").plugins[0].rewrites_links


@pytest.mark.parametrize(
    ("version", "mdx"), [("^2.4.1", False), ("2.0.0", False), ("3.10.2", True)]
)
def test_docusaurus_2_reads_markdown_as_markdown(version: str, mdx: bool) -> None:
    package = f'{{"dependencies": {{"@docusaurus/core": "{version}"}}}}'
    notes = Vault(
        {
            path("docusaurus.config.js"): b"module.exports = {title: 'n', presets: ['classic']}",
            path("package.json"): package.encode(),
            path("docs/a.md"): b"10uA <10uA\n",
        }
    )
    assert notes.note(path("docs/a.md")).dialect.mdx is mdx
