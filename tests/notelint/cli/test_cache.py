"""The cache: what is known is not found out again, and what is found is never old."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest

from notelint import Note, Source
from notelint.cli import checking
from notelint.cli.cache import watch
from notelint.cli.cache.store import Changes, Store
from notelint.cli.crew import Crew
from tests.notelint.cli.conftest import Run, Workplace

RULES = "leftover-todo,misspelling,broken-link,broken-anchor,missing-image,broken-import"

NOTES: dict[str, str | bytes] = {
    "a.md": "# 가나다\n\n[b](b.md#둘) ![](그림.png) TODO perpelxity\n",
    "b.md": "# 하나\n\n## 둘\n\nThe perplexity, the perplexity and the perplexity.\nA shulker hides in the box.\n",
    "c/새 노트.mdx": "import x from './x.png';\n\n<img src={x}/> [a](../a.md)\n",
    "그림.png": "",
    "c/x.png": "",
    "words.txt": "",
    "notelint.toml": 'plugins = ["plugin.py"]\n[rules.misspelling]\nwords = "words.txt"\n',
}


@pytest.fixture(params=["just changed", "settled"])
def cached(
    todo: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Workplace:
    """A vault with a cache. A whole run is only remembered of files that have settled, and these
    are all new.
    """
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    if request.param == "settled":
        monkeypatch.setattr(watch, "SETTLED", -(10**18))
    todo.write(NOTES)
    for path in todo.path.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return todo


def check(place: Workplace, *options: str) -> Run:
    return place.run("check", "--select", RULES, *options)


def whole_runs(place: Workplace) -> list[Path]:
    return list((place.path.parent / "cache").glob("run-*"))


def generation(place: Workplace) -> bytes:
    """Which state of the cache was written last."""
    with closing(Store(cache_file(place))) as store:
        return store.about()["generation"]


def cache_file(place: Workplace) -> Path:
    (file,) = (place.path.parent / "cache").glob("*.sqlite")
    return file


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The notes that each run had to check."""
    worked: list[tuple[str, ...]] = []

    class Watched(Crew):
        def __enter__(self) -> "Watched":
            worked.append(tuple(map(str, self.first.batch.notes)))
            return self

    monkeypatch.setattr(checking, "Crew", Watched)
    return worked


def test_a_second_run_checks_nothing_and_says_the_same(
    cached: Workplace, works: list[tuple[str, ...]]
) -> None:
    first = check(cached)
    assert first.out == (
        "a.md:3:25: error leftover-todo `TODO` is left\n"
        "a.md:3:30: warning misspelling `perpelxity` is misspelt, expected `perplexity`\n"
    )
    assert works == [("a.md", "b.md", "c/새 노트.mdx")]
    assert check(cached) == first
    assert len(works) == 1
    assert check(cached, "--no-cache") == first
    assert len(works) == 2


def test_a_run_over_notes_that_have_settled_is_remembered_whole(
    cached: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "SETTLED", -(10**18))
    first = check(cached)
    (kept,) = whole_runs(cached)

    def unasked(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(checking, "check_notes", unasked)
    assert check(cached) == first
    full = check(cached, "--output-format", "full").out
    assert "perpelxity" in full
    assert "TODO perpelxity" in full
    assert '"leftover-todo"' in check(cached, "--output-format", "sarif").out
    for content in (b"", b"no such thing", kept.read_bytes()[:-1], kept.read_bytes()[:32]):
        kept.write_bytes(content)
        with pytest.raises(AssertionError):
            check(cached)


@pytest.mark.parametrize("options", [["--fix"], ["--diff"], ["--no-cache"], ["a.md"], ["--online"]])
def test_only_runs_over_folders_that_change_nothing_are_remembered_whole(
    cached: Workplace, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.setattr(watch, "SETTLED", -(10**18))
    monkeypatch.setenv("PRE_COMMIT", "1")
    check(cached, *options)
    assert whole_runs(cached) == []


def test_notes_that_were_not_named_are_checked_when_they_are(
    cached: Workplace, works: list[tuple[str, ...]]
) -> None:
    assert check(cached, "b.md").out == ""
    assert check(cached).out.count("\n") == 2
    assert check(cached, "a.md").out.count("\n") == 2
    assert works == [("b.md",), ("a.md", "c/새 노트.mdx")]


def test_each_choice_of_rules_is_another_matter(cached: Workplace) -> None:
    assert check(cached).out.count("\n") == 2
    assert cached.run("check", "--select", "leftover-todo").out.count("\n") == 1
    assert check(cached).out.count("\n") == 2


def replace(path: str, old: str, new: str) -> Callable[[Workplace], None]:
    def change(place: Workplace) -> None:
        file = place.path / path
        file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")

    return change


def remove(path: str) -> Callable[[Workplace], None]:
    return lambda place: (place.path / path).unlink()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (replace("a.md", "TODO", "TODO TODO"), "a.md:3:30: error leftover-todo `TODO` is left"),
        (
            replace("b.md", "둘", "셋"),
            "a.md:3:5: error broken-anchor `#둘` is no heading or id in `b.md`",
        ),
        (remove("b.md"), "a.md:3:5: error broken-link `b.md#둘` is not there"),
        (
            replace(
                "b.md",
                "hides",
                "hides. A shulker, a shulker, a shulker, a shulker and a shulkre are",
            ),
            "b.md:6:67: warning misspelling `shulkre` is misspelt, expected `shulker`",
        ),
        (remove("그림.png"), "a.md:3:17: error missing-image `그림.png` is not there"),
        (remove("c/x.png"), "c/새 노트.mdx:1:16: error broken-import `./x.png` is not there"),
        (
            replace("words.txt", "", "perplexity -> PPL\n"),
            "b.md:5:5: warning misspelling `perplexity` is misspelt, expected `PPL`",
        ),
        (
            replace("notelint.toml", "[rules", '[severity]\nmisspelling = "error"\n[rules'),
            "a.md:3:30: error misspelling `perpelxity` is misspelt, expected `perplexity`",
        ),
        (
            replace("plugin.py", "is left", "was left"),
            "a.md:3:25: error leftover-todo `TODO` was left",
        ),
        (
            lambda place: place.write({".gitignore": "b.md\n"}),
            "",
        ),
    ],
    ids=[
        "a note",
        "a heading of a linked note",
        "a linked note",
        "the words of the vault",
        "an image",
        "an imported file",
        "a word list",
        "the configuration",
        "a plugin",
        "what git ignores",
    ],
)
def test_whatever_changes_the_findings_change_as_without_a_cache(
    cached: Workplace, change: Callable[[Workplace], None], line: str
) -> None:
    before = check(cached)
    assert line not in before.out.splitlines()
    change(cached)
    after = check(cached)
    assert after == check(cached, "--no-cache")
    assert after == check(cached)
    assert line in (*after.out.splitlines(), "")


