"""The manifest: which files are notelint's to replace."""

from pathlib import PurePosixPath

import pytest

from notelint.errors import ConversionError
from notelint.manifest import Entry, Manifest

# printf 'text' | sha256sum
TEXT = "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"
A = Entry(PurePosixPath("a.mdx"), "A 1.md", "1", TEXT)
B = Entry(PurePosixPath("글/b.mdx"), "B.md", "", "00")


def test_it_says_where_a_file_comes_from_and_is_the_same_whatever_the_order() -> None:
    expected = (
        '{\n "version": 1,\n "files": [\n'
        '  {\n   "path": "a.mdx",\n   "origin": "A 1.md",\n   "id": "1",\n'
        f'   "sha256": "{TEXT}"\n  }},\n'
        '  {\n   "path": "글/b.mdx",\n   "origin": "B.md",\n   "id": "",\n   "sha256": "00"\n  }\n'
        " ]\n}\n"
    )
    assert Manifest.of([A, B]).to_json() == expected.encode()
    assert Manifest.of([B, A]).to_json() == expected.encode()
    assert Manifest.from_json(expected.encode(), "m") == Manifest.of([A, B])


def test_it_knows_a_file_by_its_content() -> None:
    manifest = Manifest.of([A])
    assert manifest.knows(A.path, b"text")
    assert not manifest.knows(A.path, b"text!")
    assert not manifest.knows(B.path, b"text")


def test_a_path_may_stand_in_it_as_it_was_and_as_it_will_be() -> None:
    both = Manifest.of([A]) | Manifest.of([Entry(A.path, A.origin, A.id, "11")])
    assert [entry.sha256 for entry in both] == ["11", TEXT]
    assert both.knows(A.path, b"text")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "`m` is no manifest of notelint's"),
        (b"[]", "`m` is no manifest of notelint's"),
        (b'{"version": 1}', "`m` is no manifest of notelint's"),
        (b'{"version": 2, "files": []}', "`m` was written by another version of notelint"),
        (
            b'{"version": 1, "files": [{"path": "../x", "origin": "", "id": "", "sha256": ""}]}',
            "`m` names a file outside its folder: `../x`",
        ),
    ],
)
def test_what_is_no_manifest_is_an_error(content: bytes, message: str) -> None:
    with pytest.raises(ConversionError, match=message):
        Manifest.from_json(content, "m")
