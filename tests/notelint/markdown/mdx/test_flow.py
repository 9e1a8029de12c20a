"""MDX as flow: lines of tags and expressions."""

import dataclasses

import pytest

from notelint.markdown import MDX
from tests.notelint.markdown.mdx.places import constructs, refused
from tests.notelint.markdown.outline import outline

VERSION_4 = dataclasses.replace(MDX, mdx1_compat=False)


def test_lines_of_tags_hold_blocks() -> None:
    assert outline("<Tabs>\n\n# 제목\n\n</Tabs>\n끝", MDX) == [
        "mdxJsxFlowElement '<Tabs>⏎⏎# 제목⏎⏎</Tabs>' name='Tabs'",
        "·heading '# 제목' depth=1",
        "··text '제목'",
        "paragraph '끝'",
        "·text '끝'",
    ]


def test_a_line_may_hold_many_tags_and_expressions() -> None:
    assert outline("<a><b/>{1} <c/></a>", MDX) == [
        "mdxJsxFlowElement '<a><b/>{1} <c/></a>' name='a'",
        "·mdxJsxFlowElement '<b/>' name='b'",
        "·mdxFlowExpression '{1}' value='1'",
        "·mdxJsxFlowElement '<c/>' name='c'",
    ]


def test_text_beside_a_tag_makes_a_paragraph() -> None:
    assert outline("<b>가</b> 나", MDX)[0] == "paragraph '<b>가</b> 나'"


def test_an_expression_after_an_expression_makes_a_paragraph() -> None:
    assert outline("{1} {2}", MDX)[0] == "paragraph '{1} {2}'"


def test_a_tag_interrupts_a_paragraph() -> None:
    assert outline("가\n<br />", MDX) == [
        "paragraph '가'",
        "·text '가'",
        "mdxJsxFlowElement '<br />' name='br'",
    ]


def test_tags_and_expressions_cross_blank_lines() -> None:
    assert outline("<a\n\nb={[\n\n1]}\n/>\n\n{[\n\n2]}", MDX) == [
        "mdxJsxFlowElement '<a⏎⏎b={[⏎⏎1]}⏎/>' name='a' attributes=[MdxJsxAttribute(start=4, end=13, name='b', value='[\\n\\n1]', expression=True)]",
        "mdxFlowExpression '{[⏎⏎2]}' value='[\\n\\n2]'",
    ]


def test_in_containers_the_prefixes_are_no_part_of_the_code() -> None:
    assert outline("> {[\n>   1,\n> 2]}\n> 가", MDX) == [
        "blockquote '> {[⏎>   1,⏎> 2]}⏎> 가'",
        "·mdxFlowExpression '{[⏎>   1,⏎> 2]}' value='[\\n1,\\n2]'",
        "·paragraph '가'",
        "··text '가'",
    ]
    assert outline("- <a\n  b/>\n\n  나", MDX) == [
        "list '- <a⏎  b/>⏎⏎  나'",
        "·listItem '- <a⏎  b/>⏎⏎  나' spread=True",
        "··mdxJsxFlowElement '<a⏎  b/>' name='a' attributes=[MdxJsxAttribute(start=7, end=8, name='b', value=None, expression=False)]",
        "··paragraph '나'",
        "···text '나'",
    ]


def test_any_indentation_is_allowed() -> None:
    assert outline("        <a />\n\n        # 제목", MDX) == [
        "mdxJsxFlowElement '<a />' name='a'",
        "heading '# 제목' depth=1",
        "·text '제목'",
    ]


def test_what_flow_refuses_is_text() -> None:
    assert outline("<|user|> 가\n\n{둘 셋}", MDX) == [
        "paragraph '<|user|> 가'",
        "·text '<|user|> 가'",
        "paragraph '{둘 셋}'",
        "·text '{둘 셋}'",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<|user|> -> 가", "1:2 unexpected-character"),
        ("<a b=c>\n", "1:6 unexpected-character"),
        ("{a\n\nb", "3:2 unexpected-eof"),
        ("{a\n\nb\n", "4:1 unexpected-eof"),
        ("{둘 셋}", "1:3 acorn"),
        ("> {a +\nb}", "2:1 unexpected-lazy"),
        ("- <a\nb />", "2:1 unexpected-lazy"),
        ("> <a\n\nb", "2:1 unexpected-lazy"),
        ("<a b={} />", "1:7 unexpected-empty-expression"),
        ("<a {b} />", "1:5 non-spread"),
        ("<a {b: 1} />", "1:5 non-spread"),
        ("<a {...b, c} />", "1:11 spread-extra"),
        ("<style>\n.a { color: red }\n</style>", "2:11 acorn"),
    ],
)
def test_a_problem_stands_where_mdx_names_it(text: str, expected: str) -> None:
    assert refused(text) == [expected]


def test_a_problem_names_the_construct_to_mend() -> None:
    assert constructs("{a\n\nb") == ["{a"]
    assert constructs("> 가\n> <a b=c>") == ["<a b=c>"]
    assert constructs("<hr>\n\n가") == ["<hr>"]


def test_each_line_of_broken_flow_is_reported_once() -> None:
    assert refused("{a b}\n\n{c d}\n\n<a b={c d} />") == ["1:3 acorn", "3:3 acorn", "5:8 acorn"]


def test_comments_are_html_as_long_as_docusaurus_rewrites_them() -> None:
    assert outline("<!-- 가\n\n나 -->\n\n다 <!-- 라 --> 마", MDX) == [
        "html '<!-- 가⏎⏎나 -->' value='<!-- 가\\n\\n나 -->'",
        "paragraph '다 <!-- 라 --> 마'",
        "·text '다 '",
        "·html '<!-- 라 -->'",
        "·text ' 마'",
    ]
    assert refused("<!-- a -->", VERSION_4) == ["1:2 unexpected-character"]


def test_what_follows_a_comment_is_a_block() -> None:
    assert outline("<!-- truncate --> # 제목", MDX) == [
        "html '<!-- truncate -->'",
        "heading '# 제목' depth=1",
        "·text '제목'",
    ]


@pytest.mark.parametrize("text", ["<!-- a\n\nb", "가 <!--> 나", "가 <!---> 나", "<!DOCTYPE html>"])
def test_what_is_no_comment_is_refused(text: str) -> None:
    assert [problem.partition(" ")[2] for problem in refused(text)] == ["unexpected-character"]
