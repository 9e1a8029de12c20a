"""Start tags and end tags: which belong together, and which are text."""

import pytest

from notelint.markdown import MDX
from tests.notelint.markdown.mdx.places import constructs, refused
from tests.notelint.markdown.outline import outline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<br>b", ["1:2 end-tag-mismatch"]),
        ("<hr>\n\nx", ["1:1 end-tag-mismatch"]),
        ("the </s> token", ["1:6 unexpected-closing-slash"]),
        ("text\n\n</div>", ["3:2 unexpected-closing-slash"]),
        ("a <b>c</i> d</b>", ["1:7 end-tag-mismatch"]),
        ("t <b><i>a</b></i>", ["1:10 end-tag-mismatch", "1:15 unexpected-closing-slash"]),
        ("*a <b>c* d</b>", ["1:4 end-tag-mismatch", "1:12 unexpected-closing-slash"]),
        ("- <b>a\n- b</b>", ["1:3 end-tag-mismatch", "2:5 unexpected-closing-slash"]),
        ("| a | b |\n| - | - |\n| <b>x | y |", ["3:3 end-tag-mismatch"]),
        ("<div>\ntext</div>", ["1:1 end-tag-mismatch", "2:5 end-tag-mismatch"]),
        ("<a>b</a c>", ["1:9 unexpected-attribute"]),
        ("a <a>b</a/>", ["1:10 unexpected-self-closing-slash"]),
        ("![a <br> b](c)", ["1:5 end-tag-mismatch"]),
        ("> 가\n> ![a <br> b](c)", ["2:7 end-tag-mismatch"]),
        ("![a <b>c</b>](d)", []),
        ("<A.b>c</A.b> <></>", []),
    ],
)
def test_a_mismatch_stands_where_mdx_names_it_or_the_tag(text: str, expected: list[str]) -> None:
    assert refused(text) == expected


def test_what_an_end_tag_leaves_open_is_reported_there_and_names_each_tag() -> None:
    text = "<p>\n<img a>\n<source>\n</p>"
    assert refused(text) == ["4:1 end-tag-mismatch", "4:1 end-tag-mismatch"]
    assert sorted(constructs(text)) == ["<img a>", "<source>"]


def test_tags_without_a_partner_are_text() -> None:
    assert outline("가 <br> <b>나</i> 다</b>", MDX) == [
        "paragraph '가 <br> <b>나</i> 다</b>'",
        "·text '가 <br> '",
        "·mdxJsxTextElement '<b>나</i> 다</b>' name='b'",
        "··text '나</i> 다'",
    ]
    assert outline("<hr>\n# 가", MDX) == [
        "paragraph '<hr>'",
        "·text '<hr>'",
        "heading '# 가' depth=1",
        "·text '가'",
    ]


def test_the_end_tag_of_a_tag_that_cannot_be_read_is_not_reported_too() -> None:
    assert refused("t <a href=foo.html>z</a>") == ["1:11 unexpected-character"]
    assert refused("<div class=a>\n\n가\n\n</div>") == ["1:12 unexpected-character"]
    assert refused("t <br a=1/> </br>") == [
        "1:9 unexpected-character",
        "1:14 unexpected-closing-slash",
    ]
