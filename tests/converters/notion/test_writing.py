"""The text of pages that are written for Notion."""

import pytest

from tests.converters.notion.vaults import export, page


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a <b>bold</b>가 <em>x</em> <del>y</del>", "a **bold**가 *x* ~~y~~"),
        ("<i>a)</i>가", "a)가"),
        ("<kbd>Ctrl</kbd> <code>a`b</code> H<sub>2</sub>O", "`Ctrl` ``a`b`` H2O"),
        ('<a href="other.md">그</a> <a name="x"></a>끝', "[그](Other.md) 끝"),
        ('<img src="x.png" alt="표"> <img alt="none">', "![표](Page/x.png) none"),
        ("line<br>break<!-- note -->", "line<br>break"),
        ("vector<int> <논문>", r"vector\<int> <논문>"),
        ('<p align="center">\n  <b>x</b>\n  y *z*\n</p>', r"**x** y \*z\*"),
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "- a\n- b"),
        ("- item\n\n  <div>\n  <p>in</p>\n  </div>", "- item\n\n  in"),
    ],
)
def test_html_is_written_as_markdown(text: str, written: str) -> None:
    assert page(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "[a][b]\n\n[b]: https://example.org/x(y) 't'\n\nend",
            "[a](https://example.org/x%28y%29)\n\nend",
        ),
        (
            "[other] ![그림][i]\n\n[other]: other.md\n[i]: x.png",
            "[other](Other.md) ![그림](Page/x.png)",
        ),
        (
            "[a](https://example.org 'kept') <https://example.org>",
            "[a](https://example.org 'kept') <https://example.org>",
        ),
        ("[**a**](other.md 'title')", "[**a**](Other.md)"),
        ("![gone](no.png) ![](no.png)", "gone (`no.png`) `no.png`"),
        ("[하나](../x/없음.md)", "하나"),
        (
            "note[^a]\n\n[^a]: first\n\n    second\n\nend",
            "note\\[a\\]\n\n\\[a\\] first\n\nsecond\n\nend",
        ),
        ("```cpp\nx\n```\n\n~~~Dockerfile\ny\n~~~", "```c++\nx\n```\n\n~~~Dockerfile\ny\n~~~"),
        ('```py title="a.py" {1}\nx\n```', "```py\nx\n```\n\na.py"),
    ],
)
def test_links_images_footnotes_and_code(text: str, written: str) -> None:
    assert page(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("> [!NOTE]\n> a\nlazy", "<aside>\na lazy\n\n</aside>"),
        ("> [!TIP]\n> 💡 a", "<aside>\n💡 a\n\n</aside>"),
        ("> [!TIP]\n> 🚧 a", "<aside>\n💡 🚧 a\n\n</aside>"),
        ("> [!NOTE]\n> 💡 a", "<aside>\nℹ️ 💡 a\n\n</aside>"),
        ("> [!NOTE]\n>\n> - a", "<aside>\n\n- a\n\n</aside>"),
        ("> [!warning]- 제목\n> a", "<aside>\n⚠️ **제목**\n\na\n\n</aside>"),
        ("> [!CAUTION]\n> ```\n> > x\n> ```", "<aside>\n🔥\n\n```\n> x\n```\n\n</aside>"),
        ("> quote\n>\n> > [!IMPORTANT]\n> > a", "> quote\n>\n> <aside>\n> 📌 a\n>\n> </aside>"),
        ("> [!quote-like]\n> a", "> [!quote-like] a"),
    ],
)
def test_alerts_are_callouts_with_an_icon_that_says_their_kind(text: str, written: str) -> None:
    assert page(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<details>\n\nno summary\n\n</details>", "- Details\n\n    no summary"),
        (
            "<details><summary>a</summary>b</details>\n\nend",
            "- a\n\n    b\n\nend",
        ),
        (
            "<details>\n<summary><h2>T & U</h2></summary>\n\nx\n\n</details>",
            "## T & U\n\nx",
        ),
        (
            "<details>\n<summary>\n\n[L](other.md) $x$\n\n</summary>\n\ny\n\n</details>",
            "- [L](Other.md) $x$\n\n    y",
        ),
        (
            "- a\n\n  <details>\n  <summary>b</summary>\n\n  - c\n\n    <details><summary>d</summary>\n\n    e\n\n    </details>\n\n  </details>",
            "- a\n\n  - b\n\n      - c\n\n        - d\n\n            e",
        ),
        (
            "> <details>\n> <summary>b</summary>\n>\n> c\n>\n> </details>",
            "> - b\n>\n>     c\n>\n>",
        ),
        ("a\n\n</details>\n\nb", "a\n\nb"),
        ("<details>\n\nnever closed", "never closed"),
    ],
)
def test_toggles_are_items_with_what_they_hide_below(text: str, written: str) -> None:
    assert page(text) == written


def test_losses_are_at_their_lines_in_the_note() -> None:
    text = "---\ntitle: T\nid: x\nicon: 📚\n---\n\n<u>a</u>\n\n[b](#c)\n\n##### deep\n"
    assert export({"a.md": text}).said() == [
        "3 dropped front matter of a site: `id`",
        "4 dropped the icon of the page, which Notion's Markdown has not: 📚",
        "7 simplified `<u>`: its text is kept",
        "9 simplified a link within the page: #c",
        "11 simplified a heading of level 5: Notion has 4",
    ]


def test_text_that_looks_like_properties_is_told_apart() -> None:
    assert page("Note: a\\\nOther: b\n\nc") == "Note\\: a\\\nOther: b\n\nc"
    assert page("Note: a\\\nand so on") == "Note: a\\\nand so on"


def test_lines_that_markdown_joins_are_joined_as_notion_would_not() -> None:
    assert page("a\nb  \nc\\\nd `e`\n*f*") == "a b  \nc\\\nd `e` *f*"
    assert page("> a\n> `b` \n> c\n\n- d\n  e") == "> a `b` c\n\n- d e"
    assert page("```\na\nb\n```\n\n$$\nx\ny\n$$") == "```\na\nb\n```\n\n$$\nx\ny\n$$"
