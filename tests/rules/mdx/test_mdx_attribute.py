"""Attributes that React takes are left alone, in any spelling."""

from pathlib import PurePosixPath

import pytest

from notelint import Vault
from notelint_rules.mdx.mdx_attribute import MdxAttribute
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    "text",
    [
        '<span class="b">a</span> <label for="b">a</label>',
        '<td colspan="2" frameborder="0" stroke-width="2">a</td>',
        '<details open="false">a</details> <video controls muted loop />',
        "<a download>b</a> <b data-x aria-hidden>c</b> <my-el setup>d</my-el>",
        '<Chart onclick="f()" title autoplay /> <b onclick={f}>a</b>',
        "<b style={{a: 1}}class='x'>a</b>",
    ],
)
def test_what_reaches_the_page_is_left_alone(found: Found, text: str) -> None:
    assert found(MdxAttribute(), f"{text}\n", path="n.mdx") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("<video autoplay muted />", ["autoplay"]),
        ('<ol reversed="">a</ol>', ['reversed=""']),
        ('<b onClick="f()">a</b>', ['onClick="f()"']),
        ('<td nowrap a="1" a="2">x</td>', ["nowrap", 'a="2"']),
    ],
)
def test_what_does_not_is_reported(found: Found, text: str, marked: list[str]) -> None:
    assert [m for m, _ in found(MdxAttribute(), f"{text}\n", path="n.mdx")] == marked


def test_html_in_markdown_is_html(found: Found) -> None:
    assert found(MdxAttribute(), "<video autoplay />\n", path="n.md") == []


@pytest.mark.parametrize(
    ("text", "is_safe"),
    [("<video autoplay />", False), ('<b a="1" a="2" />', False), ('<b a="1"c="2" />', True)],
)
def test_what_changes_a_page_of_mdx_is_for_its_writer_to_decide(text: str, is_safe: bool) -> None:
    vault = Vault({PurePosixPath("n.mdx"): text.encode()})
    (finding,) = MdxAttribute().check(vault.note(PurePosixPath("n.mdx")), vault)
    assert finding.fix is not None
    assert finding.fix.safe is is_safe
