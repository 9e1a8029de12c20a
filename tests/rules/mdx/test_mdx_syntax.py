"""What plainly is text is escaped; where a tag or code may be meant, nothing is."""

from pathlib import PurePosixPath

import pytest

from notelint import SiteSettings, Vault, fixer
from notelint.markdown import MDX
from notelint.rule import ActiveRule
from notelint_rules.mdx.mdx_syntax import MdxSyntax
from tests.rules.conftest import Found, safely_fixed


def fixed(text: str, **files: str) -> str:
    """The note with every safe fix applied; each of them must have been accepted."""
    return safely_fixed(MdxSyntax(), text, files)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x <= 5, a<b, I <3 you", "x \\<= 5, a\\<b, I \\<3 you"),
        ("</s> 토큰 </think>", "\\</s> 토큰 \\</think>"),
        ("<그림 1> <附录> List<String>", "\\<그림 1> \\<附录> List\\<String>"),
        ("if a<b and c>d", "if a\\<b and c>d"),
        ("cat <<EOF", "cat \\<\\<EOF"),
        ("<your-name> <K, V>", "\\<your-name> \\<K, V>"),
        ("| <minecraft:iron_ingot> |", "| \\<minecraft\\:iron_ingot> |"),
        ("a<br>b<hr>c", "a<br />b<hr />c"),
        ("a</br>b", "a<br />b"),
        ('<img src="a.png" width=50>', '<img src="a.png" width="50" />'),
        ("| a<br>b |\n| - |\n| {x y} |", "| a<br />b |\n| - |\n| \\{x y} |"),
        ("<https://a.kr/b_c?d=1&e=2>", "[https://a.kr/b_c?d=1\\&e=2](https://a.kr/b_c?d=1&e=2)"),
        ("<https://a.kr/_(b)>", "[https://a.kr/\\_(b)](https://a.kr/_%28b%29)"),
        ("<mailto:kim@a.kr>", "[mailto:kim@a.kr](mailto:kim@a.kr)"),
        ('{"a": {"b": 1}} {{ f("x") }}', '\\{"a": \\{"b": 1}} \\{\\{ f("x") }}'),
        ("{% raw %}\n\n{: .note}", "\\{% raw %}\n\n\\{: .note}"),
        ("f(x) { 열림", "f(x) \\{ 열림"),
        ("- {a\nb}", "- \\{a\nb}"),
        ("<!DOCTYPE html>", "{/* <!DOCTYPE html> */}"),
        ("import numpy as np", " import numpy as np"),
        ("export PATH=/a", " export PATH=/a"),
        ("`{a b}\n{c d}\n{e f}`", "`{a b} {c d} {e f}`"),
        ("> `a\n> <b c`", "> `a <b c`"),
        ("제목 {#a}\n===", "# 제목 {#a}"),
        ("> 제목 {#a}\n> ---", "> 제목 {/* #a */}\n> ---"),
        ("- ## 제목 {#a}", "- ## 제목 {/* #a */}"),
        ("두 줄\n제목 {#a}\n===", "두 줄\n제목 {/* #a */}\n==="),
        ("## 제목 {#a} {#b}", "## 제목 {#b}"),
        ("## 제목 {#a}{#b} {#c} ##", "## 제목 {#c} ##"),
        ("## 집합 {#a} 와 {#b} 둘", "## 집합 {#a} 와 \\{#b} 둘"),
        ("import a from './a'\n<b>{a}</b>", "import a from './a'\n\n<b>{a}</b>"),
    ],
)
def test_text_is_escaped(text: str, expected: str) -> None:
    assert fixed(f"{text}\n") == f"{expected}\n"


@pytest.mark.parametrize(
    "text",
    [
        "<b><i>a</b></i>",
        '<a 1x="y">b</a>',
        "{rows.map((row) => <li>{row}</li>}",
        "import {rows from './a'",
        "export const a = {b: 1",
        "<!-- never closed",
        "text\n\n    if (a<b) { c }",
        "import Chart from './chart'\n\n<Chart>",
        "import rows from './a'\n\n{rows rows}",
    ],
)
def test_what_may_be_a_tag_or_code_is_left_alone(found: Found, text: str) -> None:
    assert found(MdxSyntax(), f"{text}\n", path="note.mdx")
    assert fixed(f"{text}\n") == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<style>\n.a { b: c }\n</style>", "<style>{`\n.a { b: c }\n`}</style>"),
        (
            "<script>\nf(`${a}`)\nif (a<b) {\n}\n</script>",
            "<script>{`\nf(\\`\\${a}\\`)\nif (a<b) {\n}\n`}</script>",
        ),
        ("<pre>a\n\nb &lt; {c}</pre>", "<pre>{`a\n\nb < {c}`}</pre>"),
    ],
)
def test_what_is_no_markdown_becomes_a_string(text: str, expected: str) -> None:
    assert fixed(f"{text}\n") == f"{expected}\n"


