"""A whole export: where everything stands, and that nothing is forgotten."""

import itertools
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

import pytest

from notelint import ConversionError, Document, LossKind
from notelint_converters.notion.reader import read, recognises
from tests.converters.notion.exports import page_id, read_export

A, B, C, D = (page_id(digit) for digit in "abcd")


def test_sub_pages_stand_in_a_folder_with_a_page_of_its_name() -> None:
    result = read_export(
        {
            f"Home {A}.md": "# Home\n",
            f"Home {A}/Sub {B}.md": "# Sub\n",
            f"Home {A}/Sub {B}/Deep {C}.md": "# Deep\n",
            f"Other {D}.md": "# Other\n",
        }
    )
    assert set(result.texts) == {
        "home/home.md",
        "home/sub/sub.md",
        "home/sub/deep.md",
        "other.md",
        "index.md",
    }


def test_folders_that_lost_their_ids_still_belong_to_their_pages() -> None:
    result = read_export(
        {
            f"Home {A}.md": "# Home\n",
            f"Home/Tasks {B}.csv": "Name\nRow\n",
            f"Home/Tasks/Row {C}.md": "# Row\n",
        }
    )
    assert set(result.texts) == {
        "home/home.md",
        "home/tasks/index.md",
        "home/tasks/row.md",
        "index.md",
    }


@pytest.mark.parametrize(
    "wrapper",
    [
        "Export-950ad927-7171-4abf-9001-821e5310d286",
        "Private & Shared",
        "개인 페이지 & 공유된 페이지/Export-950ad927-7171-4abf-9001-821e5310d286-Part-1",
    ],
)
def test_folders_around_everything_are_not_kept(wrapper: str) -> None:
    result = read_export({f"{wrapper}/A {A}.md": "# A\n", f"{wrapper}/B {B}.md": "# B\n"})
    assert set(result.texts) == {"a.md", "b.md", "index.md"}


def test_a_folder_without_a_page_gets_a_page_that_lists_what_is_in_it() -> None:
    result = read_export({f"Team 하나/A {A}.md": "# A\n", f"B {B}.md": "# B\n"})
    assert result.body("team-하나/index.md") == "# Team 하나\n\n- [A](./a.md)"
    assert result.body("index.md") == (
        "# Index\n\n- [B](./b.md)\n- [Team 하나](./team-하나/index.md)\n  - [A](./team-하나/a.md)"
    )


def test_the_index_lists_pages_by_title_and_leaves_rows_to_their_database() -> None:
    result = read_export(
        {
            f"b {A}.md": "# b\n",
            f"A {B}.csv": "Name\nRow\nPlain\n",
            f"A {B}/Row {C}.md": "# Row\n",
            f"A {B}/Row {C}/Deep {D}.md": "# Deep\n",
            f"A {B}/Plain {page_id('e')}.md": "# Plain\n",
        }
    )
    assert result.body("index.md") == (
        "# Index\n\n- [A](./a/index.md)\n  - [Row](./a/row/row.md)\n    - [Deep](./a/row/deep.md)\n"
        "- [b](./b.md)"
    )


def test_the_title_is_the_headings_as_file_names_are_cut() -> None:
    title = "A title that is much longer than fifty characters, and full: of / signs"
    result = read_export(
        {f"A title that is much longer than fifty characters {A}.md": f"# {title}\n"}
    )
    path = "a-title-that-is-much-longer-than-fifty-characters-and-full.md"
    assert f'title: "{title}"\n' in result.texts[path]


def test_pages_of_one_title_are_numbered_in_the_order_of_their_ids() -> None:
    pages = {
        f"Notes {B}.md": "# Notes\n",
        f"Notes {A}.md": "# Notes\n",
        f"notes {C}.md": "# NOTES\n",
    }
    for order in itertools.permutations(pages):
        texts = read_export({path: pages[path] for path in order}).texts
        assert A in texts["notes.md"]
        assert B in texts["notes-2.md"]
        assert C in texts["notes-3.md"]


