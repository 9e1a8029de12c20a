"""Which pages a site has: of notes, of versions and translations, and generated ones."""

import json
from pathlib import PurePosixPath

import pytest

from tests.notelint.docusaurus.sites import path, site

VERSIONED = {
    "versions.json": '["2.0", "1.0", "0.9"]',
    "docs/a.md": "",
    "versioned_docs/version-2.0/a.md": "",
    "versioned_docs/version-1.0/a.md": "",
    "versioned_docs/version-0.9/a.md": "",
}
INDEX = json.dumps({"label": "첫 묶음", "link": {"type": "generated-index"}})


def routes(options: str) -> dict[str, PurePosixPath]:
    return dict(site(VERSIONED, docs=options).pages)


def test_only_the_versions_that_are_included_are_built() -> None:
    assert routes("{onlyIncludeVersions: ['current', '1.0'], lastVersion: 'current'}") == {
        "/docs/a": path("docs/a.md"),
        "/docs/1.0/a": path("versioned_docs/version-1.0/a.md"),
    }


def test_versions_may_have_a_path_and_the_current_one_may_be_left_out() -> None:
    options = "{includeCurrentVersion: false, versions: {'1.0': {path: 'old', banner: 'none'}}}"
    assert routes(options) == {
        "/docs/a": path("versioned_docs/version-2.0/a.md"),
        "/docs/old/a": path("versioned_docs/version-1.0/a.md"),
        "/docs/0.9/a": path("versioned_docs/version-0.9/a.md"),
    }


def test_without_versioning_there_is_one_version() -> None:
    assert routes("{disableVersioning: true}") == {"/docs/a": path("docs/a.md")}


def test_drafts_and_translations_without_an_original_are_no_pages() -> None:
    translations = "i18n/ko/docusaurus-plugin-content-docs/current"
    found = site(
        {
            "docs/a.md": "---\ndraft: true\n---",
            "docs/b.md": "---\nunlisted: true\n---",
            f"{translations}/b.md": "",
            f"{translations}/c.md": "",
        }
    )
    assert dict(found.pages) == {"/docs/b": path("docs/b.md")}
    assert found.route(path(f"{translations}/b.md")) == "/docs/b"
    assert found.route(path(f"{translations}/c.md")) is None
    assert found.translated(path("docs/b.md"), "ko") == path(f"{translations}/b.md")


def test_reserved_letters_stay_encoded_in_routes() -> None:
    found = site({"docs/c++.md": "", "docs/한 글.md": ""})
    assert found.page("/docs/c++") == path("docs/c++.md")
    assert found.page("/docs/c%2B%2B") is None
    assert found.page("/docs/%ED%95%9C%20글") == path("docs/한 글.md")


def test_tags_have_pages_under_the_names_that_lodash_makes() -> None:
    found = site(
        {
            "docs/a.md": "---\ntags: [태그 하나, fooBar2, 2024, C++]\n---",
            "docs/b.md": "---\ntags:\n  - label: 긴 이름\n    permalink: /short\n  - defined\n---",
            "docs/c.md": "tags: [prose]",
            "docs/tags.yml": "defined:\n  label: D\n  permalink: /d\nunused: {label: U}\n",
        }
    )
    served = ["", "태그-하나", "foo-bar-2", "2024", "c", "short", "d"]
    assert all(found.serves(f"/docs/tags/{name}") for name in served)
    missing = ["긴-이름", "defined", "unused", "prose", "foobar2"]
    assert not any(found.serves(f"/docs/tags/{name}") for name in missing)


def test_without_tags_there_is_no_list_of_them() -> None:
    assert not site({"docs/a.md": "", "blog/b.md": ""}).serves("/docs/tags")
    assert not site({"docs/a.md": "", "blog/b.md": ""}).serves("/blog/tags")


@pytest.mark.parametrize(
    ("route", "served"),
    [
        ("/notes", True),
        ("/notes/seite/2", True),
        ("/notes/seite/3", False),
        ("/notes/page/2", False),
        ("/notes/archive", False),
        ("/notes/tags/x", True),
        ("/notes/tags/x/seite/2", True),
        ("/notes/tags/x/seite/3", False),
        ("/notes/tags/hidden", True),
        ("/notes/authors", True),
        ("/notes/authors/kim", True),
        ("/notes/authors/kim/seite/3", False),
        ("/notes/authors/lee-sun", False),
        ("/notes/authors/p", True),
        ("/notes/rss.xml", False),
    ],
)
def test_a_blog_has_lists_of_its_posts(route: str, served: bool) -> None:
    posts = {f"blog/2024-01-0{day}-x.md": "---\ntags: [x]\nauthors: kim\n---" for day in (1, 2, 3)}
    found = site(
        {
            **posts,
            "blog/hidden.md": "---\nunlisted: true\ntags: [x, hidden]\n---",
            "blog/authors.yml": "kim: {name: K, page: true}\nleeSun: {name: L}\n"
            "park: {name: P, page: {permalink: /p}}\n",
        },
        blog="{routeBasePath: '/notes', pageBasePath: 'seite', postsPerPage: 2, archiveBasePath: null}",
    )
    assert found.serves(route) == served


