"""What stands in text: which nodes, where, and what they decode to."""

import pytest

from tests.notelint.markdown.outline import outline


def inlines(text: str) -> list[str]:
    """The nodes within a text that is one paragraph."""
    paragraph, *rest = outline(text)
    assert paragraph == f"paragraph '{text.replace(chr(10), '⏎')}'"
    return [line.removeprefix("·") for line in rest]


def test_text_is_decoded_and_covers_what_is_written() -> None:
    assert inlines("\\*가&amp;&#x1F600; &nope;") == [
        "text '\\*가&amp;&#x1F600; &nope;' value='*가&😀 &nope;'"
    ]


def test_text_over_several_lines_loses_their_indentation() -> None:
    assert inlines("a \n   b") == ["text 'a ⏎   b' value='a\\nb'"]


def test_places_are_right_in_quotes_in_lists() -> None:
    assert outline("- > 가 *b\n  > c* `d`")[4:] == [
        "····text '가 '",
        "····emphasis '*b⏎  > c*'",
        "·····text 'b⏎  > c' value='b\\nc'",
        "····text ' '",
        "····inlineCode '`d`' value='d'",
    ]


def test_emphasis_nests_and_needs_no_spaces_round_it_in_korean() -> None:
    assert inlines("**굵게***와 기울임*은") == [
        "strong '**굵게**'",
        "·text '굵게'",
        "emphasis '*와 기울임*'",
        "·text '와 기울임'",
        "text '은'",
    ]


def test_emphasis_beside_emoji_is_as_in_remark() -> None:
    assert inlines("가**🔥제목**입니다")[1] == "strong '**🔥제목**'"


def test_emphasis_does_not_end_between_punctuation_and_a_letter() -> None:
    assert inlines("**중요)**은") == ["text '**중요)**은'"]


def test_underscores_within_words_are_text() -> None:
    assert inlines("snake_case_name") == ["text 'snake_case_name'"]


def test_one_or_two_tildes_strike_through() -> None:
    assert inlines("~~a~~ ~b~ ~~~c~~~") == [
        "delete '~~a~~'",
        "·text 'a'",
        "text ' '",
        "delete '~b~'",
        "·text 'b'",
        "text ' ~~~c~~~'",
    ]


def test_code_keeps_what_is_in_it_and_drops_one_space_at_each_end() -> None:
    assert inlines("`` ` `` `*a* \\`") == [
        "inlineCode '`` ` ``' value='`'",
        "text ' '",
        "inlineCode '`*a* \\`' value='*a* \\\\'",
    ]


def test_math_ends_with_as_many_dollars_as_it_begins_with() -> None:
    assert inlines("$x_{i}$ 와 $$a$b$$") == [
        "inlineMath '$x_{i}$' value='x_{i}'",
        "text ' 와 '",
        "inlineMath '$$a$b$$' value='a$b'",
    ]


def test_links_have_decoded_urls_and_titles() -> None:
    assert inlines('[가 *b*](</a b> "T &amp; \\"x\\"")') == [
        "link '[가 *b*](</a b> \"T &amp; \\\"x\\\"\")' url='/a b' title='T & \"x\"'",
        "·text '가 '",
        "·emphasis '*b*'",
        "··text 'b'",
    ]


def test_links_do_not_stand_in_links() -> None:
    assert inlines("[a [b](c) d](e)") == [
        "text '[a '",
        "link '[b](c)' url='c'",
        "·text 'b'",
        "text ' d](e)'",
    ]


def test_images_say_their_alternative_text_without_markup() -> None:
    assert inlines("![그림 *1* `x`](a_(1).png)") == [
        "image '![그림 *1* `x`](a_(1).png)' url='a_(1).png' alt='그림 1 x'"
    ]


def test_references_say_how_they_are_written() -> None:
    lines = outline("[a] [a][] [b][A] ![a]\n\n[a]: /u")
    assert [line.removeprefix("·") for line in lines if "Reference" in line] == [
        "linkReference '[a]' identifier='a' label='a' reference_type='shortcut'",
        "linkReference '[a][]' identifier='a' label='a' reference_type='collapsed'",
        "linkReference '[b][A]' identifier='a' label='A' reference_type='full'",
        "imageReference '![a]' identifier='a' label='a' reference_type='shortcut' alt='a'",
    ]


