"""Directives, in the forms of remark-directive and of Docusaurus."""

import dataclasses

import pytest

from notelint.markdown import DOCUSAURUS_MD, MARKDOWN
from tests.notelint.markdown.outline import outline

VERSION_4 = dataclasses.replace(DOCUSAURUS_MD, mdx1_compat=False)


def test_containers_hold_blocks() -> None:
    assert outline(":::note\n\n- 가\n\n:::\n", DOCUSAURUS_MD) == [
        "containerDirective ':::note⏎⏎- 가⏎⏎:::' name='note'",
        "·list '- 가'",
        "··listItem '- 가'",
        "···paragraph '가'",
        "····text '가'",
    ]


LEAF = """::video[제목]{#x src="a b"}"""


def test_a_title_is_a_label_in_both_forms() -> None:
    assert outline(":::tip[제목 *a*]{.b}\n:::", DOCUSAURUS_MD) == [
        "containerDirective ':::tip[제목 *a*]{.b}⏎:::' name='tip' attributes=[('class', 'b')]",
        "·paragraph '[제목 *a*]'",
        "··text '제목 '",
        "··emphasis '*a*'",
        "···text 'a'",
    ]
    assert outline(":::tip 제목 [a](b)\n:::", DOCUSAURUS_MD) == [
        "containerDirective ':::tip 제목 [a](b)⏎:::' name='tip'",
        "·paragraph '제목 [a](b)'",
        "··text '제목 '",
        "··link '[a](b)' url='b'",
        "···text 'a'",
    ]


@pytest.mark.parametrize("text", [":::mine Title", "::: note", ":::note a] b", "- :::note Title"])
def test_docusaurus_rewrites_titles_of_names_it_knows_only(text: str) -> None:
    assert "containerDirective" not in " ".join(outline(text, DOCUSAURUS_MD))


def test_titles_without_brackets_end_with_docusaurus_4() -> None:
    assert outline(":::note Title\n\n:::", VERSION_4)[0] == "paragraph ':::note Title'"


def test_what_closes_at_once_is_text() -> None:
    assert outline(":::note:::\na\n\n:::", DOCUSAURUS_MD) == [
        "paragraph ':::note:::⏎a'",
        "·text ':::note:::⏎a' value=':::note:::\\na'",
        "paragraph ':::'",
        "·text ':::'",
    ]


def test_the_outermost_container_with_enough_colons_is_closed() -> None:
    assert outline("::::a\n:::b\nc\n:::\n::::\nd", DOCUSAURUS_MD) == [
        "containerDirective '::::a⏎:::b⏎c⏎:::⏎::::' name='a'",
        "·containerDirective ':::b⏎c⏎:::' name='b'",
        "··paragraph 'c'",
        "···text 'c'",
        "paragraph 'd'",
        "·text 'd'",
    ]
    assert outline(":::a\n:::b\nc\n:::\nd", DOCUSAURUS_MD)[0] == (
        "containerDirective ':::a⏎:::b⏎c⏎:::' name='a'"
    )


def test_colons_close_even_within_code() -> None:
    assert outline(":::a\n```\n:::\nb", DOCUSAURUS_MD)[-2] == "paragraph 'b'"


def test_an_unclosed_container_ends_with_the_text_or_what_it_stands_in() -> None:
    assert outline(":::a\nb\n", DOCUSAURUS_MD)[0] == "containerDirective ':::a⏎b⏎' name='a'"
    assert outline("> :::a\n> b\nc", DOCUSAURUS_MD)[0] == "blockquote '> :::a⏎> b'"


def test_leaves_stand_alone_on_their_lines() -> None:
    assert outline(f"{LEAF}\n::a b", DOCUSAURUS_MD) == [
        f"leafDirective '{LEAF}' name='video' attributes=[('id', 'x'), ('src', 'a b')]",
        "·text '제목'",
        "paragraph '::a b'",
        "·text '::a b'",
    ]


def test_text_directives_swallow_what_looks_like_them() -> None:
    assert outline("비율 a:b[c *d*]{e=f} 10:52 x::y", DOCUSAURUS_MD)[1:] == [
        "·text '비율 a'",
        "·textDirective ':b[c *d*]{e=f}' name='b' attributes=[('e', 'f')]",
        "··text 'c '",
        "··emphasis '*d*'",
        "···text 'd'",
        "·text ' 10:52 x::y'",
    ]


def test_names_are_ascii() -> None:
    assert outline("참고:한글 :가", DOCUSAURUS_MD)[1:] == ["·text '참고:한글 :가'"]


def test_without_directives_colons_are_text() -> None:
    assert outline(":::note\na:b", MARKDOWN)[1] == "·text ':::note⏎a:b' value=':::note\\na:b'"


def test_blank_lines_in_a_directive_spread_the_item_unless_they_end_it() -> None:
    assert outline("- :::a\n\n  b", DOCUSAURUS_MD)[1].endswith("spread=True")
    assert outline("- :::a\n  b\n\nc", DOCUSAURUS_MD)[1] == "·listItem '- :::a⏎  b⏎'"
