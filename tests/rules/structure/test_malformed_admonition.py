"""Admonitions as Docusaurus 3.10 reads them: each case was rendered by its own loader."""

import pytest

from notelint_rules.structure.malformed_admonition import MalformedAdmonition
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    "text",
    [
        ":::note\nx\n:::\nafter\n",
        ":::note 참고 사항\n\nx\n\n:::   \n",
        ":::note[**T**]{.cls #id}\n\nx\n\n:::\n",
        ":::note [T]\n\nx\n\n:::\n",
        ":::caution\nx\n::::\n",
        "  :::note\n\n  x\n\n  :::\n",
        "para\n:::note\nx\n:::\nafter\n",
        ":::note\n\n- a\n- b\n:::\n",
        "- a\n\n  :::note\n\n  x\n\n  :::\n\n- b\n",
        "> :::note\n> x\n> :::\n",
        "::::note\n\n:::tip\n\nx\n\n:::\n\n::::\n",
        "<div>\n:::note\nx\n:::\n</div>\n",
        ":::my-box\n\nx\n\n:::\n\n:::my-box 제목\n\nx\n\n:::\n",
        "```\n:::note:::\n::: tip\n```\n\n`:::note:::`\n",
        "하나 ::: 둘\n\n::: 강조 :::\n",
        "：：：note\nx\n：：：\n",
    ],
)
def test_what_is_well_formed_or_no_admonition(found: Found, text: str) -> None:
    assert found(MalformedAdmonition(), text, path="a.mdx") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (":::note:::\nabc\n:::\n", [":::note:::", ":::"]),
        (":::note text here :::\n\nafter\n", [":::note text here :::"]),
        (":::\tnote\n\nx\n\n:::\n", [":::\tnote", ":::"]),
        ("::: details 열기\n\nx\n\n:::\n", ["::: details 열기", ":::"]),
        (":::참고\n\nx\n\n:::\n", [":::참고", ":::"]),
        (":::note[T] trailing\n\nx\n\n:::\n", [":::note[T] trailing", ":::"]),
        (":::Note 제목\n\nx\n\n:::\n", [":::Note 제목", ":::"]),
        (":::NOTE\n\nx\n\n:::\n", ["NOTE"]),
        (":::warnning\n\nx\n\n:::\n", ["warnning"]),
        ("para\n\n:::\n\npara\n", [":::"]),
        ("para\n:::\n\npara\n", [":::"]),
        (":::note\n\nx\n\n## h\n", [":::note"]),
        (":::note\nx :::\n\nafter\n", [":::note"]),
        (":::note\n\nx\n\n::: end\n", [":::note"]),
        (":::note\nx\n:::note\n\nafter\n", [":::note", ":::note"]),
        ("- a\n\n  :::note\n\n  x\n\n- b\n", [":::note"]),
        ("> :::note\n> x\n:::\n", [":::note", ":::"]),
        ("- a\n  :::note\n  x\n:::\n", [":::note", ":::"]),
        ("::::note\n\nx\n\n:::\n\nafter\n", [":::"]),
        (":::note\n\n::::tip\n\nx\n\n::::\n\nafter\n\n:::\n", ["::::tip", ":::"]),
        ("::note\n\nx\n", ["::note"]),
        ("- :::note 제목\n  x\n  :::\n", [":::note 제목", ":::"]),
    ],
)
def test_what_docusaurus_prints_or_swallows(found: Found, text: str, marks: list[str]) -> None:
    assert [mark for mark, _ in found(MalformedAdmonition(), text, path="a.mdx")] == marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":::tip{제목}\n\nx\n\n:::\n", ":::tip[제목]"),
        (":::note:::\nx\n:::\n", ":::note"),
        ("::: tip\nx\n:::\n", ":::tip"),
        ("::: tip 제목 둘\nx\n:::\n", ":::tip 제목 둘"),
        (":::note[T] trailing\nx\n:::\n", ":::note[T trailing]"),
        (":::참고 사항\nx\n:::\n", ":::note 참고 사항"),
        ("::: tip [제목]\nx\n:::\n", ":::tip[제목]"),
    ],
)
def test_the_message_says_how_it_is_written(found: Found, text: str, expected: str) -> None:
    _, message = found(MalformedAdmonition(), text, path="a.mdx")[0]
    assert message.endswith(f"is read as text, expected `{expected}`")


def test_a_site_may_have_names_of_its_own(found: Found) -> None:
    text = ":::tipp\n\nx\n\n:::\n"
    assert [mark for mark, _ in found(MalformedAdmonition(), text, path="a.mdx")] == ["tipp"]
    assert found(MalformedAdmonition(names=("tipp",)), text, path="a.mdx") == []


def test_the_names_of_a_site_stand_in_its_configuration(found: Found) -> None:
    config = (
        "export default {title: 'T', baseUrl: '/', presets: [['classic',"
        " {docs: {admonitions: {keywords: ['tipp']}}}]]};"
    )
    files = {"docusaurus.config.js": config}
    text = ":::tipp\n\nx\n\n:::\n"
    assert found(MalformedAdmonition(), text, path="docs/a.mdx", files=files) == []
    assert len(found(MalformedAdmonition(), text, path="blog/a.mdx", files=files)) == 1


def test_plain_markdown_has_no_admonitions(found: Found) -> None:
    assert found(MalformedAdmonition(), ":::note:::\n\n::: tip\n\n:::\n") == []
