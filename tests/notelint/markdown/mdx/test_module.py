"""What a note's JavaScript imports, declares and uses."""

import pytest

from notelint.markdown import MARKDOWN, MDX, Module, module_of, parse


def module(text: str) -> Module:
    return module_of(parse(text, MDX), text)


def used(text: str) -> list[str]:
    found = module(text)
    assert all(text[name.span.start : name.span.end] == name.name for name in found.used)
    return [name.name for name in found.used]


def undefined(text: str) -> list[str]:
    return [name.name for name in module(text).undefined]


def test_imports_have_names_and_places() -> None:
    text = "import 가, {b as c} from './그림 1.png'\nimport * as d from 'e'\nimport './f.css'\n"
    imports = module(text).imports
    assert [(i.url, [name.name for name in i.names]) for i in imports] == [
        ("./그림 1.png", ["가", "c"]),
        ("e", ["d"]),
        ("./f.css", []),
    ]
    assert [text[i.url_span.start : i.url_span.end] for i in imports] == [i.url for i in imports]
    assert [text[i.span.start : i.span.end] for i in imports] == text.splitlines()


def test_escapes_in_a_url_are_read_as_javascript_reads_them() -> None:
    text = "import A from './\\_a.md'\n\n<A src={require('./\\uadf8림.png')} />\n"
    found = module(text)
    assert [i.url for i in found.imports] == ["./_a.md", "./그림.png"]
    written = [text[i.url_span.start : i.url_span.end] for i in found.imports]
    assert written == ["./\\_a.md", "./\\uadf8림.png"]
    assert found.undefined == ()


def test_required_modules_are_imports_without_names() -> None:
    text = "> <img\n>   src={require('./논문.png').default} /> {import('./b')}\n"
    imports = module(text).imports
    assert [(i.url, i.names, i.statement) for i in imports] == [
        ("./논문.png", (), False),
        ("./b", (), False),
    ]
    assert text[imports[0].span.start : imports[0].span.end] == "require('./논문.png')"


def test_exports_declare_names() -> None:
    text = (
        "export const a = 1, {b, c: [d]} = e\nexport function f() {}\nexport default class G {}\n"
        "export {h} from './i'\n"
    )
    found = module(text)
    assert [name.name for name in found.declared] == ["a", "b", "d", "f", "G"]
    assert [name.name for name in found.used] == ["e"]
    assert [imported.url for imported in found.imports] == ["./i"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{a} {b.c} {d[e]} {f(g)}", ["a", "b", "d", "e", "f", "g"]),
        ("<A b={c} {...d} e='f' /> <g.h /> <i />", ["A", "c", "d", "g"]),
        ("<Tabs.Item><B>가</B></Tabs.Item>", ["Tabs", "B"]),
        ("{rows.map((row, i) => <li key={i}>{row.x}{y}</li>)}", ["rows", "y"]),
        ("{({a, b: [c], ...d}, e = f) => a + c + d + e}", ["f"]),
        ("{function g() { var a; { let b = a; b } return [g, b] }}", ["b"]),
        ("{(() => { try { a } catch (error) { error } for (const b of c) b })()}", ["a", "c"]),
        ("{{a: b, [c]: d, e}}", ["b", "c", "d", "e"]),
        ("{`가 ${a} 나`} {<B c={d}>{e}</B>} {<f-g/>}", ["a", "B", "d", "e"]),
        ("{class A { b(c) { return A + c + d } }}", ["d"]),
        ("> {[\n>   a,\n>   b]}", ["a", "b"]),
        ("1. 가\n   {x =>\n   x + 이름}", ["이름"]),
        ("\U0001f600 {'\U0001f600' + a}", ["a"]),
    ],
)
def test_free_names_are_used(text: str, names: list[str]) -> None:
    assert used(text) == names


def test_nothing_provides_what_is_undefined() -> None:
    text = (
        "import A from './a'\nexport const b = 1\n\n"
        "<A b={b} /> {props.c} {frontMatter.d} {toc} <Head /> <Details /> {Math.PI} {require('x')}\n\n"
        "{이름} <Chart.Bar /> {escapes}\n"
    )
    assert undefined(text) == ["이름", "Chart", "escapes"]


def test_what_only_browsers_have_is_there_in_functions_and_where_one_asks() -> None:
    assert undefined("{() => window.a} {typeof document !== 'undefined' && document.b}") == []
    assert undefined("{window.a} {location}") == ["window", "location"]


def test_names_of_statements_that_cannot_be_read_are_not_undefined() -> None:
    text = "import a from './a.png'\nimport b form './b.png'\n\n<img src={a} alt={b} id={c} />\n"
    assert undefined(text) == ["c"]


def test_plain_markdown_has_no_module() -> None:
    text = "import a from 'b'\n\n{c}\n"
    assert module_of(parse(text, MARKDOWN), text) == Module()


def test_a_comment_of_many_lines_uses_no_name() -> None:
    assert used("{/*" + "a b c d\n" * 40 + "*/}\n") == []