def test_a_note_that_changes_without_looking_changed_at_once_is_noticed(
    cached: Workplace,
) -> None:
    note = cached.path / "a.md"
    note.write_text("TODO\n", encoding="utf-8")
    stat = note.stat()
    assert check(cached, "a.md").out.count("leftover-todo") == 1
    note.write_text("todo\n", encoding="utf-8")
    os.utime(note, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert check(cached, "a.md").out == ""


def test_only_changed_notes_are_parsed_again(
    cached: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(cached)
    replace("a.md", "TODO", "done")(cached)
    parsed: list[str] = []
    parse = Note.parse

    def watched(source: Source, *rest: Any) -> Note:
        parsed.append(source.path.name)
        return parse(source, *rest)

    monkeypatch.setattr(Note, "parse", watched)
    assert check(cached, "a.md").out.count("misspelling") == 1
    assert parsed == ["a.md"]


def test_a_broken_cache_is_made_anew(cached: Workplace, works: list[tuple[str, ...]]) -> None:
    first = check(cached)
    for kept in whole_runs(cached):
        kept.unlink()
    cache_file(cached).write_bytes(b"no database\n" * 1000)
    assert check(cached) == first
    assert check(cached) == first
    assert len(works) == 2


def test_a_locked_cache_is_no_obstacle(cached: Workplace) -> None:
    first = check(cached)
    replace("b.md", "둘", "셋")(cached)
    with closing(sqlite3.connect(cache_file(cached), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert check(cached).out.count("broken-anchor") == 1
        other.execute("ROLLBACK")
    replace("b.md", "셋", "둘")(cached)
    assert check(cached) == first


def test_a_folder_that_cannot_be_written_is_no_obstacle(
    cached: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert check(cached).out.count("\n") == 2


def test_a_run_does_not_overwrite_what_another_has_written_meanwhile(tmp_path: Path) -> None:
    nothing = Changes({"by": b""}, {}, {}, {}, {})
    with closing(Store(tmp_path / "a.sqlite")) as one, closing(Store(one.file)) as other:
        assert [one.about(), other.about()] == [{}, {}]
        one.save(nothing._replace(about={"by": b"first"}), b"")
        other.save(nothing._replace(about={"by": b"second"}), b"")
        about = other.about()
        assert about["by"] == b"first"
        other.save(nothing._replace(about={"by": b"third"}), about["generation"])
        assert one.about()["by"] == b"third"


def test_fixing_uses_what_is_remembered_and_is_not_misled_by_it(cached: Workplace) -> None:
    check(cached)
    assert cached.run("check", "--select", RULES, "--fix").code == 1
    assert check(cached).out == (
        "a.md:3:26: warning misspelling `perpelxity` is misspelt, expected `perplexity`\n"
    )
    assert check(cached) == check(cached, "--no-cache")


def test_a_few_of_many_notes_leave_the_cache_as_it_is_until_more_have_changed(
    cached: Workplace,
) -> None:
    cached.write({f"more/{number}.md": f"# {number}\n" for number in range(200)})
    check(cached)
    whole = generation(cached)
    for number in range(10):
        replace(f"more/{number}.md", "#", "# TODO")(cached)
        assert check(cached, f"more/{number}.md").out.count("leftover-todo") == 1
        kept = generation(cached) == whole
        assert kept == (number < 8)
    assert check(cached).out.count("leftover-todo") == 11


def test_what_was_never_asked_of_many_notes_is_remembered_though_few_were_checked(
    cached: Workplace,
) -> None:
    cached.write({f"more/{number}.md": f"# {number}\n" for number in range(200)})
    check(cached)
    whole = generation(cached)
    cached.run("check", "--select", "arxiv-id-with-two-titles", "more/1.md")
    assert generation(cached) != whole
