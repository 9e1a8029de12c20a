"""Where links and images of a site lead, beyond what `test_vault.py` holds."""

import pytest

from notelint.note.destinations import Written
from notelint.resolution import Found, Missing
from tests.notelint.docusaurus.sites import path, vault

NO_ROUTE = Missing("is no route of the site")
PERCENT = "holds a `%` that begins no percent escape, which stops Docusaurus' build"


@pytest.mark.parametrize(
    ("slashes", "url", "target"),
    [
        ("undefined", "./b", "docs/guide/b.md"),
        ("undefined", "../", "docs/index.md"),
        ("undefined", "../guide/b", "docs/guide/b.md"),
        ("true", "../b", "docs/guide/b.md"),
        ("true", "./b", None),
        ("false", "./b", "docs/guide/b.md"),
        ("false", "..", "docs/index.md"),
        ("isProd", "./b", "docs/guide/b.md"),
        ("isProd", "../b", "docs/guide/b.md"),
    ],
)
def test_slashes_decide_what_a_relative_link_means(
    slashes: str, url: str, target: str | None
) -> None:
    files = {"docs/guide/a.md": "", "docs/guide/b.md": "", "docs/index.md": "", "docs/x/b.md": ""}
    answer = vault(files, f"trailingSlash: {slashes}").follow_link(
        url, base=path("docs/guide/a.md")
    )
    assert isinstance(answer, Missing) if target is None else answer == Found(path(target))


@pytest.mark.parametrize(
    ("url", "target"),
    [("./b", "docs/guide/b.md"), ("b/", "docs/guide/b.md"), ("./guide/b", None), ("../x", None)],
)
def test_a_folders_own_page_is_seen_as_the_folder(url: str, target: str | None) -> None:
    files = {"docs/guide/index.md": "", "docs/guide/b.md": ""}
    answer = vault(files).follow_link(url, base=path("docs/guide/index.md"))
    assert isinstance(answer, Missing) if target is None else answer == Found(path(target))


@pytest.mark.parametrize(
    ("url", "written", "found"),
    [
        ("/docs/b", "markdown", True),
        ("/notes/docs/b", "markdown", True),
        ("../../docs/b", "markdown", False),
        ("/docs/b", "component", True),
        ("/notes/docs/b", "html", True),
        ("/docs/b", "html", False),
        ("/notes/x.html", "html", True),
        ("./b.md", "markdown", True),
        ("./b.md", "definition", True),
        ("./b.md", "component", False),
        ("./x.csv", "markdown", True),
        ("./x.csv", "definition", False),
        ("./x.csv", "component", False),
        ("@site/docs/x.csv", "markdown", True),
        ("/x.html", "markdown", False),
        ("/x.pdf", "markdown", True),
        ("/x.pdf", "component", False),
    ],
)
def test_it_matters_how_a_link_is_written(url: str, written: Written, found: bool) -> None:
    files = {"docs/a.mdx": "", "docs/b.md": "", "docs/x.csv": ""}
    files |= {"static/x.html": "", "static/x.pdf": ""}
    answer = vault(files, "baseUrl: '/notes/'").follow_link(
        url, base=path("docs/a.mdx"), written=written
    )
    assert isinstance(answer, Found) == found
    assert found or isinstance(answer, Missing)


def test_html_in_markdown_is_read_by_docusaurus_own_components() -> None:
    note = "---\nmdx:\n  format: md\n---\n"
    notes = vault({"docs/a.md": note, "docs/b.mdx": ""})
    assert notes.follow_link("./c", base=path("docs/a.md"), written="html") == NO_ROUTE
    assert notes.follow_link("./c", base=path("docs/b.mdx"), written="html") is None


def test_what_is_no_route_may_be_reached_past_the_router() -> None:
    notes = vault(
        {"docs/a.md": "", "static/x.html": ""}, "i18n: {defaultLocale: 'en', locales: ['ko', 'en']}"
    )
    static = Missing("is a static file, which no route reaches", "pathname:///x.html", sure=True)
    assert notes.follow_link("/x.html", base=path("docs/a.md")) == static
    other = Missing(
        "is in another language, which no route reaches", "pathname:///ko/docs/a#b", sure=True
    )
    assert notes.follow_link("/ko/docs/a#b", base=path("docs/a.md")) == other


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("draft.md", "is a draft, of which the site makes no page"),
        ("_part.md", "is a file of which the site makes no page"),
        ("../versioned_docs/version-1/a.md", "belongs to a version that the site leaves out"),
    ],
)
def test_a_file_that_is_there_may_be_no_page(target: str, reason: str) -> None:
    files = {
        "docs/a.md": "",
        "docs/draft.md": "---\ndraft: true\n---",
        "docs/_part.md": "",
        "versions.json": '["1"]',
        "versioned_docs/version-1/a.md": "",
    }
    notes = vault(files, docs="{onlyIncludeVersions: ['current']}")
    assert notes.follow_link(f"./{target}", base=path("docs/a.md")) == Missing(reason)


