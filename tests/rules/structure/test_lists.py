"""Lists that were read as something else, or whose items stand where they do not belong."""

import pytest

from notelint_rules.structure.doubled_list_marker import DoubledListMarker
from notelint_rules.structure.duplicate_entry import DuplicateEntry
from notelint_rules.structure.list_became_code import ListBecameCode
from notelint_rules.structure.lost_line_break import LostLineBreak
from notelint_rules.structure.mixed_list_indent import MixedListIndent
from notelint_rules.structure.swallowed_list_item import SwallowedListItem
from tests.rules.conftest import Found, safely_fixed

LONG = "이 글의 문단은 한 줄이다. " * 12


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("글\n      * 하나\n      * 둘\n", ["* 하나", "* 둘"]),
        ("1. 하나\n\n글\n2. 둘\n", ["2. 둘"]),
        ("> 글\n>     - 하나\n", ["- 하나"]),
        ("> 글\n    - 하나\n", ["- 하나"]),
        ("- 하나\n      - **굵은** 둘  \n", ["- **굵은** 둘"]),
        ("글  \n    - 하나\n", ["- 하나"]),
        ("글\r\n    - 하나\r\n", ["- 하나"]),
        ("-하나\n-둘\n", ["-하나", "-둘"]),
        ("1)하나\n\n2)둘\n", []),
        ("그는\n-와 함께\n갔다\n", []),
        ("버전\n3.5 와\n3.六\n", []),
        ("글은\n2023. 에 나왔다\n", []),
        ("순서는 1, 다음은\n2. 이다\n", []),
        ("글\n    -하나\n", []),
        ("글 <!-- \n    - 하나\n-->\n", []),
        ("[글\n    - 하나](a.md)\n", ["- 하나](a.md)"]),
        ("글\n    $- 하나$ 는\n", []),
        ("| a |\n|---|\n| b |\n- 하나\n", []),
        ("    글\n    - 코드\n", []),
        ("제목\n    - 하나\n===\n", []),
    ],
)
def test_lines_that_are_swallowed_by_a_paragraph(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(SwallowedListItem(), text)] == marks


def test_in_mdx_indentation_swallows_nothing_but_a_number_does(found: Found) -> None:
    assert found(SwallowedListItem(), "글\n    - 하나\n", path="note.mdx") == []
    assert len(found(SwallowedListItem(), "글\n2. 하나\n3. 둘\n", path="note.mdx")) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("글\n2. 하나\n3. 둘\n", "글\n\n2. 하나\n3. 둘\n"),
        ("- 글\n  2. 하나\n  3. 둘\n", "- 글\n  2. 하나\n  3. 둘\n"),
    ],
)
def test_a_blank_line_is_written_where_it_spreads_out_no_list(before: str, after: str) -> None:
    assert safely_fixed(SwallowedListItem(), before, unsafe=True) == after


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- 가\n  > 나\n\n        - 다라\n", 1),
        ("- 가\n  - 나\n\n> 다\n\n    - 라\n", 1),
        ("# 제목\n\n    - 첫째 항목\n    - 둘째 항목\n", 1),
        ("글\n\n    - git commit -m x\n", 1),
        ("글\n\n    - uses: actions/checkout\n", 0),
        ("글\n\n    + a = b\n    - a = c;\n", 0),
        ("글\n\n    - 첫째 항목\n    if (x) { y }\n", 0),
        ("- 가\n- 나\n\n## 제목\n\n    - --flag\n", 0),
        ("글\n\n    code\n\n    - 첫째 항목\n", 0),
    ],
)
def test_code_that_was_a_list(found: Found, text: str, count: int) -> None:
    assert len(found(ListBecameCode(), text)) == count


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("- a\n  - b\n\t- c\n", ["\t"]),
        ("- a\n\t- b\n\t\t- c\n\t\t - d\n", ["\t\t "]),
        ("- a\n - b\n- c\n", [" "]),
        ("1. a\n   - b\n10. c\n    - d\n", []),
        ("1. a\n    - b\n2. c\n    - d\n", []),
        ("-   a\n    - b\n      - c\n", []),
        ("> - a\n>   - b\n>     - c\n", []),
        ("> - a\n>     - b\n> - c\n>   - d\n>   - e\n", ["    "]),
        ("- a\n  - b\n\n1. c\n    - d\n", []),
        ("- a\n  - b\n\n- - c\n    - d\n", []),
        ("- a\n  - b\n\t    1. c\n\t    2. d\n", ["\t    "]),
    ],
)
def test_items_that_stray_from_the_step_of_their_list(
    found: Found, text: str, marks: list[str]
) -> None:
    assert [mark for mark, _ in found(MixedListIndent(), text)] == marks