def test_a_tag_in_code_begins_no_style_sheet() -> None:
    text = "`<style>`\n\n{a b}\n\n```html\n</style>\n```\n"
    assert fixed(text) == text.replace("{a b}", "\\{a b}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<details><summary>요약</summary>\n\n글\n\n</details>",
            "<details>\n<summary>요약</summary>\n\n글\n\n</details>",
        ),
        (
            "- <details><summary>요약</summary>\n  글\n\n  - 안\n\n  </details>\n- 둘",
            "- <details>\n  <summary>요약</summary>\n\n  글\n\n  - 안\n\n  </details>\n- 둘",
        ),
        (
            "> <details><summary>a</summary>\n>\n> 글</details>",
            "> <details>\n> <summary>a</summary>\n>\n> 글\n> </details>",
        ),
        (
            "<details><summary>a</summary>\n<details><summary>b</summary>\n\n글\n\n</details>\n</details>",
            "<details>\n<summary>a</summary>\n\n<details>\n<summary>b</summary>\n\n글\n\n</details>\n</details>",
        ),
        ("<div>\n글</div>", "<div>글</div>"),
        ("<div>글\n</div>", "<div>글</div>"),
        ("<div>\n\n글\n\n끝</div>", "<div>\n\n글\n\n끝\n</div>"),
        ("<div>글\n\n끝</div>", "<div>글\n<p>끝</p></div>"),
        ("<div>글\n\n- 안\n\n</div>", "<div>\n글\n\n- 안\n\n</div>"),
        ("<div>\n\n글", "<div>\n\n글\n\n</div>"),
        ("<p>글\n\n</p>", "<p>글</p>\n\n"),
        ("가 <b>나\n\n다</b> 라", "가 <b>나</b>\n\n<b>다</b> 라"),
        ("<b>나\n\n다</b>", "<p><b>나</b></p>\n\n<p><b>다</b></p>"),
    ],
)
def test_tags_end_where_mdx_looks_for_it(text: str, expected: str) -> None:
    assert fixed(f"{text}\n") == f"{expected}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>하나\n\n<p>둘\n<p>셋", "<p>하나</p>\n\n<p>둘</p>\n<p>셋</p>"),
        ("<ul>\n<li>하나\n<li>둘\n</ul>", "<ul>\n<li>하나</li>\n<li>둘</li>\n</ul>"),
        (
            "> <ul>\n> <li>하나\n> <li>둘\n> </ul>",
            "> <ul>\n> <li>하나</li>\n> <li>둘</li>\n> </ul>",
        ),
        ("<ul><li>하나<li>둘</ul>", "<ul><li>하나</li><li>둘</li></ul>"),
        (
            "<table>\n<tr><td>a<td>b\n<tr><td>c\n</table>",
            "<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table>",
        ),
        ("<dl>\n<dt>a\n<dd>b\n</dl>", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ("<div><p>a</div>", "<div><p>a</p></div>"),
    ],
)
def test_ends_that_html_takes_for_granted_are_written(text: str, expected: str) -> None:
    assert fixed(f"{text}\n") == f"{expected}\n"


def test_an_end_of_nothing_is_removed_unless_its_start_is_text() -> None:
    assert fixed("본문</p>\n\n끝\n") == "본문\n\n끝\n"
    text = "<template #a>글</template>\n"
    assert fixed(text) == "\\<template #a>글\\</template>\n"


def test_components_of_the_site_are_tags() -> None:
    theme = "import Chart from './Chart';\nexport default {Chart};"
    assert fixed("<Chart>\n", **{"src/theme/MDXComponents.js": theme}) == "<Chart>\n"
    assert fixed("<Chart>\n") == "\\<Chart>\n"


def test_every_problem_is_found_at_once(found: Found) -> None:
    text = "토큰 <|user|> 🧪\n\n- {a b}\n\n> <br>\n"
    assert [marked for marked, _ in found(MdxSyntax(), text, path="note.mdx")] == ["|", " ", "<br>"]


def test_urls_that_docusaurus_throws_on_are_found(found: Found) -> None:
    text = "![a](50%.png) [b](http://) [c](http://a:b/) [d](a%20b.md) [e](https://a.kr:80/%)\n"
    assert found(MdxSyntax(), text, path="note.mdx") == [
        ("50%.png", "`50%.png` holds a `%` that begins no escape, expected `%25`"),
        ("http://", "`http://` is no url: its host or port cannot be"),
        ("http://a:b/", "`http://a:b/` is no url: its host or port cannot be"),
    ]


def test_markdown_has_no_such_problems(found: Found) -> None:
    assert found(MdxSyntax(), "<|user|> {a b} <br> [a](50%.md)\n") == []


def test_without_its_old_ways_docusaurus_reads_ids_in_comments() -> None:
    path = PurePosixPath("note.md")
    settings = SiteSettings(mdx1_compat=False)
    vault = Vault({path: b"## A {#a} {#b}\n"}, settings=settings, dialect=MDX)
    rules = [ActiveRule(MdxSyntax(), MdxSyntax.severity)]
    assert fixer.fix(vault, path, rules).text == "## A {/* #b */}\n"
