"""Databases: their CSV, and the page with their table."""

from notelint_converters.notion.databases import read_table, relations
from tests.converters.notion.exports import page_id, read_export

DB, ROW, TWIN, OTHER = (page_id(digit) for digit in "abcd")


def test_a_csv_is_read_with_mark_line_ends_and_lines_in_cells() -> None:
    table = read_table('\ufeffName,Note\r\na,"one\r\ntwo, ""three"""\r\n'.encode())
    assert table.header == ("Name", "Note")
    assert table.rows == ({"Name": "a", "Note": 'one\ntwo, "three"'},)


def test_ragged_rows_are_filled_up_and_headers_told_apart() -> None:
    table = read_table(b"Name,Name\na\n\nb,c,d\n")
    assert table.header == ("Name", "Name (2)", "")
    assert table.rows == (
        {"Name": "a", "Name (2)": "", "": ""},
        {"Name": "b", "Name (2)": "c", "": "d"},
    )


def test_an_empty_csv_and_a_huge_cell_are_read() -> None:
    assert read_table(b"").header == ()
    assert read_table(b"Name\n" + b"x" * 300_000 + b"\n").rows == ({"Name": "x" * 300_000},)


def test_the_columns_of_the_view_come_first() -> None:
    table = read_table(b"Name,Hidden,Status\na,b,c\n", b"Name,Status\na,c\n")
    assert table.header == ("Name", "Status", "Hidden")


def test_a_relation_is_titles_and_paths_whatever_the_titles_hold() -> None:
    cell = "A, b (c) (A%20(x)%20y.md), D (D.md)"
    assert relations(cell) == [("A, b (c)", "A%20(x)%20y.md"), ("D", "D.md")]
    assert relations("text (see a.md) and more") == []
    assert relations("plain, text") == []


def test_a_database_is_a_page_with_its_table_rows_beside_it_and_its_csv() -> None:
    result = read_export(
        {
            f"Tasks {DB}_all.csv": f"Name,Related,Link\nRow,Other (Gone/O%20{OTHER}.md),https://a_b.org/x_\nNo page,,a|b *c*\n",
            f"Tasks {DB}.csv": "Name\nRow\n",
            f"Tasks {DB}/Row {ROW}.md": "# Row\n\nbody\n",
            f"Other {OTHER}.md": "# Other\n",
        }
    )
    assert result.texts["tasks/index.md"] == (
        f'---\ntitle: Tasks\nnotion_id: "{DB}"\n---\n\n# Tasks\n\n'
        "| Name | Related | Link |\n"
        "| --- | --- | --- |\n"
        "| [Row](./row.md) | [Other](../other.md) | https://a_b.org/x_ |\n"
        "| No page |  | a\\|b \\*c\\* |\n\n"
        "[Tasks.csv](./files/tasks-all.csv)\n"
    )
    assert set(result.files) == {"tasks/files/tasks-all.csv", "tasks/files/tasks.csv"}
    assert result.losses == ()


def test_lines_in_a_cell_are_broken_in_the_table() -> None:
    result = read_export({f"DB {DB}.csv": 'Name,Note\nRow,"one\ntwo"\n'})
    assert "| Row | one<br />two |" in result.texts["db/index.md"]


def test_a_row_is_the_page_that_agrees_with_it_not_the_first_of_its_title() -> None:
    result = read_export(
        {
            f"Tasks {DB}.csv": "Name,No\nSame,2\n",
            f"Tasks {DB}/Same {ROW}.md": "# Same\n\nNo: 1\n",
            f"Tasks {DB}/Same {TWIN}.md": "# Same\n\nNo: 2\n",
        }
    )
    assert "| [Same](./same-2.md) | 2 |" in result.texts["tasks/index.md"]


def test_rows_with_one_title_find_the_page_that_agrees_with_them() -> None:
    result = read_export(
        {
            f"DB {DB}_all.csv": "Name,Year\nTwin,1999\nTwin,2001\n",
            f"DB {DB}/Twin {ROW}.md": "# Twin\n\nYear: 2001\n",
            f"DB {DB}/Twin {TWIN}.md": "# Twin\n\nYear: 1999\n",
        }
    )
    assert (
        "| [Twin](./twin-2.md) | 1999 |\n| [Twin](./twin.md) | 2001 |"
        in (result.texts["db/index.md"])
    )


def test_titles_need_not_stand_in_the_first_column() -> None:
    result = read_export(
        {f"DB {DB}.csv": "#,Name\n1,Row\n", f"DB {DB}/Row {ROW}.md": "# Row\n\n#: 1\n"}
    )
    assert "| 1 | [Row](./row.md) |" in result.texts["db/index.md"]


def test_a_view_of_another_database_leads_to_that_ones_pages() -> None:
    result = read_export(
        {
            f"DB {DB}.csv": "#,Name\n1,Row\n",
            f"DB {DB}/Row {ROW}.md": "# Row\n\n#: 1\n",
            f"View {OTHER}.csv": "#,Name\n1,Row\n",
        }
    )
    assert "| 1 | [Row](../db/row.md) |" in result.texts["view/index.md"]


def test_pages_that_are_no_rows_are_listed_below_the_table() -> None:
    result = read_export({f"DB {DB}.csv": "Name\n", f"DB {DB}/Late [1] {ROW}.md": "# Late [1]\n"})
    assert "- [Late \\[1\\]](./late-1.md)" in result.texts["db/index.md"]


def test_a_link_to_either_csv_leads_to_the_page() -> None:
    result = read_export(
        {
            f"DB {DB}_all.csv": "Name\n",
            f"DB {DB}.csv": "Name\n",
            f"Home {ROW}.md": f"# Home\n\n[a](DB%20{DB}.csv) [b](DB%20{DB}_all.csv)\n",
        }
    )
    assert result.body("home.md") == "# Home\n\n[a](./db/index.md) [b](./db/index.md)"


def test_a_csv_that_somebody_uploaded_is_a_file() -> None:
    result = read_export(
        {
            f"Home {ROW}.md": f"# Home\n\n[data](Home%20{ROW}/data.csv)\n",
            f"Home {ROW}/data.csv": "a,b\n",
        }
    )
    assert result.body("home.md") == "# Home\n\n[data](./files/data.csv)"
    assert set(result.texts) == {"home.md", "index.md"}


def test_a_relation_to_a_page_that_is_not_in_the_export_is_reported_row_by_row() -> None:
    gone = f"Gone%20{page_id('9')}.md"
    table = f'Name,Note,Project\nA,"two\nlines",\nB,,Gone ({gone})\n'
    result = read_export(
        {
            f"Tasks {page_id('1')}_all.csv": table,
            f"Tasks {page_id('1')}/B {page_id('2')}.md": f"# B\n\nProject: Gone ({gone})\n",
        }
    )
    assert [(loss.page, loss.line, loss.detail) for loss in result.losses] == [
        (
            f"Tasks {page_id('1')}/B {page_id('2')}.md",
            3,
            f"a page that is not in the export: {gone}",
        ),
        (f"Tasks {page_id('1')}_all.csv", 4, f"a page that is not in the export: {gone}"),
    ]
    assert "Gone" in result.texts["tasks/index.md"]
