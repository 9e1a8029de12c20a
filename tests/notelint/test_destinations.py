"""Where links and images lead, as written and as meant."""

import pytest

from notelint import Destination, Note, parse


def shown(note: Note, destination: Destination) -> tuple[str, str]:
    return destination.url, note.source[destination.span]


@pytest.mark.parametrize(
    ("text", "url", "written"),
    [
        ("[글](a.md)", "a.md", "a.md"),
        ("[글](<a b.md> 'title')", "a b.md", "a b.md"),
        ('[*글* `]`](a\\_b.md "제목 (1)")', "a_b.md", "a\\_b.md"),
        ("[글](a&amp;b.md#절)", "a&b.md#절", "a&amp;b.md#절"),
        ("[글](a(1).md)", "a(1).md", "a(1).md"),
        ("[](a.md)", "a.md", "a.md"),
        ("[글]()", "", "[글]()"),
        ("<https://a.kr/b>", "https://a.kr/b", "https://a.kr/b"),
        ("<kim@a.kr>", "mailto:kim@a.kr", "kim@a.kr"),
        ("www.a.kr", "http://www.a.kr", "www.a.kr"),
        ("> [글](\n> a.md\n> 'x')", "a.md", "a.md"),
        ("[글][b]\n\n[b]: <a b.md> 'x'", "a b.md", "a b.md"),
        ("[ref]: a.md", "a.md", "a.md"),
    ],
)
def test_the_url_of_a_link_is_found_in_the_source(text: str, url: str, written: str) -> None:
    note = parse(f"머리말 🧪\n\n{text}\n")
    (link,) = note.links
    assert shown(note, link) == (url, written)


@pytest.mark.parametrize(
    ("text", "url", "written"),
    [
        ("![글](a.png)", "a.png", "a.png"),
        ("![a [b](c) d](a.png 'x')", "a.png", "a.png"),
        ("![a](b\\(c.png)", "b(c.png", "b\\(c.png"),
        ("![a](<b c.png>)", "b c.png", "b c.png"),
        ("![글][b]\n\n[b]: a.png", "a.png", "a.png"),
        ('<img alt="a" src="a&amp;b.png">', "a&b.png", "a&amp;b.png"),
        ("<img src=a.png>", "a.png", "a.png"),
    ],
)
def test_the_url_of_an_image_is_found_in_the_source(text: str, url: str, written: str) -> None:
    note = parse(f"머리말 🧪\n\n{text}\n")
    (image,) = note.images
    assert shown(note, image) == (url, written)


def test_a_definition_is_what_refers_to_it() -> None:
    note = parse("![a][one] [b][two] [c][one]\n\n[one]: 1.png\n[two]: 2.md\n")
    assert [link.url for link in note.links] == ["1.png", "2.md"]
    assert [image.url for image in note.images] == ["1.png"]


def test_jsx_counts_where_it_is_no_computed_value() -> None:
    note = parse(
        "<img src=\"a.png\" /> <img src={'b.png'} /> <img src={c} />\n\n"
        '<Link to="/docs/d">d</Link> <a href="e">e</a> <Other to="/f" />\n',
        "note.mdx",
    )
    assert [(image.url, image.tag) for image in note.images] == [("a.png", "img"), ("b.png", "img")]
    assert [(link.url, link.tag) for link in note.links] == [("/docs/d", "Link"), ("e", "a")]


def test_code_leads_nowhere() -> None:
    note = parse("`[a](b)`\n\n```\n![c](d)\n```\n\n<!-- <img src='e'> -->\n")
    assert [*note.links, *note.images] == []
