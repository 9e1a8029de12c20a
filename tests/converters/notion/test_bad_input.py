"""What exports come with that no export should: everything is converted, and MDX takes it.

What is wrong with zips as such is in `tests/notelint/cli/test_archives.py`.
"""

import unicodedata
from pathlib import PurePosixPath
from typing import Literal

import pytest

from notelint import MDX as MDX_DIALECT
from notelint import File, Loss, Note, Source
from notelint.converter import convert
from notelint_converters.mdx import MDX
from notelint_converters.notion import NOTION
from tests.converters.notion.exports import page_id

ONE, TWO, THREE = page_id("1"), page_id("2"), page_id("3")


def converted(files: dict[str, str | bytes]) -> tuple[dict[str, str], list[Loss]]:
    """What is written as text, after a look at every name and every note."""
    given = {
        PurePosixPath(path): content.encode() if isinstance(content, str) else content
        for path, content in files.items()
    }
    items = list(convert(given, NOTION, MDX))
    written = {str(item.path): item.read() for item in items if isinstance(item, File)}
    folded = {unicodedata.normalize("NFC", path).casefold() for path in written}
    assert len(folded) == len(written)
    for path, content in written.items():
        assert unicodedata.is_normalized("NFC", path)
        assert len(path) <= 180
        if path.endswith(".mdx"):
            note = Note.parse(Source(PurePosixPath(path), content.decode()), MDX_DIALECT)
            assert note.root.problems == []
    losses = [item for item in items if isinstance(item, Loss)]
    return {path: content.decode(errors="replace") for path, content in written.items()}, losses


def test_parts_that_were_merged_by_hand_count_what_is_in_both_once() -> None:
    page, other = f"A {ONE}.md", f"B {TWO}.md"
    written, losses = converted(
        {
            f"Export-1/{page}": "# A\n",
            f"Export-2/{page}": "# A\n",
            f"Export-1/{other}": "# B\n\nold\n",
            f"Export-2/{other}": "# B\n\nnew\n",
        }
    )
    texts = [text for text in written.values() if text.startswith("---\ntitle: B")]
    assert sorted(text.splitlines()[-1] for text in texts) == ["new", "old"]
    assert sum(text.startswith("---\ntitle: A") for text in written.values()) == 1
    assert [loss.detail for loss in losses] == [
        f"two pages have this page's id: links lead to `Export-1/{other}`"
    ]


def test_a_zip_that_somebody_attached_is_copied() -> None:
    written, _ = converted(
        {f"A {ONE}.md": f"# A\n\n[x.zip](A%20{ONE}/x.zip)\n", f"A {ONE}/x.zip": b"PK no zip"}
    )
    assert written["files/x.zip"] == "PK no zip"
    assert "[x.zip](./files/x.zip)" in written["a.mdx"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "encoded", ["%EB%A9%94%EB%AA%A8%20", "%25EB%25A9%2594%25EB%25AA%25A8%2520"]
)
def test_links_are_followed_whatever_became_of_names(
    form: Literal["NFC", "NFD"], encoded: str
) -> None:
    folder = unicodedata.normalize(form, f"메모 {ONE}")
    written, losses = converted(
        {
            f"{folder}.md": f"# 메모\n\n![image.png]({encoded}{ONE}/image.png)\n",
            f"{folder}/image.png": b"png",
        }
    )
    assert "![](./img/메모-1.png)" in written["메모.mdx"]
    assert losses == []


def test_pages_without_any_id_are_pages() -> None:
    written, losses = converted(
        {"Home.md": "# Home\n\n[Sub](Home/Sub.md)\n", "Home/Sub.md": "# Sub\n"}
    )
    assert set(written) == {"home/home.mdx", "home/sub.mdx", "index.mdx"}
    assert "[Sub](./sub.mdx)" in written["home/home.mdx"]
    assert losses == []


