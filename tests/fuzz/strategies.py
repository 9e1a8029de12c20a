"""Random input for each promise."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from hypothesis import strategies as st

from tests.fuzz import promises
from tests.fuzz.material import MARKUP, SETTINGS, TOML
from tests.fuzz.mutations import mutated, repeated

_ID = "0123456789abcdef0123456789abcde"
_PAGES = tuple(f"Page {_ID}{digit}" for digit in "01")
_NAMES = ("a.md", "b.mdx", "img/x.png", "docs/한글 노트.md", "docs/c.mdx", "-d.md", "e f.markdown")
_EXPORTED = (
    *(f"{page}.md" for page in _PAGES),
    *(f"{page}.html" for page in _PAGES),
    f"{_PAGES[0]}.csv",
    f"{_PAGES[0]}_all.csv",
    f"{_PAGES[0]}/{_PAGES[1]}.md",
    f"{_PAGES[0]}/Untitled.png",
)
_CSV = 'Name,Tags,Date,URL\n제목,"a, b","January 1, 2020",https://a.example\n"a\n""b""",,,\n'
_HTML = (
    '<html><body><article id="x" class="page sans"><header><h1 class="page-title">T</h1></header>'
    '<div class="page-body"><p id="y">a<strong>b</strong></p><ul class="toggle"><li><details open="">'
    '<summary>c</summary><p>d</p></details></li></ul><figure class="image"><a href="e.png"><img'
    ' src="e.png"/></a></figure><table class="collection-content"><thead><tr><th>f</th></tr></thead>'
    "<tbody><tr><td>g</td></tr></tbody></table></div></article></body></html>"
)
_OPTIONS = (
    *("--fix", "--unsafe-fixes", "--diff", "--exit-zero", "--statistics", "--no-cache", "--help"),
    *("--output-format", "json", "html", "sarif", "--select", "all", "links,", "--ignore", "misspelling"),
    *("--baseline", "notelint-baseline.json", "--diff-base", "HEAD", "--target", "mdx", "--color", "always"),
    *("--config", "notelint.toml", "--force-exclude", "--jobs", "1", "0", "--index", "--online", "--fail-on"),
    *("--stdin-filename", "-", "--", "--to", "markdown", "notion", "--from", "-o", "out", "out.zip", "--report"),
    *("r.jsonl", "--strict", "--dry-run", "--keep-going", "--force", "--limit", "bytes=1", "--utf16", "--schema"),
    *("a.md", "docs", ".", "img/x.png", "none", "", "한글", "-x", "--=", "x" * 300, "misspelling", "..a"),
)  # fmt: skip
_COMMANDS = (
    "check",
    "convert",
    "rules",
    "explain",
    "formats",
    "baseline",
    "init",
    "config",
    "ast",
    "chekc",
)  # fmt: skip


def parsing(texts: Sequence[str]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(mutated(texts, MARKUP), st.sampled_from([*promises.DIALECTS]))


def checking(texts: Sequence[str]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(
        _vault(texts), st.sampled_from(("a.md", "b.mdx")), st.sampled_from((None, None, "mdx"))
    )


def converting(texts: Sequence[str]) -> st.SearchStrategy[tuple[Any, ...]]:
    contents = _bytes(
        st.one_of(mutated(texts, MARKUP), mutated((_CSV, _HTML), (*MARKUP, '"', ",")))
    )
    names = st.sampled_from((*_EXPORTED, *_NAMES))
    files = st.dictionaries(names, contents, min_size=1, max_size=5)
    formats = st.sampled_from(("markdown", "mdx", "notion"))
    return st.tuples(files, formats, formats)


def opening(texts: Sequence[str]) -> st.SearchStrategy[tuple[Any, ...]]:
    """A zip in which a few bytes are others."""
    changes = st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 255)), max_size=8)
    cut = st.integers(0, 2_000)
    damaged = st.builds(_damaged, st.sampled_from((False, True)), changes, cut)
    return st.tuples(damaged, st.booleans())


def answering(texts: Sequence[str]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Commands and options in any order, and with configurations that are hardly any."""
    arguments = st.tuples(
        st.sampled_from(_COMMANDS), st.lists(st.sampled_from(_OPTIONS), max_size=7)
    ).map(lambda parts: [parts[0], *parts[1]])
    settings = _bytes(mutated((SETTINGS, *SETTINGS.splitlines(keepends=True)), TOML))
    vaults = st.fixed_dictionaries(
        {"a.md": _bytes(mutated(texts, MARKUP))},
        optional={
            "notelint.toml": settings,
            "docs/pyproject.toml": settings.map(b"[tool.notelint]\n".__add__),
            "docs/한글 노트.md": st.just("# 제목\n".encode()),
            "notelint-baseline.json": _bytes(mutated(('{"version": 1, "accepted": []}',), TOML)),
            "img/x.png": st.just(b"\x89PNG\r\n\x1a\n"),
            ".gitignore": _bytes(mutated(("docs/\n*.png\n!a.md\n",), ("[", "**", "!", "\\", "/"))),
        },
    )
    return st.tuples(arguments, vaults)


def _vault(texts: Sequence[str]) -> st.SearchStrategy[Mapping[str, bytes]]:
    notes = _bytes(mutated(texts, MARKUP))
    return st.fixed_dictionaries(
        {"a.md": notes, "b.mdx": notes, "img/x.png": st.just(b"\x89PNG\r\n\x1a\n")},
        optional={
            "docs/한글 노트.md": notes,
            "docusaurus.config.js": _bytes(
                repeated(("module.exports = {", "}", "title: ", "'", ","))
            ),
        },
    )


def _bytes(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    return texts.map(lambda text: text.encode("utf-8", "surrogatepass"))


def _damaged(nested: bool, changes: Sequence[tuple[int, int]], cut: int) -> bytes:
    inner = _zip({f"{_PAGES[0]}.md": "# 제목\n" * 20, "a/../b.md": "x", "빈 폴더/": ""})
    content = bytearray(_zip({"Export-1-Part-1.zip": inner, "x.md": "x"}) if nested else inner)
    for place, value in changes:
        content[place % len(content)] = value
    return bytes(content[: len(content) - cut] if cut < len(content) // 2 else content)


def _zip(files: Mapping[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


PROMISES: Mapping[
    str, tuple[Callable[..., None], Callable[[Sequence[str]], st.SearchStrategy[tuple[Any, ...]]]]
] = {
    "parsed": (promises.is_parsed, parsing),
    "checked": (promises.is_checked, checking),
    "fixed": (promises.is_fixed, checking),
    "converted": (promises.is_converted, converting),
    "opened": (promises.is_opened, opening),
    "answered": (promises.is_answered, answering),
}
"""Each promise by what is then true of any input, and the input it is given."""
