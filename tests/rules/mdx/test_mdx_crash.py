"""What was meant as text is escaped; what may be code is reported and left as it is."""

import pytest

from notelint_rules.images.undefined_name import UndefinedName
from notelint_rules.mdx.mdx_crash import MdxCrash
from notelint_rules.mdx.styles import style_object
from tests.rules.conftest import Found, safely_fixed

SITE = {"docusaurus.config.js": "module.exports = {presets: ['classic']}"}


def fixed(text: str) -> str:
    """The note with every safe fix applied; each of them must have been accepted."""
    return safely_fixed(MdxCrash(), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## API /users/{id}", "## API /users/\\{id}"),
        ("{{ x }}", "\\{\\{ x }}"),
        ("[a {b}](c.md) *{d}*", "[a \\{b}](c.md) *\\{d}*"),
        ("| a |\n| - |\n| {이름} |", "| a |\n| - |\n| \\{이름} |"),
        ("- 하나\n  {둘}", "- 하나\n  \\{둘}"),
        ("<code>{x}</code>", "<code>\\{x}</code>"),
        ("<CENTER>글</CENTER>", "<center>글</center>"),
        ("a <foo.bar/>", "a \\<foo.bar/>"),
    ],
)
def test_text_is_escaped(text: str, expected: str) -> None:
    assert fixed(f"{text}\n") == f"{expected}\n"


@pytest.mark.parametrize(
    "text",
    [
        "{rows.map((row) => <li>{row}</li>)}",
        "import Box from './box'\n\n<Box>{value}</Box>",
        "export const total = 1\n\n{totl}",
        "<script>{f()}</script>",
        "<motion.div animate={{x: 1}} />",
        "글\n\n    f() {x}",
    ],
)
def test_what_may_be_code_is_left_alone(found: Found, text: str) -> None:
    assert found(MdxCrash(), f"{text}\n", path="note.mdx")
    assert fixed(f"{text}\n") == f"{text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "a {x} b",
        "{rows.map((row) => row)}",
        "<BR/>",
        "<foo.bar/>",
        "<Chart />",
        "<π />",
        "<논문 />",
        "<A.B />",
        "<URL />",
        "<b title={x}>a</b>",
        "export default theme",
        "import A from './a'\n\n<A.B>{A} {b}</A.B>",
    ],
)
def test_a_name_is_reported_by_one_of_the_two_rules(found: Found, text: str) -> None:
    both = [*found(MdxCrash(), text, path="n.mdx"), *found(UndefinedName(), text, path="n.mdx")]
    assert len(both) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{props.x} {props.components.p} {props.x?.y}",
        "{[1].map((props) => props.a.b)}",
        "{frontMatter.a} {toc.length} {Math.PI}",
        "<Chart style=\"a\" /> <b style={{color: 'red'}}>a</b>",
        "<br></br> <img src={'a'}></img>",
    ],
)
def test_what_can_be_rendered_is_no_crash(found: Found, text: str) -> None:
    assert found(MdxCrash(), f"{text}\n", path="n.mdx") == []


def test_a_prop_may_come_from_the_note_that_imports_this_one(found: Found) -> None:
    text = "{props.a.b}\n"
    importing = {"page.mdx": "import Part from './part.mdx'\n\n<Part a={{b: 1}} />\n"}
    assert found(MdxCrash(), text, path="part.mdx", files=importing) == []
    assert found(MdxCrash(), text, path="_part.mdx") == []
    assert [marked for marked, _ in found(MdxCrash(), text, path="docs/part.mdx", files=SITE)] == [
        "props.a"
    ]


def test_what_is_no_docusaurus_may_give_a_page_props(found: Found) -> None:
    assert found(MdxCrash(), "{props.a.b}\n", path="page.mdx") == []


def test_names_may_be_provided_by_the_configuration(found: Found) -> None:
    assert found(MdxCrash(provided=("version",)), "v{version}\n", path="n.mdx") == []


def test_markdown_of_a_site_is_mdx(found: Found) -> None:
    assert len(found(MdxCrash(), "a {x} b\n", path="docs/n.md", files=SITE)) == 1
    assert found(MdxCrash(), "a {x} b\n", path="n.md") == []


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("color:red", "{color: 'red'}"),
        ("text-align: center; max-width:10px;", "{textAlign: 'center', maxWidth: '10px'}"),
        ("--x: 1px", "{'--x': '1px'}"),
        ("-webkit-box-flex: 1; -ms-flex: 1", "{WebkitBoxFlex: '1', msFlex: '1'}"),
        ("background: url(a.png;b) no-repeat", "{background: 'url(a.png;b) no-repeat'}"),
        ("font-family: 'A B', serif", "{fontFamily: '\\'A B\\', serif'}"),
        ("", "{}"),
        ("color", None),
        ("color: red !important", None),
    ],
)
def test_css_becomes_an_object(css: str, expected: str | None) -> None:
    assert style_object(css) == expected
