"""``notelint arxiv index``, and `check` with what it made."""

import gzip
import io
import json
import pickle
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from notelint.cli import arxiv_build, arxiv_snapshot
from notelint.cli.arxiv_index import ArxivIndex, id_of, key_of, open_index
from tests.notelint.cli.conftest import Workplace

PAPERS = [
    ("1706.03762", "Attention Is All\n  You Need"),
    ("2402.19479", "Panda-70M: Captioning 70M Videos with Multiple Cross-Modality Teachers"),
    ("2406.18522", "ChronoMagic-Bench: A Benchmark for Metamorphic Evaluation"),
    ("2407.15642", "Cinemo: Consistent and Controllable Image Animation"),
    ("2510.00007", "어텐션 없는 Transformer"),
    ("hep-th/9901001", "A Note on the Kähler Potential"),
]


def lines(papers: Iterable[tuple[str, str]]) -> bytes:
    records = ({"id": id_, "title": title, "abstract": "…"} for id_, title in papers)
    return "".join(json.dumps(record) + "\n" for record in records).encode()


@pytest.fixture
def index(here: Workplace) -> ArxivIndex:
    here.write({"snapshot.json": lines(PAPERS)})
    assert here.run("arxiv", "index", "snapshot.json", "-o", "arxiv.sqlite").code == 0
    return open_index(here.path / "arxiv.sqlite")


def test_a_title_is_found_by_its_id(index: ArxivIndex) -> None:
    assert index.title("1706.03762") == "Attention Is All You Need"
    assert index.title("hep-th/9901001") == "A Note on the Kähler Potential"
    assert index.title("1706.03763") is None


@pytest.mark.parametrize(
    ("title", "ids"),
    [
        ("attention is all you need", ["1706.03762"]),
        ("PANDA 70m", ["2402.19479"]),
        ("a note on the kahler potential.", ["hep-th/9901001"]),
        ("Cinemo", ["2407.15642"]),
        ("Consistent and Controllable Image Animation", []),
        ('"; DROP TABLE papers', []),
        ("*", []),
    ],
)
def test_papers_are_found_by_their_titles_and_names(
    index: ArxivIndex, title: str, ids: list[str]
) -> None:
    assert [paper.id for paper in index.named(title)] == ids


def test_an_id_is_missing_where_newer_ones_are_there(index: ArxivIndex) -> None:
    assert index.lacks("2402.19478")
    assert index.lacks("hep-th/9901002")
    assert not index.lacks("2402.19479")
    assert not index.lacks("2510.00008")


def test_the_index_can_be_sent_to_another_process(index: ArxivIndex) -> None:
    assert pickle.loads(pickle.dumps(index)).title("1706.03762") == "Attention Is All You Need"


@pytest.mark.parametrize(
    "id",
    ["0704.0001", "1412.9999", "1501.00001", "2510.12345", "hep-th/9901001", "acc-phys/0001999"],
)
def test_an_id_is_a_number_and_back(id: str) -> None:  # noqa: A002
    assert id_of(key_of(id)) == id


def test_a_gzipped_and_a_zipped_snapshot_are_the_same(here: Workplace) -> None:
    content = lines(PAPERS)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("README", "CC0")
        archive.writestr("arxiv-metadata-oai-snapshot.json", content)
    here.write({"a.json.gz": gzip.compress(content), "b.zip": packed.getvalue()})
    for name in ("a.json.gz", "b.zip"):
        run = here.run("arxiv", "index", name, "-o", f"{name}.sqlite")
        assert (run.out, run.err, run.code) == ("", f"6 papers in {name}.sqlite\n", 0)
        assert open_index(here.path / f"{name}.sqlite").title("2407.15642")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"id": "2410.00002"}', "expected a JSON object with `id` and `title`"),
        (b'{"id": "2410.00002", "tit', "Unterminated string starting at: line 1 column 22"),
        (b"[]", "expected a JSON object with `id` and `title`"),
        (b'{"id": 2410.00002, "title": "x"}', "`id` and `title` must be strings"),
        (b'{"id": "2413.00002", "title": "x"}', "`2413.00002` is no id of arXiv"),
        (b'{"id": "2410.00002", "title": "x"} {}', "Extra data: line 1 column 36"),
    ],
)
def test_a_bad_line_is_named(here: Workplace, line: bytes, problem: str) -> None:
    here.write({"s.json": lines(PAPERS[:2]) + b"\n" + line + b"\n" + lines(PAPERS[2:])})
    run = here.run("arxiv", "index", "s.json", "-o", "x.sqlite")
    assert run.err.startswith(f"error: s.json: line 4: {problem}")
    assert run.code == 2
    assert not (here.path / "x.sqlite").exists()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (gzip.compress(lines(PAPERS))[:-20], "cannot be unpacked"),
        (b"PK\x03\x04 no zip", "cannot be unpacked"),
    ],
)
def test_a_damaged_snapshot_is_an_error(here: Workplace, content: bytes, problem: str) -> None:
    here.write({"s": content})
    run = here.run("arxiv", "index", "s", "-o", "x.sqlite")
    assert run.err.startswith(f"error: s: {problem}")
    assert run.code == 2


