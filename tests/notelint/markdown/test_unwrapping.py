"""Fences of ``mdx-code-block``, as Docusaurus takes them away."""

import pytest

from notelint.markdown import DOCUSAURUS_MD, MARKDOWN, MDX, parse, unwrapped_fences
from notelint.nodes import Code, MdxJsxFlowElement, Paragraph, walk
from notelint.source import Span

WRAPPED = "# 제목\n\n```mdx-code-block\n<Tabs>\n```\n\n글\n\n```mdx-code-block\n</Tabs>\n```\n"


def kinds(text: str) -> list[str]:
    return [node.type for node in walk(parse(text, MDX))][1:]


def test_docusaurus_reads_what_stands_between_the_fences() -> None:
    assert kinds(WRAPPED) == ["heading", "text", "mdxJsxFlowElement", "paragraph", "text"]
    (element,) = [node for node in walk(parse(WRAPPED, MDX)) if isinstance(node, MdxJsxFlowElement)]
    assert WRAPPED[element.start : element.end].startswith("<Tabs>\n```\n\n글")


def test_in_markdown_it_is_code() -> None:
    for dialect, kind in ((MARKDOWN, Code), (DOCUSAURUS_MD, Paragraph)):
        (block,) = parse("```mdx-code-block\n글\n```\n", dialect).children
        assert type(block) is kind


def test_what_is_refused_there_is_found() -> None:
    (problem,) = parse("글\n\n```mdx-code-block\n<br>\n```\n", MDX).problems
    assert problem.start == 21


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```mdx-code-block\na\n```", [Span(0, 17), Span(20, 23)]),
        ("  ```` mdx-code-block\r\na\r\n ````\r\n", [Span(0, 21), Span(26, 31)]),
        ("````mdx-code-block\n```\n````", [Span(0, 18), Span(23, 27)]),
        ("```mdx-code-block\n\n```", [Span(0, 17), Span(19, 22)]),
        ("```mdx-code-block\n```", []),
        ("```mdx-code-block \na\n```", []),
        ("~~~mdx-code-block\na\n~~~", []),
        ("`````mdx-code-block\na\n`````", []),
        ("x ```mdx-code-block\na\n```", []),
        ("```mdx-code-block\na\n", []),
        ("```mdx-code-block\na\n```\n```mdx-code-block\nb\n```", [Span(0, 17), Span(20, 23)]),
    ],
)
def test_only_such_fences_are_taken_away(text: str, expected: list[Span]) -> None:
    assert list(unwrapped_fences(text)) == expected
