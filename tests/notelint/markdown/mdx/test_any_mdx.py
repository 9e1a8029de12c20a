"""No text is too broken, too long or too deep; each would take hours if it were read twice a brace."""

import pytest

from notelint.markdown import MDX, module_of, parse

MANY = 20_000


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("<a>" * MANY, MANY, id="open tags"),
        pytest.param("가 " + "<a>" * MANY, MANY, id="open tags in text"),
        pytest.param("</a>" * MANY, MANY, id="end tags"),
        pytest.param("<a>" * MANY + "</a>" * MANY, 0, id="nested elements"),
        pytest.param("가 " + "<a>" * MANY + "</a>" * MANY, 0, id="nested elements in text"),
        pytest.param("<a>\n" * MANY + "</a>\n" * MANY, 0, id="nested lines"),
        pytest.param("{" * MANY, MANY, id="braces"),
        pytest.param("{\n\n" * MANY, MANY, id="lines of braces"),
        pytest.param("> {\n" * MANY, MANY, id="quoted lines of braces"),
        pytest.param("{[" + "1," * MANY + "1]}", 0, id="a long array"),
        pytest.param("{" + "a=>" * MANY + "1}", 0, id="nested functions"),
        pytest.param("{" + "`${" * MANY + "1" + "}`" * MANY + "}", 0, id="nested templates"),
        pytest.param("가 " + "{/*" * MANY, MANY, id="open comments"),
        pytest.param("가 " + "{//" * MANY, MANY, id="line comments"),
        pytest.param("가 " + "{'" * MANY, MANY, id="open strings"),
        pytest.param("{" + "<a>" * MANY + "</a>" * MANY + "}", 0, id="JSX in JavaScript"),
        pytest.param("<a " + "b='c' " * MANY + "/>", 0, id="attributes"),
        pytest.param("<a " + "{...b} " * MANY + "/>", 0, id="spreads"),
        pytest.param("<a\n\n" * MANY, MANY, id="tags never closed"),
        pytest.param("<!--\n\n" * MANY, MANY, id="open HTML comments"),
        pytest.param("export const a = `\n\n" + "b\n\n" * MANY + "`", 0, id="a long template"),
        pytest.param("export const a = [\n\n" + "1,\n\n" * MANY, 1, id="an export never finished"),
    ],
)
def test_long_and_deep_texts_end(text: str, problems: int) -> None:
    root = parse(text, MDX)
    assert len(root.problems) == problems
    assert all(problem.start <= problem.end <= len(text) for problem in root.problems)
    module_of(root, text)
