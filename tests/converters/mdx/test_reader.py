"""Which files are read as MDX, and what holds for all of them."""

from pathlib import PurePosixPath

from notelint import Document, Files, Loss
from notelint_converters.mdx.reader import read, recognises


def _files(**files: str) -> Files:
    return {
        PurePosixPath(path.replace("__", "/").replace("_", ".")): text.encode()
        for path, text in files.items()
    }


def _texts(files: Files) -> dict[str, str]:
    return {str(item.path): item.text for item in read(files) if isinstance(item, Document)}


def test_md_is_mdx_in_a_docusaurus_site_and_where_it_looks_like_it() -> None:
    site = _files(docusaurus_config_js="export default {}", docs__a_md="\\{a} {/* b */}")
    assert _texts(site) == {"docs/a.md": "{a} <!-- b -->"}
    elsewhere = _files(a_md="\\{a} {/* b */}", b_md="import x from './y.png'\n\n<img src={x} />\n")
    assert _texts(elsewhere) == {"a.md": "\\{a} {/* b */}", "b.md": "![](./y.png)\n"}


def test_a_note_that_asks_for_markdown_keeps_all_but_its_admonitions() -> None:
    text = "---\nmdx:\n  format: md\n---\n\n:::tip\n\n<br> {a}\n\n:::\n"
    files = _files(docusaurus_config_js="export default {}", docs__a_md=text)
    assert _texts(files)["docs/a.md"] == ("---\nmdx:\n  format: md\n---\n\n> [!TIP]\n> <br> {a}\n")


def test_two_notes_of_one_name_both_find_a_place() -> None:
    assert _texts(_files(a_mdx="1", a_md="2")) == {"a.md": "2", "a-2.md": "1"}


def test_crlf_stays_crlf() -> None:
    files = {PurePosixPath("a.mdx"): b":::note[T]\r\n\r\na\r\n\r\n:::\r\n"}
    assert _texts(files) == {"a.md": "> [!NOTE]\r\n> **T**\r\n>\r\n> a\r\n"}


def test_losses_name_the_lines_of_the_input() -> None:
    text = ":::note[T]\n\na\n\n:::\n\n<Foo />\n\n{x}\n"
    losses = [item for item in read(_files(a_mdx=text)) if isinstance(item, Loss)]
    assert [(loss.page, loss.line) for loss in losses] == [("a.mdx", 7), ("a.mdx", 9)]


def test_what_mdx_would_refuse_is_text() -> None:
    assert _texts(_files(a_mdx="<|user|> {a b} <div>x\n")) == {"a.md": "<|user|> {a b} <div>x\n"}


def test_a_site_is_recognised_more_surely_than_a_folder_of_mdx() -> None:
    assert recognises(_files(docusaurus_config_ts="", a_md="")) > recognises(_files(a_mdx="")) > 1
    assert recognises(_files(a_md="")) == 0


def test_deep_nesting_is_no_trouble() -> None:
    deep = "".join(":" * (60 - depth) + "note\n" for depth in range(57))
    text = deep + "x\n" + "".join(":" * (4 + depth) + "\n" for depth in range(57))
    assert "x" in _texts(_files(a_mdx=text))["a.md"]
    tags = "<div>\n" * 800 + "\nx\n\n" + "</div>\n" * 800
    assert _texts(_files(a_mdx=tags))["a.md"] == tags
