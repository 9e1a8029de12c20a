"""Fences whose code does not parse, and those that only look so."""

import pytest

from notelint_rules.code.invalid_code_block import InvalidCodeBlock
from tests.rules.conftest import Found


def lines(found: Found, language: str, code: str) -> list[str]:
    return [marked for marked, _ in found(InvalidCodeBlock(), f"```{language}\n{code}\n```\n")]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("a = 1\nb = 2 a 3\nc = 3", "b = 2 a 3"),
        ("def f(x)  # 함수\n    return x", "def f(x)  # 함수"),
        ("a = [1, 2]\nfor i in a\n    print(i)", "for i in a"),
        ("a = 1\n여기서 데이터를 읽는다\nb = 2", "여기서 데이터를 읽는다"),
        ("def f(x):\n    y = x +* 2\n    return y", "y = x +* 2"),
        ("    a = 1\n    b = )\n    c = 2", "b = )"),
        ("for x in y:\n\tpip install torch\n\tprint(x)", "pip install torch"),
    ],
)
def test_a_line_without_which_the_program_parses_is_a_flaw(
    found: Found, code: str, line: str
) -> None:
    assert lines(found, "python", code) == [line]


@pytest.mark.parametrize(
    "code",
    [
        "def f(x): ...\n...\nclass A: pass",
        ">>> a = 1\n>>> b =\n1",
        "In [1]: a = 1\nOut[1]: 1",
        "!pip install torch\n%matplotlib inline\na = 1",
        "files = !ls\na = 1\nb = 2",
        "print 'a'\nexcept ValueError, e:\n0777",
        "- a = 1\n+ a = 2\n b = 3",
        "a = {{ value }}\nb = 1\nc = 2",
        "a = <your key>\nb = 1\nc = 2",
        "def f(x)\n\na = 1\nb = 2",
        "def f(a: int) -> int\na = 1\nb = 2",
        "def f(x):\n",
        "@decorator\n",
        "a, b, *c",
        '"key": 1,\n"other": 2,',
        "a=1,\nb=2,\n*c",
        "else:\n    a = 1\n    b = 2",
        "        a = 1\n    b = 2\nc = 3",
        "import a\nfrom b import ...\nc = 1",
        "type A = int\na = 1\nb = 2",
        "def f[T](x: T): ...\na = 1\nb = 2",
        "f'{a['b']}'\nc = 1\nd = 2",
        "a = 1\n…\nb = 2",
        "initialise the weights\nfor each batch do\nupdate them",
        "foo(\n    a,\n    # ...\nb = 1",
        "a b",
        "X = X / s\nY = W @ X = (W * s) @ (X / s) = V\nZ = 1",
        "a = '\\d'\nb = 1 is 1",
        "x = " + "(" * 5000 + ")" * 5000 + "\ny = 1\nz = 2",
        "x = " + "-" * 20_000 + "1\ny = 1\nz = 2",
        "x = 1\0\ny = 1 1\nz = 2",
        "x = " + "1" * 6000 + "\ny = 1\nz = 2",
    ],
)
def test_what_is_no_program_or_another_python_is_left_alone(found: Found, code: str) -> None:
    assert lines(found, "python", code) == []


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ('{\n  "a": 1\n  "b": 2\n}', '"b": 2'),
        ('{"a": 1,\n "b" 2}', '"b" 2}'),
        ('{\n  "a": "x,\n  "b": 2\n}', '"b": 2'),
        ("[1, 2\n3]", "3]"),
        ('{"a": 1}\n}', "}"),
    ],
)
def test_json_with_a_slip(found: Found, code: str, line: str) -> None:
    assert lines(found, "json", code) == [line]


@pytest.mark.parametrize(
    "code",
    [
        '{"a": 1, // 주석\n /* b */ "c": [1, 2,],}',
        '{"a": 1}\n{"b": 2}',
        '"a": 1,\n"b": {}',
        "{a: 1, 'b': undefined}",
        '{"a": 1, ...}',
        '{"a": <your key>}',
        '{"a": {\n  "b": 1',
        '{"a": "{{ b }}" "c"}',
        '{"a":\n"ACCEPT" | "REJECT",\n"b": 1}',
        "[" * 20_000,
        '{"a": ' + "1" * 6000 + "}",
    ],
)
def test_ways_to_write_about_json(found: Found, code: str) -> None:
    assert lines(found, "json", code) == []


@pytest.mark.parametrize(
    ("language", "code", "line"),
    [
        ("yaml", "a: 1\ntitle: 논문: 요약\nb: 2", "title: 논문: 요약"),
        ("yml", "a:\n\tb: 1\n\tc: 2", "b: 1"),
        ("yaml", "a: 1\nb: 'x', 'y'\nc: 2", "b: 'x', 'y'"),
        ("yaml", "a: 1\nb: @user\nc: 2", "b: @user"),
        ("toml", "a = 1\nb = yes\n", "b = yes"),
        ("toml", "a = 1\nb: 2\n", "b: 2"),
    ],
)
def test_yaml_and_toml_with_a_slip(found: Found, language: str, code: str, line: str) -> None:
    assert lines(found, language, code) == [line]


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("yaml", "a: 1\n---\nb: !custom 2\n...\nc: 3"),
        ("yaml", "a: {{ value }}\nb: : :"),
        ("yaml", "- a: 1\n\n  b: 2\n c: 3"),
        ("yaml", "a: b: c"),
        ("yaml", "Document\n  Name\n    Language\n      code: 'en'"),
        ("yaml", "[" * 5000),
        ("toml", "a = 1\na = 2\n"),
        ("toml", "[a]\n...\n"),
        ("jsonc", '{"a" 1}'),
        ("", "a b c"),
        ("text", "{"),
    ],
)
def test_what_is_no_slip_or_another_language(found: Found, language: str, code: str) -> None:
    assert lines(found, language, code) == []


def test_the_line_is_found_in_containers_and_after_windows_line_ends(found: Found) -> None:
    text = "> - ```py title='a.py'\r\n>   a = 1\r\n>   b = 1 1\r\n>   c = 3\r\n>   ```\r\n"
    assert [marked for marked, _ in found(InvalidCodeBlock(), text)] == ["b = 1 1"]


@pytest.mark.parametrize(
    "line",
    [
        "batcher.submit(prompt) -> Future  # blocks",
        "from 文件夹 import 具体的文件名",
        "softmax(QK^T / √d) V",
        "···",
    ],
)
def test_notation_and_placeholders_are_no_slips(found: Found, line: str) -> None:
    assert lines(found, "python", f"a = 1\n{line}\nb = 2\nc = 3") == []


def test_a_value_that_is_missing_at_the_end_of_toml_is_found(found: Found) -> None:
    assert lines(found, "toml", "[tool]\nx = 1\ny =") == ["y ="]
