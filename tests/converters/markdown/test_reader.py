"""Folders of Markdown are read as they are."""

from pathlib import PurePosixPath

from notelint import Document, File, Loss, LossKind
from notelint_converters.markdown import MARKDOWN
from notelint_converters.markdown.reader import read, recognises


def _read(files: dict[str, bytes]) -> list[Document | File | Loss]:
    return list(read({PurePosixPath(path): content for path, content in files.items()}))


def test_notes_are_documents_and_the_rest_are_files_in_the_order_of_their_paths() -> None:
    found = _read({"b.md": "# 나\r\n".encode(), "a.png": b"png", "하위/c.md": b"c"})
    assert [(type(item), str(item.path)) for item in found if not isinstance(item, Loss)] == [
        (File, "a.png"),
        (Document, "b.md"),
        (Document, "하위/c.md"),
    ]
    assert isinstance(found[1], Document)
    assert found[1].text == "# 나\r\n"
    assert isinstance(found[0], File)
    assert found[0].read() == b"png"


def test_a_markdown_suffix_becomes_md_beside_a_note_of_that_name() -> None:
    found = _read({"a.md": b"1", "a.markdown": b"2", "b.MD": b"3"})
    assert [(str(item.path), item.origin) for item in found if isinstance(item, Document)] == [
        ("a-2.md", "a.markdown"),
        ("a.md", "a.md"),
        ("b.md", "b.MD"),
    ]


def test_utf_16_is_read_and_what_is_no_text_is_reported_with_its_line() -> None:
    found = _read({"a.md": "한글".encode("utf-16"), "b.md": b"a\nb\xff\n"})
    assert [item.text for item in found if isinstance(item, Document)] == ["한글", "a\nb\ufffd\n"]
    assert [item for item in found if isinstance(item, Loss)] == [
        Loss("b.md", 2, LossKind.DROPPED, "bytes that are no UTF-8; each is shown as U+FFFD")
    ]


def test_anything_with_notes_is_recognised_but_never_surely() -> None:
    assert recognises({PurePosixPath("a.md"): b""}) == 1
    assert recognises({PurePosixPath("a.txt"): b""}) == 0


def test_documents_are_written_as_they_are() -> None:
    assert MARKDOWN.write is not None
    written = list(MARKDOWN.write([Document(PurePosixPath("a.md"), "# 가\n", "x.md")]))
    assert isinstance(written[0], File)
    assert (str(written[0].path), written[0].read(), written[0].origin) == (
        "a.md",
        "# 가\n".encode(),
        "x.md",
    )
