"""MDX within text: tags, attributes, expressions."""

import dataclasses

import pytest

from notelint.markdown import MDX, parse
from notelint.markdown.mdx.nesting import is_unraveled
from notelint.nodes import MdxJsxElement, MdxTextExpression, Paragraph, walk
from tests.notelint.markdown.mdx.places import refused
from tests.notelint.markdown.outline import outline


def element(text: str) -> MdxJsxElement:
    return next(node for node in walk(parse(text, MDX)) if isinstance(node, MdxJsxElement))


def attributes(text: str) -> list[tuple[str, str | None]]:
    """Each attribute as written, and its value."""
    return [(text[a.start : a.end], a.value) for a in element(text).attributes]


def test_tags_nest_with_emphasis_and_links() -> None:
    assert outline("*가 <b>[나](u)</b>* <i/>", MDX) == [
        "paragraph '*가 <b>[나](u)</b>* <i/>'",
        "·emphasis '*가 <b>[나](u)</b>*'",
        "··text '가 '",
        "··mdxJsxTextElement '<b>[나](u)</b>' name='b'",
        "···link '[나](u)' url='u'",
        "····text '나'",
        "·text ' '",
        "·mdxJsxTextElement '<i/>' name='i'",
    ]


def test_attributes_are_names_literals_expressions_and_spreads() -> None:
    assert attributes("가 <a b c='나' d={e} f:g=\"h\" {...i} j-k/>") == [
        ("b", None),
        ("c='나'", "나"),
        ("d={e}", "e"),
        ('f:g="h"', "h"),
        ("{...i}", "...i"),
        ("j-k", None),
    ]


def test_references_in_attributes_are_decoded() -> None:
    assert attributes("가 <a b='&lt;&#44032;&#xB098;&nosuch;&amp' />")[0][1] == "<가나&nosuch;&amp"


def test_lines_in_attributes_lose_their_indentation() -> None:
    assert attributes('<a b="가\n    나" />')[0][1] == "가\n나"
    assert attributes("<a b={[\n    1]} />")[0][1] == "[\n  1]"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("가 <Tabs.Item/>", "Tabs.Item"),
        ("가 <svg:rect/>", "svg:rect"),
        ("가 <논문/>", "논문"),
        ("가 <a-b/>", "a-b"),
        ("가 <$_/>", "$_"),
        ("가 <a . b\n. c/>", "a.b.c"),
    ],
)
def test_names_have_members_and_namespaces(text: str, name: str) -> None:
    assert element(text).name == name


def test_a_fragment_has_no_name() -> None:
    assert element("가 <>나</>").name is None


@pytest.mark.parametrize("text", ["a < b", "a <\nb", "x < 5 > y", "\\<a", "`<a`", "$a<b$ c"])
def test_less_than_before_white_space_or_in_code_is_text(text: str) -> None:
    assert refused(text.replace("$a<b$", "a")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the <|user|> token", "1:6 unexpected-character"),
        ("p <5", "1:4 unexpected-character"),
        ("a <- b", "1:4 unexpected-character"),
        ("List<K, V> x", "1:7 unexpected-character"),
        ("see <https://a.b/c>", "1:12 unexpected-character"),
        ("mail <me@x.com>", "1:9 unexpected-character"),
        ("if a<b then c", "1:14 unexpected-eof"),
        ("a<b ", "1:5 unexpected-eof"),
        ("a <a b='c", "1:10 unexpected-eof"),
        ("a <b/*c*/>", "1:6 unexpected-character"),
        ("a <a.b,> c", "1:7 unexpected-character"),
        ("a <a:b.c> d", "1:7 unexpected-character"),
        ("a <a b:#> c", "1:8 unexpected-character"),
        ("a {b c} d", "1:5 acorn"),
        ("a { b", "1:6 unexpected-eof"),
        ("a `{b", "1:6 unexpected-eof"),
        ("\U0001f600 한글 {a b} 끝", "1:8 acorn"),
        ("> 가\n> 나 {a b}", "2:7 acorn"),
        ("| a |\n| - |\n| x<5 |", "3:5 unexpected-character"),
        ("## 제목 {.unnumbered}", "1:8 acorn"),
    ],
)
def test_a_problem_stands_where_mdx_names_it(text: str, expected: str) -> None:
    assert refused(text) == [expected]


def test_all_problems_are_found_at_once() -> None:
    text = "# a<5\n\n가 {b c} <d> 나\n\n- </e>\n\n<f g=h/>\n"
    assert refused(text) == [
        "1:5 unexpected-character",
        "3:5 acorn",
        "3:9 end-tag-mismatch",
        "5:4 unexpected-closing-slash",
        "7:6 unexpected-character",
    ]


def test_a_heading_id_is_escaped_by_docusaurus_as_long_as_it_is() -> None:
    version_4 = dataclasses.replace(MDX, mdx1_compat=False)
    assert refused("## 제목 {#id}") == []
    assert refused("## 제목 {#id}", version_4) == ["1:8 acorn"]
    assert refused("## a {#b} {#c}") == ["1:12 acorn"]
    assert refused("제목 {#id}\n===") == ["1:5 acorn"]
    assert refused("> ## a {#b}") == ["1:9 acorn"]


def test_code_and_math_hold_no_expressions() -> None:
    assert refused("`{a b}` $x_{i j}$\n\n```\n{a b}\n```\n\n$$\n\\frac{a b}{c}\n$$") == []
    assert refused("$x_{i j}$", dataclasses.replace(MDX, math=False)) == ["1:6 acorn"]


def test_an_expression_spans_lines() -> None:
    expressions = [
        node.value
        for node in walk(parse("가 {a +\n  b} 나 {/* 주석 */}", MDX))
        if isinstance(node, MdxTextExpression)
    ]
    assert expressions == ["a +\nb", "/* 주석 */"]


@pytest.mark.parametrize(
    ("text", "unraveled"),
    [
        ("<b>가</b>", True),
        ("{1} {2}", True),
        ("<b>가</b>\n{나}", True),
        ("<b>가</b> 나", False),
        ("*<b>가</b>*", False),
    ],
)
def test_a_paragraph_of_nothing_but_jsx_is_unraveled_by_mdx(text: str, unraveled: bool) -> None:
    paragraph = parse(text, MDX).children[0]
    assert isinstance(paragraph, Paragraph)
    assert is_unraveled(paragraph) is unraveled
