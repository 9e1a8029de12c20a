"""What front matter must be, in a site and elsewhere."""

import pytest

from notelint_rules.frontmatter.invalid_front_matter import InvalidFrontMatter
from tests.rules.conftest import Found, safely_fixed

SITE = {"docusaurus.config.js": "module.exports = {title: 'n', url: 'u', presets: ['classic']}"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("title: a: b", "`: ` stands inside a value, expected quotes round it"),
        ("title: @a", "a value begins with `@`, expected quotes round it"),
        ("title: `a`", "a value begins with a backtick, expected quotes round it"),
        ("title: *a* b", "a value begins with `*` or `&`, expected quotes round it"),
        ("title: !a b", "a value begins with `!`, expected quotes round it"),
        ("title: [2024] a", "text follows a value that is complete, or the indentation is off"),
        ('title: "a', "a quote opens and never closes"),
        ("title: [a, b", "`[` opens a list that never closes, or text follows it"),
        ("key: - a", "`- ` stands after a key, expected a line of its own"),
    ],
)
def test_reasons_are_given_in_plain_words(found: Found, line: str, reason: str) -> None:
    note = f"---\n{line}\n---\n\n본문\n"
    assert found(InvalidFrontMatter(), note) == [(line, f"front matter: {reason}")]


def test_the_folder_decides_what_values_may_be(found: Found) -> None:
    note = "---\ndate: 어제\nsidebar_position: first\n---\n"
    rule = InvalidFrontMatter()
    assert found(rule, note, path="docs/a.md", files=SITE) == [
        ("sidebar_position: first", "`sidebar_position` is `first`, expected a number")
    ]
    assert found(rule, note, path="blog/a.md", files=SITE) == [
        ("date: 어제", "`date` is `어제`, expected a date such as `2025-10-25`")
    ]
    assert found(rule, note, path="README.md", files=SITE) == []
    assert found(rule, note, path="docs/_part.md", files=SITE) == []


def test_a_rule_at_the_top_of_a_page_opens_front_matter(found: Found) -> None:
    message = "front matter opens here and never closes, expected a line of `---`"
    assert found(InvalidFrontMatter(), "---\n\n본문\n", path="docs/a.md", files=SITE) == [
        ("---", message)
    ]
    assert found(InvalidFrontMatter(), "----\n\n본문\n", path="docs/a.md", files=SITE) == []
    assert found(InvalidFrontMatter(), "---\n\n본문\n") == []


@pytest.mark.parametrize("name", ["C#.md", "50% a.md", "[2024] a.mdx", "a?.md"])
def test_names_that_make_no_route_need_a_slug(found: Found, name: str) -> None:
    message = f"the name `{name}` makes no valid route, expected a `slug`"
    rule = InvalidFrontMatter()
    assert found(rule, "# 제목\n", path=f"docs/{name}", files=SITE) == [("# 제목", message)]
    assert found(rule, "---\nslug: a\n---\n", path=f"docs/{name}", files=SITE) == []
    assert found(rule, "# 제목\n", path=f"blog/{name}", files=SITE) == []


@pytest.mark.parametrize(
    ("block", "fixed"),
    [
        ("title: [2024] 논문", 'title: "[2024] 논문"'),
        ("title: @kim", 'title: "@kim"'),
        ("a: b: c\nd: *e* f", 'a: "b: c"\nd: "*e* f"'),
        ("tags:\n\t- a\n\t- b", "tags:\n  - a\n  - b"),
        ("tags: [a, b", "tags: [a, b"),
        ("title: a\ntitle: b", "title: a\ntitle: b"),
        ("\nHello: world: x\n", "\nHello: world: x\n"),
    ],
)
def test_a_value_that_was_meant_as_text_gets_quotes(block: str, fixed: str) -> None:
    assert safely_fixed(InvalidFrontMatter(), f"---\n{block}\n---\n") == f"---\n{fixed}\n---\n"


def test_what_pandoc_ends_with_dots_is_no_front_matter_outside_of_a_site(found: Found) -> None:
    text = "---\ntitle: 논문\n...\n\n# 논문\n\n본문\n\n---\n"
    assert found(InvalidFrontMatter(), text) == []
    assert len(found(InvalidFrontMatter(), text, path="docs/note.md", files=SITE)) == 1