def test_a_label_may_have_a_backslash_at_the_end_of_a_line() -> None:
    assert outline("[r][a\\\nb]\n\n[r]: /u\n[c\\\nd]: /v") == [
        "paragraph '[r][a\\⏎b]'",
        "·text '[r][a'",
        "·break '\\⏎'",
        "·text 'b]'",
        "definition '[r]: /u' identifier='r' label='r' url='/u'",
        "definition '[c\\⏎d]: /v' identifier='c\\\\ d' label='c\\\\\\nd' url='/v'",
    ]


def test_lines_break_hard_after_two_spaces_or_a_backslash() -> None:
    assert inlines("a  \nb\\\nc") == [
        "text 'a'",
        "break '  ⏎'",
        "text 'b'",
        "break '\\⏎'",
        "text 'c'",
    ]


@pytest.mark.parametrize(
    ("text", "link", "url"),
    [
        ("(https://arxiv.org/abs/2406.18522)", "https://arxiv.org/abs/2406.18522", None),
        ("https://a.b/c_(d). x", "https://a.b/c_(d)", None),
        ("https://a.b/c&amp; x", "https://a.b/c", None),
        ("www.a.com에서", "www.a.com에서", "http://www.a.com에서"),
        ("https://例え.jp/경로、次", "https://例え.jp/경로、次", None),
        ("메일: a.b+c@d-e.kr.", "a.b+c@d-e.kr", "mailto:a.b+c@d-e.kr"),
        ('"www.a.com" 참고', "www.a.com", "http://www.a.com"),
        ("[x https://a.b/c", "https://a.b/c", None),
        ("<https://a.b>", "https://a.b", None),
    ],
)
def test_literal_links_end_where_their_text_does(text: str, link: str, url: str | None) -> None:
    links = [line for line in outline(text) if line.startswith("·link")]
    assert len(links) == 1
    assert link in links[0]
    assert f"url='{url or link}'" in links[0] or links[0] == f"·link '{url or link}'"


@pytest.mark.parametrize(
    "text", ["http://：협의", "http://.a", "foo@1.0.0", "a@b", "http://a_b.c", "xwww.a.b"]
)
def test_what_has_no_domain_is_no_link(text: str) -> None:
    assert outline(text) == [f"paragraph '{text}'", f"·text '{text}'"]


def test_literal_links_do_not_stand_in_links() -> None:
    assert inlines("[see www.a.com](b)") == [
        "link '[see www.a.com](b)' url='b'",
        "·text 'see www.a.com'",
    ]


def test_where_emphasis_and_strikethrough_overlap_the_first_mark_wins() -> None:
    assert inlines("~~a *b~~ c*") == [
        "delete '~~a *b~~'",
        "·text 'a *b'",
        "text ' c*'",
    ]
    assert inlines("*a ~~b* c~~") == [
        "emphasis '*a ~~b*'",
        "·text 'a ~~b'",
        "text ' c~~'",
    ]


def test_strikethrough_beside_emphasis_is_no_punctuation() -> None:
    assert inlines("가*~~나~~*다")[:2] == ["text '가'", "emphasis '*~~나~~*'"]


def test_marks_beside_marks_are_punctuation() -> None:
    assert inlines("a\\***b)c*")[0] == "text 'a\\**' value='a**'"


def test_addresses_behind_an_open_bracket_keep_their_scheme() -> None:
    assert inlines("[ mailto:a@b.co xmpp:a@b.co/c.") == [
        "text '[ '",
        "link 'mailto:a@b.co'",
        "·text 'mailto:a@b.co'",
        "text ' '",
        "link 'xmpp:a@b.co/c'",
        "·text 'xmpp:a@b.co/c'",
        "text '.'",
    ]


def test_declarations_begin_with_a_letter_of_ascii() -> None:
    assert inlines("a <!가>") == ["text 'a <!가>'"]
    assert inlines("a <!B>")[1] == "html '<!B>'"


def test_an_address_does_not_hold_the_spaces_that_its_line_drops() -> None:
    assert inlines("[ www.a.co \nb")[1:] == [
        "link 'www.a.co' url='http://www.a.co'",
        "·text 'www.a.co'",
        "text '⏎b' value='\\nb'",
    ]


def test_an_address_holds_a_reference_to_no_character() -> None:
    assert inlines("[ &amp; www.a.co/&nope;")[1:] == [
        "link 'www.a.co/&nope' url='http://www.a.co/&nope'",
        "·text 'www.a.co/&nope'",
        "text ';'",
    ]
