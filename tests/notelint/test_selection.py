"""Which rules run for a note."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from notelint import ConfigError, Rule, Severity, option
from notelint.config import Choice, Config
from notelint.config.globs import Globs, from_lines, is_pattern
from notelint.config.selection import active_rules, chosen, excluded, for_note
from notelint.rule import ActiveRule

HERE = Path("/vault")


class BrokenImport(Rule):
    name = "broken-import"
    group = "images"
    severity = Severity.ERROR


class UnusedImport(Rule):
    name = "unused-import"
    group = "images"


class BrokenLink(Rule):
    name = "broken-link"
    group = "links"


@dataclass(frozen=True)
class DeepHeading(Rule):
    name = "deep-heading"
    group = "headings"
    default = False

    max_depth: int = option(4, "the deepest level")

    def __post_init__(self) -> None:
        if not 1 <= self.max_depth <= 6:
            raise ValueError(f"`max-depth` must be 1 to 6, not {self.max_depth}")


RULES: dict[str, type[Rule]] = {
    rule.name: rule for rule in (BrokenImport, BrokenLink, DeepHeading, UnusedImport)
}
DEFAULT = {"broken-import", "broken-link", "unused-import"}


@pytest.mark.parametrize(
    ("choices", "on"),
    [
        ([], DEFAULT),
        ([Choice()], DEFAULT),
        ([Choice(())], set[str]()),
        ([Choice(("all",))], {*RULES}),
        ([Choice(("images",))], {"broken-import", "unused-import"}),
        ([Choice(("images",), ignore=("unused-import",))], {"broken-import"}),
        ([Choice(("broken-import",), ignore=("images",))], {"broken-import"}),
        ([Choice(("broken-import",), ignore=("broken-import",))], set[str]()),
        ([Choice(("all",), ignore=("images",))], {"broken-link", "deep-heading"}),
        ([Choice(extend_select=("headings",))], {*RULES}),
        ([Choice(ignore=("all",), extend_select=("links",))], {"broken-link"}),
        # A layer chooses from what the ones below left.
        ([Choice(("images",)), Choice(extend_select=("links",))], DEFAULT),
        ([Choice(ignore=("links",)), Choice(("broken-link",))], {"broken-link"}),
        ([Choice(("all",)), Choice(ignore=("deep-heading",))], DEFAULT),
    ],
)
def test_the_more_particular_word_and_the_later_layer_win(
    choices: list[Choice], on: set[str]
) -> None:
    assert chosen(choices, RULES) == on


def test_rules_get_their_options_and_severities() -> None:
    config = Config(
        choices=(Choice(("headings", "broken-import")),),
        severity={"broken-import": Severity.WARNING},
        options={"deep-heading": {"max_depth": 2}},
    )
    assert active_rules(config, RULES) == (
        ActiveRule(BrokenImport(), Severity.WARNING),
        ActiveRule(DeepHeading(2), Severity.WARNING),
    )


def test_the_command_line_has_the_last_word() -> None:
    config = Config(choices=(Choice(("images",), (), ("broken-link",)),))
    on = active_rules(config, RULES, Choice(("broken-link",)))
    assert [active.rule.name for active in on] == ["broken-link"]


def test_a_rule_may_refuse_its_options() -> None:
    config = Config(choices=(Choice(("all",)),), options={"deep-heading": {"max_depth": 9}})
    with pytest.raises(ConfigError, match="`deep-heading` cannot be used: `max-depth` must be"):
        active_rules(config, RULES)


@pytest.mark.parametrize(
    ("pattern", "names", "path", "left"),
    [
        ("archive/**", ("images",), "archive/2024/a.md", {"broken-link"}),
        ("archive/**", ("images",), "sub/archive/a.md", DEFAULT),
        ("archive", ("images",), "sub/archive/a.md", {"broken-link"}),
        ("/archive/", ("images",), "sub/archive/a.md", DEFAULT),
        ("*.draft.mdx", ("all",), "a/노트.draft.mdx", set[str]()),
        ("*.draft.mdx", ("all",), "a/노트.mdx", DEFAULT),
        ("blog/*.md", ("broken-link",), "blog/a.md", {"broken-import", "unused-import"}),
        ("blog/*.md", ("broken-link",), "blog/sub/a.md", DEFAULT),
        ("!blog/**", ("broken-link",), "docs/a.md", {"broken-import", "unused-import"}),
        ("!blog/**", ("broken-link",), "blog/a.md", DEFAULT),
    ],
)
def test_rules_are_ignored_for_the_notes_that_a_pattern_fits(
    pattern: str, names: tuple[str, ...], path: str, left: set[str]
) -> None:
    config = Config(per_file_ignores=((Globs(HERE, (pattern,)), names),))
    active = active_rules(config, RULES)
    assert {a.rule.name for a in for_note(active, HERE / path, config)} == left


def test_patterns_are_about_the_folder_of_their_file() -> None:
    config = Config(exclude=Globs(HERE / "sub", ("drafts/",)))
    assert excluded(HERE / "sub" / "drafts" / "a.md", config)
    assert not excluded(HERE / "drafts" / "a.md", config)


def test_a_later_pattern_takes_back() -> None:
    config = Config(exclude=Globs(HERE, ("*.md", "!kept.md")))
    assert excluded(HERE / "a.md", config)
    assert not excluded(HERE / "kept.md", config)


def test_nothing_is_excluded_without_a_pattern() -> None:
    assert not excluded(HERE / "a.md", Config())
    assert not excluded(HERE / "a.md", Config(exclude=Globs(HERE, ())))


def test_a_broken_line_of_a_gitignore_is_passed_over() -> None:
    spec = from_lines(["# comment", "", "!", "[z-a]", "a.md"])
    assert spec is not None
    assert spec.match_file("a.md")
    assert from_lines(["# comment", "", "!"]) is None
    assert not is_pattern("[z-a]")
