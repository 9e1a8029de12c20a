"""What looks like markup and was left as text, or the other way round."""

import pytest

from notelint_rules.structure.display_math_inline import DisplayMathInline
from notelint_rules.structure.latex_outside_math import LatexOutsideMath
from notelint_rules.structure.leaked_list_repr import LeakedListRepr
from notelint_rules.structure.link_became_text import LinkBecameText
from notelint_rules.structure.mismatched_brackets import MismatchedBrackets
from notelint_rules.structure.repeated_paragraph import RepeatedParagraph
from notelint_rules.structure.unclosed_emphasis import UnclosedEmphasis
from notelint_rules.structure.unclosed_math import UnclosedMath
from notelint_rules.structure.unescaped_tag import UnescapedTag
from notelint_rules.structure.unsupported_math_delimiter import UnsupportedMathDelimiter
from tests.rules.conftest import Found, safely_fixed


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("**주의:**이것\n", ["**주의:**"]),
        ("이것은**‘인용’**이다\n", ["**‘인용’**"]),
        ("**하나(1)**와 **둘(2)**는\n", ["**하나(1)**", "**둘(2)**"]),
        ("**하나(1)**와 **둘**은\n", ["**하나(1)**"]),
        ("***세 개(3)***는\n", ["***세 개(3)***"]),
        ("| **a(b)**는 |\n|---|\n| *（x）*는 |\n", ["**a(b)**", "*（x）*"]),
        ("[**글(x)**은](a.md)\n", ["**글(x)**"]),
        ("**여러 줄에\n걸친(x)**는\n", ["**여러 줄에\n걸친(x)**"]),
        ("**하나(1)**와 ** 둘\n", ["**하나(1)**"]),
        ("**30%**의 경우, **(1)**은\n", ["**30%**", "**(1)**"]),
        ("2**(3)**4 와 **(3)** 4\n", []),
        ("最多 2**(i - 1) 个，总共 2**h - 1 个\n", []),
        ("def f(*args, **kwargs) 와 g(**opts)를\n", []),
        ("**하나** 둘** 셋(3)**은\n", []),
        ("**하나(1) **와\n", []),
        ("a**(b)** c\n", ["**(b)**"]),
        ("2*(3)*4 = 5*'6'*7\n", []),
        ("src/**/*.md 와 **/*.py\n", []),
        ("끝난다**.** 다음\n", ["**.**"]),
        ("[**글](a.md) 그리고 **\n", []),
        ("[**글](a.md)는 **굵다**\n", []),
        ("****\n", []),
        ("\\*\\*하나(1)\\*\\*와 `**하나(1)**와`\n", []),
        ("**하나**(1)와 **둘**。 **셋**！\n", []),
    ],
)
def test_emphasis_that_is_shown_with_its_signs(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(UnclosedEmphasis(), text)] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("\\(a = b\\)\n", ["\\(a = b\\)"]),
        ("\\(x_i\\)와 \\(n\\)\n", ["\\(x_i\\)", "\\(n\\)"]),
        ("\\(x_i\\), \\((M, K)\\), \\([0,1]\\)\n", ["\\(x_i\\)", "\\((M, K)\\)", "\\([0,1]\\)"]),
        ("\\(x_i\\) \\(see\\) \\(and/or\\) \\(a few\\)\n", ["\\(x_i\\)"]),
        ("\\(KV\\) 와 \\((M, K)\\)\n", []),
        ("파일\\(들\\) file\\(s\\) \\(1\\)\n", []),
        ("\\[x\\] \\[선택\\] \\[0, 1\\] \\[a_b\\]\n", []),
        ("\\[ \\sum_i x_i \\]\n", ["\\[ \\sum_i x_i \\]"]),
        ("\\(\\mu\n\n\\)\n", []),
        ("[글 \\(\\mu\\)](a.md)\n", ["\\(\\mu\\)"]),
        ("\\\\(\\mu\\\\)\n", []),
        ("$\\text{\\(\\mu\\)}$\n", []),
    ],
)
def test_delimiters_of_latex(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(UnsupportedMathDelimiter(), text)] == marks


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\\(b&gt;9, \\mu\\)\n", "$b>9, \\mu$\n"),
        ("\\[ \\mu \\]\n", "$$\n\\mu\n$$\n"),
        ("- 글\n\n  \\[\n  \\mu\n  \\]\n", "- 글\n\n  $$\n  \\mu\n  $$\n"),
        ("\\(\\mu\\_1\\)\n", "\\(\\mu\\_1\\)\n"),
        ("\\(A_{\\mu}\\) 는\n", "$A_{\\mu}$ 는\n"),
    ],
)
def test_delimiters_of_latex_are_written_as_dollar_signs(before: str, after: str) -> None:
    assert safely_fixed(UnsupportedMathDelimiter(), before) == after


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("정책\\pi를 Q\\mu 로\n", ["\\pi"]),
        ("\\frac{1}{\\sqrt{2}} 와 \\sum_{i} x\n", ["\\frac{1}{\\sqrt{2}}", "\\sum_{i}"]),
        ("C:\\to\\pi, a\\beta\\gamma, \\\\alpha\n", []),
        ("\\n \\t \\d+ \\item \\section\n", []),
        ("`\\pi` $\\pi$ \\(\\pi\\) <a title='\\pi'>x</a>\n", []),
    ],
)
def test_commands_of_latex_in_prose(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(LatexOutsideMath(), text)] == marks


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("글 $$x$$ 는\n", 1),
        ("$$x$$\n$$y$$\n", 0),
        ("- $$x$$\n", 0),
        ("**식**: $$x$$\n", 1),
        ("$$x$$ (1)\n", 0),
    ],
)
def test_formulas_between_two_dollar_signs(found: Found, text: str, count: int) -> None:
    assert len(found(DisplayMathInline(), text)) == count


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("$$\nx\n", ["$$"]),
        ("- $$\n  x\n\n글\n", ["$$"]),
        ("$$ x = 1\ny $$\n\n글\n", ["$$"]),
        ("$$\nx\n\n- 첫째는 이렇다\n- 둘째\n\n$$\ny\n$$\n", ["$$"]),
        ("$$\n- 1 + 2\n- \\text{이것}\n$$\n", []),
        ("$$\nx\n$$   \n", []),
        ("$50 와 $60, ${x}, $PATH, $a_long_name\n", []),
        ("$\\text{작은 것} $이다\n", []),
    ],
)
def test_formulas_that_never_close(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(UnclosedMath(), text)] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("<st> 와 </st>\n", ["<st>", "</st>"]),
        ("<S> <BR> <svg><path d=''/></svg> <foreignObject>\n", []),
        ("<Tab> x </Tab> <my-box> y </my-box> <Tab /> <x y='1'>\n", []),
        ("<Your Name> 에게, <repo-url> 을\n", ["<Your Name>", "<repo-url>"]),
        ("a <b>c <https://a.kr> <a@b.kr> <!-- x -->\n", []),
        ("<placeholder>\n글\n", ["<placeholder>"]),
    ],
)
def test_tags_that_no_browser_knows(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(UnescapedTag(), text)] == marks


