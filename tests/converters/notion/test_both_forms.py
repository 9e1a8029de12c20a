"""One workspace exported as Markdown and as HTML: the same titles, words and links."""

from pathlib import PurePosixPath

import regex

from notelint import Note, Source
from notelint.nodes import Code, InlineCode, InlineMath, Link, Math, Text
from tests.converters.notion.exports import Result, page_id, read_export

HOME, SUB = page_id("1"), page_id("2")
MARKDOWN: dict[str, str | bytes] = {
    f"집 & Home {HOME}.md": f"""# 집 & Home: 2026?

첫 문단 vector<int> **굵게** *기울임* `code` $x_1$

## 할 일 10:52

- [ ]  하나
- [x]  둘
- 목록
    - 안쪽

        안쪽 문단

1. one
2. two

<aside>
💡 도움말 [Sub](집%20&%20Home/Sub%20{SUB}.md)

</aside>

> 인용

```python
print("a")
```

$$
e = mc^2
$$

| a | b |
| --- | --- |
| 1 | x\\|y |

[https://example.com/a_b](https://example.com/a_b)

![그림 설명](집%20&%20Home/image.png)

---
""",
    f"집 & Home/Sub {SUB}.md": f"# Sub\n\n[집](../집%20&%20Home%20{HOME}.md)\n",
    "집 & Home/image.png": b"png",
}


def html(title: str, identifier: str, body: str) -> str:
    return (
        f'<html><head><title>{title}</title></head><body><article id="{identifier}" class="page sans">'
        f'<header><h1 class="page-title" dir="auto">{title}</h1></header>'
        f'<div class="page-body">{body}</div></article></body></html>'
    )


HTML: dict[str, str | bytes] = {
    f"집 & Home {HOME}.html": html(
        "집 &amp; Home: 2026?",
        HOME,
        "<p>첫 문단 vector&lt;int&gt; <strong>굵게</strong> <em>기울임</em> <code>code</code> "
        '<style>@import url("x")</style><span class="notion-text-equation-token"><span></span><span>'
        '<span class="katex"><span class="katex-mathml"><math><semantics><mrow></mrow>'
        '<annotation encoding="application/x-tex">x_1</annotation></semantics></math></span>'
        '<span class="katex-html">x1</span></span><span>﻿</span></span></span></p>'
        "<h2>할 일 10:52</h2>"
        '<ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> '
        '<span class="to-do-children-unchecked">하나</span></li></ul>'
        '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> '
        '<span class="to-do-children-checked">둘</span></li></ul>'
        '<ul class="bulleted-list"><li>목록<ul class="bulleted-list"><li>안쪽<p>안쪽 문단</p></li></ul>'
        '</li></ul><ol type="1" class="numbered-list" start="1"><li>one</li></ol>'
        '<ol type="1" class="numbered-list" start="2"><li>two</li></ol>'
        '<figure class="block-color-gray_background callout"><div><span class="icon">💡</span></div>'
        f'<div><p>도움말 <a href="집%20&amp;%20Home/Sub%20{SUB}.html">Sub</a></p></div></figure>'
        "<blockquote>인용</blockquote>"
        '<pre class="code"><code class="language-Python">print("a")</code></pre>'
        '<figure class="equation"><div class="equation-container"><span class="katex-display">'
        '<span class="katex"><span class="katex-mathml"><math><semantics><mrow></mrow>'
        '<annotation encoding="application/x-tex">e = mc^2</annotation></semantics></math></span>'
        '</span></span></div></figure><table class="simple-table"><thead class="simple-table-header">'
        "<tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>x|y</td></tr></tbody></table>"
        '<figure><div class="source"><a href="https://example.com/a_b">https://example.com/a_b</a></div>'
        '</figure><figure class="image"><a href="집%20&amp;%20Home/image.png"><img '
        'src="집%20&amp;%20Home/image.png"/></a><figcaption>그림 설명</figcaption></figure><hr/>',
    ),
    f"집 & Home/Sub {SUB}.html": html(
        "Sub", SUB, f'<p><a href="../집%20&amp;%20Home%20{HOME}.html">집</a></p>'
    ),
    "집 & Home/image.png": b"png",
}


def words(result: Result, path: str) -> list[str]:
    note = Note.parse(Source(PurePosixPath(path), result.texts[path]))
    kinds = (Text, Code, InlineCode, Math, InlineMath)
    values = [node.value for kind in kinds for node in note.find(kind)]
    return sorted(regex.findall(r"\w+", " ".join(values)))


def links(result: Result, path: str) -> list[str]:
    note = Note.parse(Source(PurePosixPath(path), result.texts[path]))
    return [link.url for link in note.find(Link)]


def test_both_forms_of_a_workspace_give_the_same_words_titles_links_and_files() -> None:
    markdown, html = read_export(MARKDOWN), read_export(HTML)
    assert set(markdown.texts) == set(html.texts)
    assert set(markdown.files) == set(html.files)
    for path in markdown.texts:
        assert markdown.texts[path].split("---")[1] == html.texts[path].split("---")[1]
        assert words(markdown, path) == words(html, path)
        assert links(markdown, path) == links(html, path)
    assert {loss.kind for loss in (*markdown.losses, *html.losses)} <= {"simplified"}


def test_where_both_forms_are_there_one_of_them_is_read() -> None:
    both = read_export({**MARKDOWN, **HTML})
    assert set(both.texts) == set(read_export(HTML).texts)
    assert all(loss.kind == "simplified" for loss in both.losses)