def test_categories_have_index_pages() -> None:
    found = site(
        {
            "docs/01-a/_category_.json": INDEX,
            "docs/01-a/x.md": "",
            "docs/02-b/_category_.yml": "label: 첫 묶음\nlink: {type: generated-index}\n",
            "docs/02-b/x.md": "",
            "docs/03-c d/_category_.yaml": "link: {type: generated-index}\n",
            "docs/03-c d/x.md": "",
            "docs/e/_category_.json": '{"link": {"type": "generated-index", "slug": "/이"}}',
            "docs/e/x.md": "",
            "docs/f/_category_.json": '{"label": "F", "link": {"type": "doc", "id": "x"}}',
            "docs/f/x.md": "",
            "docs/empty/_category_.json": '{"label": "E", "link": {"type": "generated-index"}}',
        }
    )
    served = ["category/첫-묶음", "category/첫-묶음-1", "category/c-d", "이"]
    assert all(found.serves(f"/docs/{name}") for name in served)
    missing = ["category/첫-묶음-2", "category/f", "category/empty", "category/e", "category"]
    assert not any(found.serves(f"/docs/{name}") for name in missing)


def test_a_file_of_sidebars_decides_which_categories_there_are() -> None:
    sidebars = """
        // what is shown
        module.exports = {
          one: ['a', {type: 'category', label: 'A b', link: {type: 'generated-index'}, items: [
            {type: 'category', label: 'C', link: {type: 'generated-index', slug: 'c'}, items: ['d']},
          ]}],
          two: [{type: 'autogenerated', dirName: 'shown'}],
        };
    """
    files = {
        "sidebars.js": sidebars,
        "docs/shown/_category_.json": INDEX,
        "docs/shown/in/_category_.json": '{"label": "In", "link": {"type": "generated-index"}}',
        "docs/shown/in/x.md": "",
        "docs/hidden/_category_.json": '{"label": "H", "link": {"type": "generated-index"}}',
        "docs/hidden/x.md": "",
    }
    found = site(files, docs="{sidebarPath: './sidebars.js'}")
    assert all(found.serves(f"/docs/{name}") for name in ("category/a-b", "c", "category/in"))
    missing = ["category/h", "category/첫-묶음", "category/c"]
    assert not any(found.serves(f"/docs/{name}") for name in missing)
    assert not site(files, docs="{sidebarPath: false}").serves("/docs/category/h")


@pytest.mark.parametrize("sidebars", ["module.exports = {a: load()}", "export default make()", ""])
def test_sidebars_that_are_computed_may_have_any_category(sidebars: str) -> None:
    found = site({"sidebars.js": sidebars, "docs/a.md": ""}, docs="{sidebarPath: './sidebars.js'}")
    assert found.serves("/docs/category/x")
    assert not found.serves("/docs/x")


def test_versions_have_sidebars_of_their_own() -> None:
    sidebar = '{"a": [{"type": "category", "label": "옛", "link": {"type": "generated-index"}, "items": ["a"]}]}'
    found = site(
        {**VERSIONED, "versioned_sidebars/version-1.0-sidebars.json": sidebar},
        docs="{lastVersion: 'current'}",
    )
    assert found.serves("/docs/1.0/category/옛")
    assert not found.serves("/docs/2.0/category/옛")


def test_an_instance_with_an_id_has_files_of_its_own() -> None:
    files = {
        "api/01-a.md": "",
        "api_versions.json": '["3"]',
        "api_versioned_docs/version-3/01-a.md": "",
        "api_versioned_docs/version-3/draft-b.md": "",
    }
    options = "{id: 'api', path: './api', routeBasePath: 'rest/api', numberPrefixParser: false, exclude: ['**/draft-*']}"
    assert dict(site(files, docs=options).pages) == {
        "/rest/api/01-a": path("api_versioned_docs/version-3/01-a.md"),
        "/rest/api/next/01-a": path("api/01-a.md"),
    }