def test_paths_stay_short_however_deep_pages_stand() -> None:
    folder, files = "", {}
    for depth in range(12):
        name = f"{'깊은 ' if depth % 2 else 'deep '}{'page ' * 8}{page_id(f'{depth:x}')}"
        files[f"{folder}{name}.md"] = f"# {name[:-33]}\n\n![]({quote(name)}/x.png)\n"
        files[f"{folder}{name}/x.png"] = "x"
        folder += f"{name}/"
    result = read_export(files)
    paths = [*result.texts, *result.files]
    assert len(result.texts) == 13
    assert len(result.files) == 12
    assert max(map(len, paths)) <= 180
    assert len({unicodedata.normalize("NFC", path).casefold() for path in paths}) == len(paths)


def test_files_that_no_page_shows_stand_beside_the_page_they_belong_to() -> None:
    result = read_export(
        {
            f"Home {A}.md": "# Home\n",
            f"Home {A}/lost.pdf": b"",
            f"Home {A}/x.png": b"",
            "top.txt": b"",
        }
    )
    assert set(result.files) == {"files/lost.pdf", "img/home-1.png", "files/top.txt"}


def test_a_zip_in_an_export_is_a_file() -> None:
    result = read_export({f"Home {A}.md": "# Home\n", f"Home {A}/Export-1.zip": b"PK"})
    assert set(result.files) == {"files/export-1.zip"}


def test_two_folders_that_stand_in_each_other_lose_nothing() -> None:
    result = read_export({f"X {B}/A {A}.md": "# A\n", f"X {A}/B {B}.md": "# B\n"})
    assert {text for text in result.texts if text != "index.md"} in (
        {"a/a.md", "a/b.md"},
        {"b/b.md", "b/a.md"},
    )


def test_a_page_that_is_there_twice_counts_once_and_two_versions_are_reported() -> None:
    same = read_export({f"A {A}.md": "# A\n", f"Part/A {A}.md": "# A\n"})
    assert set(same.texts) == {"a.md", "index.md"}
    assert same.losses == ()
    versions = read_export({f"A {A}.md": "# A\n", f"Part/A {A}.md": "# A\n\nnew\n"})
    assert len(versions.texts) == 4
    assert versions.kinds() == [(LossKind.SIMPLIFIED, None)]


def test_a_part_that_is_there_twice_counts_once() -> None:
    part = {
        f"Home {A}.md": f"# Home\n\n![](Home%20{A}/x.png)\n",
        f"Home {A}/x.png": "x",
        f"Home {A}/lost.pdf": "lost",
        f"DB {B}.csv": "Name\n",
    }
    once = read_export(part)
    twice = read_export({**part, **{f"Part-1/{path}": text for path, text in part.items()}})
    assert twice.texts == once.texts
    assert set(twice.files) == set(once.files)


def test_a_page_that_is_there_twice_is_read_from_its_html() -> None:
    html = '<article id="x"><h1 class="page-title">A</h1><details><summary>b</summary>c</details>'
    result = read_export({f"A {A}.md": "# A\n\n- b\n    \n    c\n", f"A {A}.html": html})
    assert result.body("a.md") == ("# A\n\n<details>\n<summary>b</summary>\n\nc\n\n</details>")
    assert result.losses == ()
    assert result.files == {}


def test_properties_and_names_of_images_are_not_taken_for_text_that_html_lacks() -> None:
    html = (
        '<article id="x"><table class="properties"><tr class="property-row-checkbox"><th>Done</th>'
        '<td><div class="checkbox checkbox-on"></div></td></tr></table><h1 class="page-title">A</h1>'
        '<figure class="image"><a href="x.png"><img src="x.png"/></a></figure><p><b>b</b>c</p>'
    )
    markdown = "# A\n\nDone: Yes\n\n![Untitled](x.png)\n\n**b**c\n"
    result = read_export({f"A {A}.md": markdown, f"A {A}.html": html, "x.png": "x"})
    assert result.losses == ()
    assert "Done: true" in result.texts["a.md"]


def test_what_only_the_markdown_of_a_page_says_is_reported() -> None:
    html = '<article id="x"><h1 class="page-title">A</h1><p>old</p>'
    result = read_export({f"A {A}.md": "# A\n\nold, 새 글\n", f"A {A}.html": html})
    assert [(loss.page, loss.kind, loss.detail) for loss in result.losses] == [
        (f"A {A}.md", LossKind.DROPPED, "the page's HTML is read, which lacks `새`, `글`")
    ]


