import pytest

from notelint_converters.paths import relative


@pytest.mark.parametrize(
    ("target", "folder", "path"),
    [
        ("a.md", "", "a.md"),
        ("a.md", ".", "a.md"),
        ("x/a.md", ".", "x/a.md"),
        ("a.md", "x", "../a.md"),
        ("x/a.md", "x", "a.md"),
        ("x/a.md", "x/y", "../a.md"),
        ("회의/a.md", "計画/b", "../../회의/a.md"),
        ("xy/a.md", "x", "../xy/a.md"),
        ("x", "x", "."),
        ("x", "x/y", ".."),
    ],
)
def test_a_path_is_told_from_a_folder(target: str, folder: str, path: str) -> None:
    assert relative(target, folder) == path
