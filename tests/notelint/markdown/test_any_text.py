"""Any text at all parses, in bounded depth, and every node is where it says it is."""

import random

import pytest

from notelint.markdown import COMMONMARK, DOCUSAURUS_MD, MARKDOWN, MDX, NOTION, Dialect, parse
from notelint.nodes import List, Node, Parent, Text, walk
from tests.notelint.markdown.invariants import violations

DIALECTS = [COMMONMARK, MARKDOWN, DOCUSAURUS_MD, MDX, NOTION]

_PREFIXES = ("> ", ">", "- ", "* ", "1. ", "2) ", "  ", "    ", "\t", "", "", "")
_LINES = (
    *("# 제목", "```js", "~~~", "***", "===", "<div>", "</div>", "<!-- c", "-->", "", "", "text"),
    *("| a | b |", "|---|---|", "[a]: /u 'x", "[^1]: 각주", "    code", "$$", "- [ ] 할 일"),
    *(":::note 제목", ":::", "::leaf[a]{.b}", "import a from 'b'", "<A b={1}>", "</A>", "{a", "}"),
    *("*가* **나 `c` [a] ![b](c", "d) <b>x</b> &amp; \\* $x$ ~~y~~", "www.a.com [^1] :t[u]{v}"),
    *("가  ", "나\\", "😀 a@b.co", "\ufeff", "\0"),
)


def random_text(seed: int) -> str:
    rng = random.Random(seed)
    lines = (
        "".join(rng.choices(_PREFIXES, k=rng.randint(0, 3))) + rng.choice(_LINES)
        for _ in range(rng.randint(1, 12))
    )
    return rng.choice(("\n", "\n", "\r\n", "\r")).join(lines) + rng.choice(("", "\n"))


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_nodes_nest_in_order_and_undecoded_text_is_what_is_written(dialect: Dialect) -> None:
    for seed in range(600):
        text = random_text(seed)
        assert list(violations(text, parse(text, dialect))) == [], (seed, text)


@pytest.mark.parametrize("dialect", [MARKDOWN, DOCUSAURUS_MD], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("line_ending", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_endings_change_no_tree(line_ending: str, dialect: Dialect) -> None:
    for seed in range(300):
        text = random_text(seed).replace("\r\n", "\n").replace("\r", "\n")
        plain = _shape(parse(text, dialect))
        assert _shape(parse(text.replace("\n", line_ending), dialect)) == plain, (seed, text)


def _shape(root: Node) -> list[tuple[str, str | None]]:
    return [(node.type, getattr(node, "value", None)) for node in walk(root)]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 200_000 + "a",
        "- " * 50_000 + "a",
        "*a " * 20_000 + "b*" * 20_000,
        "**a " * 20_000 + "b" + "**" * 20_000,
        "[" * 20_000 + "a" + "](u)" * 20_000,
        "![" * 20_000 + "a" + "](u)" * 20_000,
        ":::a\n" * 20_000,
        "<a>" * 10_000 + "</a>" * 10_000,
        "{" * 5_000 + "}" * 5_000,
    ],
    ids=["quotes", "lists", "emphasis", "strong", "links", "images", "directives", "jsx", "braces"],
)
@pytest.mark.parametrize("dialect", [MARKDOWN, MDX], ids=lambda dialect: dialect.name)
def test_no_depth_is_too_much(text: str, dialect: Dialect) -> None:
    assert sum(1 for _ in walk(parse(text, dialect))) > 1


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize(
    "text",
    ["", "\n", "\ufeff", "\r", "\0", "\u2028", "\ud800", " \t ", "---", "---\n---", "<", "{", "["],
)
def test_the_smallest_texts_parse(text: str, dialect: Dialect) -> None:
    root = parse(text, dialect)
    assert (root.start, root.end) == (0, len(text))


def test_a_long_line_parses() -> None:
    line = "가 *나* `c` [d](e) <b> & \\* http://x.y/z " * 20_000
    assert len(parse(line, MARKDOWN).children) == 1


def test_nul_stands_for_the_replacement_character() -> None:
    (paragraph,) = parse("a\0b", MARKDOWN).children
    assert isinstance(paragraph, Parent)
    (text,) = paragraph.children
    assert isinstance(text, Text)
    assert (text.value, text.start, text.end) == ("a\ufffdb", 0, 3)


def test_a_lone_cr_ends_a_line_and_a_line_separator_does_not() -> None:
    assert len(parse("# a\r# b", MARKDOWN).children) == 2
    assert len(parse("# a\u2028# b", MARKDOWN).children) == 1


def test_a_byte_order_mark_counts_as_a_character_and_hides_nothing() -> None:
    (heading,) = parse("\ufeff# a", MARKDOWN).children
    assert (heading.type, heading.start, heading.end) == ("heading", 1, 4)


def test_parsing_twice_gives_equal_trees() -> None:
    first, second = (parse("- a\n\n[b]: /c\n[b]", MARKDOWN) for _ in range(2))
    assert repr(first) == repr(second)
    assert isinstance(first.children[0], List)