def test_a_database_that_is_there_twice_is_read_from_its_csv() -> None:
    html = (
        '<article id="x"><h1 class="page-title">DB</h1><table class="collection-content"></table>'
    )
    row = '<article id="y"><h1 class="page-title">Row</h1><p>text</p></article>'
    result = read_export(
        {f"DB {A}.csv": "Name\nRow\n", f"DB {A}.html": html, f"DB {A}/Row {B}.html": row}
    )
    assert set(result.texts) == {"db/index.md", "db/row.md", "index.md"}
    assert "[Row](./row.md)" in result.texts["db/index.md"]


def test_html_that_is_no_page_is_a_file() -> None:
    result = read_export(
        {
            f"A {A}.md": f"# A\n\n[saved](A%20{A}/saved.html)\n",
            f"A {A}/saved.html": '<article id="x"><h1>Saved</h1></article>',
            "index.html": '<ul id="id::',
        }
    )
    assert result.body("a.md") == "# A\n\n[saved](./files/saved.html)"
    assert set(result.files) == {"files/saved.html"}


def test_nothing_to_read_is_an_error() -> None:
    with pytest.raises(ConversionError, match="there is no page"):
        list(read({PurePosixPath("x.png"): b""}))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("# 제목\n\n글\n".encode("utf-16"), "글"),
        (b"\xef\xbb\xbf# T\r\n\r\na\r\nb\r\n", "a\\\nb"),
        ("# T\n\n" + "긴 글 " * 60_000, ("긴 글 " * 60_000).strip()),
    ],
)
def test_pages_are_read_in_any_encoding_with_any_line_ends_of_any_length(
    content: str | bytes, text: str
) -> None:
    result = read_export({f"A {A}.md": content})
    (page,) = (path for path in result.texts if path != "index.md")
    assert result.body(page).split("\n\n", 1)[1] == text
    assert result.losses == ()


def test_bytes_that_are_no_text_are_reported() -> None:
    result = read_export({f"A {A}.md": b"# A\n\nx\xff\xfey\n"})
    assert result.body("a.md") == "# A\n\nx\ufffd\ufffdy"
    assert result.kinds() == [(LossKind.DROPPED, None)]


def test_every_line_knows_its_line_in_the_export() -> None:
    text = "# A\n\nb\n\n\n<aside>\n💡 c\n\n</aside>\n\n$$d\ne$$\n\nf\n"
    (page,) = (
        item
        for item in read({PurePosixPath(f"A {A}.md"): text.encode()})
        if isinstance(item, Document) and item.id
    )
    written, lines = page.text.split("\n"), list(page.lines)
    assert written[5:] == (
        ["# A", "", "b", "", "> [!TIP]", "> 💡 c", "", "$$", "d", "e", "$$", "", "f", ""]
    )
    assert lines[:5] == [1] * 5
    at = dict(zip(written, lines, strict=False))
    assert [at[line] for line in ("# A", "b", "> [!TIP]", "> 💡 c", "d", "e", "f")] == (
        [1, 3, 6, 7, 11, 12, 14]
    )


def test_a_page_that_begins_with_an_indented_block_keeps_it() -> None:
    assert read_export({f"A {A}.md": "\n  \n    - a\n"}).texts["a.md"].endswith("---\n\n    - a\n")


def test_a_page_without_any_title_is_called_as_notion_does() -> None:
    assert read_export({f"{A}.md": ""}).body("index.md") == "# Index\n\n- [Untitled](./untitled.md)"


def test_an_empty_page_is_a_page() -> None:
    assert read_export({f"Empty {A}.md": ""}).texts["empty.md"] == (
        f'---\ntitle: Empty\nnotion_id: "{A}"\n---\n'
    )


def test_ids_in_names_tell_an_export() -> None:
    assert recognises({PurePosixPath(f"x/Page {A}.md"): b""}) > 1
    assert recognises({PurePosixPath(f"x/Tasks {A}_all.csv"): b""}) > 1
    assert recognises({PurePosixPath("x/page.md"): b"", PurePosixPath(f"{A}.png"): b""}) == 0
