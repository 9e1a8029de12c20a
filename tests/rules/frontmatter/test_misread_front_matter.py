"""Values that stay what was written are left alone."""

import pytest

from notelint_rules.frontmatter.misread_front_matter import MisreadFrontMatter
from tests.rules.conftest import Found

SITE = {"docusaurus.config.js": "module.exports = {presets: ['classic']}"}


@pytest.mark.parametrize(
    "value",
    [
        "title: 2024년 10월 25일",
        "title: 2024",
        "title: '1.10'",
        "title:",
        "title: 2024-10-25 회의",
        "title: None of this",
        "title: a # a comment",
        "title: >\n  2024-10-25",
        "title: 2024-10-25\n  회의",
        "date: 2024-10-25",
        "sidebar_position: 1.10",
        "draft: no",
        "tags: [2024, a, 'no']",
        "tags:\n  - 2024\n  - a: 1.10",
        "authors:\n  - name: 1.10",
    ],
)
def test_what_is_read_as_written_is_left_alone(found: Found, value: str) -> None:
    assert found(MisreadFrontMatter(), f"---\n{value}\n---\n\n글\n") == []


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ("title: 2024-10-25", "2024-10-25"),
        ("title: 0123", "0123"),
        ("title: 1e3", "1e3"),
        ("title: ~", "~"),
        ("title: true", "true"),
        ("title: 언어 C #5", "#5"),
        ("tags: [a, 1.0]", "1.0"),
        ("tags:\n- a\n- on", "on"),
    ],
)
def test_what_is_read_otherwise_is_reported(found: Found, value: str, marked: str) -> None:
    said = found(MisreadFrontMatter(), f"---\n{value}\n---\n\n글\n")
    assert [m for m, _ in said] == [marked]


def test_what_docusaurus_refuses_is_left_to_invalid_front_matter(found: Found) -> None:
    text = "---\ntitle: true\nid: 0123\n---\n\n글\n"
    said = found(MisreadFrontMatter(), text, path="docs/n.md", files=SITE)
    assert [marked for marked, _ in said] == ["0123"]


def test_other_keys_may_be_named(found: Found) -> None:
    rule = MisreadFrontMatter(text_keys=("isbn",), list_keys=())
    text = "---\nisbn: 0123\ntitle: 0123\n---\n"
    assert [marked for marked, _ in found(rule, text)] == ["0123"]