def test_an_element_of_the_pages_scripts_is_known(found: Found) -> None:
    assert found(UnescapedTag(elements=("st",)), "<st>\n") == []


def test_a_component_that_a_site_provides_is_known(found: Found) -> None:
    text = "글 <badge>새것</badge>\n"
    assert len(found(UnescapedTag(), text, path="note.mdx")) == 1
    components = {"src/theme/MDXComponents.js": "export default {...MDXComponents, ...mine};"}
    config = {"docusaurus.config.js": "export default {title: 'T', baseUrl: '/'};"}
    assert found(UnescapedTag(), text, path="note.mdx", files={**components, **config}) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("저자: ['Kim']\n", ["['Kim']"]),
        ("**저자**: [\"O'Neil\", 'Kim']\n", ["[\"O'Neil\", 'Kim']"]),
        ("저자: ['Kim, J.', 'Lee']\n", ["['Kim, J.', 'Lee']"]),
        ("tags: ['machine_learning', 'cs.CL']\n", ["['machine_learning', 'cs.CL']"]),
        ("- **Default:** ['js']\n", []),
        ("저자: ['Kim'] 등\n", []),
        ("x['a']\n\n['a']['b']\n\n['a']: b.md\n", []),
        ("| ['a'] |\n|---|\n| x |\n", []),
    ],
)
def test_lists_that_python_printed(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(LeakedListRepr(), text)] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("글（가)나\n", ["（가)"]),
        ("(가 **나**）\n", ["(가 **나**）"]),
        ("1) 가（나）\n\n（다\n\n라)\n", []),
        ("（가[나)다]\n", []),
    ],
)
def test_brackets_of_two_widths(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(MismatchedBrackets(), text)] == marks


def test_a_transcript_in_pre_has_no_formulas(found: Found) -> None:
    text = "<div>\n<pre>In base \\(b\\)\n\n\\[\nb^2+7 = 9\n\\]</pre>\n</div>\n\n정책 \\(\\mu\\)\n"
    assert [marked for marked, _ in found(UnsupportedMathDelimiter(), text)] == ["\\(\\mu\\)"]


