"""Every kind of block of an HTML page, in the shapes of 2024 and of 2026."""

from pathlib import PurePosixPath

import pytest

from notelint import Document, LossKind, Note, Source
from notelint.nodes import Code, InlineMath, Math, Paragraph, plain_text
from notelint_converters.notion.reader import read
from tests.converters.notion.exports import Result, page_id, read_export

A, B = page_id("a"), page_id("b")


def read_html(body: str, head: str = "", **files: str) -> Result:
    text = (
        f'<html><head><title>Page</title><style>p {{ a > b }}</style></head><body><article id="x">'
        f'<header>{head}<h1 class="page-title">Page</h1></header>'
        f'<div class="page-body">{body}</div></article></body></html>'
    )
    beside = {f"Page {A}/{name.replace('_', '.')}": content for name, content in files.items()}
    return read_export({f"Page {A}.html": text, **beside})


def body(text: str) -> str:
    return read_html(text).body("page.md").removeprefix("# Page").strip("\n")


def parse(text: str) -> Note:
    return Note.parse(Source(PurePosixPath("page.md"), text))


def losses(text: str) -> list[tuple[LossKind, str]]:
    return [(loss.kind, loss.detail) for loss in read_html(text).losses]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<br/>b</p>", "a\\\nb"),
        ("<p>a<br/><br/>b</p>", "a\n\nb"),
        ("<p>\n</p>", ""),
        ("<h2>제목 C#</h2>", "## 제목 C\\#"),
        ("<p>a</p><hr/><p>b</p>", "a\n\n---\n\nb"),
        ("<blockquote>a<p>b</p></blockquote>", "> a\n>\n> b"),
        (
            (
                '<ul class="bulleted-list"><li>a<ul class="bulleted-list"><li>b</li></ul></li></ul>'
                '<ul class="bulleted-list"><li>c</li></ul>'
            ),
            "- a\n  - b\n- c",
        ),
        (
            (
                '<div style="display:contents" dir="auto"><ul class="bulleted-list"><li>a'
                '<div style="display:contents" dir="auto"><ul class="bulleted-list"><li>b</li></ul></div>'
                '</li></ul></div><div style="display:contents" dir="auto">'
                '<ul class="bulleted-list"><li>c</li></ul></div>'
            ),
            "- a\n  - b\n- c",
        ),
        (
            (
                '<ol class="numbered-list" start="1"><li>a</li></ol>'
                '<ol class="numbered-list" start="2"><li>b<p>c</p></li></ol>'
                '<ol class="numbered-list" start="1"><li>d</li></ol>'
            ),
            "1. a\n2. b\n\n   c\n\n1) d",
        ),
        (
            (
                '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> '
                '<span class="to-do-children-checked">a</span><div class="indented"><p>b</p></div></li>'
                '</ul><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> '
                '<span class="to-do-children-unchecked"></span></li></ul>'
            ),
            "- [x] a\n\n  b\n\n- [ ] &nbsp;",
        ),
        (
            (
                '<ul class="toggle"><li><details open=""><summary>a &lt; <b>b</b></summary>'
                "<p>c <b>d</b></p></details></li></ul>"
            ),
            "<details>\n<summary>a &lt; <strong>b</strong></summary>\n\nc **d**\n\n</details>",
        ),
        (
            (
                '<details open=""><summary style="font-weight:600;font-size:1.5em">a</summary>'
                '<div class="indented"><p>b</p></div></details>'
            ),
            "<details>\n<summary><h2>a</h2></summary>\n\nb\n\n</details>",
        ),
        (
            (
                '<ul class="toggle"><li><details><summary><a href="https://e.org">a</a></summary>'
                "</details></li></ul>"
            ),
            "<details>\n<summary>\n\n[a](https://e.org)\n\n</summary>\n\n</details>",
        ),
        (
            (
                '<figure class="block-color-gray_background callout" style="display:flex">'
                '<div style="font-size:1.5em"><span class="icon">⚠️</span></div>'
                '<div style="width:100%">제목<p>b</p></div></figure>'
            ),
            "> [!WARNING]\n> ⚠️ 제목\n>\n> b",
        ),
        (
            (
                '<figure class="callout"><div><span class="icon">💡</span></div><div>'
                '<div style="display:contents" dir="auto"><p dir="auto">a</p></div>'
                '<div style="display:contents"><ul class="bulleted-list"><li>b</li></ul></div>'
                "</div></figure>"
            ),
            "> [!TIP]\n> 💡 a\n>\n> - b",
        ),
        (
            (
                '<figure class="callout"><div><img class="icon" '
                'src="https://www.notion.so/icons/warning_red.svg"/></div><div><p>a</p></div></figure>'
            ),
            "> [!WARNING]\n> ⚠️ a",
        ),
        (
            '<pre class="code code-wrap"><code class="language-Plain Text">a\n  ``` b &lt;\n</code></pre>',
            "````\na\n  ``` b <\n\n````",
        ),
        ('<pre class="code"><code class="language-C++">x</code></pre>', "```cpp\nx\n```"),
        (
            (
                '<figure id="x"><a href="https://e.org/a_(b)" class="bookmark source"><div '
                'class="bookmark-info"><div class="bookmark-text"><div class="bookmark-title">T</div>'
                '<div class="bookmark-description">say "x"</div></div></div></a>'
                "<figcaption>cap</figcaption></figure>"
            ),
            '[T](https://e.org/a_%28b%29 "say \\"x\\"")\n\ncap',
        ),
        (
            '<figure><div class="source"><a href="https://e.org/v">https://e.org/v</a></div></figure>',
            "[https://e.org/v](https://e.org/v)",
        ),
        (
            (
                '<figure class="image"><a href="https://e.org/a.png"><img style="width:7px" '
                'src="https://e.org/a.png"/></a><figcaption>고양이 <b>둘</b></figcaption></figure>'
            ),
            "![고양이 둘](https://e.org/a.png)",
        ),
        (
            (
                '<table class="simple-table"><thead class="simple-table-header"><tr><th>a</th><th>b|c</th>'
                "</tr></thead><tbody><tr><th>d</th><td>e<br/>f <code>g|h</code></td></tr><tr><td>i</td>"
                "</tr></tbody></table>"
            ),
            "| a | b\\|c |\n| --- | --- |\n| **d** | e<br />f `g\\|h` |\n| i |  |",
        ),
        (
            '<nav class="block-color-gray table_of_contents"><div><a href="#x">T</a></div></nav><p>a</p>',
            "a",
        ),
        (
            (
                '<p><span class="user">@민수</span> <time>@March 1, 2024</time> '
                '<span style="border-bottom:0.05em solid">u</span></p>'
            ),
            "@민수 @March 1, 2024 <u>u</u>",
        ),
        ("<p><em><strong>a</strong></em><strong>b</strong></p>", "***a*b**"),
        ("<p>가<strong>나(다)</strong>라 <del>마</del></p>", "가<strong>나(다)</strong>라 ~~마~~"),
        ("<p>a <strong>b </strong>c</p>", "a **b** c"),
        (
            "<p><b><i>a</i> <code>b</code><i>“c”</i></b></p>",
            "***a* `b`<em>“c”</em>**",
        ),
        ("<p><em><u>a</u> <b>b</b></em></p>", "<u>*a*</u> ***b***"),
        ('<p><img class="icon" src="https://e.org/e.png"/> a</p>', "![e](https://e.org/e.png) a"),
        (
            '<figure class="link-to-page"><a href="https://e.org"><span class="icon">🐱</span>a</a></figure>',
            "[a](https://e.org)",
        ),
    ],
)
def test_a_block_becomes_markdown(html: str, markdown: str) -> None:
    assert body(html) == markdown


