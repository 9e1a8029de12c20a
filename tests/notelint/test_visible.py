"""Whether a reader sees anything of a part of a note."""

import pytest

from notelint import parse, shows_something
from notelint.nodes import Link


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("[글](a.md)", True),
        ("[**글**](a.md)", True),
        ("[`a`](a.md)", True),
        ("[$a$](a.md)", True),
        ("[![](a.png)](a.md)", True),
        ("[<img src='a.png'>](a.md)", True),
        ("[<b></b>](a.md)", False),
        ("[](a.md)", False),
        ("[ ](a.md)", False),
        ("[\u200b](a.md)", False),
        ("[****](a.md)", True),
    ],
)
def test_what_a_reader_sees_of_a_link(text: str, visible: bool) -> None:
    (link,) = parse(text).find(Link)
    assert shows_something(link) is visible


def test_a_component_may_show_anything() -> None:
    (link,) = parse("[<Logo />](a.md)", path="note.mdx").find(Link)
    assert shows_something(link)
