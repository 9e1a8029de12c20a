"""What a Docusaurus site makes of its files. Sites live in memory; expected values are by hand."""

from pathlib import PurePosixPath

import pytest

from notelint.docusaurus import Site, SiteSettings, find_sites
from notelint.docusaurus.config import read_config
from notelint.docusaurus.literals import Expression, read_script
from notelint.docusaurus.routes import RouteKeys, blog_slug, docs_slug, page_slug, read_route_keys
from notelint.docusaurus.schema import complaints, is_valid_route
from notelint.docusaurus.slugs import Slugger, slug
from notelint.markdown import DOCUSAURUS_MD, MARKDOWN, MDX

CLASSIC = "export default {title: 'n', url: 'u', baseUrl: '/', presets: ['classic']};"


def path(text: str) -> PurePosixPath:
    return PurePosixPath(text)


def site(config: str = CLASSIC, **files: str) -> Site:
    """The only site of a vault with this configuration and these files (``__`` stands for ``/``)."""
    given = {path("docusaurus.config.ts"): config.encode()}
    given |= {path(name): content.encode() for name, content in files.items()}
    (found,) = find_sites(given, SiteSettings())
    return found


# The configuration.


def test_literals_are_read_out_of_typescript() -> None:
    script = read_script(
        """
        import {themes} from "prism-react-renderer"; // a comment with 'quotes
        const pattern = /['"`]\\/[/]/;
        const config: Config<'x'> = {
          title: "논문 \\u{1F9EA}", 'base-url': `/x`, [key]: 1, count: 1_000,
          on: true, off: false, nothing: undefined,
          list: [1, ...rest, {a: 'b'}] as const,
          method(x) { return {y: x}; },
          computed: process.env.BASE || '/fallback',
        } satisfies Config
        export default config
        """
    )
    assert script.default == Expression("config")
    config = script.names["config"]
    assert isinstance(config, dict)
    assert config["title"] == "논문 🧪"
    assert config["base-url"] == "/x"
    assert config["count"] == 1000
    assert (config["on"], config["off"], config["nothing"]) == (True, False, None)
    assert config["list"] == [1, Expression("rest", spread=True), {"a": "b"}]
    assert config["computed"] == Expression("process", ("/fallback",))


@pytest.mark.parametrize("text", ["", "{", "export default", "const a = {b: [", "'", "/*", "}])"])
def test_a_broken_script_has_no_literals_and_no_error(text: str) -> None:
    assert read_script(text).objects == [] or text == "const a = {b: ["


def test_the_deepest_nesting_ends() -> None:
    assert read_script("export default " + "[" * 100_000).objects == []


def test_presets_and_plugins_are_read_from_the_modules_that_the_configuration_imports() -> None:
    files = {
        path("web/docusaurus.config.js"): b"""
            import presets from './config/presets';
            const {plugins} = require('./config');
            module.exports = {title: 'n', url: 'u', baseUrl: '/notes/', presets, plugins};
        """,
        path("web/config/presets.ts"): b"""
            import remarkMath from 'remark-math';
            const presets = [['classic', {docs: {path: '../docs', routeBasePath: '/'}, blog: false}]];
            export default presets;
        """,
        path("web/config/index.js"): b"""
            export const plugins = [['@docusaurus/plugin-content-docs', {id: 'api', path: 'api'}]];
        """,
    }
    config = read_config(path("web/docusaurus.config.js"), files)
    assert config.base_urls == ("/notes/",)
    assert config.math
    assert config.plugins is not None
    assert [(p.kind, p.id, p.path, p.route_base) for p in config.plugins] == [
        ("docs", "default", "../docs", "/"),
        ("pages", "default", "src/pages", "/"),
        ("docs", "api", "api", "docs"),
    ]


def test_plugins_that_are_spread_or_conditional_count() -> None:
    config = site(
        "const more = [['@docusaurus/plugin-content-docs', {id: 'b', path: 'b'}]];"
        "export default {title: 'n', url: 'u', plugins: [...more, "
        "...(process.env.X ? [['@docusaurus/plugin-content-docs', {id: 'c', path: 'c'}]] : []), "
        "process.env.Y && ['@docusaurus/plugin-content-blog', {id: 'd', path: 'd'}]]}"
    ).config
    assert config.plugins is not None
    assert [(plugin.kind, plugin.id) for plugin in config.plugins] == [
        ("docs", "b"),
        ("docs", "c"),
        ("blog", "d"),
    ]


