"""What random notes are made of: real ones, and what means something in them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import cast

from notelint import Bad, Good
from notelint.paths import NOTE_SUFFIXES
from notelint.testing import take_marks
from notelint_rules import RULES

_REPOSITORY = Path(__file__).parents[2]

MARKUP = (
    *("", "\n", "\n\n", "\r\n", "\r", "\t", " ", "    ", "  \n", "\\", "\\\n", "\ufeff", "\0"),
    *("#", "## ", "===\n", "---\n", "+++\n", "***", "- ", "* ", "1. ", "10) ", "- [ ] ", "> "),
    *("`", "``", "```\n", "```js\n", "~~~\n", "````mdx-code-block\n", "$", "$$", "$$\n", "|", "|-|\n"),
    *("*", "**", "_", "__", "~", "~~", "==", "[", "]", "(", ")", "![", "](", "[^1]", "[^1]: ", "[a]: "),
    *("<", ">", "<div>", "</div>", "<br>", "<!--", "-->", "<?", "<![CDATA[", "<details>", "<img src='"),
    *("<>", "</>", "<A b={", "/>", "{", "}", "{/*", "*/}", "import a from './b'\n", "export const a = "),
    *(":::note\n", ":::tip 제목\n", ":::\n", "::a[b]{c=d}", ":b", "{#id}", "> [!NOTE]\n", "‣"),
    *("http://", "www.", "https://arxiv.org/abs/2406.18522", "arXiv:2513.99999", "a@b.co", "mailto:"),
    *("./b.md", "../", "/docs/a", "b.mdx#한글", "%20", "%", "%FF", "?x", "#", "img/x.png", "&amp;", "&#0;"),
    *("title: a\n", "slug: /x\n", "tags: [a, b]\n", "a: &b\n", "b: *b\n", "!!python/object:a", "? ", "2020-01-01"),
    *("<!-- notelint: allow ", "{/* notelint: allow-file ", "all", " -- ", "import.meta", "require('"),
    *("한글", "안되서 ", "은는이가", "漢字。", "的的", "日本語、", "🎉", "👩‍👩‍👧‍👦", "e\u0301", "\u202e", "\u200b", "\u2028"),
    *("\ud800", "\udcff", "\x1b[31m", "\x85", "\u0130", "ß", "ﬁ", "𝑄", "the the ", "perpelxity", "1" * 400),
)  # fmt: skip
"""Pieces that begin, end, or break something: of Markdown, MDX, YAML, links, and Unicode."""

SETTINGS = """\
extend = "base.toml"
select = ["images", "links", "misspelling"]
extend-select = ["all"]
ignore = ["missing-alt-text"]
exclude = ["drafts/**", "!a", "[", "**/*"]
plugins = []
[per-file-ignores]
"archive/**" = ["missing-arxiv-link"]
[severity]
broken-anchor = "warning"
[rules.misspelling]
words = "words.txt"
allow = ["NLP"]
min-length = 4
[rules.deep-heading]
max-depth = 4
[docusaurus]
site-dir = "website"
math = true
mdx1-compat = false
[arxiv]
index = "titles.sqlite"
"""

TOML = (
    *("", "\n", "=", " = ", "[", "]", "[[", "]]", "{", "}", '"', "'", '"""', "'''", "\\", "\\u", "#", ","),
    *(".", "true", "1", "-1", "1e400", "nan", "1979-05-27", "[tool.notelint]\n", "[rules]\n", "all", "links"),
    *("[rules.broken-link]\n", "pattern = '('\n", "\0", "\ud800", "\udcff", "한글", "\r", "\ufeff", "9" * 5000),
)  # fmt: skip


@cache
def texts() -> tuple[str, ...]:
    """Of this repository: the examples of all rules, and its notes."""
    examples = {
        take_marks(example.text)[0]
        for rule in RULES
        for example in [*cast("Sequence[Good | Bad]", rule.good), *rule.bad]
    }
    notes = [path for path in _REPOSITORY.glob("examples/**/*") if path.suffix in NOTE_SUFFIXES]
    cases = _REPOSITORY.glob("tests/converters/cases/*.md")
    return ("", *sorted(examples), *read([*notes, *cases]))


def read(paths: Iterable[Path]) -> Iterator[str]:
    """The text of notes; bytes that are no UTF-8 are lone surrogates."""
    for path in sorted(paths):
        yield path.read_bytes().decode("utf-8", "surrogateescape")


def below(folders: Iterable[Path]) -> Iterator[str]:
    """The text of the notes in folders."""
    for folder in folders:
        yield from read(p for p in folder.rglob("*") if p.suffix in NOTE_SUFFIXES and p.is_file())