def test_a_version_that_is_left_out_may_link_within_itself() -> None:
    folder = "versioned_docs/version-1"
    files = {"docs/a.md": "", "versions.json": '["1"]', f"{folder}/a.md": "", f"{folder}/b.md": ""}
    notes = vault(files, docs="{onlyIncludeVersions: ['current']}")
    base = path(f"{folder}/a.md")
    assert notes.follow_link("./b.md", base=base) == Found(path(f"{folder}/b.md"))


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("./100%.png", Missing(PERCENT, "./100%25.png", sure=True)),
        ("./%EA%B0.png", Missing(PERCENT)),
        ("./100%25.png", Found(path("docs/100%.png"))),
        ("./folder", Missing("is a folder")),
        ("/notes/logo.png", Missing("is not there", "/logo.png")),
        ("/logo.png", Found(path("static/logo.png"))),
    ],
)
def test_an_image_is_read_from_the_disk(url: str, answer: Found | Missing) -> None:
    files = {"docs/a.md": "", "docs/100%.png": "", "docs/folder/x.png": "", "static/logo.png": ""}
    notes = vault(files, "baseUrl: '/notes/'")
    found = notes.follow_image(url, base=path("docs/a.md"))
    if isinstance(answer, Missing) and answer.suggestion is None and isinstance(found, Missing):
        assert found.reason == answer.reason
    else:
        assert found == answer


def test_a_tags_image_is_what_the_browser_asks_for() -> None:
    notes = vault({"docs/a.mdx": "", "static/logo.png": ""}, "baseUrl: '/notes/'")
    base = path("docs/a.mdx")
    found = Found(path("static/logo.png"))
    assert notes.follow_image("/notes/logo.png", base=base, written="html") == found
    missing = notes.follow_image("/notes/lost.png", base=base, written="html")
    assert isinstance(missing, Missing)


def test_a_tags_relative_image_is_no_file_beside_the_note() -> None:
    files = {"docs/a.mdx": "", "docs/a.png": "", "docs/b.png": "", "static/docs/b.png": ""}
    notes, base = vault(files), path("docs/a.mdx")
    not_copied = Missing("is not copied: Docusaurus copies what `![]()` and `require()` name")
    assert notes.follow_image("./a.png", base=base, written="html") == not_copied
    assert notes.follow_image("b.png", base=base, written="html") == Found(
        path("static/docs/b.png")
    )
    assert notes.follow_image("./a.png", base=base) == Found(path("docs/a.png"))


def test_where_a_function_mends_what_is_broken_nothing_is() -> None:
    hooks = "{onBrokenMarkdownLinks: ({url}) => url, onBrokenMarkdownImages: ({url}) => url}"
    notes, base = vault({"docs/a.md": ""}, f"markdown: {{hooks: {hooks}}}"), path("docs/a.md")
    assert notes.follow_link("./b.md", base=base) is None
    assert notes.follow_image("./b.png", base=base) is None
    assert notes.follow_link("/docs/b", base=base) == NO_ROUTE


def test_links_of_a_part_are_seen_from_the_pages_that_import_it() -> None:
    notes = vault(
        {
            "docs/_part.mdx": "",
            "docs/deep/_wrapper.mdx": "import Part from '../_part.mdx'\n\n<Part />\n",
            "docs/deep/page.mdx": "import Wrapper from './_wrapper.mdx'\n\n<Wrapper />\n",
            "docs/deep/other.md": "",
            "docs/other.md": "",
        }
    )
    base = path("docs/_part.mdx")
    assert notes.importers(base) == (path("docs/deep/page.mdx"),)
    assert notes.follow_link("./other", base=base) == Found(path("docs/deep/other.md"))
    assert notes.follow_link("./other.md", base=base) == Found(path("docs/other.md"))
    assert isinstance(notes.follow_link("./nothing", base=base), Missing)


def test_links_of_a_part_that_nothing_imports_are_left_alone() -> None:
    notes = vault({"docs/_part.mdx": ""})
    assert notes.follow_link("./nothing", base=path("docs/_part.mdx")) is None


def test_a_list_of_posts_shows_links_at_its_own_address() -> None:
    text = "[a](./b)\n\n<!-- truncate -->\n\n[b](./b)\n"
    notes = vault({"blog/2024-01-01-a.md": text, "blog/2024-01-01-b.md": ""})
    base = path("blog/2024-01-01-a.md")
    reason = "leads nowhere from the lists of posts, which show this part"
    missing = Missing(reason, "/blog/2024/01/01/b", sure=True)
    assert notes.follow_link("./b", base=base, offset=4) == missing
    found = Found(path("blog/2024-01-01-b.md"))
    assert notes.follow_link("./b", base=base, offset=text.rindex("./b")) == found
    assert notes.follow_link("./2024-01-01-b.md", base=base, offset=4) == found
    assert notes.follow_link("/blog/2024/01/01/b", base=base, offset=4) == found


def test_where_the_site_has_a_list_of_its_own_what_it_shows_is_not_known() -> None:
    files = {"blog/2024-01-01-a.md": "", "blog/2024-01-01-b.md": ""}
    notes = vault({**files, "src/theme/BlogPostItem/index.tsx": ""})
    found = Found(path("blog/2024-01-01-b.md"))
    assert notes.follow_link("./b", base=path("blog/2024-01-01-a.md"), offset=0) == found


def test_a_vault_with_other_tags_has_other_pages() -> None:
    notes = vault({"blog/a.md": "---\ntags: [x]\n---\n", "blog/b.md": "---\ntitle: b\n---\n"})
    base = path("blog/b.md")
    assert notes.follow_link("/blog/tags/x", base=base) == Found(None)
    changed = notes.replacing(path("blog/a.md"), b"---\ntags: [y]\n---\n")
    assert changed.follow_link("/blog/tags/y", base=base) == Found(None)
    assert isinstance(changed.follow_link("/blog/tags/x", base=base), Missing)


def test_where_a_plugin_rewrites_links_relative_ones_are_left_alone() -> None:
    notes = vault({"docs/a.md": ""}, docs="{remarkPlugins: [contentsLinks]}")
    assert notes.follow_link("../../DEPS", base=path("docs/a.md")) is None
    assert notes.follow_link("/docs/b", base=path("docs/a.md")) == NO_ROUTE
