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
        "<div>\n\n본문",
        "본문\n\n</div>",
        "<b><i>a</b></i>",
        '<a 1x="y">b</a>',
        "{rows.map((row) => <li>{row}</li>}",
        "import {rows from './a'",
        "export const a = {b: 1",
        "<!-- never closed",
        "<style>\n.a { color: red }\n</style>",
        "text\n\n    if (a<b) { c }",
        "import Chart from './chart'\n\n<Chart>",
        "import rows from './a'\n\n{rows rows}",
    ],
)
def test_what_may_be_a_tag_or_code_is_left_alone(found: Found, text: str) -> None:
    assert found(MdxSyntax(), f"{text}\n", path="note.mdx")
    assert fixed(f"{text}\n") == f"{text}\n"


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
