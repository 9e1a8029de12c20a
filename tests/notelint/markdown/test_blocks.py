"""Blocks and containers: which begin, which end, and where."""

from notelint.markdown import COMMONMARK, MARKDOWN, parse
from notelint.nodes import List, ListItem
from tests.notelint.markdown.outline import outline


def test_a_quote_is_where_it_stands_and_not_merged_with_the_list_before_it() -> None:
    assert outline("> 가\n- b\n***\n") == [
        "blockquote '> 가'",
        "·paragraph '가'",
        "··text '가'",
        "list '- b'",
        "·listItem '- b'",
        "··paragraph 'b'",
        "···text 'b'",
        "thematicBreak '***'",
    ]


def test_a_lazy_line_belongs_to_the_paragraph_in_the_quote() -> None:
    assert outline("> a\nb\n\nc")[0] == "blockquote '> a⏎b'"


def test_a_quote_reaches_over_its_blank_lines_and_not_over_others() -> None:
    assert outline("> a\n>\n\nb")[0] == "blockquote '> a⏎>'"


def test_a_list_ends_where_its_last_item_does() -> None:
    assert outline("- a\n\n  b\n\n\nc")[:2] == [
        "list '- a⏎⏎  b'",
        "·listItem '- a⏎⏎  b' spread=True",
    ]


def test_blank_lines_between_items_spread_the_list() -> None:
    (tight,), (loose,) = (parse(t, MARKDOWN).children for t in ("- a\n- b", "- a\n\n- b"))
    assert isinstance(tight, List)
    assert isinstance(loose, List)
    assert (tight.spread, loose.spread) == (False, True)


def test_items_with_other_markers_begin_other_lists() -> None:
    assert [line for line in outline("1. a\n2. b\n3) c") if line.startswith("list")] == [
        "list '1. a⏎2. b' ordered=True first=1",
        "list '3) c' ordered=True first=3",
    ]


def test_items_may_be_indented_by_tabs() -> None:
    assert outline("-\ta\n\n\tb") == [
        "list '-\ta⏎⏎\tb'",
        "·listItem '-\ta⏎⏎\tb' spread=True",
        "··paragraph 'a'",
        "···text 'a'",
        "··paragraph 'b'",
        "···text 'b'",
    ]


def test_tasks_are_read_and_their_text_begins_behind_the_box() -> None:
    assert outline("- [ ] 할 일\n- [x] done\n- [y] no") == [
        "list '- [ ] 할 일⏎- [x] done⏎- [y] no'",
        "·listItem '- [ ] 할 일'",
        "··paragraph '할 일'",
        "···text '할 일'",
        "·listItem '- [x] done' checked=True",
        "··paragraph 'done'",
        "···text 'done'",
        "·listItem '- [y] no'",
        "··paragraph '[y] no'",
        "···text '[y] no'",
    ]


def test_an_item_that_is_no_task_is_neither_done_nor_open() -> None:
    task, item = parse("- [ ] a\n- b", MARKDOWN).children[0].children  # type: ignore[attr-defined]
    assert isinstance(task, ListItem)
    assert isinstance(item, ListItem)
    assert (task.checked, item.checked) == (False, None)


def test_tasks_are_not_of_commonmark() -> None:
    assert outline("- [ ] a", COMMONMARK)[-1] == "···text '[ ] a'"


def test_a_setext_heading_covers_its_underline() -> None:
    assert outline("제목\n===\n") == ["heading '제목⏎===' depth=1", "·text '제목'"]


def test_closing_marks_are_no_part_of_a_heading_s_text() -> None:
    assert outline("## a ##  ") == ["heading '## a ##  ' depth=2", "·text 'a'"]


def test_a_fence_keeps_its_lines_and_says_its_language() -> None:
    assert outline("  ```py title='a b'\n  x\n   y\n\n  ```\nz") == [
        "code '```py title='a b'⏎  x⏎   y⏎⏎  ```' value='x\\n y\\n' lang='py' meta=\"title='a b'\"",
        "paragraph 'z'",
        "·text 'z'",
    ]


def test_an_unclosed_fence_ends_with_its_container() -> None:
    assert outline("> ```\n> a\n\nb")[:2] == ["blockquote '> ```⏎> a'", "·code '```⏎> a' value='a'"]


def test_an_unclosed_fence_reaches_to_the_end_of_the_text() -> None:
    assert outline("```\na\n") == ["code '```⏎a⏎' value='a'"]


