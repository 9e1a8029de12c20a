from pathlib import PurePosixPath

from notelint import Note, Source, Span


def note(text: str, path: str = "note.md") -> Note:
    return Note.parse(Source(PurePosixPath(path), text))


def allows(text: str, marked: str, path: str = "note.md") -> bool:
    start = text.index(marked)
    return note(text, path).allows("misspelling", Span(start, start + len(marked)))


def test_a_comment_alone_on_its_line_allows_in_the_next_block() -> None:
    text = "<!-- notelint: allow misspelling -->\n\n첫 줄\n둘째 perpelxity\n\n셋째 entopy\n"
    assert allows(text, "perpelxity")
    assert not allows(text, "entopy")


def test_a_byte_order_mark_before_a_comment_is_no_part_of_its_line() -> None:
    assert allows("\ufeff<!-- notelint: allow misspelling -->\n\nperpelxity\n", "perpelxity")


def test_a_comment_within_a_line_allows_in_that_line() -> None:
    text = "entopy\nperpelxity <!-- notelint: allow misspelling -->\n"
    assert allows(text, "perpelxity")
    assert not allows(text, "entopy")


def test_allow_file_allows_everywhere() -> None:
    text = "entopy\n\n<!-- notelint: allow-file misspelling -- quoted -->\n\nperpelxity\n"
    assert allows(text, "perpelxity")
    assert allows(text, "entopy")


def test_other_rules_are_not_allowed() -> None:
    text = "<!-- notelint: allow broken-link -->\n\nperpelxity\n"
    assert not allows(text, "perpelxity")


def test_several_rules_may_be_named() -> None:
    text = "<!-- notelint: allow broken-link, misspelling -->\n\nperpelxity\n"
    assert allows(text, "perpelxity")


def test_a_reason_may_follow() -> None:
    text = "<!-- notelint: allow misspelling -- 원문 그대로 -->\n\nperpelxity\n"
    assert allows(text, "perpelxity")
    assert note(text).suppressions[0].reason == "원문 그대로"


def test_mdx_comments_allow_too() -> None:
    text = "{/* notelint: allow misspelling */}\n\nperpelxity\n\nentopy\n"
    assert allows(text, "perpelxity", "note.mdx")
    assert not allows(text, "entopy", "note.mdx")


def test_a_comment_in_a_list_item_allows_in_the_next_block_of_the_item() -> None:
    text = "- a\n\n  <!-- notelint: allow misspelling -->\n\n  perpelxity\n- entopy\n"
    assert allows(text, "perpelxity")
    assert not allows(text, "entopy")


def test_a_comment_in_a_code_block_allows_nothing() -> None:
    text = "```\n<!-- notelint: allow-file misspelling -->\n```\n\nperpelxity\n"
    assert not allows(text, "perpelxity")


def test_comments_that_follow_each_other_are_for_the_same_block() -> None:
    text = "<!-- notelint: allow misspelling -->\n\n<!-- notelint: allow broken-link -->\n\nperpelxity\n"
    assert allows(text, "perpelxity")
