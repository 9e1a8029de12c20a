"""HTML in pieces, and its attributes in React's words."""

import pytest

from notelint_converters.mdx.attributes import in_jsx, quoted, read, style_object, style_text
from notelint_converters.mdx.writing.html_tokens import (
    Characters,
    Comment,
    EndTag,
    Ignored,
    StartTag,
    tokens,
)


def test_html_is_read_in_pieces_without_a_gap() -> None:
    html = "<p a='>'>b &lt; <br/><!-- c --></P><!doctype x> d < e"
    assert list(tokens(html)) == [
        StartTag(0, 9, "p", " a='>'", empty=False),
        Characters(9, 16, "b &lt; "),
        StartTag(16, 21, "br", "", empty=True),
        Comment(21, 31, " c "),
        EndTag(31, 35, "P"),
        Ignored(35, 47, "<!doctype x>"),
        Characters(47, 53, " d < e"),
    ]


def test_scripts_and_styles_hold_text_whatever_it_looks_like() -> None:
    assert [type(token) for token in tokens("<style>a<b></style>c")] == [
        StartTag,
        Characters,
        EndTag,
        Characters,
    ]
    assert list(tokens("<script>a<b>"))[1] == Characters(8, 12, "a<b>", raw=True)


def test_a_slash_belongs_to_a_value_without_quotes() -> None:
    tag = next(tokens("<a href=https://x.y/>"))
    assert isinstance(tag, StartTag)
    assert (tag.attributes, tag.empty) == (" href=https://x.y/", False)
    image = next(tokens("<img src=a.png/>"))
    assert isinstance(image, StartTag)
    assert (image.attributes, image.empty) == (" src=a.png", True)


def test_an_unclosed_comment_goes_to_the_end() -> None:
    assert list(tokens("<!-- a\n\nb")) == [Comment(0, 9, " a\n\nb")]


@pytest.mark.parametrize(
    ("html", "jsx"),
    [
        ("class=a", 'className="a"'),
        ("for='f'", "htmlFor='f'"),
        ("TABINDEX=1", 'tabIndex="1"'),
        ("stroke-width=2", 'strokeWidth="2"'),
        ("viewbox='0 0 1 1'", "viewBox='0 0 1 1'"),
        ("data-x", 'data-x=""'),
        ("aria-label=a", 'aria-label="a"'),
        ('checked="false"', "checked"),
        ("download", "download"),
        ("alt='a\n  b'", "alt='a&#10;  b'"),
        ("d='M0\n  1'", "d='M0 1'"),
        ("title='&quot;{x}&quot;'", "title='&quot;{x}&quot;'"),
        ("style='color:red'", "style={{color: 'red'}}"),
    ],
)
def test_an_attribute_has_reacts_name(html: str, jsx: str) -> None:
    assert in_jsx(read(html)[0]) == jsx


def test_of_attributes_of_one_name_the_first_counts() -> None:
    assert [(each.name, each.value) for each in read(' href="a" HREF="b" c')] == [
        ("href", "a"),
        ("c", ""),
    ]


@pytest.mark.parametrize("name", ["onclick", "@click", ":href", "1x", "a.b", "ref", "v-on:x"])
def test_what_react_takes_no_string_for_is_refused(name: str) -> None:
    assert not read(f"{name}=x")[0].fits


@pytest.mark.parametrize("name", ["one", "data-x", "xlink:href", "_a"])
def test_odd_names_that_react_takes_are_not_refused(name: str) -> None:
    assert read(f"{name}=x")[0].fits


def test_styles_are_objects_in_react_and_come_back() -> None:
    style = "background: url('a;b') ; -webkit-box: 1; -ms-x: 2; --my-Var: a;; broken"
    assert style_object(style) == (
        "{{background: \"url('a;b')\", WebkitBox: '1', msX: '2', '--my-Var': 'a'}}"
    )
    properties = {"background": "red", "WebkitBox": "1", "msX": "2", "--my-Var": "a"}
    assert style_text(properties) == "background: red; -webkit-box: 1; -ms-x: 2; --my-Var: a"


def test_values_are_quoted_with_what_they_do_not_hold() -> None:
    assert [quoted(value) for value in ("a&b", 'a"b', "a\"'b")] == [
        '"a&amp;b"',
        "'a\"b'",
        "'a\"&#39;b'",
    ]