def test_an_interrupted_build_goes_on_where_it_was(
    here: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arxiv_build, "_TOGETHER", 2)
    monkeypatch.setattr(arxiv_snapshot, "_AT_ONCE", 2)
    good = lines(PAPERS)
    here.write({"s.json": good})
    read: list[str] = []
    parse = arxiv_snapshot._paper

    def interrupted(value: dict[str, str]) -> object:
        if value["id"] == "2510.00007":
            raise KeyboardInterrupt
        return parse(value)

    def counted(value: dict[str, str]) -> object:
        read.append(value["id"])
        return parse(value)

    monkeypatch.setattr(arxiv_snapshot, "_paper", interrupted)
    assert here.run("arxiv", "index", "s.json", "-o", "x.sqlite").code == 130
    assert not (here.path / "x.sqlite").exists()
    monkeypatch.setattr(arxiv_snapshot, "_paper", counted)
    run = here.run("arxiv", "index", "s.json", "-o", "x.sqlite")
    assert run.err == "6 papers in x.sqlite\n"
    assert read == ["2510.00007", "hep-th/9901001"]
    assert [path.name for path in here.path.glob("x.sqlite*")] == ["x.sqlite"]
    index = open_index(here.path / "x.sqlite")
    assert all(index.title(id_) for id_, _ in PAPERS)


def test_what_is_left_of_another_snapshot_is_not_taken_on(here: Workplace) -> None:
    here.write({"bad.json": lines(PAPERS[:1]) + b"{\n", "good.json": lines(PAPERS[1:])})
    assert here.run("arxiv", "index", "bad.json", "-o", "x.sqlite").code == 2
    assert here.run("arxiv", "index", "good.json", "-o", "x.sqlite").code == 0
    assert open_index(here.path / "x.sqlite").title("1706.03762") is None


def test_papers_out_of_order_and_twice_are_found_once(here: Workplace) -> None:
    here.write({"s.json": lines([*reversed(PAPERS), ("1706.03762", "Attention, Revised")])})
    assert here.run("arxiv", "index", "s.json", "-o", "x.sqlite").err == "6 papers in x.sqlite\n"
    index = open_index(here.path / "x.sqlite")
    assert index.title("1706.03762") == "Attention, Revised"
    assert index.named("Attention Is All You Need") == ()


def test_sqlite_without_full_text_search_is_an_error(
    here: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arxiv_build, "_MODULE", "fts_of_another_day")
    here.write({"s.json": lines(PAPERS)})
    run = here.run("arxiv", "index", "s.json")
    assert "has no full-text search (FTS5): no such module" in run.err
    assert run.code == 2


NOTE = "- [Panda-70M](https://arxiv.org/abs/2406.18522)\n- [x](https://arxiv.org/abs/2406.18523)\n"
FOUND = (
    "note.md:1:3: error arxiv-title-mismatch `2406.18522` is `ChronoMagic-Bench: A Benchmark for"
    " Metamorphic Evaluation`, not `Panda-70M` (`2402.19479`)\n"
    "note.md:2:29: error unknown-arxiv-id arXiv has no paper `2406.18523`\n"
)


class TestCheck:
    def test_asks_the_index_that_is_named(self, here: Workplace, index: ArxivIndex) -> None:
        here.write({"note.md": NOTE})
        assert here.run("check", "note.md", "--index", "arxiv.sqlite").out == FOUND
        assert here.run("check", "note.md").out == ""

    def test_asks_the_index_that_the_configuration_names(
        self, here: Workplace, index: ArxivIndex
    ) -> None:
        here.write({"notes/note.md": NOTE, "notelint.toml": '[arxiv]\nindex = "arxiv.sqlite"\n'})
        assert here.run("check").out == FOUND.replace("note.md", "notes/note.md")

    def test_asks_the_index_in_the_folder_of_caches(
        self, here: Workplace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
        here.write({"note.md": NOTE, "s.json": lines(PAPERS)})
        assert here.run("check", "note.md").out == ""
        run = here.run("arxiv", "index", "s.json")
        assert run.err == "6 papers in ../cache/arxiv.sqlite\n"
        assert here.run("check", "note.md").out == FOUND

    def test_asks_in_every_process(self, here: Workplace, index: ArxivIndex) -> None:
        here.write({f"{number}.md": NOTE for number in range(130)})
        run = here.run("check", ".", "--jobs", "2", "--index", "arxiv.sqlite", "--no-cache")
        assert run.out.count("arxiv-title-mismatch") == 130

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (None, "there is no index of arXiv: `notelint arxiv index SNAPSHOT --output x`"),
            (b"no database", "is no index of arXiv"),
            (b"", "is no index of arXiv"),
        ],
    )
    def test_without_the_index_that_is_named_is_an_error(
        self, here: Workplace, content: bytes | None, problem: str
    ) -> None:
        here.write({"note.md": NOTE} if content is None else {"note.md": NOTE, "x": content})
        run = here.run("check", "note.md", "--index", "x")
        assert run.err.startswith(f"error: x: {problem}")
        assert run.code == 2
