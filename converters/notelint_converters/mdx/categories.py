"""``_category_.json``: what Docusaurus' sidebar calls a folder, and the page that it leads to."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from notelint import MARKDOWN, Document, File, Note, Source
from notelint_converters.mdx.writing.places import Places

_NAME = "_category_.json"
_NOTES = frozenset({"", ".htm", ".html", ".markdown", ".md", ".mdx"})


def category(document: Document, places: Places) -> Iterator[File]:
    """The file beside a folder's page that was made from a table, and from no note of the input.

    Such a folder holds its rows. Other folders need no file: their page's title names them.
    """
    path = document.path.with_name(_NAME)
    is_table = PurePosixPath(document.origin).suffix.lower() not in _NOTES
    if document.path.stem != "index" or not is_table or path in places.files:
        return
    start = document.text[: document.text.find("\n---\n") + len("\n---\n")]
    found = Note.parse(Source(document.path, start), MARKDOWN).front_matter
    title = found.values.get("title") if found else None
    if isinstance(title, str):
        said = {"label": title, "link": {"type": "doc", "id": "index"}}
        content = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
        yield File(path, partial(str.encode, content), document.origin)
