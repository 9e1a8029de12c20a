"""What a folder is called in Docusaurus' sidebar."""

import json
from pathlib import PurePosixPath

from notelint import Document, File
from notelint_converters.mdx import MDX


def written(document: Document, *others: File) -> dict[str, bytes]:
    assert MDX.write is not None
    items = MDX.write([document, *others])
    return {str(item.path): item.read() for item in items if isinstance(item, File)}


def page(path: str, origin: str) -> Document:
    text = '---\ntitle: "할 일: 2026"\n---\n\n# 할 일: 2026\n'
    return Document(PurePosixPath(path), text, origin)


def test_a_folder_of_rows_is_called_as_its_table() -> None:
    files = written(page("tasks/index.md", "Tasks 0123_all.csv"))
    assert json.loads(files["tasks/_category_.json"]) == {
        "label": "할 일: 2026",
        "link": {"type": "doc", "id": "index"},
    }


def test_notes_and_folders_of_notes_need_no_file() -> None:
    assert list(written(page("tasks/index.md", "tasks/index.md"))) == ["tasks/index.mdx"]
    assert list(written(page("index.md", "."))) == ["index.mdx"]
    assert list(written(page("tasks.md", "Tasks_all.csv"))) == ["tasks.mdx"]


def test_a_file_that_is_there_already_stays() -> None:
    own = File(PurePosixPath("tasks/_category_.json"), lambda: b"{}", "_category_.json")
    assert written(page("tasks/index.md", "t.csv"), own)["tasks/_category_.json"] == b"{}"