def test_names_that_are_alike_empty_or_refused_by_windows_are_told_apart() -> None:
    titles = ["C++", "C#", "c", "🚀", "🎉", "", "CON", "aux", "aux.", "end. ", "가", "가"]
    titles[-1] = unicodedata.normalize("NFD", titles[-1])
    files: dict[str, str | bytes] = {
        f"{title.strip('. ')} {number:032x}.md": f"# {title}\n"
        for number, title in enumerate(titles)
    }
    written, losses = converted(files)
    assert set(written) == {
        "index.mdx",
        *("c.mdx", "c-2.mdx", "c-3.mdx"),
        *("untitled.mdx", "untitled-2.mdx", "untitled-3.mdx"),
        *("con-note.mdx", "aux-note.mdx", "aux-note-2.mdx"),
        *("end.mdx", "가.mdx", "가-2.mdx"),
    }
    assert losses == []


@pytest.mark.parametrize(
    "table",
    [
        "Name,Tag\r\nA,x,too many,cells\r\nB\r\n",
        "\ufeffName,Tag,Tag\r\nA,x,y\r\nB,,\r\n",
        'Name,Tag\r\nA,"one\r\ntwo"\r\nB,z\r\n',
        "Name,Tag\nA," + "long " * 50_000 + "\nB,z\n",
        'Name,Tag\nA,"never ends\nB,z\n',
        "Name,Tag\nA,| {x} <b> `c | d` $\nB,z\n",
        "",
    ],
)
def test_tables_are_read_whatever_became_of_their_cells(table: str) -> None:
    written, _ = converted(
        {
            f"T {ONE}_all.csv": table,
            f"T {ONE}/A {TWO}.md": "# A\n\nTag: x\n",
            f"T {ONE}/B {THREE}.md": "# B\n",
        }
    )
    assert {"t/index.mdx", "t/a.mdx", "t/b.mdx"} <= set(written)
    text = written["t/index.mdx"]
    assert "(./a.mdx)" in text
    assert "(./b.mdx)" in text


@pytest.mark.parametrize(
    "content",
    [
        "# 제목\n\n본문 끝\n".encode("utf-16"),
        "# 제목\n\n본문 끝\n".encode("utf-8-sig"),
        "# 제목\r\n\r\n본문 끝\r\n".encode(),
        "# 제목\n\n본문\0 끝\n".encode(),
        "# 제목\n\n본문\u2028끝\n".encode(),
        "# 제목\n\n본문\xa0끝 \n".encode(),
    ],
)
def test_pages_are_text_in_whatever_bytes(content: bytes) -> None:
    written, losses = converted({f"P {ONE}.md": content})
    assert written["제목.mdx"].endswith("# 제목\n\n본문 끝\n")
    assert losses == []


def test_bytes_that_are_no_text_are_named() -> None:
    written, losses = converted({f"P {ONE}.md": b"# P\n\n" + "본문".encode("cp949")})
    assert "\ufffd" in written["p.mdx"]
    assert [loss.detail for loss in losses] == ["bytes that are no UTF-8: `\ufffd` stands for them"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<aside>\n💡 never {ends}\n\nafter\n", ["never", "ends", "after"]),
        ("</aside>\n\nafter\n", ["after"]),
        ("before\n\n$$\nx_{1\n\nafter <b\n", ["before", "x", "after"]),
        ("$$x$$ and $$\n\n| a | b |\n", ["x", "and", "a", "b"]),
        ("```js\nconst x = {<b>}\n\nafter\n", ["const x = {<b>}", "after"]),
        ("- a\n\n    ```\n    never ends\n- b\n", ["never ends", "a", "b"]),
        ("[a](b\n![c](<d\n", ["a", "b", "c", "d"]),
        ("> " * 200 + "deep\n", ["deep"]),
        (
            "".join(f"{'    ' * depth}- level {depth}\n" for depth in range(60)),
            ["level 0", "level 59"],
        ),
    ],
)
def test_what_never_ends_does_not_take_the_page_along(text: str, kept: list[str]) -> None:
    written, _ = converted({f"P {ONE}.md": f"# P\n\n{text}"})
    for words in kept:
        assert words in written["p.mdx"]


def test_a_page_of_300_000_characters_is_a_page() -> None:
    paragraph = "가나다 <x> {y} **b** [z](https://example.com) :d[1] "
    body = f"{paragraph * 20}\n\n" * 320
    written, losses = converted({f"P {ONE}.md": f"# P\n\n{body}"})
    assert len(written["p.mdx"]) > 300_000
    assert written["p.mdx"].count("가나다") == 6_400
    assert losses == []
