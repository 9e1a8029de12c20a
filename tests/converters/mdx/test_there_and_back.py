"""Markdown to MDX to Markdown to MDX: the second MDX is the first, byte for byte."""

from pathlib import PurePosixPath

import pytest

from notelint import Document, Vault
from notelint_converters.mdx.reader import to_markdown
from notelint_converters.mdx.writer import to_mdx
from notelint_converters.mdx.writing.places import Places

_MDX = PurePosixPath("note.mdx")
_MARKDOWN = PurePosixPath("note.md")


def _there(text: str) -> str:
    document = Document(_MARKDOWN, text, "note.md")
    return to_mdx(document, Places.of([document]))[0]


def _back(text: str) -> str:
    return to_markdown(_MDX, text, Vault({_MDX: text.encode()}), {_MDX: _MARKDOWN})[0]


@pytest.mark.parametrize(
    "text",
    [
        "a {b} <c> <|d|> x<5 :smile: e:f[g] \\{h\\} `{i}`\n",
        "# T {a}\n\n## U {#id}\n\n## V:w\n",
        "<https://a.b/c_d> and <me@a.b> and https://a.b/{c} and mailto:me@a.b\n",
        "a<br>b <img src=https://a.b/c.png width=5> <!-- d --> <u style='color:red'>e</u>\n",
        "<u>밑줄</u>\n\n<img src='https://a.b/c.png'> <img src='https://a.b/d.png'>\n",
        "<a href='https://a.b'>\n<img src='https://a.b/c.png'>\n</a>\n",
        "<details><summary>**T** {x}</summary>\n\n- a\n\n</details>\n",
        "<div>\n*a* {b}\n</div>\n\n<div>\n\n*a* {b}\n\n</div>\n",
        "<span>\n*a*\n</span>\n\n<i>\nb</i>\n",
        "<pre>\na\n\n  {b}\n</pre>\n\n<style>\n.a { color: red }\n</style>\n",
        "<!-- a --> text *b*\n\n<!-- c\n*/ -->\n# T\n",
        "<ul>\n<li>a\n<li>b &lt; c <b>d</b>\n</ul>\n\n<p align=center>\n  e\n  <img src=f>\n</p>\n",
        "a\n<div>b</div>\n\n- <div>c</div>\nd\n",
        "<table>\n<tr><td>a *b*</td>\n<td>\n\n- c\n\n</td></tr>\n</table>\n",
        "<Card title='x'>\n*a* <b>b</b>\n</Card>\n\na <Foo/> b </s> c\n",
        "> [!NOTE]\n> a\n\n> [!TIP]\n> 🎯 b\n\n> [!WARNING]\n> **T**\n>\n> > [!CAUTION]\n> > c\n",
        "- > [!TIP]\n  > a {b}\n\n> > [!NOTE] Title\n> > c\nlazy\n> [!IMPORTANT]\n",
        "    code {a}\n\n- b\n\n      c\n\n> d\n>\n>     e\n",
        "a\n    - b\n    # c\n    ```d\n\n:::note\ne\n:::\n\n::f[g]\n",
        "$5 and $10, $HOME/$USER, $x$\n\n$$ a\nb\n$$\n",
        "[a](gone.md) ![b](gone.png) [c] [d]()\n\n[c]: gone.md\n",
        "---\n\na: b\nc\n\n---\n\nimport torch\n",
        "---\ntitle: 2024-10-25\ntags: a, b\n---\n\n```md\n# T {#id}\n```\n",
        "http://x:port/ www.a.b <http://x y/> [e](http://x:port)\n",
        "a\r\n\r\n> [!NOTE]\r\n> b {c}\r\n\r\n<div>\r\n*d*\r\n</div>\r\n",
    ],
)
def test_what_one_way_writes_the_other_reads(text: str) -> None:
    first = _there(text)
    assert _there(_back(first)) == first


@pytest.mark.parametrize(
    "text",
    [
        "a {b} <|c|> x<5 :smile: e:f[g]\n",
        "## U {#id}\n\n> [!NOTE]\n> a\n\n<!-- b -->\n",
        "<u>a</u>\n\n$x_{i}$\n\n- [ ] b\n",
        "<details>\n<summary>T</summary>\n\ntext\n\n</details>\n",
        "<div>\n*a* {b}\n</div>\n".replace("\n*a* {b}\n", "*a* {b}"),
    ],
)
def test_plain_notes_come_back_as_they_were(text: str) -> None:
    assert _back(_there(text)) == text
