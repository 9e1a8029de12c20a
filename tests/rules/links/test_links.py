"""Links that look broken and are not, and the other way round."""

import pytest

from notelint_rules.links.broken_anchor import BrokenAnchor
from notelint_rules.links.broken_link import BrokenLink
from notelint_rules.links.link_without_scheme import LinkWithoutScheme
from tests.rules.conftest import Found

CLASSIC = "module.exports = {title: 'n', url: 'u', presets: ['classic']}"
SITE = {"docusaurus.config.js": CLASSIC}


class TestBrokenLink:
    @pytest.mark.parametrize(
        "text",
        [
            "[a](<#절>) [b](?x=1) [c]()",
            "[[a wiki link]] and [text][nothing]",
            "[//]: # (a comment)",
            "[a]({{ site.url }}/b) [c](${HOME}/d)",
            "[x](javascript:void(0)) [y](obsidian://open?vault=a)",
            "`[a](b.md)` <!-- [a](b.md) -->",
            "<a name='x'>no link</a>",
        ],
    )
    def test_what_is_no_link_to_a_file_is_not_judged(self, found: Found, text: str) -> None:
        assert found(BrokenLink(), text) == []

    def test_a_url_in_brackets_and_parentheses_is_a_file_that_is_not_there(
        self, found: Found
    ) -> None:
        text = "[a](<[https://a.kr/b](https://a.kr/b)>)"
        url = "[https://a.kr/b](https://a.kr/b)"
        assert found(BrokenLink(), text) == [(url, f"`{url}` is not there")]

    def test_a_definition_is_reported_once_and_where_it_stands(self, found: Found) -> None:
        text = "[a][x] [b][x]\n\n[x]: nothing.md\n"
        assert found(BrokenLink(), text) == [("nothing.md", "`nothing.md` is not there")]

    def test_a_definition_of_an_image_is_no_link(self, found: Found) -> None:
        assert found(BrokenLink(), "![a][x]\n\n[x]: nothing.png\n") == []

    def test_html_is_followed_where_notes_are_files(self, found: Found) -> None:
        text = '<a href="nothing.md">a</a>'
        assert found(BrokenLink(), text) == [("nothing.md", "`nothing.md` is not there")]

    def test_in_a_site_a_tags_relative_url_is_not_a_files(self, found: Found) -> None:
        text = '<a href="nothing">a</a> <Link to="/docs/nothing">b</Link>'
        assert found(BrokenLink(), text, path="docs/a.mdx", files=SITE) == [
            ("/docs/nothing", "`/docs/nothing` is no route of the site")
        ]

    def test_slugs_in_front_matter_are_routes(self, found: Found) -> None:
        files = {
            **SITE,
            "docs/01-b.md": "---\nslug: /논문\n---\n",
            "blog/c.md": "---\nslug: d\n---\n",
        }
        text = "[b](/docs/논문) [b](/docs/%EB%85%BC%EB%AC%B8/) [d](/blog/d) [c](/blog/c)"
        assert found(BrokenLink(), text, path="docs/a.md", files=files) == [
            ("/blog/c", "`/blog/c` is no route of the site, the nearest is `/blog/d`")
        ]

    def test_a_readme_of_a_repository_with_a_site_is_read_as_on_github(self, found: Found) -> None:
        files = {**SITE, "docs/a.md": ""}
        text = "[a](docs/a.md) [b](/docs/a)"
        assert found(BrokenLink(), text, path="README.md", files=files) == []


def test_a_book_may_link_to_the_books_beside_it(found: Found) -> None:
    text = "[a](../../std/vec.html#x) [b](none.html) [c](../two.md)\n"
    files = {"book.toml": "", "src/one.md": ""}
    marks = [mark for mark, _ in found(BrokenLink(), text, path="src/in/a.md", files=files)]
    assert marks == ["none.html", "../two.md"]
    assert len(found(BrokenLink(), text, path="src/in/a.md")) == 3


