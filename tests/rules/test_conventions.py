"""What every built-in rule looks like, so that none is found by surprise."""

import dataclasses
import importlib
import itertools
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import notelint_rules
from notelint import Rule, Severity
from notelint_rules import RULES

FOLDER = Path(__file__).parents[2] / "rules"
GROUPS = {
    *("code", "core", "frontmatter", "headings", "images", "links", "mdx"),
    *("notion", "papers", "spelling", "structure", "style", "vault"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
class TestRule:
    def test_class_file_and_rule_share_a_name(self, rule: type[Rule]) -> None:
        words = rule.name.split("-")
        assert rule.__name__ == "".join(map(str.capitalize, words))
        assert rule.__module__ == f"notelint_rules.{rule.group}.{'_'.join(words)}"

    def test_group_and_severity_are_known(self, rule: type[Rule]) -> None:
        assert rule.group in GROUPS
        assert rule.severity in Severity

    def test_says_what_is_true_of_a_good_note_in_one_line_and_then_why(
        self, rule: type[Rule]
    ) -> None:
        first, blank, *rest = (rule.__doc__ or "").splitlines()
        assert re.fullmatch(r"[A-Z`].*\.", first)
        assert blank == ""
        assert any(line.strip() for line in rest)

    def test_class_reads_in_the_order_of_every_rule(self, rule: type[Rule]) -> None:
        options = [field.name for field in dataclasses.fields(rule)]
        order = ["name", "group", *options, "good", "bad", "check"]
        assert [name for name in vars(rule) if name in order] == order

    def test_options_are_documented_and_cannot_be_changed(self, rule: type[Rule]) -> None:
        for field in dataclasses.fields(rule):
            assert re.fullmatch(r"[A-Z`].*\.", field.metadata["doc"])
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(rule(), field.name, field.default)

    def test_has_good_and_bad_examples(self, rule: type[Rule]) -> None:
        assert rule.good
        assert rule.bad
        assert all("⟦" in bad.text for bad in rule.bad)

    def test_shows_its_fix_where_it_has_one(self, rule: type[Rule]) -> None:
        shown = any(bad.fixed is not None for bad in rule.bad)
        assert shown == (rule.fixes != "no")

    def test_messages_begin_in_lower_case_and_do_not_end_in_a_full_stop(
        self, rule: type[Rule]
    ) -> None:
        messages = [message for bad in rule.bad for message in bad.messages]
        assert messages
        for message in messages:
            assert re.match(r"[`‣]|[a-z]|arXiv|[A-Z]{2,}", message), message
            assert not message.endswith("."), message
            assert "please" not in message.lower()


def test_every_rule_file_is_registered() -> None:
    modules = pkgutil.walk_packages(notelint_rules.__path__, "notelint_rules.")
    found = {
        thing
        for module in modules
        if not module.ispkg
        for thing in vars(importlib.import_module(module.name)).values()
        if isinstance(thing, type) and issubclass(thing, Rule) and thing is not Rule
    }
    assert found == set(RULES)


def test_every_group_lists_its_rules_in_order() -> None:
    for _, together in itertools.groupby(RULES, key=lambda rule: rule.group):
        names = [rule.name for rule in together]
        assert names == sorted(names)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_index_in_the_readme_is_the_one_that_the_rules_make() -> None:
    printed = subprocess.run(
        [sys.executable, FOLDER / "write_index.py"], capture_output=True, check=True
    )
    assert (FOLDER / "README.md").read_bytes() == printed.stdout, (
        "run: python rules/write_index.py > rules/README.md"
    )


def test_the_index_names_every_rule_and_links_to_its_file() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r'^\| <a id="([\w-]+)"></a>\[`([\w-]+)`\]\(([\w/.]+)\)', readme, re.MULTILINE)
    assert [name for name, _, _ in rows] == [rule.name for rule in RULES]
    assert all(anchor == name for anchor, name, _ in rows)
    assert all((FOLDER / target).is_file() for _, _, target in rows)
