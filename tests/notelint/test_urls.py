"""Urls, and what only looks like one."""

import pytest

from notelint import Url
from notelint.urls import abridged


def test_a_url_has_parts() -> None:
    url = Url.parse("글/a%20b.md?x=1#절-2")
    assert (url.scheme, url.path, url.raw_path) == (None, "글/a b.md", "글/a%20b.md")
    assert (url.query, url.fragment) == ("x=1", "절-2")
    assert Url.parse("HTTPS://a.kr").scheme == "https"
    assert (Url.parse("#").fragment, Url.parse("a").fragment) == ("", None)


@pytest.mark.parametrize(
    "text", ["a.md", "./a", "../a", "/a", "#a", "?a", "", "@site/a", "한글 1.md"]
)
def test_paths_are_local(text: str) -> None:
    assert Url.parse(text).is_local


@pytest.mark.parametrize(
    "text",
    [
        "http://a",
        "mailto:a@b.kr",
        "//a.kr/b",
        "data:,x",
        "C:\\a",
        "\\\\host\\a",
        "{{ x }}",
        "${x}/a",
    ],
)
def test_other_hosts_schemes_and_templates_are_not_local(text: str) -> None:
    assert not Url.parse(text).is_local


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("www.example.org", "www.example.org"),
        ("www.한국.kr/a", None),
        ("github.com/a/b", "github.com"),
        ("arxiv.org/abs/2401.00001v1", "arxiv.org"),
        ("huggingface.co/papers", "huggingface.co"),
        ("example.com:8080/a", None),
        ("openai.dev", None),
        ("node.js", None),
        ("README.md", None),
        ("run.sh/x", None),
        ("./www.example.org", None),
        ("v1.0/notes.md", None),
    ],
)
def test_a_host_without_scheme_is_told_from_a_path(text: str, host: str | None) -> None:
    assert Url.parse(text).host == host


def test_a_mail_address_lacks_a_scheme() -> None:
    assert Url.parse("kim@example.org").lacks_scheme
    assert not Url.parse("a@b").lacks_scheme


def test_a_very_long_url_is_abridged_in_messages() -> None:
    assert abridged("./" + "가" * 118) == "./" + "가" * 118
    assert abridged("./" + "가" * 119) == "./" + "가" * 78 + "…" + "가" * 30
