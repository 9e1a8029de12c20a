"""Property lines become front matter, where the database says that they are properties."""

import pytest

from tests.converters.notion.exports import page_id, read_export

DB, ROW, OTHER = page_id("a"), page_id("b"), page_id("c")
CSV = 'Name,Status,Year,Done,Tags,Date\nRow,Reading,2025,Yes,"a, b","March 1, 2024"\n'


def row(text: str, csv: str = CSV) -> str:
    """The document of a row with this text, in a database with this CSV."""
    files = {f"DB {DB}_all.csv": csv, f"DB {DB}/Row {ROW}.md": text}
    return read_export(files).texts["db/row.md"]


def test_properties_are_typed_as_their_columns_and_map_to_tags_and_date() -> None:
    text = (
        "# Row\n\nStatus: Reading\nYear: 2025\nDone: Yes\nTags: a, b\nDate: March 1, 2024\n\nbody\n"
    )
    assert row(text) == (
        f'---\ntitle: Row\nnotion_id: "{ROW}"\nStatus: Reading\nYear: 2025\nDone: true\n'
        "tags: [a, b]\ndate: 2024-03-01\n---\n\n# Row\n\nbody\n"
    )


def test_the_header_decides_what_is_a_property() -> None:
    assert row("# Row\n\nNote: body\nStatus: body\n").endswith(
        "---\n\n# Row\n\nNote: body\\\nStatus: body\n"
    )
    assert row("# Row\n\nStatus: Reading\n\nYear: of the rat\n").endswith(
        "Status: Reading\n---\n\n# Row\n\nYear: of the rat\n"
    )


def test_a_page_without_a_body_has_its_properties() -> None:
    assert row("# Row\n\nStatus: Reading").endswith("Status: Reading\n---\n\n# Row\n")


def test_a_value_of_several_lines_is_kept_whole() -> None:
    csv = 'Name,Summary,Status\nRow,"one\n\ntwo: three",Done\n'
    assert row("# Row\n\nSummary: one\n\ntwo: three\nStatus: Done\n\nbody\n", csv).endswith(
        'Summary: "one\\n\\ntwo: three"\nStatus: Done\n---\n\n# Row\n\nbody\n'
    )
    assert row("# Row\n\nStatus: Reading\nand more\n\nbody\n").endswith(
        'Status: "Reading\\nand more"\n---\n\n# Row\n\nbody\n'
    )


def test_keys_are_taken_in_any_language_and_with_colons() -> None:
    csv = "이름,상태,When: start\nRow,완료,now\n"
    assert row("# Row\n\n상태: 완료\nWhen: start: now\n", csv).endswith(
        '상태: 완료\n"When: start": now\n---\n\n# Row\n'
    )


def test_a_view_hides_columns_so_lines_among_properties_count() -> None:
    files = {
        f"DB {DB}.csv": "Name,Status\nRow,Done\n",
        f"DB {DB}/Row {ROW}.md": "# Row\n\nHidden: x\nStatus: Done\n\nbody\n",
    }
    assert (
        read_export(files)
        .texts["db/row.md"]
        .endswith("Hidden: x\nStatus: Done\n---\n\n# Row\n\nbody\n")
    )


def test_a_page_in_a_page_has_no_properties() -> None:
    files = {
        f"Home {DB}.md": "# Home\n",
        f"Home {DB}/Sub {ROW}.md": "# Sub\n\nNote: one\nMore: two\n",
    }
    assert read_export(files).body("home/sub.md") == "# Sub\n\nNote: one\\\nMore: two"


@pytest.mark.parametrize(
    ("lines", "are_properties"),
    [
        ("Course: Networks\nWeek: 2", True),
        ("Note: the results are for small models only.", False),
        ("Course: Networks\nand some text", False),
        ("see https://example.org\nfor more", False),
    ],
)
def test_without_a_database_two_lines_that_look_like_properties_are(
    lines: str, are_properties: bool
) -> None:
    result = read_export({f"Row {ROW}.md": f"# Row\n\n{lines}\n\nbody\n"})
    assert (result.body("row.md") == "# Row\n\nbody") is are_properties


def test_where_there_are_databases_a_page_outside_of_them_is_no_row() -> None:
    files = {f"Row {ROW}.md": "# Row\n\nNote: one\nMore: two\n", f"DB {DB}.csv": "Name,Note\n"}
    assert read_export(files).body("row.md") == "# Row\n\nNote: one\\\nMore: two"


def test_relations_are_titles_in_front_matter_and_links_below_the_heading() -> None:
    files = {
        f"DB {DB}_all.csv": "Name,Related\nRow,x\nOther\\, (or not),\n",
        f"DB {DB}/Row {ROW}.md": (
            f"# Row\n\nRelated: Other, (or not) (Other%20{OTHER}.md), Gone (Gone%20(a)%20{page_id('d')}.md)\n"
        ),
        f"DB {DB}/Other {OTHER}.md": "# Other, (or not)\n",
    }
    text = read_export(files).texts["db/row.md"]
    assert 'Related: ["Other, (or not)", Gone]\n' in text
    assert text.endswith("# Row\n\n**Related**: [Other, (or not)](./other-or-not.md), Gone\n")


def test_files_are_linked_below_the_heading() -> None:
    files: dict[str, str | bytes] = {
        f"DB {DB}_all.csv": "Name,Files\nRow,x\n",
        f"DB {DB}/Row {ROW}.md": "# Row\n\nFiles: Row/a%20b.pdf, Row/c.png\n",
        f"DB {DB}/Row/a b.pdf": b"",
        f"DB {DB}/Row/c.png": b"",
    }
    assert read_export(files).body("db/row.md") == (
        "# Row\n\n**Files**: [a b.pdf](./files/a-b.pdf), [c.png](./img/row-1.png)"
    )


def test_two_properties_that_would_have_one_key_both_stay() -> None:
    csv = "Name,title,Tags,tags\nRow,a,b,c\n"
    assert row("# Row\n\ntitle: a\nTags: b\ntags: c\n", csv).endswith(
        '"title (2)": a\ntags: [b]\n"tags (2)": [c]\n---\n\n# Row\n'
    )


def test_a_title_is_text_whatever_it_looks_like() -> None:
    text = read_export({f"Row {ROW}.md": "# __init__ of C #\n\nbody\n"}).texts["init-of-c.md"]
    assert 'title: "__init__ of C #"\n' in text
    assert text.endswith("# \\_\\_init\\_\\_ of C \\#\n\nbody\n")
