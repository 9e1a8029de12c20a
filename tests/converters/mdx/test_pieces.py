"""Strings of JavaScript, addresses, and what lines begin with."""

from pathlib import PurePosixPath

import pytest

from notelint import Document, File, Span
from notelint_converters.mdx.containers import Content, content, continuation, item_indent
from notelint_converters.mdx.javascript import comment, comment_text, string_literal, string_value
from notelint_converters.mdx.reading.values import Module, constant, module, style
from notelint_converters.mdx.urls import (
    destination,
    encoded,
    is_acceptable,
    with_percents_escaped,
    written,
)
from notelint_converters.mdx.writing.places import Places


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("a", "'a'"),
        ("it's", '"it\'s"'),
        ('"it\'s"', "'\"it\\'s\"'"),
        ("a\n\\", "'a\\n\\\\'"),
        ("한\u2028", "'한\\u2028'"),
    ],
)
def test_a_string_is_written_so_that_it_is_read_back(text: str, literal: str) -> None:
    assert string_literal(text) == literal
    assert string_value(literal) == text


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("`a\nb`", "a\nb"),
        (r"'\x41\u{1F600}B'", "A😀B"),
        ("'a' + 'b'", None),
        ("`${a}`", None),
        ("a", None),
        ("", None),
    ],
)
def test_only_literals_have_a_value(expression: str, text: str | None) -> None:
    assert string_value(expression) == text


def test_comments_keep_their_text_whatever_it_is() -> None:
    assert comment(" a */ b ") == r"{/* a *\/ b */}"
    assert comment_text(r" /* a *\/ b */ ") == " a */ b "
    assert comment_text("/* a */ b") is None


def test_constants_modules_and_styles_are_told_without_running_them() -> None:
    assert [constant(each) for each in ("1.5", "true", "null", "'a'", "a", "[1]")] == [
        "1.5",
        True,
        False,
        "a",
        None,
        None,
    ]
    imports = {"x": "./x.png"}
    assert module("x", imports) == Module("./x.png", imported=True)
    assert module("require('!!loader!./y.png').default", imports) == Module("./y.png", False)
    assert module("useBaseUrl('/z.png')", imports) == Module("/z.png", False)
    assert module("y", imports) is None
    assert style("{width: 5, lineHeight: 1.5, 'textAlign': \"center\", margin: 0}") == {
        "width": "5px",
        "lineHeight": "1.5",
        "textAlign": "center",
        "margin": "0",
    }
    assert style("{width: w}") is None
    assert style("styles") is None


@pytest.mark.parametrize(
    "url",
    ["https://a.b:80/c", "http://[::1]/", "mailto:a@b", "https://한글.kr/", "ftp://u:p@a.b", "//a"],
)
def test_addresses_that_a_browser_takes_are_acceptable(url: str) -> None:
    assert is_acceptable(url)


@pytest.mark.parametrize(
    "url",
    ["http://", "http://a:b/", "http://a b/", "https://a.b>", "http://a:99999", "http://1.2.3.4.5"],
)
def test_addresses_that_a_browser_refuses_are_not(url: str) -> None:
    assert not is_acceptable(url)


def test_percents_that_encode_nothing_are_encoded() -> None:
    assert with_percents_escaped("50% %ea%b0%80 %ff %2") == "50%25 %ea%b0%80 %25ff %252"


def test_addresses_are_written_so_that_markdown_reads_them() -> None:
    assert written("a_b.md") == "a_b.md"
    assert written("a b(c).md") == "<a b(c).md>"
    assert written("a\\") == "a\\\\"
    assert encoded("하위/a b(1)#2?.md") == "하위/a%20b%281%29%232%3F.md"


def test_destinations_are_found_in_any_spelling() -> None:
    text = '[a](  <b c> "t") [d](e(f)g) [h]()'
    assert destination(text, 4, len(text)) == Span(7, 10)
    assert destination(text, text.index("e("), len(text)) == Span(
        text.index("e("), text.index(") [h")
    )
    assert destination("()", 1, 2) is None


def test_lines_begin_behind_the_marks_of_their_containers() -> None:
    assert content("> - a\n>   > b\n", 6, (None, 2, None)) == Content(12, 0, 3)
    assert content("> - a\nlazy", 6, (None, 2)) == Content(6, 0, 0)
    assert content("\t  x", 0, (2,)) == Content(3, 4, 1)
    assert item_indent("  10.  a", 2, ()) == 7
    assert item_indent("-     code", 0, ()) == 2
    assert item_indent("-\n", 0, ()) == 2
    assert continuation("a\n> 1. - b", 9) == ">      "


def _places(*paths: str) -> Places:
    items: list[Document | File] = [
        Document(PurePosixPath(path), "", path)
        if path.endswith(".md")
        else File(PurePosixPath(path), lambda: b"", path)
        for path in paths
    ]
    return Places.of(items)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("b.md", "b.mdx"),
        ("./b.md?x#y", "./b.mdx?x#y"),
        ("B.md#y", "b.mdx#y"),
        ("하위/c%20d.md", "하위/c%20d.mdx"),
        ("/하위/c%20d", "하위/c%20d.mdx"),
        ("하위/", "하위/index.mdx"),
        ("b", "b.mdx"),
        ("b.html", "b.mdx"),
        ("./b%2Emd", "b.mdx"),
        ("img/x.png", "img/x.png"),
        ("/img/x.png", "img/x.png"),
        ("https://a.b/c.md", "https://a.b/c.md"),
        ("#d", "#d"),
        ("gone.md", None),
        ("../../out.md", None),
    ],
)
def test_an_address_follows_its_document(url: str, address: str | None) -> None:
    places = _places("a.md", "b.md", "하위/c d.md", "하위/index.md", "img/x.png")
    assert places.address(url, PurePosixPath("a.md")) == address


def test_a_document_makes_way_for_a_file_of_its_name() -> None:
    places = _places("a.md", "a.mdx", "A-2.mdx")
    assert places.documents == {PurePosixPath("a.md"): PurePosixPath("a-3.mdx")}