MATH = (
    '<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi>'
    '<annotation encoding="application/x-tex">{}</annotation></semantics></math></span>'
    '<span class="katex-html">x</span></span>'
)


def test_equations_keep_their_source() -> None:
    inline = MATH.format("a &lt; b_1")
    block = MATH.format("\\begin{x}\na &amp; b\\\\\n\n\\end{x}")
    text = body(
        f"<p>if <style>@import</style>{inline}{inline}, then</p>"
        f'<ul><li>l<figure class="equation"><style>x</style>{block}</figure></li></ul>'
    )
    assert text == (
        "if $a < b_1$ $a < b_1$, then\n\n- l\n\n  $$\n  \\begin{x}\n  a & b\\\\\n\n  \\end{x}\n  $$"
    )
    note = parse(text)
    assert [math.value for math in note.find(InlineMath)] == ["a < b_1", "a < b_1"]
    assert [math.value for math in note.find(Math)] == ["\\begin{x}\na & b\\\\\n\n\\end{x}"]


@pytest.mark.parametrize(
    "text",
    [
        "1. a", "12) a", "- a", "+ a", "# a", "#tag", "> a", "=====", "---", "a *b* _c_ __d__ snake_case",
        "`a`", "[a](b)", "![a](b)", "[^1]: x", "<b>a</b>", "vector<int>", "&amp; &copy; &", "$5 and $10",
        "~~a~~ 10~20", "| a | b |", ":-", "\\* \\", "http://e.org/_a_ b", "***", "```", "~~~", "{a} {b",
        "<!-- a -->", "</p>", "a  b", "[ ] a", "[!NOTE]", "한국어 *강조* 文字 _x_ 😀", "!", "import x", ":::note",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["{}", "a<br/>{}", "<strong>{}</strong>x", "{}<em>y</em>"])
def test_text_is_read_back_as_it_was(text: str, place: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    expected = " ".join(place.format(text).replace("<br/>", "\n").split(" "))
    for tag in ("<strong>", "</strong>", "<em>", "</em>"):
        expected = expected.replace(tag, "")
    note = parse(body(f"<p>{place.format(escaped)}</p>"))
    (paragraph,) = note.root.children
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph).split() == expected.split()


def test_code_is_byte_identical() -> None:
    source = "\tif a < b && c:\n\n  ~~~ ````\n\u00a0*x*\n"
    escaped = source.replace("&", "&amp;").replace("<", "&lt;")
    html = f'<ul><li>a<pre class="code"><code class="language-Go">{escaped}</code></pre></li></ul>'
    (code,) = parse(body(html)).find(Code)
    assert (code.value, code.lang) == (source, "go")


def test_what_is_simplified_is_reported_once_a_page() -> None:
    colour = '<mark class="highlight-red">a</mark>'
    html = (
        f'<div class="column-list"><div class="column"><p>{colour}{colour}</p></div>'
        '<div class="column"><p class="block-color-teal">b<div class="indented"><p>c</p></div></p>'
        '</div></div><table class="simple-table"><tr><td>d</td></tr></table>'
    )
    assert body(html) == "<mark>aa</mark>\n\nb\n\nc\n\n| d |\n| --- |"
    assert losses(html) == [
        (LossKind.SIMPLIFIED, "columns: they follow each other"),
        (LossKind.SIMPLIFIED, "the colour of highlighted text: red"),
        (LossKind.SIMPLIFIED, "the colour of a block: teal"),
        (LossKind.SIMPLIFIED, "blocks indented below a paragraph: they follow it"),
        (LossKind.SIMPLIFIED, "a table without a header: its first row is taken for it"),
    ]


def test_links_lead_to_pages_and_images_by_id_and_path() -> None:
    page = (
        f'<article id="x"><h1 class="page-title">Page</h1><p><a href="Page%20{A}/Sub%20{B}.html">'
        f'<span class="icon">🐱</span>Sub</a></p><figure class="image"><a href="Page%20{A}/a_(1).png">'
        f'<img src="Page%20{A}/a_(1).png"/></a></figure></article>'
    )
    sub = f'<article id="y"><h1 class="page-title">Sub</h1><p><a href="gone%20{page_id("c")}.html">x</a></p>'
    result = read_export(
        {f"Page {A}.html": page, f"Page {A}/Sub {B}.html": sub, f"Page {A}/a_(1).png": "x"}
    )
    assert result.body("page/page.md") == "# Page\n\n[Sub](./sub.md)\n\n![a (1)](./img/page-1.png)"
    assert result.kinds() == [(LossKind.UNRESOLVED, 1)]


def test_icon_cover_and_properties_are_front_matter() -> None:
    head = (
        '<img class="page-cover-image" src="https://e.org/c.png"/>'
        '<div class="page-header-icon undefined"><span class="icon">📚</span></div>'
        '<table class="properties"><tbody>'
        '<tr class="property-row property-row-number"><th><span class="icon property-icon">'
        "</span>Price</th><td>67.3</td></tr>"
        '<tr class="property-row property-row-multi_select"><th>Tags</th><td><span class="selected-value">'
        'home office</span><span class="selected-value">커피</span></td></tr>'
        '<tr class="property-row property-row-checkbox"><th>Sold</th><td><div class="checkbox '
        'checkbox-off"></div></td></tr>'
        '<tr class="property-row property-row-date"><th>Bought</th><td><time>@March 1, 2024</time></td></tr>'
        '<tr class="property-row property-row-relation"><th>Like</th><td>'
        f'<a href="Page%20{A}.html"><span class="icon">🐱</span>Page</a></td></tr>'
        '<tr class="property-row property-row-text"><th>Empty</th><td></td></tr></tbody></table>'
        '<p class="page-description">about</p>'
    )
    text = read_html("<p>a</p>", head).texts["page.md"]
    assert text == (
        f'---\ntitle: Page\nnotion_id: "{A}"\nicon: "📚"\ncover: "https://e.org/c.png"\n'
        'Price: 67.3\ntags: [home office, "커피"]\nSold: false\nBought: 2024-03-01\nLike: [Page]\n---\n\n'
        "# Page\n\n**Like**: [Page](./page.md)\n\nabout\n\na\n"
    ).replace('"커피"', "커피")


def test_a_database_within_a_page_is_a_table() -> None:
    html = (
        '<div class="collection-content"><h4 class="collection-title">DB</h4>'
        '<table class="collection-content"><thead><tr><th><span class="icon property-icon"></span>Name'
        '</th><th>Done</th><th>Tags</th></tr></thead><tbody><tr><td class="cell-title">'
        '<a href="https://e.org">Row</a></td><td><div class="checkbox checkbox-on"></div></td><td>'
        '<span class="selected-value">a</span><span class="selected-value">b</span></td></tr>'
        "</tbody></table></div>"
    )
    assert body(html) == (
        "#### DB\n\n| Name | Done | Tags |\n| --- | --- | --- |\n| [Row](https://e.org) | Yes | a, b |"
    )


def test_every_line_knows_its_line_in_the_export() -> None:
    page = (
        '<article id="x"><h1 class="page-title">Page</h1>\n<ul><li>a\n<pre class="code"><code>b\nc\n'
        "d</code></pre></li></ul><p>e</p>\n\n<p>f</p></article>"
    )
    (document,) = (
        item
        for item in read({PurePosixPath(f"Page {A}.html"): page.encode()})
        if isinstance(item, Document) and item.id
    )
    origins = dict(zip(document.text.split("\n"), document.lines, strict=False))
    shown = ("# Page", "- a", "  b", "  c", "  d", "e", "f")
    assert [origins[line] for line in shown] == [1, 2, 3, 4, 5, 5, 7]


def test_a_page_of_broken_or_deep_tags_is_read() -> None:
    assert body("<p>a <b>b</p></i>c <x d") == "a **b**\n\nc \\<x d"
    deep = read_html("<blockquote>x" * 5_000)
    assert deep.texts["page.md"].count("x") == 5_000
    assert [loss.detail for loss in deep.losses] == [
        "blocks nested too deep: they follow each other"
    ]
    assert body("<!-- a") == ""
    assert body("<a " * 30_000).count("<a") == 30_000
