"""Which keys a note lacks."""

from notelint_rules.frontmatter.missing_front_matter import MissingFrontMatter
from tests.rules.conftest import Found

KEYS = MissingFrontMatter(keys=("title", "date", "tags"))


def test_every_missing_key_is_named(found: Found) -> None:
    assert found(KEYS, "---\ntitle: a\ntags: []\n---\n") == [
        ("---", "front matter has no `date` and no `tags`")
    ]
    assert found(KEYS, "# a\n") == [
        ("# a", "note has no front matter, expected one with `title` and `date` and `tags`")
    ]


def test_values_that_are_false_are_values(found: Found) -> None:
    assert (
        found(MissingFrontMatter(keys=("draft", "order")), "---\ndraft: no\norder: 0\n---\n") == []
    )


def test_broken_front_matter_may_have_any(found: Found) -> None:
    assert found(KEYS, "---\ntitle: [\n---\n") == []


def test_without_keys_nothing_is_missing(found: Found) -> None:
    assert found(MissingFrontMatter(keys=()), "# a\n") == []


def test_an_empty_note_has_none_either(found: Found) -> None:
    assert len(found(KEYS, "")) == 1
