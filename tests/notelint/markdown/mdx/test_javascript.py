"""What counts as JavaScript, and where the first error is; acorn's answers, looked up by hand."""

import pytest

from notelint.markdown.mdx.javascript import expression_flaw, module_flaw, spread_flaw


@pytest.mark.parametrize(
    "code",
    [
        "a",
        "a.b?.c[0]",
        "{a: 1, 'b-c': [2]}",
        "a, b",
        "(x) => <p>it's {x}, &amp; a & b</p>",
        '<a href="?a=1&b=2" />',
        "`${a}${`${b}`}`",
        "/[/}]/.test(a) ? '}' : \"{\"",
        "function f() { return 1 }",
        "async () => await x",
        "await x",
        "'한글 \U0001f600'",
        "이름",
        "/* 주석 */ 1 // 끝\n",
        "1 <!-- c",
    ],
)
def test_these_are_expressions(code: str) -> None:
    assert expression_flaw(code) is None


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("two words", 3),
        ("둘 셋 넷", 1),
        ("a +", 3),
        ("a: 1", 1),
        ("…", 0),
        ("“a”", 0),
        ("a “b”", 2),
        ("a，b", 1),
        ("\U0001f600 a", 0),
        ("class", 5),
        ("if", 0),
        ("let", 0),
        ("static", 0),
        ("yield", 0),
        ("enum", 0),
        ("\\mu", 1),
        ("#id", 0),
        ("@foo", 0),
        ("% raw %", 0),
        ("it's", 2),
        ("'a\nb'", 0),
        ("`a", 1),
        ("a /* b", 2),
        ("...a", 0),
        ("010", 0),
        ("<a>b</c>", 4),
        ("<a b={} />", 5),
        ("<a>{...b}</a>", 4),
        ("() => await x", 6),
        ("a ?? b || c", 5),
        ("delete x", 0),
        ("var b = 1", 0),
    ],
)
def test_these_are_none_from_there_on(code: str, place: int) -> None:
    flaw = expression_flaw(code)
    assert flaw is not None
    assert flaw.place == place


def test_offsets_count_characters_not_bytes() -> None:
    flaw = expression_flaw("'논문 \U0001f600' 둘")
    assert flaw is not None
    assert flaw.place == 6


@pytest.mark.parametrize(
    ("code", "kind", "place"),
    [
        ("a", "non-spread", 0),
        ("a: 1", "non-spread", 0),
        ("...a, b", "spread-extra", 6),
        ("...a b", "acorn", 5),
    ],
)
def test_among_attributes_only_one_spread_may_stand(code: str, kind: str, place: int) -> None:
    flaw = spread_flaw(code)
    assert flaw is not None
    assert (flaw.kind, flaw.place) == (kind, place)


def test_a_spread_is_none() -> None:
    assert spread_flaw("...a") is None
    assert spread_flaw("...{b: [1, 2]}") is None


@pytest.mark.parametrize(
    "code",
    [
        "import a from 'b' with {type: 'json'}",
        "import {class} from 'c'",
        "import type {A} from 'b'",
        "export const a: string = 1",
        "export {a}",
        "export const a = 1; export {a}",
        "export const a = 1, a = 2",
        "import a from 'b'; export function a() {}",
        "export default 1; export default 2",
        "export @c class A {}",
        "export function f() { await x }",
    ],
)
def test_these_are_no_modules(code: str) -> None:
    assert module_flaw(code) is not None


def test_what_may_become_a_module_is_unfinished() -> None:
    unfinished = ["export const a", "export const a = {", "import a", "export {a}", "export f = `"]
    assert [bool(flaw and flaw.unfinished) for flaw in map(module_flaw, unfinished)] == [
        True,
        True,
        True,
        True,
        False,
    ]


def test_names_of_earlier_blocks_are_known() -> None:
    assert module_flaw("export {a}", {"a"}) is None
    assert module_flaw("export const a = 1", {"a"}) is not None
