"""``check --online`` against an arXiv of our own, and the pauses between requests."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from notelint.cli import arxiv_online
from notelint.cli.arxiv_online import ArxivOnline, titles_in
from tests.notelint.cli.conftest import Workplace

TITLES = {
    "2406.18522": "ChronoMagic-Bench: A Benchmark for\n  Metamorphic Evaluation",
    "hep-th/9901001": "A Note on K&#228;hler Potentials",
}
ERROR = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/api/errors#incorrect_id_format</id>
<title>Error</title><summary>incorrect id format</summary>
</entry></feed>"""


class Arxiv:
    """Answers as arXiv does, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.agents: list[str] = []
        self.status = 200
        self.body: bytes | None = None
        self.address = ""

    def feed(self, ids: list[str]) -> bytes:
        entries = "".join(
            f"<entry><id>http://arxiv.org/abs/{id_}v2</id><title>{TITLES[id_]}</title></entry>"
            for id_ in ids
            if id_ in TITLES
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
            f"<title>ArXiv Query</title>{entries}</feed>"
        ).encode()


@pytest.fixture
def arxiv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Arxiv]:
    known = Arxiv()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            ids = query["id_list"][0].split(",")
            known.asked.append(ids)
            known.agents.append(self.headers["User-Agent"])
            assert query["max_results"] == [str(len(ids))]
            self.send_response(known.status)
            self.end_headers()
            self.wfile.write(known.feed(ids) if known.body is None else known.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    known.address = f"http://127.0.0.1:{server.server_port}/api/query"
    monkeypatch.setenv("NOTELINT_ARXIV_API", known.address)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("PRE_COMMIT", "GIT_INDEX_FILE", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield known
    server.shutdown()
    thread.join()
    server.server_close()


class Clock:
    """Time passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float, /) -> None:
        self.slept.append(seconds)
        self.now += seconds


NOTE = (
    "- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/2406.18522)\n"
    "- [없는 논문](https://arxiv.org/pdf/2406.99999v1)\n"
)
FOUND = (
    "note.md:1:3: error arxiv-title-mismatch `2406.18522` is `ChronoMagic-Bench: A Benchmark for"
    " Metamorphic Evaluation`, not `Deep Residual Learning for Image Recognition`\n"
    "note.md:2:33: error unknown-arxiv-id arXiv has no paper `2406.99999`\n"
)


def test_arxiv_is_asked_once_for_all_ids_and_never_again(here: Workplace, arxiv: Arxiv) -> None:
    here.write({"note.md": NOTE})
    first = here.run("check", "note.md", "--online")
    assert (first.out, first.code) == (FOUND, 1)
    assert arxiv.asked == [["2406.18522", "2406.99999"]]
    assert arxiv.agents[0].startswith("notelint/")
    assert here.run("check", "note.md", "--online", "--no-cache").out == FOUND
    assert len(arxiv.asked) == 1


def test_nobody_is_asked_unless_it_is_wanted(here: Workplace, arxiv: Arxiv) -> None:
    here.write({"note.md": NOTE})
    assert here.run("check", "note.md").out == ""
    assert arxiv.asked == []


def test_what_the_index_knows_is_not_asked(here: Workplace, arxiv: Arxiv) -> None:
    here.write({"note.md": NOTE, "s.json": '{"id": "2406.18522", "title": "Something Else"}\n'})
    here.run("arxiv", "index", "s.json")
    here.run("check", "note.md", "--online")
    assert arxiv.asked == [["2406.99999"]]


@pytest.mark.parametrize("name", ["PRE_COMMIT", "GIT_INDEX_FILE"])
def test_a_commit_hook_asks_nobody(
    here: Workplace, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "1")
    here.write({"note.md": NOTE})
    run = here.run("check", "note.md", "--online")
    assert (run.out, run.code) == ("", 0)
    assert run.err.startswith("warning: `--online` is ignored in a commit hook\n")
    assert arxiv.asked == []


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (429, b"", "it answers 429 Too Many Requests: try again later"),
        (503, b"", "it answers 503 Service Unavailable: try again later"),
        (400, b"", "it answers 400 Bad Request"),
        (200, b"<html>", "the answer is no XML: no element found: line 1, column 6"),
        (200, b"<html/>", "the answer is no list of papers"),
        (
            200,
            ERROR,
            "incorrect id format",
        ),
    ],
)
def test_an_arxiv_that_cannot_answer_is_a_warning(
    here: Workplace, arxiv: Arxiv, status: int, body: bytes, reason: str
) -> None:
    arxiv.status, arxiv.body = status, body
    here.write({"note.md": NOTE})
    run = here.run("check", "note.md", "--online")
    assert (run.out, run.code) == ("", 0)
    assert f"warning: arXiv could not be asked about 2 papers: {reason}\n" in run.err
    arxiv.status, arxiv.body = 200, None
    assert ArxivOnline(here.path / "elsewhere.sqlite")(["2406.18522"])


def test_nobody_there_is_a_warning(
    here: Workplace, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTELINT_ARXIV_API", "http://127.0.0.1:9/api/query")
    here.write({"note.md": NOTE})
    run = here.run("check", "note.md", "--online")
    assert (run.out, run.code) == ("", 0)
    assert "warning: arXiv could not be asked about 2 papers: " in run.err


def test_a_slow_answer_is_waited_for_only_so_long(
    here: Workplace, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()
    feed = arxiv.feed

    def slow(ids: list[str]) -> bytes:
        answered.wait(10)
        return feed(ids)

    monkeypatch.setattr(arxiv, "feed", slow)
    monkeypatch.setattr(arxiv_online, "_TIMEOUT", 0.05)
    online = ArxivOnline(here.path / "answers.sqlite")
    assert online(["2406.18522"]) == {}
    answered.set()
    assert online.problem == "arXiv could not be asked about 1 paper: timed out"


def test_requests_are_three_seconds_apart_whoever_makes_them(
    here: Workplace, arxiv: Arxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arxiv_online, "_TOGETHER", 2)
    clock = Clock()
    cache = here.path / "answers.sqlite"
    ids = [f"2406.1852{number}" for number in range(5)]
    answers = ArxivOnline(cache, clock)(ids)
    assert [len(asked) for asked in arxiv.asked] == [2, 2, 1]
    assert clock.slept == [3.0, 3.0]
    assert answers["2406.18522"] == "ChronoMagic-Bench: A Benchmark for Metamorphic Evaluation"
    assert answers["2406.18521"] is None
    clock.now += 1.0
    ArxivOnline(cache, clock)(["hep-th/9901001"])
    assert clock.slept == [3.0, 3.0, 2.0]


def test_an_id_without_a_paper_is_asked_for_again_after_a_week(
    here: Workplace, arxiv: Arxiv
) -> None:
    clock = Clock()
    online = ArxivOnline(here.path / "answers.sqlite", clock)
    online(["2406.99999", "2406.18522"])
    clock.now += 6 * 24 * 3600
    online(["2406.99999", "2406.18522"])
    assert len(arxiv.asked) == 1
    clock.now += 2 * 24 * 3600
    online(["2406.99999", "2406.18522"])
    assert arxiv.asked[1:] == [["2406.99999"]]


def test_titles_are_read_from_an_answer() -> None:
    assert titles_in(Arxiv().feed(["2406.18522", "hep-th/9901001", "2406.1"])) == {
        "2406.18522": "ChronoMagic-Bench: A Benchmark for Metamorphic Evaluation",
        "hep-th/9901001": "A Note on Kähler Potentials",
    }
