"""Blocks of import and export statements."""

import pytest

from notelint.markdown import MDX, module_of, parse
from tests.notelint.markdown.mdx.places import constructs, refused
from tests.notelint.markdown.outline import outline


def test_statements_reach_to_a_blank_line() -> None:
    assert outline("import 가 from './a.png'\nexport const b = 1\n\nimport 다", MDX)[0] == (
        "mdxjsEsm 'import 가 from './a.png'⏎export const b = 1' "
        "value=\"import 가 from './a.png'\\nexport const b = 1\""
    )


def test_statements_that_are_not_finished_cross_blank_lines() -> None:
    assert outline("export const a = [\n\n  1,\n]\n\n가", MDX) == [
        "mdxjsEsm 'export const a = [⏎⏎  1,⏎]' value='export const a = [\\n\\n  1,\\n]'",
        "paragraph '가'",
        "·text '가'",
    ]
    assert outline("export const a = `\n\n`\n\n가", MDX)[1] == "paragraph '가'"


@pytest.mark.parametrize(
    "text",
    [
        "가\nimport a from 'b'",
        " import a from 'b'",
        "> import a from 'b'",
        "- export const a = 1",
        "import\ta from 'b'",
        "imports are here",
    ],
)
def test_elsewhere_statements_are_text(text: str) -> None:
    assert refused(text) == []
    assert "mdxjsEsm" not in " ".join(outline(text, MDX))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import torch and run", ["1:14 acorn"]),
        ("import numpy as np\n\n가", ["1:14 acorn"]),
        ("export your data first", ["1:8 acorn"]),
        ("import a", ["1:9 acorn"]),
        ("# 제목\nimport torch", ["2:13 acorn"]),
        ("import a from './x.png'\n# T", ["2:2 acorn"]),
        ("import a from './x.png'\n<img src={a} />", ["2:1 acorn"]),
        ("import a from 'b'\n- c", ["2:1 non-esm"]),
        ("import a from 'b'\n- c d", ["2:5 acorn"]),
        ("import ('a')\n\nb", ["1:1 non-esm"]),
        ("export var a = 1\nvar b\n\nc", ["2:1 non-esm"]),
        ("import a from './x.png'\n\nimport a from './y.png'\n", ["3:8 acorn"]),
        ("export const a = 1\n\nexport const a = 2\n", ["3:14 babel"]),
        ("export const frontMatter = {}\n", ["1:14 babel"]),
        ("export default a\n\nexport default b\n", ["3:1 duplicate-layout"]),
        ("import a from 'b'\n\nexport {a as default}\n", ["3:9 babel"]),
        ("export {a}\n\nexport const a = 1\n", ["3:14 acorn"]),
        ("export {default} from './b'\nexport * from './c'\nexport * as d from './e'", []),
        ("export const a = 1 \u00a0\nimport b from '가\u00a0나'\n\u3000\n\n글", []),
        ("export default function A({children}) { return <p>it's {children}</p> }", []),
    ],
)
def test_a_problem_stands_where_mdx_names_it(text: str, expected: list[str]) -> None:
    assert refused(text) == expected


def test_names_and_urls_are_as_written_where_other_white_space_ends_a_statement() -> None:
    text = "import a, {b as 나} from './가\u00a0나.png'\n\u00a0\n"
    (imported,) = module_of(parse(text, MDX), text).imports
    assert imported.url == "./가\u00a0나.png"
    assert [name.name for name in imported.names] == ["a", "나"]


def test_statements_around_one_that_cannot_be_read_stay_statements() -> None:
    text = "import a from './a.png'\nimport b form './b.png'\nimport c from './c.png'\n"
    assert [line.partition(" ")[0] for line in outline(text, MDX) if line[0] != "·"] == [
        "mdxjsEsm",
        "paragraph",
        "mdxjsEsm",
    ]
    assert refused(text) == ["2:10 acorn"]
    assert constructs(text) == ["import b form './b.png'"]