def test_an_item_with_tabs_in_its_code_is_not_moved() -> None:
    text = "- a\n\t- b\n- c\n  - d\n\n    ```\n    \tx\n    ```\n- e\n\t- f\n"
    assert safely_fixed(MixedListIndent(), text) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- * a\n", 1),
        ("- * a\n  * b\n", 0),
        ("- * a\n\n  글\n", 0),
        ("- * * *\n", 0),
        ("* 1) a\n", 1),
        ("- [ ] - a\n", 0),
        ("-\n  - a\n", 0),
    ],
)
def test_markers_that_are_doubled(found: Found, text: str, count: int) -> None:
    assert len(found(DoubledListMarker(), text)) == count


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("- **LoRA**: a\n- [LoRA](a.md): b\n", ["LoRA", "LoRA"]),
        ("- GPT-4（가）: a\n- gpt-4: b\n", ["GPT-4", "gpt-4"]),
        ("- Pros: a\n- Pros: b\n", []),
        ("- 장점：a\n- 장점：b\n", []),
        ("- LoRA 는 a\n- LoRA 는 b\n", []),
    ],
)
def test_entries_that_are_named_twice(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(DuplicateEntry(), text)] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (f"{LONG}\n\n하나는 이렇다.\n둘은 저렇다.\n", ["하나는 이렇다."]),
        (f"{LONG}\n\n하나는 이렇다.  \n둘은 저렇다.\n", []),
        (f"{LONG}\n\n하나는 이렇다.<br/>\n둘은 저렇다.\n", []),
        ("이름: 김\n나이: 3\n", ["이름: 김"]),
        ("주소는\nhttps://a.kr\n", ["주소는"]),
        (f"{LONG}\n\n> [!NOTE]\n> 글\n", []),
    ],
)
def test_lines_that_run_together(found: Found, text: str, marks: list[str]) -> None:
    assert [mark.strip() for mark, _ in found(LostLineBreak(), text)] == marks


def test_lines_of_a_note_that_is_wrapped_are_meant_to_run_together(found: Found) -> None:
    text = (
        "The lines of this note are wrapped where the next word\n"
        "would not fit, as most people's editors do, so that it\n"
        "says nothing where they end.\n"
    )
    assert found(LostLineBreak(), text) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("장점\n·빠르다\n·쉽다\n", ["·빠르다", "·쉽다"]),
        ("・速い\n・軽い\n", ["・速い", "・軽い"]),
        ("步骤：\n1、收集\n2、训练\n", ["1、收集", "2、训练"]),
        ("순서\n１．하나\n２．둘\n", ["１．하나", "２．둘"]),
        ("- 글\n  ② 둘\n  ③ 셋\n", ["② 둘", "③ 셋"]),
        ("> • a\r\n> • b\r\n", ["• a", "• b"]),
        ("• a\n글\n• b\n", []),
        ("• a  \n• b<br />\n• c\\\n• d\n", []),
        ("글에서\n(1) 은\n\n(2) 는\n", []),
        ("(1) 하나\n(3) 셋\n", []),
        ("—그리고\n—또\n", []),
        ("•\n•\n", []),
        ("```\n• a\n• b\n```\n", []),
    ],
)
def test_signs_of_word_processors_begin_no_items(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(SwallowedListItem(), text)] == marks


def test_items_that_look_like_two_levels_are_left_to_their_writer() -> None:
    two_levels = "글\n\n  - 하나\n  - 둘\n\n- 셋\n"
    assert safely_fixed(MixedListIndent(), two_levels) == two_levels
    assert safely_fixed(MixedListIndent(), "- 하나\n - 둘\n- 셋\n") == "- 하나\n- 둘\n- 셋\n"
