"""What cannot be read, or makes no sense: a clear message and exit code 2, or a finding."""

import os
from pathlib import Path

import pytest

from notelint.cli.disk import read
from notelint.errors import InputError
from tests.notelint.cli.conftest import Workplace


def refused(place: Workplace, *arguments: str) -> str:
    """What a run that ends with 2 says."""
    run = place.run(*arguments)
    assert run.code == 2
    return run.err


def test_unknown_rules_are_usage_errors_with_a_hint(here: Workplace) -> None:
    here.write({"a.md": "# a\n"})
    for option in ("--select", "--extend-select", "--ignore"):
        said = refused(here, "check", option, "images,missing-alt-txt")
        assert (
            "there is no rule or group `missing-alt-txt`; did you mean `missing-alt-text`?" in said
        )
    assert "there is no rule or group `image`; did you mean `images`?" in refused(
        here, "check", "--select", "image"
    )
    assert refused(here, "explain", "missing-titel") == (
        "error: there is no rule `missing-titel`; did you mean `missing-title`?\n"
    )


def test_an_empty_selection_is_a_usage_error(here: Workplace) -> None:
    here.write({"a.md": "# a\n"})
    assert "expected names of rules or groups" in refused(here, "check", "--select", " , ")


def test_an_unknown_output_format_is_a_usage_error(here: Workplace) -> None:
    here.write({"a.md": "# a\n"})
    assert "`jsn`; did you mean `json`?" in refused(here, "check", "--output-format", "jsn")


def test_a_path_that_is_not_there(here: Workplace) -> None:
    assert refused(here, "check", "nope/노트.md") == (
        "error: nope/노트.md: there is no such file or folder\n"
    )
    assert refused(here, "ast", "nope.md") == "error: nope.md: there is no such file or folder\n"
    assert refused(here, "config", "nope") == "error: nope: there is no such file or folder\n"


def test_a_folder_without_notes(here: Workplace) -> None:
    here.write({"img/x.png": "", "a.md": "# a\n"})
    assert refused(here, "check", "img") == (
        "error: there are no notes in `img`: no file ends in `.markdown`, `.md`, `.mdx`\n"
    )
    assert here.run("check", "img", "a.md").code == 0


def test_a_binary_file_named_like_a_note_is_named_and_the_others_are_checked(
    here: Workplace,
) -> None:
    here.write({"a.md": "![](https://a.example/x.png)\n", "b.md": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"})
    run = here.run("check", "--select", "missing-alt-text")
    assert run.out.startswith("a.md:1:1: warning missing-alt-text")
    assert run.err == "error: b.md: is a binary file, not a note\nFound 1 warning in 1 note.\n"
    assert run.code == 2


def test_utf16_is_named(here: Workplace) -> None:
    here.write({"a.md": "# 제목\n".encode("utf-16")})
    assert refused(here, "check") == "error: a.md: is UTF-16; notes are UTF-8\n"


def test_other_bytes_that_are_not_utf8_are_a_finding_at_their_place(here: Workplace) -> None:
    here.write({"a.md": b"# ok\n\nCP949: \xc1\xa6\xb8\xf1\n"})
    run = here.run("check", "--select", "undecodable-text")
    assert run.out.startswith("a.md:3:8: error undecodable-text")
    assert run.code == 1


def test_what_is_no_file_is_not_read(here: Workplace) -> None:
    here.write({"a.md": "# a\n"})
    os.mkfifo(here.path / "pipe.md")
    (here.path / "dangling.md").symlink_to("nowhere")
    (here.path / "folder.md").mkdir()
    assert here.run("check", "--select", "images").err == "The note is clean.\n"
    assert refused(here, "check", "pipe.md") == "error: pipe.md: is neither a note nor a folder\n"
    assert refused(here, "check", "dangling.md").startswith("error: dangling.md: is neither")


def test_a_file_that_may_not_be_read_is_named(
    here: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.write({"a.md": "# a\n", "secret.md": "# s\n"})

    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "secret.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"secret\.md: cannot be read: permission denied"):
        read(here.path / "secret.md")
    assert refused(here, "check", "--select", "images") == (
        "error: secret.md: cannot be read: permission denied\nThe note is clean.\n"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('selct = ["images"]', "notelint.toml: unknown key `selct`; did you mean `select`?"),
        ("select = [\n", "notelint.toml:1:11: is not valid TOML: "),
        ("a = 1\nb = = 2\n", "notelint.toml:2:5: is not valid TOML: invalid value"),
        ('extend = "nope.toml"', "notelint.toml: `extend` names nope.toml, which does not exist"),
        ('plugins = ["nope.py"]', "nope.py` does not exist"),
    ],
)
def test_a_configuration_that_makes_no_sense_is_named_with_its_place(
    here: Workplace, content: str, message: str
) -> None:
    here.write({"a.md": "# a\n", "notelint.toml": content})
    assert message in refused(here, "check")


def test_a_plugin_that_cannot_be_imported_is_named(here: Workplace) -> None:
    here.write({"a.md": "# a\n", "notelint.toml": 'plugins = ["p.py"]\n', "p.py": "1 / 0\n"})
    assert "p.py` cannot be loaded: ZeroDivisionError" in refused(here, "check")


def test_a_reporter_that_crashes_is_named(here: Workplace) -> None:
    plugin = (
        "from notelint import Reporter, hookimpl\n"
        "@hookimpl\n"
        "def notelint_reporters():\n"
        "    return [Reporter('broken', lambda diagnostics: [1 / 0])]\n"
    )
    here.write({"a.md": "# a\n", "notelint.toml": 'plugins = ["p.py"]\n', "p.py": plugin})
    said = refused(here, "check", "--output-format", "broken")
    assert said.startswith("error: reporter `broken` crashed: ZeroDivisionError")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "-", "a.md"],
        ["check", "--stdin-filename", "a.md"],
        ["check", "--fixx"],
        ["check", "--target", "word"],
        ["check", "--config", "nope.toml"],
        ["check", "--config", "x" * 5000],
        ["check", "x" * 5000],
        ["check", "a.md/b.md"],
        ["check", "-", "--stdin-filename", "."],
        ["ast", "x" * 5000],
        ["config", "x" * 5000],
        ["ast"],
        ["ast", "."],
        ["explain"],
    ],
)
def test_usage_errors_end_with_two(here: Workplace, arguments: list[str]) -> None:
    here.write({"a.md": "# a\n"})
    assert refused(here, *arguments)


def test_any_text_at_all_is_a_note(here: Workplace) -> None:
    here.write({"empty.md": "", "nul.md": "a" * 9000 + "\0", "deep.md": "> " * 3000 + "a\n"})
    assert here.run("check", "--select", "images,links").err == "All 3 notes are clean.\n"
