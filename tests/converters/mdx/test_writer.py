"""What holds for every note that is written as MDX."""

from pathlib import PurePosixPath

import pytest

from notelint import MDX, Document, File, LossKind, Note, Source
from notelint_converters.mdx.writer import to_mdx, write
from notelint_converters.mdx.writing.places import Places


def _mdx(text: str, *, math: bool = True) -> str:
    document = Document(PurePosixPath("note.md"), text, "note.md")
    return to_mdx(document, Places.of([document]), math=math)[0]


@pytest.mark.parametrize(
    "text",
    [
        "plain *text*, `{code}` and 한국어 🎉\n",
        "# Title\n\n- a\n  - b\n\n> quote\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
        "$x_{i}$\n\n```js\nif (a < b) {}\n```\n",
        "---\ntitle: a\ntags: [b]\n---\n\ntext[^1]\n\n[^1]: note\n",
        "- a\n    - b\n        - c\n",
        "",
        "\n\n",
    ],
)
def test_a_note_that_means_the_same_in_mdx_stays_as_it_is(text: str) -> None:
    assert _mdx(text) == text


def test_a_note_whose_lines_all_end_with_crlf_keeps_them() -> None:
    assert _mdx("> [!NOTE]\r\n> a {b}\r\n\r\n    code\r\n") == (
        ":::note\r\n\r\na \\{b}\r\n\r\n:::\r\n\r\n```\r\ncode\r\n```\r\n"
    )


def test_a_byte_order_mark_is_left_out() -> None:
    assert _mdx("\ufeff---\ntitle: a\n---\n\nb\n") == "---\ntitle: a\n---\n\nb\n"


def test_dollars_are_text_where_the_site_has_no_formulas() -> None:
    assert _mdx("$x_{i}$", math=False) == "$x_\\{i}$"
    config = File(PurePosixPath("docusaurus.config.js"), lambda: b"export default {}", "x")
    document = Document(PurePosixPath("a.md"), "$x_{i}$", "a.md")
    written = [item for item in write([config, document]) if isinstance(item, File)]
    assert written[1].read() == b"$x_\\{i}$"


def test_import_and_export_in_prose_stay_out_of_the_first_column() -> None:
    assert _mdx("import torch\n") == " import torch\n"
    assert _mdx("> [!TIP]\n> export PATH=/a\n") == ":::tip\n\n export PATH=/a\n\n:::\n"
    assert _mdx("- import torch\n") == "- import torch\n"


def test_toml_front_matter_becomes_yaml() -> None:
    assert _mdx('+++\ntitle = "가"\ntags = ["a"]\n+++\n\nb\n') == (
        "---\ntitle: 가\ntags:\n- a\n---\n\nb\n"
    )


def test_front_matter_that_cannot_be_read_is_kept_as_code() -> None:
    document = Document(PurePosixPath("a.md"), "+++\ntitle = \n+++\n\nb\n", "a.md")
    text, losses = to_mdx(document, Places.of([document]))
    assert text == "```toml\ntitle = \n```\n\nb\n"
    assert [(loss.line, loss.kind) for loss in losses] == [(1, LossKind.VERBATIM)]


@pytest.mark.parametrize(
    "text",
    [
        "> <b>x\ny</b>\n",
        "<div>\n\n- a\n\n  </div>\n",
        "*a <i>b* c</i>\n",
        "a<b c='{x}'>d\n\n<!-- {a -->\n\n<p\n",
        "- <details>\n  <summary>x</summary>\n\n  y {z}\n",
        "`a\n{b}`\n\n`` a\n<b> ``\n",
        "[a](<b\n{c}>)\n\n[d]: <e f>\n'{g}'\n",
        "> [!NOTE]]\n\n> [!TIP]<b>\n> | a |\n> | - |\n",
        "<" * 50 + "{" * 50 + "`" * 7,
    ],
)
def test_what_is_written_is_mdx(text: str) -> None:
    for compat in (True, False):
        dialect = MDX if compat else type(MDX)(**{**vars(MDX), "mdx1_compat": False})
        note = Note.parse(Source(PurePosixPath("note.mdx"), _mdx(text)), dialect)
        assert note.root.problems == []


def test_deep_nesting_is_no_trouble() -> None:
    assert _mdx("> " * 5000 + "{a}").endswith("> \\{a}")
    assert _mdx("<div>" * 3000).startswith("<div><div>")
    assert _mdx("- " * 500 + "<b>x</b>").endswith("<b>x</b>")
