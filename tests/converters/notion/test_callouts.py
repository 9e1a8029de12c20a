"""Callouts become alerts."""

import pytest

from notelint import LossKind
from tests.converters.notion.exports import body, read_page


def test_a_callout_becomes_an_alert_that_begins_with_its_icon() -> None:
    assert body("<aside>\n💡 매주 금요일 **10:30**\n\n</aside>\n\nafter\n") == (
        "> [!TIP]\n> 💡 매주 금요일 **10:30**\n\nafter"
    )


@pytest.mark.parametrize(
    ("icon", "kind"),
    [("⚠️", "WARNING"), ("🚨", "CAUTION"), ("📌", "IMPORTANT"), ("ℹ️", "NOTE"), ("🥑", "NOTE")],
)
def test_the_icon_says_which_alert_it_is(icon: str, kind: str) -> None:
    assert body(f"<aside>\n{icon} text\n\n</aside>\n") == f"> [!{kind}]\n> {icon} text"


def test_everything_in_a_callout_is_in_the_alert() -> None:
    assert body("<aside>\n💡 a\n\n- b\n    - c\n\n```\nd\n\ne\n```\n\n</aside>\n") == (
        "> [!TIP]\n> 💡 a\n>\n> - b\n>     - c\n>\n> ```\n> d\n> \n> e\n> ```"
    )


def test_a_callout_stays_in_its_list_item() -> None:
    text = "- a\n    \n    <aside>\n    💡 b\n    \n    </aside>\n    \n- c\n"
    assert body(text) == "- a\n\n    > [!TIP]\n    > 💡 b\n\n- c"


def test_a_callout_in_a_callout_is_an_alert_in_an_alert() -> None:
    text = "<aside>\n💡 a\n\n<aside>\n⚠️ b\n\n</aside>\n\nc\n\n</aside>\n"
    assert body(text) == "> [!TIP]\n> 💡 a\n>\n> > [!WARNING]\n> > ⚠️ b\n>\n> c"


def test_links_in_a_callout_are_links() -> None:
    result = read_page("<aside>\n💡 [file](Page/a.pdf)\n\n</aside>\n", {"a.pdf": b""})
    assert "> 💡 [file](./files/a.pdf)" in result.texts["page.md"]


def test_notions_own_icons_become_emoji_where_there_are_some() -> None:
    image = '<img src="https://www.notion.so/icons/{}.svg" alt="{}" width="40px" />'
    known = read_page(f"<aside>\n{image.format('light-bulb_yellow', 'x')} text\n\n</aside>\n")
    assert "> [!TIP]\n> 💡 text" in known.texts["page.md"]
    assert known.losses == ()
    unknown = read_page(f"<aside>\n{image.format('avocado_green', 'x')} text\n\n</aside>\n")
    assert unknown.kinds() == [(LossKind.SIMPLIFIED, 4)]


def test_text_beside_the_tags_is_kept() -> None:
    assert body("<aside>💡 a</aside>\n\nb\n") == "> [!TIP]\n> 💡 a\n\nb"
    assert body("<aside>\n💡 a\n</aside>\n- b\n") == "> [!TIP]\n> 💡 a\n\n- b"
    assert body("<aside>\n💡 a\n\n</aside> b\n") == "> [!TIP]\n> 💡 a\n\nb"


def test_a_callout_that_never_ends_has_its_first_paragraph_and_is_reported() -> None:
    result = read_page("<aside>\n💡 a\n\nb\n")
    assert result.body("page.md") == "# Page\n\n> [!TIP]\n> 💡 a\n\nb"
    assert result.kinds() == [(LossKind.SIMPLIFIED, 3)]


def test_an_end_without_a_beginning_is_reported() -> None:
    result = read_page("a\n\n</aside>\n\nb\n")
    assert result.body("page.md") == "# Page\n\na\n\nb"
    assert result.kinds() == [(LossKind.SIMPLIFIED, 5)]


def test_a_callout_in_code_is_code() -> None:
    assert body("```html\n<aside>\nx\n</aside>\n```\n") == "```html\n<aside>\nx\n</aside>\n```"