def test_a_list_that_is_spread_into_itself_ends() -> None:
    config = site("const p = [...p]; export default {title: 'n', url: 'u', plugins: p}").config
    assert config.plugins is None


def test_a_configuration_without_remark_math_has_no_math() -> None:
    assert not site(
        "export default {title: 'n', url: 'u', presets: ['classic']} // remark-math"
    ).config.math


def test_a_configuration_that_cannot_be_read_leaves_the_defaults() -> None:
    config = site("export default await load()").config
    assert config.plugins is None
    assert config.math
    assert config.mdx1_compat


def test_version_4_turns_the_compatibility_with_mdx_1_off() -> None:
    start = "export default {title: 'n', url: 'u', presets: ['classic'], "
    assert site(start + "}").config.mdx1_compat
    assert not site(start + "future: {v4: true}}").config.mdx1_compat
    assert site(
        start + "future: {v4: true}, markdown: {mdx1Compat: {headingIds: true}}}"
    ).config.mdx1_compat


def test_settings_win_over_the_configuration() -> None:
    files = {path("docusaurus.config.js"): CLASSIC.encode()}
    (found,) = find_sites(files, SiteSettings(math=True, mdx1_compat=False))
    assert found.config.math
    assert not found.config.mdx1_compat


def test_a_site_is_where_the_settings_say() -> None:
    (found,) = find_sites({path("web/docs/a.md"): b""}, SiteSettings(site_dir="./web"))
    assert found.root == path("web")
    assert found.page("/docs/a") == path("web/docs/a.md")


# Dialects.


def test_markdown_of_a_site_is_mdx_and_other_markdown_is_not() -> None:
    found = site()
    assert found.dialect(path("docs/a.md"), "").name == MDX.name
    assert found.dialect(path("src/part.md"), "").name == MDX.name
    assert found.dialect(path("README.md"), "") == MARKDOWN
    assert found.dialect(path("notes.mdx"), "").name == MDX.name


def test_format_detect_reads_md_as_markdown() -> None:
    found = site(
        "export default {title: 'n', url: 'u', presets: ['classic'], markdown: {format: 'detect'}}"
    )
    assert found.dialect(path("docs/a.md"), "").name == DOCUSAURUS_MD.name
    assert found.dialect(path("docs/a.mdx"), "").name == MDX.name


@pytest.mark.parametrize(
    "front_matter", ["mdx:\n  format: md", "mdx: {format: md}", "title: a\nmdx:\n  format: 'md'"]
)
def test_front_matter_chooses_the_format_of_a_note(front_matter: str) -> None:
    text = f"---\n{front_matter}\n---\n\n<br>\n"
    assert site().dialect(path("docs/a.mdx"), text).name == DOCUSAURUS_MD.name


# Routes.


@pytest.mark.parametrize(
    ("file", "route"),
    [
        ("intro.md", "/intro"),
        ("01-guide/02. 설치.mdx", "/guide/설치"),
        ("guide/index.md", "/guide/"),
        ("01-guide/README.md", "/guide/"),
        ("guide/Guide.md", "/guide/"),
        ("index.md", "/"),
        ("2024-10-25-a.md", "/2024-10-25-a"),
        ("7.0-foo.md", "/7.0-foo"),
        ("003 - my Doc.md", "/my Doc"),
        ("01--.md", "/01--"),
    ],
)
def test_a_documents_slug_comes_from_its_path(file: str, route: str) -> None:
    assert docs_slug(file, RouteKeys()) == route


@pytest.mark.parametrize(
    ("keys", "route"),
    [
        (RouteKeys(slug="/abs"), "/abs"),
        (RouteKeys(slug="rel"), "/guide/rel"),
        (RouteKeys(slug="../up"), "/up"),
        (RouteKeys(id="named"), "/guide/named"),
        (RouteKeys(parse_number_prefixes=False), "/01-guide/02-a"),
    ],
)
def test_front_matter_changes_a_documents_slug(keys: RouteKeys, route: str) -> None:
    assert docs_slug("01-guide/02-a.md", keys) == route