def test_math_stands_between_dollars() -> None:
    assert outline("$$\nx_{i}\n$$") == ["math '$$⏎x_{i}⏎$$' value='x_{i}'"]


def test_notion_s_asides_are_html() -> None:
    assert outline("<aside>\n💡 팁\n\n</aside>") == [
        "html '<aside>⏎💡 팁' value='<aside>\\n💡 팁'",
        "html '</aside>'",
    ]


def test_html_ends_with_what_its_kind_ends_with() -> None:
    assert outline("<!-- a\n\nb -->\nc")[0] == "html '<!-- a⏎⏎b -->' value='<!-- a\\n\\nb -->'"


def test_html_on_a_lazy_line_continues_the_paragraph() -> None:
    assert outline("- a\n<br>")[2:] == [
        "··paragraph 'a⏎<br>'",
        "···text 'a⏎' value='a\\n'",
        "···html '<br>'",
    ]


def test_definitions_are_blocks_and_the_first_of_a_label_counts() -> None:
    lines = outline("[a b]: /1 '제목'\n[A  B]: /2\ntext [a b]")
    assert lines[:3] == [
        "definition '[a b]: /1 '제목'' identifier='a b' label='a b' url='/1' title='제목'",
        "definition '[A  B]: /2' identifier='a b' label='A  B' url='/2'",
        "paragraph 'text [a b]'",
    ]


def test_footnotes_are_containers_and_their_references_nodes() -> None:
    assert outline("a[^주] b[^x]\n\n[^주]: 첫째\n\n    둘째\n") == [
        "paragraph 'a[^주] b[^x]'",
        "·text 'a'",
        "·footnoteReference '[^주]' identifier='주' label='주'",
        "·text ' b[^x]'",
        "footnoteDefinition '[^주]: 첫째⏎⏎    둘째' identifier='주' label='주'",
        "·paragraph '첫째'",
        "··text '첫째'",
        "·paragraph '둘째'",
        "··text '둘째'",
    ]


def test_a_table_has_the_columns_of_its_delimiter_row() -> None:
    assert outline("text\n| 모델 | F1 |\n|:--|--:|\n| a\\|b | `1\\|2`\n\nc") == [
        "paragraph 'text'",
        "·text 'text'",
        "table '| 모델 | F1 |⏎|:--|--:|⏎| a\\|b | `1\\|2`' align=['left', 'right']",
        "·tableRow '| 모델 | F1 |'",
        "··tableCell '| 모델 '",
        "···text '모델'",
        "··tableCell '| F1 |'",
        "···text 'F1'",
        "·tableRow '| a\\|b | `1\\|2`'",
        "··tableCell '| a\\|b '",
        "···text 'a\\|b' value='a|b'",
        "··tableCell '| `1\\|2`'",
        "···inlineCode '`1\\|2`' value='1|2'",
        "paragraph 'c'",
        "·text 'c'",
    ]


def test_a_delimiter_row_of_other_width_makes_no_table() -> None:
    assert outline("| a | b |\n|---|\n")[0].startswith("paragraph")


def test_a_table_is_not_continued_lazily() -> None:
    assert outline("> |a|\n> |-|\nb")[0] == "blockquote '> |a|⏎> |-|'"


def test_front_matter_stands_at_the_very_top() -> None:
    assert outline("---\ntitle: 가\n---\n\na") == [
        "yaml '---⏎title: 가⏎---' value='title: 가'",
        "paragraph 'a'",
        "·text 'a'",
    ]
    assert outline("+++\na = 1\n+++")[0] == "toml '+++⏎a = 1⏎+++' value='a = 1'"
    assert outline("\n---\na: b\n---\n")[0] == "thematicBreak '---'"


def test_front_matter_may_be_empty_or_follow_a_byte_order_mark() -> None:
    assert outline("---\n---\na")[0] == "yaml '---⏎---'"
    assert outline("\ufeff---\r\na: b\r\n---\r\n") == ["yaml '---⏎a: b⏎---' value='a: b'"]


def test_front_matter_that_is_not_closed_is_no_front_matter() -> None:
    assert outline("---\na: b\n") == ["thematicBreak '---'", "paragraph 'a: b'", "·text 'a: b'"]


def test_a_blank_line_within_a_footnote_spreads_the_item_it_stands_in() -> None:
    assert outline("- [^1]: a\n\n      b")[1] == "·listItem '- [^1]: a⏎⏎      b' spread=True"
    assert outline("- [^1]: a\n\nb")[1] == "·listItem '- [^1]: a'"