class TestBrokenAnchor:
    def test_headings_in_every_form_have_ids(self, found: Found) -> None:
        text = (
            "[1](#code-and-link) [2](#한글-제목-1) [3](#mine) [4](#its) [5](#x-ⅳ--y)\n\n"
            "## `code` and [link](https://a.kr)\n\n## 한글 제목\n\n> ## 한글 제목\n\n"
            "## A {#mine}\n\n## B {/* #its */}\n\n- ## X Ⅳ & Y!\n"
        )
        assert found(BrokenAnchor(), text, path="docs/a.mdx", files=SITE) == []

    def test_a_heading_with_an_id_of_its_own_has_no_other(self, found: Found) -> None:
        text = "[a](#long-title)\n\n## Long title {#short}\n"
        message = "`#long-title` is no heading or id in this note"
        assert found(BrokenAnchor(), text, path="docs/a.md", files=SITE) == [
            ("#long-title", message)
        ]

    @pytest.mark.parametrize(
        ("fragment", "heading", "near"),
        [
            ("related-works", "Related work", True),
            ("3-method", "3. Methodology", True),
            ("2-일반적인-역사", "2. 양자화의 일반적인 역사", True),
            ("33-training", "3.3 Trianing", True),
            ("figure-gc-cost-taxonomy", "1.1 The GC cost taxonomy", False),
            ("2-learning-paradigm-and-strategies", "2.2 Learning strategies", False),
            ("geminibatchembeddingmodel", "GeminiEmbeddingModel", False),
        ],
    )
    def test_the_nearest_id_says_the_same(
        self, found: Found, fragment: str, heading: str, near: bool
    ) -> None:
        ((_, message),) = found(BrokenAnchor(), f"[a](#{fragment})\n\n## {heading}\n")
        assert (", the nearest is `" in message) == near

    def test_a_page_of_unknown_components_may_have_any_id(self, found: Found) -> None:
        text = "import Api from '@site/src/Api';\n\n[a](#b)\n\n<Api />\n"
        files = {**SITE, "src/Api.js": ""}
        assert found(BrokenAnchor(), text, path="docs/a.mdx", files=files) == []

    def test_components_of_the_theme_have_none(self, found: Found) -> None:
        text = "import Tabs from '@theme/Tabs';\n\n[a](#b)\n\n<Tabs />\n"
        message = "`#b` is no heading or id in this note"
        assert found(BrokenAnchor(), text, path="docs/a.mdx", files=SITE) == [("#b", message)]

    def test_text_fragments_lines_and_footnotes_are_not_ids(self, found: Found) -> None:
        text = "[a](#:~:text=b) [c](#L10-L12) [d](#user-content-fn-1) [e](b.pdf#page=2) [f](#)\n"
        assert found(BrokenAnchor(), text, files={"b.pdf": ""}) == []


class TestLinkWithoutScheme:
    @pytest.mark.parametrize(
        "url",
        ["README.md", "./www.example.org", "v1.0/a.md", "a.b/c.md", "e.g./x", "1.5", "notes.ai"],
    )
    def test_file_names_with_dots_are_no_hosts(self, found: Found, url: str) -> None:
        assert found(LinkWithoutScheme(), f"[a]({url})") == []

    def test_html_lacks_schemes_too(self, found: Found) -> None:
        text = '<a href="www.example.org">a</a> <img src="github.com/a/b.png" alt="b">'
        assert [marked for marked, _ in found(LinkWithoutScheme(), text)] == [
            "www.example.org",
            "github.com/a/b.png",
        ]


