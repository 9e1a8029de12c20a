"""Databases that are written for Notion: which notes are rows, and what stands in the CSV."""

from pathlib import PurePosixPath

from notelint import File
from notelint.converter import convert
from notelint_converters.markdown import MARKDOWN
from notelint_converters.notion import NOTION
from tests.converters.notion.exports import page_id, read_export
from tests.converters.notion.vaults import export

DB, ROW, OTHER = (page_id(digit) for digit in "abc")


def note(title: str, **fields: object) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\ntitle: {title}\n{lines}---\n\ntext\n"


def test_half_of_a_folders_notes_make_a_database_of_all() -> None:
    written = export(
        {
            "d/a.md": note("A", tags="[x, y]", done="true"),
            "d/b.md": note("B", tags="[x]", n="1.5"),
            "d/c.md": note("C"),
            "d/e/index.md": note("E", slug="/e"),
            "d/e/f.md": note("F"),
        }
    )
    assert written.files["d.csv"] == (
        'Name,tags,done,n\r\nA,"x, y",Yes,\r\nB,x,,1.5\r\nC,,,\r\nE,,,\r\n'
    )
    assert {"d/A.md", "d/E.md", "d/E/F.md"} <= set(written.files)


def test_one_note_with_properties_makes_none() -> None:
    written = export({"d/a.md": note("A", tags="[x]"), "d/b.md": note("B", slug="/b")})
    assert set(written.files) == {"d/A.md", "d/B.md"}
    assert written.files["d/A.md"] == "# A\n\ntags: x\n\ntext\n"


def test_keys_that_only_a_site_knows_make_none() -> None:
    notes = {f"d/{name}.md": note(name, sidebar_position=1) for name in "ab"}
    assert set(export(notes).files) == {"d/a.md", "d/b.md"}


def test_notes_in_no_folder_have_a_database_of_their_own() -> None:
    notes = {f"{name}.md": note(name, tags="[x]") for name in "ab"}
    written = export({**notes, "README.md": "# About\n"})
    assert set(written.files) == {"About.md", "Notes.csv", "Notes/a.md", "Notes/b.md"}


def test_values_that_notion_has_no_text_for_are_reported() -> None:
    written = export(
        {
            "d/a.md": note("A", who="[{name: Kim, url: u}]", list="['a, b', c]"),
            "d/b.md": note("B", who="Lee"),
        }
    )
    assert written.files["d.csv"].splitlines()[1] == 'A,name: Kim; url: u,"a, b, c"'
    assert written.said() == [
        "3 simplified the value of `who` is text",
        "4 simplified the value of `list` is text",
    ]


def test_a_title_column_has_a_name_that_no_property_has() -> None:
    written = export({f"d/{name}.md": note(name, Name="x") for name in "ab"})
    assert written.files["d.csv"].startswith("Title,Name\r\n")


def test_what_is_written_is_read_again_as_it_was() -> None:
    first = read_export(
        {
            f"Tasks {DB}_all.csv": (
                "\ufeffName,Date,Done,Tags,Related,File\r\n"
                f'Row,"March 1, 2024 10:30 AM",Yes,"x, y","Other, one (Other%20{OTHER}.md), '
                f'Gone (No%20{page_id("9")}.md)",Tasks%20{DB}/Row%20{ROW}/a%20b.pdf\r\n'
                '"No, page",,No,x,,\r\n'
            ),
            f"Tasks {DB}/Row {ROW}.md": (
                "# Row\n\nDate: March 1, 2024 10:30 AM\nDone: Yes\nTags: x, y\n"
                f"Related: Other, one (../Other%20{OTHER}.md), Gone (No%20{page_id('9')}.md)\n"
                f"File: Row%20{ROW}/a%20b.pdf\n\n"
                f"Body ![](Row%20{ROW}/Untitled.png)\n"
            ),
            f"Tasks {DB}/Row {ROW}/a b.pdf": "pdf",
            f"Tasks {DB}/Row {ROW}/Untitled.png": "png",
            f"Other {OTHER}.md": "# Other, one\n\n<aside>\n🚨 Careful\n\n</aside>\n",
        }
    )
    vault = {**first.texts, "tasks/files/a-b.pdf": "pdf", "tasks/img/row-1.png": "png"}
    assert set(first.files) == {"tasks/files/tasks-all.csv", *vault} - set(first.texts)
    vault["tasks/files/tasks-all.csv"] = ""
    second = read_export(export(vault).files)
    assert second.texts == first.texts
    assert set(second.files) == set(first.files)


def test_a_vault_of_markdown_comes_back_with_its_words_and_properties() -> None:
    notes = {
        "글/하나.md": "---\ntags: [가, 나]\n---\n\n# 하나\n\n[둘](둘.md) `x`\n",
        "글/둘.md": "---\ntags: [나]\ndate: 2024-03-01\n---\n\n# 둘\n\n> [!WARNING]\n> 조심\n",
    }
    written = export(notes).files
    items = convert(
        {PurePosixPath(path): text.encode() for path, text in written.items()}, NOTION, MARKDOWN
    )
    texts = {str(i.path): i.read().decode() for i in items if isinstance(i, File)}
    assert texts["글/하나.md"] == (
        "---\ntitle: 하나\ntags: [가, 나]\n---\n\n# 하나\n\n[둘](./둘.md) `x`\n"
    )
    assert texts["글/둘.md"] == (
        "---\ntitle: 둘\ntags: [나]\ndate: 2024-03-01\n---\n\n# 둘\n\n> [!WARNING]\n> ⚠️ 조심\n"
    )
