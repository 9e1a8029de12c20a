"""Sections: what stands under a heading, and in whose outline."""

from notelint import Section, parse
from notelint.nodes import plain_text


def name(section: Section | None) -> str | None:
    return plain_text(section.heading) if section else None


def test_a_section_ends_where_a_heading_is_no_deeper() -> None:
    text = "# 논문\n\n앞\n\n## 방법\n\n가운데\n\n### 손실\n\n## 결과\n\n끝\n"
    note = parse(text)
    bodies = {name(s): text[s.body.start : s.body.end].strip() for s in note.sections}
    assert bodies == {
        "논문": "앞\n\n## 방법\n\n가운데\n\n### 손실\n\n## 결과\n\n끝",
        "방법": "가운데\n\n### 손실",
        "손실": "",
        "결과": "끝",
    }
    leads = {name(s): text[s.lead.start : s.lead.end].strip() for s in note.sections}
    assert leads == {"논문": "앞", "방법": "가운데", "손실": "", "결과": "끝"}


def test_the_parent_is_the_nearest_heading_above_of_a_lower_depth() -> None:
    note = parse("## A\n\n#### B\n\n### C\n\n# D\n\n### E\n")
    assert [(name(s), name(s.parent)) for s in note.sections] == [
        ("A", None),
        ("B", "A"),
        ("C", "A"),
        ("D", None),
        ("E", "D"),
    ]


def test_quotes_items_and_admonitions_have_outlines_of_their_own() -> None:
    note = parse("# A\n\n> ## B\n> ### C\n\n- ## D\n\n:::note\n## E\n:::\n\n## F\n", "a.mdx")
    assert [(name(s), name(s.parent), s.container.type) for s in note.sections] == [
        ("A", None, "root"),
        ("F", "A", "root"),
        ("B", None, "blockquote"),
        ("C", "B", "blockquote"),
        ("D", None, "listItem"),
        ("E", None, "containerDirective"),
    ]


def test_jsx_elements_are_passed_through() -> None:
    note = parse("# A\n\n<Tabs>\n<TabItem>\n\n## B\n\n</TabItem>\n</Tabs>\n\n### C\n", "a.mdx")
    assert [(name(s), name(s.parent)) for s in note.sections] == [
        ("A", None),
        ("B", "A"),
        ("C", "B"),
    ]


def test_depth_costs_no_recursion() -> None:
    note = parse("> " * 200 + "# A\n\n" + "# B\n\n" * 2000)
    assert [name(s) for s in note.sections[-2:]] == ["B", "A"]