@pytest.mark.parametrize(
    ("file", "route"),
    [
        ("2025-10-07-front-loading.mdx", "/2025/10/07/front-loading"),
        ("2025-10-07.md", "/2025/10/07/"),
        ("2025-10-07-name/index.md", "/2025/10/07/name"),
        ("2025/10/07/name.md", "/2025/10/07/name"),
        ("2025/2025-10-07-name.md", "/2025/10/07/2025/name"),
        ("plain.md", "/plain"),
        ("folder/index.mdx", "/folder"),
    ],
)
def test_a_posts_slug_comes_from_its_path(file: str, route: str) -> None:
    assert blog_slug(file, RouteKeys()) == route


def test_a_posts_slug_may_be_given() -> None:
    assert blog_slug("2025-10-07-a.md", RouteKeys(slug="mine")) == "mine"


def test_a_pages_slug_comes_from_its_path() -> None:
    assert page_slug("index.tsx", RouteKeys()) == "/"
    assert page_slug("about/index.md", RouteKeys()) == "/about/"
    assert page_slug("about.js", RouteKeys(slug="/ignored")) == "/about"
    assert page_slug("about.mdx", RouteKeys(slug="/us")) == "/us"


def test_route_keys_are_read_from_front_matter_only() -> None:
    front_matter = (
        "\ufeff---\ntitle: a\r\nslug: '/가' # why\nid: b c # d\nparse_number_prefixes: false\n---\n"
    )
    assert read_route_keys(front_matter.encode()) == RouteKeys("/가", "b c", False)
    assert read_route_keys(b"---\ntitle: a\n---\nslug: b\n") == RouteKeys()
    assert read_route_keys(b"slug: b\n") == RouteKeys()


def test_a_site_knows_the_pages_of_all_its_plugins() -> None:
    found = site(
        **{
            "docs/01-guide/intro.md": "",
            "docs/_part.md": "",
            "docs/_parts/x.md": "",
            "blog/2025-10-07-a.mdx": "",
            "src/pages/about.tsx": "",
            "src/pages/about.test.tsx": "",
            "README.md": "",
        }
    )
    assert dict(found.pages) == {
        "/docs/guide/intro": path("docs/01-guide/intro.md"),
        "/blog/2025/10/07/a": path("blog/2025-10-07-a.mdx"),
        "/about": path("src/pages/about.tsx"),
    }
    assert found.page("/docs/guide/intro/") == path("docs/01-guide/intro.md")
    assert found.page("/docs/Guide/intro") is None
    assert found.route_differing_in_case("/docs/Guide/intro") == "/docs/guide/intro"
    assert found.route(path("docs/_part.md")) is None


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        ("/docs/01-guide/02-intro.md", "/docs/guide/intro"),
        ("/docs/guide/index", "/docs/guide"),
        ("/docs/other/intro", "/docs/guide/intro"),
        ("/docs/guide/intor", "/docs/guide/intro"),
        ("/docs/guide/part-2", None),
        ("/docs/alone", "/docs/alone/only"),
        ("/blog/2025-10-07.md", "/blog/2025/10/07/front-loading"),
        ("/blog/2025-10-08.md", None),
        ("/nothing", None),
    ],
)
def test_the_nearest_route_is_found(wanted: str, nearest: str | None) -> None:
    found = site(
        **{
            "docs/01-guide/README.md": "",
            "docs/01-guide/02-intro.md": "",
            "docs/01-guide/part-1.md": "---\nparse_number_prefixes: false\nslug: part-1\n---",
            "docs/alone/only.md": "",
            "blog/2025-10-07-front-loading.mdx": "",
        }
    )
    assert found.nearest_route(wanted) == nearest


def test_paths_that_the_configuration_mentions_may_be_an_unknown_plugins() -> None:
    start = "export default {title: 'n', url: 'u', presets: ['classic'], plugins: ["
    assert site(start + "['./shop', {at: '/shop'}]]}").serves("/shop")
    # A redirect is no route: Docusaurus calls a link to it broken.
    redirects = "['@docusaurus/plugin-client-redirects', {redirects: [{from: '/old', to: '/a'}]}]"
    assert not site(f"{start}{redirects}]}}").serves("/old")