@pytest.mark.parametrize(
    "text",
    [
        "결과를 보자.\n\n보자.\n",
        "확산모형을 쓴다.\n\n모형을 쓴다.\n",
        "확산 모형을 쓴다.\n\n---\n\n확산 모형을 쓴다.\n",
        "- 확산 모형을 쓴다.\n\n확산 모형을 쓴다.\n",
        "![확산 모형 그림](a.png)\n\n![확산 모형 그림](a.png)\n",
        "$a + b + c + d + e + f + g + h$\n\n$a + b + c + d + e + f + g + h$\n",
    ],
)
def test_what_is_no_paragraph_said_again_is_left_alone(found: Found, text: str) -> None:
    assert found(RepeatedParagraph(), text) == []


def test_three_paragraphs_alike_are_two_too_many(found: Found) -> None:
    text = "확산 모형을 쓴다.\n\n" * 3
    assert len(found(RepeatedParagraph(), text)) == 2


def test_a_table_of_commands_lists_them(found: Found) -> None:
    names = ("alpha", "beta", "gamma", "theta", "lambda")
    table = "| 글자 | LaTeX |\n|---|---|\n"
    assert found(LatexOutsideMath(), table + "".join(f"| x | \\{name} |\n" for name in names)) == []
    few = table + "".join(f"| x | \\{name} |\n" for name in names[:4])
    assert len(found(LatexOutsideMath(), few)) == 4


def test_bold_and_italic_text_is_no_formula(found: Found) -> None:
    text = "We introduce \\textbf{MedMM} and \\textit{e.g.}, \\textbf_2\n"
    assert [message.split("expected ")[1] for _, message in found(LatexOutsideMath(), text)] == [
        "`**MedMM**`",
        "`*e.g.*`",
        "`$\\textbf_2$`",
    ]


def test_two_dollar_signs_within_lines_are_kramdowns(found: Found) -> None:
    text = "파장 $$x$$ 만큼\n"
    assert found(DisplayMathInline(), text, files={"_config.yml": ""}) == []
    assert len(found(DisplayMathInline(), text)) == 1


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("- > ![](img/그림 1.png) 끝\n", ["![](img/그림 1.png)"]),
        ("| [a](b c.md#d) |\n|---|\n", ["[a](b c.md#d)"]),
        ("[**굵은** 글](../a b/c)는\n", ["[**굵은** 글](../a b/c)"]),
        ("![](a (1).png) ![](a(1) b.png)\n", ["![](a (1).png)", "![](a(1) b.png)"]),
        ("[[논문](a b.pdf)]\n", ["[논문](a b.pdf)"]),
        ("![](https://a.kr/?x_{1} = \\frac{1}{2})\n", ["![](https://a.kr/?x_{1} = \\frac{1}{2})"]),
        ('![a](b c.png "제목")\n', ['![a](b c.png "제목")']),
        ('[a](b.md "제목") [a](b.md (제목)) [a]( b.md )\n', []),
        ("[그림](설명 참고) a[i](b c) [1](참고. 3 장)\n", []),
        ("\\[a](b c.md) [a\\](b c.md) `[a](b c.md)` $[a](b c.md)$\n", []),
        ("![a]({{ site.url }}/b.png) ![a]({% link a.png %})\n", []),
        ("[a](b c.md\n", []),
    ],
)
def test_links_whose_address_has_a_space(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(LinkBecameText(), text)] == marks


def test_a_formula_is_not_looked_for_in_the_address_of_an_image(found: Found) -> None:
    assert found(LatexOutsideMath(), "![](http://a.kr/svg? x_{1} = \\frac{1}{2})\n") == []


def test_what_belongs_to_a_formula_that_never_closes_is_reported_once(found: Found) -> None:
    text = "목표： $$\\begin{aligned}\n\\alpha &= \\beta\n\n\\end{aligned}$$ 이다\n"
    assert [mark for mark, _ in found(UnclosedMath(), text)] == ["$$"]
    assert found(LatexOutsideMath(), text) == []


def test_an_environment_is_reported_as_a_whole(found: Found) -> None:
    text = "- \\begin{align} \\alpha \\end{align} 과 \\begin{cases} \\beta\n"
    assert [mark for mark, _ in found(LatexOutsideMath(), text)] == [
        "\\begin{align} \\alpha \\end{align}",
        "\\begin{cases}",
        "\\beta",
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("제목은 <title> 이고 </title> 로 끝난다\n", []),
        ("<main>\n\n글\n", []),
        ("<input> 대표 속성, <input type='text'>\n", ["<input>"]),
        ("- 속성 <input> 은\n", ["<input>"]),
        ("<svg><mask></mask></svg>\n\n글 <mask>\n", []),
        ("글 <b>굵게 <span> <center> <font>\n", []),
    ],
)
def test_elements_that_are_named_in_text(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(UnescapedTag(), text)] == marks