class TestAnchorsOfASite:
    ASKING = CLASSIC.replace("presets", "onBrokenAnchors: 'throw', presets")

    @pytest.mark.parametrize(
        "target",
        ["<a id='x'></a>", "<h2 id='x'>X</h2>", "<div id='x'>a</div>", ":::note{#x}\na\n:::"],
    )
    def test_ids_that_docusaurus_does_not_list_matter_where_the_site_asks(
        self, found: Found, target: str
    ) -> None:
        text = f"[a](#x)\n\n{target}\n"
        quiet, asking = SITE, {"docusaurus.config.js": self.ASKING}
        assert found(BrokenAnchor(), text, path="docs/a.mdx", files=quiet) == []
        message = "`#x` is no id that Docusaurus' check of anchors knows"
        assert found(BrokenAnchor(), text, path="docs/a.mdx", files=asking) == [("#x", message)]

    @pytest.mark.parametrize(
        "text",
        [
            "[a](#x)\n\n<details id='x'><summary>a</summary>b</details>\n",
            "import Heading from '@theme/Heading';\n\n[a](#x)\n\n<Heading as='h3' id='x'>X</Heading>\n",
            "[a](#x)\n\n## X\n",
            "[a](#user-content-fn-1)[^1]\n\n[^1]: a\n",
            "<a href='#top'>a</a>\n",
            "[a](#)\n",
        ],
    )
    def test_ids_of_docusaurus_own_components_are_listed(self, found: Found, text: str) -> None:
        files = {"docusaurus.config.js": self.ASKING}
        assert found(BrokenAnchor(), text, path="docs/a.mdx", files=files) == []

    @pytest.mark.parametrize("tag", ["a", "h2", "li", "details"])
    def test_in_markdown_html_is_made_of_docusaurus_own_components(
        self, found: Found, tag: str
    ) -> None:
        text = f"---\nmdx:\n  format: md\n---\n\n[a](#x)\n\n<{tag} id='x'>a</{tag}>\n"
        files = {"docusaurus.config.js": self.ASKING}
        assert found(BrokenAnchor(), text, path="docs/a.md", files=files) == []

    def test_a_comment_for_mdx_1_gives_a_heading_no_id_and_leaves_its_space(
        self, found: Found
    ) -> None:
        text = "[a](#x) [b](#절) [c](#절-)\n\n## 절 <!-- #x -->\n"
        assert [url for url, _ in found(BrokenAnchor(), text, path="docs/a.md", files=SITE)] == [
            "#x",
            "#절",
        ]

    def test_the_title_of_a_post_does_not_count_among_its_headings(self, found: Found) -> None:
        text = "# 글\n\n## 글\n\n[a](#글) [b](#글-1)\n"
        in_post = found(BrokenAnchor(), text, path="blog/a.md", files=SITE)
        in_document = found(BrokenAnchor(), text, path="docs/a.md", files=SITE)
        assert [url for url, _ in in_post] == ["#글-1"]
        assert [url for url, _ in in_document] == ["#글"]

    def test_a_list_of_posts_has_no_headings_behind_the_marker(self, found: Found) -> None:
        text = "[a](#앞) [b](#뒤)\n\n## 앞\n\n<!-- truncate -->\n\n[c](#뒤)\n\n## 뒤\n"
        message = "`#뒤` stands after `truncate`: a list of posts shows the link without it"
        assert found(BrokenAnchor(), text, path="blog/a.md", files=SITE) == [("#뒤", message)]
        assert found(BrokenAnchor(), text, path="docs/a.md", files=SITE) == []
        unlisted = f"---\nunlisted: true\n---\n\n{text}"
        assert found(BrokenAnchor(), unlisted, path="blog/a.md", files=SITE) == []

    def test_a_part_has_the_ids_of_the_pages_that_import_it(self, found: Found) -> None:
        files = {
            **SITE,
            "docs/b.mdx": "import Part from './_part.mdx'\n\n## 절\n\n<Part />\n",
            "docs/deep/c.mdx": "import Part from '../_part.mdx'\n\n## 절\n\n## 둘\n\n<Part />\n",
        }
        text = "[a](#절) [b](#둘) [c](#셋)\n\n## 셋\n"
        assert found(BrokenAnchor(), text, path="docs/_part.mdx", files=files) == [
            ("#둘", "`#둘` is no heading or id in `b.mdx`, which imports this note")
        ]
