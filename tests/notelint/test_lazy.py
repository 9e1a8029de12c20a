"""Patterns are compiled when they are first used, and behave as compiled ones."""

import re

import pytest

from notelint.lazy import lazy_re_compile, lazy_regex_compile


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    words = lazy_re_compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert [match["word"] for match in words.finditer("가 Ab c")] == ["Ab", "c"]
    assert words.sub("x", "가 Ab c") == "가 x x"
    assert words.groupindex == {"word": 1}
    assert words.match is words.match


def test_a_pattern_of_the_regex_library_knows_its_classes() -> None:
    assert lazy_regex_compile(r"\p{Han}+").findall("한자 漢字 かな") == ["漢字"]


def test_a_pattern_is_compiled_when_it_is_used_and_not_before() -> None:
    broken = lazy_re_compile("(")
    assert repr(broken) == "<_Later>"
    with pytest.raises(re.error):
        broken.search("text")
