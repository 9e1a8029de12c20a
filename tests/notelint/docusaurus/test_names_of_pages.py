"""Globs, kebab case, and the addresses of pages. Expected values are by hand, of the originals."""

import pytest

from notelint.docusaurus.globs import matches
from notelint.docusaurus.kebab import kebab_case
from notelint.docusaurus.routes import is_decodable, resolved


@pytest.mark.parametrize(
    ("glob", "names"),
    [
        ("**/*.{md,mdx}", ["a.md", "가/나/b.mdx"]),
        ("**/draft-*", ["draft-a.md", "x/draft-b.mdx"]),
        ("{private,old}/**", ["private/a.md", "old/b/c.md"]),
        ("{a/**/*.md,b}", ["a/x.md", "a/y/x.md", "b"]),
        ("./a?.md", ["ab.md"]),
        ("a[0-9].md", ["a1.md"]),
        ("!(a|b).md", ["c.md"]),
        ("@(a|b)+(c).md", ["ac.md", "bcc.md"]),
        ("a,b.md", ["a,b.md"]),
        ("}{.md", ["}{.md"]),
    ],
)
def test_globs_match_as_those_of_micromatch_do(glob: str, names: list[str]) -> None:
    assert all(matches(name, [glob]) for name in names)
    assert not matches("other/a.txt", [glob])


def test_a_glob_with_an_exclamation_mark_takes_away() -> None:
    assert matches("a.md", ["*.md", "!b.md"])
    assert not matches("b.md", ["*.md", "!b.md"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("태그 하나", "태그-하나"),
        ("fooBar2Baz", "foo-bar-2-baz"),
        ("GPT-4o", "gpt-4-o"),
        ("XMLHttpRequest", "xml-http-request"),
        ("C++", "c"),
        ("don't", "dont"),
        ("Éclair Œuvre ß", "eclair-oeuvre-ss"),
        ("1st 22nd 11th", "1st-22nd-11-th"),
        ("🎉 party 👩‍💻", "🎉-party-👩‍💻"),
        ("日本語タグ", "日本語タグ"),
        ("plain words", "plain-words"),
        ("", ""),
    ],
)
def test_kebab_case_is_that_of_lodash(text: str, expected: str) -> None:
    assert kebab_case(text) == expected


@pytest.mark.parametrize(
    ("path", "base", "expected"),
    [
        ("b", "/docs/a", "/docs/b"),
        ("b", "/docs/a/", "/docs/a/b"),
        ("./b/", "/docs/a", "/docs/b/"),
        ("..", "/docs/a/b", "/docs/"),
        (".", "/docs/a", "/docs/"),
        ("../../../x", "/docs/a", "/x"),
    ],
)
def test_a_relative_path_is_seen_from_the_pages_address(
    path: str, base: str, expected: str
) -> None:
    assert resolved(path, base) == expected


@pytest.mark.parametrize("path", ["a%20b", "한글", "%ED%95%9C", "c%2B%2B"])
def test_escapes_that_mean_something_are_decodable(path: str) -> None:
    assert is_decodable(path)


@pytest.mark.parametrize("path", ["100%.png", "a%2", "%EA%B0"])
def test_a_percent_sign_alone_is_not_decodable(path: str) -> None:
    assert not is_decodable(path)