def test_with_an_unknown_plugin_only_the_notes_own_routes_are_known() -> None:
    found = site(
        "export default {title: 'n', url: 'u', presets: ['classic'], plugins: ['./my-plugin']}",
        **{"docs/a.md": ""},
    )
    assert found.knows("/docs/b")
    assert not found.knows("/shop/b")
    assert site(**{"docs/a.md": ""}).knows("/shop/b")


def test_the_newest_version_has_the_plain_route() -> None:
    found = site(
        **{
            "versions.json": '["2.0", "1.0"]',
            "docs/a.md": "",
            "versioned_docs/version-2.0/a.md": "",
            "versioned_docs/version-1.0/a.md": "",
        }
    )
    assert dict(found.pages) == {
        "/docs/a": path("versioned_docs/version-2.0/a.md"),
        "/docs/1.0/a": path("versioned_docs/version-1.0/a.md"),
        "/docs/next/a": path("docs/a.md"),
    }


def test_a_translation_has_the_route_of_its_original() -> None:
    translated = path("i18n/ko/docusaurus-plugin-content-docs/current/guide/a.md")
    found = site(**{"docs/guide/a.md": "", str(translated): ""})
    assert found.route(translated) == "/docs/guide/a"
    assert found.page("/docs/guide/a") == path("docs/guide/a.md")


def test_includes_and_excludes_are_globs() -> None:
    found = site(
        "export default {title: 'n', url: 'u', presets: [['classic', {docs: "
        "{include: ['{api,guide}/**/*.{md,mdx}', 'FAQ.md'], exclude: ['**/draft-*']}}]]}",
        **{
            "docs/api/x/a.md": "",
            "docs/guide/draft-b.md": "",
            "docs/other/c.md": "",
            "docs/FAQ.md": "",
        },
    )
    assert set(found.pages) == {"/docs/api/x/a", "/docs/FAQ"}


@pytest.mark.parametrize(
    "route", ["/a", "/한글 문서", "/a b", "/c++", "/(x)", "/[x]", "/a|b", "/a{b}", "/🧪"]
)
def test_most_names_make_valid_routes(route: str) -> None:
    assert is_valid_route(route)


@pytest.mark.parametrize("route", ["/[2024] Paper", "/C#", "/50% x", "/a?b", "/../x", "a"])
def test_some_names_make_no_valid_route(route: str) -> None:
    assert not is_valid_route(route)


# Anchors.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 실험 결과", "1-실험-결과"),
        ("What's  new?", "whats--new"),
        ("C++ & C#", "c--c"),
        ("`code` — x", "code--x"),
        ("Ⓐ_b-Ç 汉字，标题", "ⓐ_b-ç-汉字标题"),
        ("🧪 emoji ½ ²", "-emoji--"),
        ("", ""),
    ],
)
def test_slugs_are_those_of_github_slugger(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_repeated_slugs_are_numbered() -> None:
    slugger = Slugger()
    assert [slugger.slug(text) for text in ("a", "a", "a-1", "a")] == ["a", "a-1", "a-1-1", "a-2"]


# Front matter.


def test_the_kind_of_content_decides_what_front_matter_may_hold() -> None:
    values = {"title": 2024, "tags": "논문", "image": "./그림.png", "date": "어제", "my_key": 1}
    assert [complaint.message for complaint in complaints("docs", values)] == [
        "`tags` is `논문`, expected a list of tags",
        "`image` is `./그림.png`, expected a url (percent-encode spaces and letters that are not ASCII)",
    ]
    assert [complaint.key for complaint in complaints("blog", values)] == ["tags", "image", "date"]
    assert [complaint.key for complaint in complaints("pages", values)] == ["title", "image"]


def test_front_matter_that_contradicts_itself_is_refused() -> None:
    found = complaints("docs", {"draft": True, "unlisted": True, "id": "a/b"})
    assert [complaint.message for complaint in found] == [
        "a note cannot be both `draft` and `unlisted`",
        "`id` cannot hold a `/`",
    ]
