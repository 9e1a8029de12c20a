"""Which note stands where in an export, and what it is called."""

from tests.converters.notion.vaults import export

ID, TWIN = "0123456789abcdef0123456789abcdea", "0123456789abcdef0123456789abcdeb"


def names(files: dict[str, str]) -> set[str]:
    return set(export(files).files)


def test_a_folder_with_a_note_of_its_own_is_a_page_with_pages_in_it() -> None:
    for own in ("글/index.md", "글/README.md", "글/글.md", "글.md"):
        assert names({own: "# 글모음\n\ntext", "글/a.md": "# A\n"}) == {"글모음.md", "글모음/A.md"}


def test_a_folder_without_a_note_is_a_folder() -> None:
    assert names({"Private & Shared/a.md": "# A\n"}) == {"Private & Shared/A.md"}


def test_a_folder_is_called_as_docusaurus_calls_it() -> None:
    files = {"01-x/_category_.json": '{"label": "시작: 1", "position": 2}', "01-x/a.md": "# A\n"}
    written = export(files)
    assert set(written.files) == {"시작 1/A.md"}
    assert written.said() == ["None dropped how a site shows the folder"]


def test_titles_come_from_front_matter_then_the_heading_then_the_name() -> None:
    files = {"a.md": "---\ntitle: T\n---\n\n# H\n", "b.md": "# *H* `x`\n", "c.md": "text\n"}
    written = export(files).files
    assert written == {
        "T.md": "# T\n\n# H\n",
        "H x.md": "# H x\n",
        "c.md": "# c\n\ntext\n",
    }


def test_names_are_distinct_on_every_disk() -> None:
    titles = ("C++", "c++", "C#", "CON", "a/b: c?", "a\\b c", "...", "é", "e\u0301", "x" * 80)
    files = {f"{number}.md": f"---\ntitle: {title!r}\n---\n" for number, title in enumerate(titles)}
    assert names(files) == {
        "C++.md",
        "c++ 2.md",
        "C#.md",
        "CON page.md",
        "a b c.md",
        "a b c 2.md",
        "Untitled.md",
        "é.md",
        "e\u0301 2.md",
        f"{'x' * 50}.md",
    }


def test_an_id_from_front_matter_or_the_name_is_in_the_name() -> None:
    files = {
        "a.md": f"---\ntitle: Same\nnotion_id: {ID}\n---\n",
        f"Same {TWIN}.md": "# Same\n\n[a](a.md)\n",
    }
    written = export(files).files
    assert set(written) == {f"Same {ID}.md", f"Same {TWIN}.md"}
    assert f"[a](Same%20{ID}.md)" in written[f"Same {TWIN}.md"]


def test_a_file_stands_beside_the_first_page_that_shows_it() -> None:
    files = {
        "a.md": "# A\n\n![](img/x.png)\n\n![](img/y.png)\n",
        "b.md": "# B\n\n![그림](img/x.png) [pdf](img/paper.pdf)\n",
        "img/x.png": "1",
        "img/y.png": "2",
        "img/paper.pdf": "3",
        "img/unused.png": "4",
    }
    written = export(files)
    assert set(written.files) == {
        "A.md",
        "A/image.png",
        "A/image 2.png",
        "B.md",
        "B/paper.pdf",
        "img/unused.png",
    }
    assert "![그림](A/image.png) [pdf](B/paper.pdf)" in written.files["B.md"]
    detail = "no page shows this file: it is in the export, and Notion does not import it"
    assert written.said() == [f"None dropped {detail}"]


def test_the_order_of_notes_changes_nothing() -> None:
    files = {f"{name}.md": f"# Same\n\n[x](a.md) ![](x.png) {name}\n" for name in "abc"}
    files["x.png"] = "1"
    turned = dict(reversed(files.items()))
    assert export(files).files == export(turned).files


def test_an_index_that_only_lists_pages_is_left_out() -> None:
    files = {
        "index.md": "# Index\n\n- [A](a.md)\n  - [B](b.md)\n",
        "a.md": "# A\n",
        "b.md": "# B\n",
    }
    written = export(files)
    assert set(written.files) == {"A.md", "B.md"}
    assert written.said() == ["None dropped a list of pages, which Notion shows itself"]
    assert "Index.md" in names({**files, "index.md": "# Index\n\nHello.\n\n- [A](a.md)\n"})


def test_a_list_of_anything_but_notes_is_a_page() -> None:
    index = "# Index\n\n- [A](a.md)\n- [slides](slides.pdf)\n"
    assert "Index.md" in names({"index.md": index, "a.md": "# A\n", "slides.pdf": "pdf"})


def test_folders_that_differ_in_case_alone_hold_no_file_twice() -> None:
    files = {"a.md": "# A\n", "img/x.png": "1", "Img/x.png": "2", "img/X.png": "3"}
    assert names(files) == {"A.md", "img/x.png", "Img/x 2.png", "img/X 3.png"}


def test_a_title_stands_behind_a_mark_and_comments() -> None:
    files = {"a.md": "\ufeff<!-- made by hand -->\n\n# T\n\ntext\n", "b.md": "\ufeff# B\n"}
    assert export(files).files == {"T.md": "# T\n\ntext\n", "B.md": "# B\n"}
