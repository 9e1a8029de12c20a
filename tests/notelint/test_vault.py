"""Where links, images and imports lead. Vaults live in memory; expected values are by hand."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from notelint.docusaurus import SiteSettings
from notelint.markdown import MARKDOWN, MDX
from notelint.nodes import InlineMath
from notelint.resolution import Found, Missing
from notelint.vault import Vault

CLASSIC = "export default {title: 'n', url: 'u', baseUrl: '/', presets: ['classic']};"


def path(text: str) -> PurePosixPath:
    return PurePosixPath(text)


def vault(*names: str, **contents: str) -> Vault:
    files = {path(name): b"" for name in names}
    files |= {path(name): content.encode() for name, content in contents.items()}
    return Vault(files)


def site(*names: str, config: str = CLASSIC, **contents: str) -> Vault:
    return vault(*names, **{"docusaurus.config.js": config}, **contents)


def found(name: str) -> Found:
    return Found(path(name))


# Links without a site.


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("둘.md", "글/둘.md"),
        ("./둘.md#절", "글/둘.md"),
        ("%EB%91%98.md?x=1", "글/둘.md"),
        ("둘", "글/둘.md"),
        ("둘.html", "글/둘.md"),
        ("../code/run.py#L10", "code/run.py"),
        ("../code", "code"),
        ("../code/", "code"),
        ("folder/", "글/folder/README.md"),
        ("/글/둘.md", "글/둘.md"),
        ("/img/a.png", "static/img/a.png"),
        ("100%.md", "글/100%.md"),
        ("100%25.md", "글/100%.md"),
        ("#here", "글/하나.md"),
        ("", "글/하나.md"),
    ],
)
def test_a_link_leads_to_a_file_or_folder(url: str, target: str) -> None:
    notes = vault(
        "글/하나.md",
        "글/둘.md",
        "글/100%.md",
        "글/folder/README.md",
        "code/run.py",
        "static/img/a.png",
    )
    assert notes.follow_link(url, base=path("글/하나.md")) == found(target)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.b/c",
        "mailto:a@b.c",
        "tel:1",
        "//a.b/c",
        "data:text/plain,x",
        "file:///x",
        "pathname:///x",
        "../../outside.md",
        "{{ site.url }}/x",
        "www.example.org/x",
    ],
)
def test_what_leads_elsewhere_is_not_followed(url: str) -> None:
    assert vault("a/b.md").follow_link(url, base=path("a/b.md")) is None


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("nothing.md", Missing("is not there")),
        ("Two.md", Missing("differs in case from the file's name", "two.md", sure=True)),
        (
            "./SUB/three.md",
            Missing("differs in case from the file's name", "./sub/three.md", sure=True),
        ),
        ("twoo.md#x", Missing("is not there", "two.md#x")),
        ("three.md", Missing("is not there", "sub/three.md")),
        ("part-2.md", Missing("is not there")),
        ("sub\\three.md", Missing("separates folders with `\\`", "sub/three.md", sure=True)),
        ("#1.md", Missing("holds a `#` that belongs to the file's name", "%231.md", sure=True)),
        ("/two.md.bak", Missing("is not there")),
    ],
)
def test_a_link_that_leads_nowhere_says_why(url: str, answer: Missing) -> None:
    notes = vault("one.md", "two.md", "sub/three.md", "part-1.md", "#1.md")
    assert notes.follow_link(url, base=path("one.md")) == answer


def test_names_in_another_normal_form_are_other_names() -> None:
    decomposed = "\u1112\u1161\u11ab\u1100\u1173\u11af.md"
    answer = vault("a.md", decomposed).follow_link("한글.md", base=path("a.md"))
    assert answer == Missing(
        "differs in Unicode normal form from the file's name", decomposed, sure=True
    )


def test_pretty_urls_are_seen_as_folders() -> None:
    notes = vault("guide/one.md", "guide/two.md")
    assert notes.follow_link("../two/", base=path("guide/one.md")) == found("guide/two.md")


def test_obsidian_finds_notes_by_name() -> None:
    notes = vault(".obsidian/app.json", "a/one.md", "b/두 번째.md")
    assert notes.follow_link("두%20번째", base=path("a/one.md")) == found("b/두 번째.md")


def test_folders_laid_out_like_a_site_have_its_routes() -> None:
    notes = vault("docs/01-intro.md", "blog/2025-10-07-x.md")
    assert notes.follow_link("/docs/intro", base=path("blog/2025-10-07-x.md")) == found(
        "docs/01-intro.md"
    )
    assert notes.follow_link("/blog/2025/10/07/x", base=path("docs/01-intro.md")) == found(
        "blog/2025-10-07-x.md"
    )


# Links in a site.


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("./02-b.md#x", "docs/guide/02-b.md"),
        ("guide/02-b.md", "docs/guide/02-b.md"),
        ("/guide/02-b.md", "docs/guide/02-b.md"),
        ("@site/docs/guide/02-b.md", "docs/guide/02-b.md"),
        ("/docs/guide/b", "docs/guide/02-b.md"),
        ("./b", "docs/guide/02-b.md"),
        ("../guide/b/", "docs/guide/02-b.md"),
        ("/about", "src/pages/about.js"),
        ("./data.csv", "docs/guide/data.csv"),
        ("/files/x.pdf", "static/files/x.pdf"),
    ],
)
def test_a_link_leads_to_a_page_of_the_site(url: str, target: str) -> None:
    notes = site(
        "docs/guide/01-a.md",
        "docs/guide/02-b.md",
        "docs/guide/data.csv",
        "src/pages/about.js",
        "static/files/x.pdf",
    )
    assert notes.follow_link(url, base=path("docs/guide/01-a.md")) == found(target)


@pytest.mark.parametrize("url", ["/blog", "/blog/tags/llm", "/docs/category/guide"])
def test_pages_that_no_note_stands_for_are_found(url: str) -> None:
    notes = site(
        "docs/guide/a.md",
        **{
            "blog/b.md": "---\ntags: [LLM]\n---",
            "docs/guide/_category_.yml": "link: {type: generated-index}",
        },
    )
    assert notes.follow_link(url, base=path("docs/guide/a.md")) == Found(None)


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("/docs/c", Missing("is no route of the site")),
        ("/docs/B", Missing("differs in case from the page's route", "/docs/b", sure=True)),
        ("./02-b", Missing("is no route of the site", "./02-b.md")),
        ("./_part.md", Missing("is a file of which the site makes no page")),
        (
            "../blog/2025-10-07-x.md#y",
            Missing(
                "is a page of another plugin, which only its route reaches",
                "/blog/2025/10/07/x#y",
                sure=True,
            ),
        ),
        ("/blog/2025-10-07.md", Missing("is not there", "/blog/2025/10/07/x")),
        ("../README.md", Missing("is a file of which the site makes no page")),
    ],
)
def test_what_the_site_does_not_serve_is_missing(url: str, answer: Missing) -> None:
    notes = site("docs/a.md", "docs/02-b.md", "docs/_part.md", "blog/2025-10-07-x.md", "README.md")
    assert notes.follow_link(url, base=path("docs/a.md")) == answer


def test_what_an_unknown_plugin_may_serve_is_not_judged() -> None:
    config = "export default {title: 'n', url: 'u', presets: ['classic'], plugins: [myPlugin]};"
    notes = site("docs/a.md", config=config)
    assert notes.follow_link("/shop", base=path("docs/a.md")) is None
    assert notes.follow_link("/docs/b", base=path("docs/a.md")) == Missing(
        "is no route of the site"
    )


def test_routes_are_found_with_and_without_the_base_url() -> None:
    config = "export default {title: 'n', url: 'u', baseUrl: '/notes/', presets: ['classic']};"
    notes = site("docs/a.md", config=config)
    for url in ("/docs/a", "/notes/docs/a"):
        assert notes.follow_link(url, base=path("docs/a.md")) == found("docs/a.md")


def test_a_site_reads_documents_beside_its_folder() -> None:
    config = (
        "export default {title: 'n', url: 'u', "
        "presets: [['classic', {docs: {path: '../docs', routeBasePath: '/'}}]]};"
    )
    notes = vault("docs/a.md", "docs/b.md", **{"web/docusaurus.config.js": config})
    assert notes.follow_link("/b", base=path("docs/a.md")) == found("docs/b.md")
    assert notes.note(path("docs/a.md")).dialect.name == MDX.name


def test_a_readme_beside_the_site_is_read_as_on_github() -> None:
    notes = site("README.md", "docs/a.md")
    assert notes.note(path("README.md")).dialect == MARKDOWN
    assert notes.follow_link("docs/a.md", base=path("README.md")) == found("docs/a.md")


def test_a_translation_reaches_what_is_not_translated_from_the_contents_root() -> None:
    folder = "i18n/ko/docusaurus-plugin-content-docs/current"
    notes = site("docs/a.md", "docs/b.md", "docs/c.md", f"{folder}/a.md", f"{folder}/c.md")
    base = path(f"{folder}/a.md")
    for url in ("b.md", "/b.md", "/docs/b.md", "/docs/b"):
        assert notes.follow_link(url, base=base) == found("docs/b.md")
    reason = "is not translated: only a path from the content's root reaches the original"
    assert notes.follow_link("./b.md#x", base=base) == Missing(reason, "/b.md#x", sure=True)
    for url in ("./c.md", "/docs/c"):
        assert notes.follow_link(url, base=base) == found(f"{folder}/c.md")
    assert notes.follow_link("@site/docs/c.md", base=base) == Missing(
        "is the original of a note that is translated"
    )


# Images and imports.


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("./a.png", "docs/a.png"),
        ("한글 1.png", "docs/한글 1.png"),
        ("%ED%95%9C%EA%B8%80%201.png", "docs/한글 1.png"),
        ("/img/logo.png", "static/img/logo.png"),
        ("@site/static/img/logo.png", "static/img/logo.png"),
        ("a.png?width=10#dark", "docs/a.png"),
    ],
)
def test_an_image_is_found(url: str, target: str) -> None:
    notes = site("docs/n.md", "docs/a.png", "docs/한글 1.png", "static/img/logo.png")
    assert notes.follow_image(url, base=path("docs/n.md")) == found(target)


def test_static_folders_are_those_of_the_configuration() -> None:
    config = (
        "export default {title: 'n', url: 'u', staticDirectories: ['public'], presets: ['classic']}"
    )
    notes = site("docs/n.md", "public/a.png", "static/b.png", config=config)
    assert notes.follow_image("/a.png", base=path("docs/n.md")) == found("public/a.png")
    assert notes.follow_image("/b.png", base=path("docs/n.md")) == Missing("is not there")


def test_an_image_in_the_wrong_folder_or_format_is_suggested() -> None:
    notes = vault("n.md", "img/loss.png", "img/acc.jpg", "img/acc.md")
    base = path("n.md")
    assert notes.follow_image("./asset/loss.png", base=base) == Missing(
        "is not there", "./img/loss.png"
    )
    assert notes.follow_image("img/acc.png", base=base) == Missing("is not there", "img/acc.jpg")


def test_a_suggestion_is_escaped() -> None:
    answer = vault("n.md", "그림 (1).png").follow_image("그림_(1).png", base=path("n.md"))
    assert answer == Missing("is not there", "그림%20%281%29.png")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("./a.png", "docs/a.png"),
        ("./chart", "docs/chart.tsx"),
        ("../src/lib", "src/lib/index.js"),
        ("@site/src/lib", "src/lib/index.js"),
        ("./_part.mdx", "docs/_part.mdx"),
        ("!!raw-loader!./chart.tsx", "docs/chart.tsx"),
        ("./a.png?url", "docs/a.png"),
        ("/img/logo.png", "static/img/logo.png"),
    ],
)
def test_an_import_is_found(url: str, target: str) -> None:
    notes = site(
        "docs/n.mdx",
        "docs/a.png",
        "docs/chart.tsx",
        "docs/_part.mdx",
        "src/lib/index.js",
        "static/img/logo.png",
    )
    assert notes.follow_import(url, base=path("docs/n.mdx")) == found(target)


@pytest.mark.parametrize("url", ["react", "@theme/Tabs", "@docusaurus/Link", "raw-loader!x", "~/x"])
def test_packages_are_not_looked_for(url: str) -> None:
    assert site("docs/n.mdx").follow_import(url, base=path("docs/n.mdx")) is None


def test_site_aliases_mean_nothing_without_a_site() -> None:
    assert vault("n.mdx").follow_import("@site/x.png", base=path("n.mdx")) is None


def test_a_missing_import_keeps_its_loaders() -> None:
    notes = vault("n.mdx", "code.py")
    answer = notes.follow_import("!!raw-loader!./cdoe.py", base=path("n.mdx"))
    assert answer == Missing("is not there", "!!raw-loader!./code.py")


# Dialects.


def test_front_matter_keeps_a_note_from_being_mdx() -> None:
    text = "---\ntitle: a\nmdx:\n  format: md\n---\n\n<br>\n"
    assert vault(**{"a.mdx": text}).note(path("a.mdx")).dialect.name == "docusaurus-md"
    assert site(**{"docs/a.md": text}).note(path("docs/a.md")).dialect.name == "docusaurus-md"
    forced = Vault({path("a.md"): text.encode(), path("b.md"): b"<br>"}, dialect=MDX)
    assert forced.note(path("a.md")).dialect.name == "docusaurus-md"
    assert forced.note(path("b.md")).dialect == MDX


def test_imports_below_front_matter_make_a_note_mdx() -> None:
    text = "---\ntitle: a\n---\n\nimport a from './a.png';\n"
    assert vault(**{"a.md": text}).note(path("a.md")).dialect == MDX


# What else a vault knows.


def test_anchors_include_those_of_imported_notes() -> None:
    notes = site(
        **{
            "docs/a.mdx": "import Part from './_part.mdx';\n\n# Title\n\n## One\n\n<Part />\n",
            "docs/_part.mdx": "import Self from './a.mdx';\n\n## Two {#zwei}\n\n<p id='three'>x</p>\n",
        }
    )
    anchors = notes.anchors(path("docs/a.mdx"))
    assert [anchors.have(fragment) for fragment in ("one", "zwei", "three")] == [True] * 3
    assert not anchors.have("title")
    assert not anchors.have("two")


def test_outside_a_site_letters_and_digits_decide_about_anchors() -> None:
    anchors = vault(**{"a.md": "# 1. Title: *new*\n\n## C++\n"}).anchors(path("a.md"))
    assert [anchors.have(f) for f in ("1-title-new", "_1-title-new", "1.%20Title:%20new", "c")] == [
        True
    ] * 4
    assert not anchors.have("title")


def test_the_theme_provides_components() -> None:
    theme = "import Chart from './Chart';\nexport default {...MDXComponents, Chart, Map: Chart};"
    notes = site("docs/a.mdx", **{"src/theme/MDXComponents.js": theme})
    assert {"Chart", "Map"} <= notes.provided_components(path("docs/a.mdx"))
    assert "*" not in notes.provided_components(path("docs/a.mdx"))
    spread = site("docs/a.mdx", **{"src/theme/MDXComponents.js": "export default {...mine};"})
    assert "*" in spread.provided_components(path("docs/a.mdx"))


def test_without_a_site_a_file_may_be_served_from_a_folder_that_is_not_there() -> None:
    notes = vault("글/하나.md", "static/img/a.png")
    assert notes.follow_image("/assets/a.png", base=path("글/하나.md")) is None
    assert notes.follow_link("/assets/a.png", base=path("글/하나.md")) is None
    assert isinstance(notes.follow_link("/guide/둘", base=path("글/하나.md")), Missing)
    assert isinstance(notes.follow_image("/img/b.png", base=path("글/하나.md")), Missing)
    assert isinstance(notes.follow_link("/img/b.png", base=path("글/하나.md")), Missing)
    assert notes.follow_image("/IMG/a.png", base=path("글/하나.md")) == Missing(
        "differs in case from the file's name", "/static/img/a.png", sure=True
    )


def test_a_site_whose_configuration_does_not_tell_may_read_the_documents_beside_it() -> None:
    notes = vault("docs/a.md", "docs/api/b.md", "website/static/img/a.png")
    beside = {path("website/docusaurus.config.js"): b"", **notes.files}
    notes = Vault(beside)
    assert notes.follow_link("api/b.md", base=path("docs/a.md")) == found("docs/api/b.md")
    assert notes.follow_image("/img/a.png", base=path("docs/a.md")) == found(
        "website/static/img/a.png"
    )
    own = Vault({**beside, path("website/docs/c.md"): b""})
    assert own.site(path("docs/a.md")) is None


def test_the_readme_beside_a_configuration_that_does_not_tell_is_no_page() -> None:
    notes = Vault({path("docusaurus.config.js"): b"", path("README.md"): b"<br>\n"})
    assert not notes.note(path("README.md")).dialect.mdx


def test_the_settings_name_the_site() -> None:
    files = {path("web/docs/a.md"): b"", path("web/docs/b.md"): b""}
    notes = Vault(files, SiteSettings(site_dir="web"))
    assert notes.follow_link("/docs/b", base=path("web/docs/a.md")) == found("web/docs/b.md")


def test_a_replaced_note_keeps_what_is_known_of_the_others() -> None:
    notes = vault(**{"a.md": "[b](b.md)", "b.md": "# B"})
    changed = notes.replacing(path("a.md"), b"[c](c.md)")
    assert changed.follow_link("b.md", base=path("a.md")) == found("b.md")
    assert changed.note(path("a.md")).text == "[c](c.md)"


def test_settings_say_what_a_note_without_a_site_is_built_with() -> None:
    files = {path("노트.mdx"): b"$x$ <!-- c -->\n"}
    note = Vault(files, SiteSettings(math=False, mdx1_compat=False)).note(path("노트.mdx"))
    assert not note.find(InlineMath)
    assert len(note.root.problems) == 1


def test_a_target_is_built_as_the_settings_say() -> None:
    files = {path("노트.md"): b"$x$\n"}
    unset = Vault(files, dialect=MDX).note(path("노트.md"))
    assert unset.dialect == MDX
    without_math = Vault(files, SiteSettings(math=False), dialect=MDX).note(path("노트.md"))
    assert without_math.dialect == replace(MDX, math=False)


def test_where_links_lead_is_known_after_a_note_has_changed() -> None:
    asked: list[object] = []

    class Files(dict[PurePosixPath, bytes]):
        def __contains__(self, path: object) -> bool:
            asked.append(path)
            return super().__contains__(path)

    note = PurePosixPath("a.md")
    vault = Vault(Files({note: b"[b](b.md)", PurePosixPath("b.md"): b""}))
    before = vault.follow_link("b.md", base=note), vault.follow_import("./b.md", base=note)
    changed = vault.replacing(note, b"[b](b.md), too")
    asked.clear()
    after = changed.follow_link("b.md", base=note), changed.follow_import("./b.md", base=note)
    assert after == before
    assert asked == []
