"""Random documents, the same for the same seed: what no one would write, and parsers must read."""

import random
from collections.abc import Callable, Iterator, Sequence

_PREFIXES = (
    *("> ", ">", "- ", "-", "* ", "+ ", "1. ", "2. ", "1) ", "10. ", "-\t", ">\t"),
    *(" ", "  ", "   ", "    ", "\t", " \t", "", "", "", "", "", ""),
)
_LINES = (
    *(
        "# 제목",
        "## b ##",
        "#",
        "```",
        "```js",
        "````",
        "~~~",
        "***",
        "---",
        "- - -",
        "===",
        "-",
        "=",
    ),
    *("<div>", "</div>", "<br>", "<!-- c", "-->", "<?p", "<pre>", "</pre>", "<!A", "<a b='c'>"),
    *("[a]: /u", "[b]: /v 't'", "[c]:", "[a]: <가 나>", "'title'", "'t", "[a] [b][a]", "[a"),
    *(
        "text",
        "한글 글자",
        "漢字。",
        "日本語、",
        "🎉 끝",
        "*em*",
        "**강조**는",
        "a  ",
        "b\\",
        "a\tb\t",
        "`c`",
        "`c",
    ),
    *("", "", "", "   ", "\t", "    code", "\tcode", "- x", "> q", "1. y", "a @b.co", "&amp;"),
)
_PIECES = (
    *("*", "**", "_", "__", "***", "`", "``", "[", "]", "(", ")", "](u)", "![", "](<u v> 't')"),
    *("<b>", "</b>", "<a b='c'", "<!-- ", "-->", "<http://x.y>", "<m@x.y>", "<", ">", '"', "'"),
    *("\\", "\\*", "\n", "  \n", "\\\n", "\t\n", " ", " ", "a", "b", "é", ".", "!", "-", ":", "&"),
    *(
        "한",
        "글",
        "。",
        "、",
        "「",
        "漢",
        "🎉",
        "\u00a0",
        "&amp;",
        "&nbsp;",
        "&#42;",
        "&nope;",
        "[r]",
        "[r][]",
        "[s][r]",
    ),
)
_GFM_LINES = (
    *(
        "| a | b |",
        "|---|:-:|",
        "| - |",
        "|a|b",
        "a | b",
        "--|--",
        "| \\| | `|` |",
        "- [ ] 할 일",
        "- [x] b",
    ),
    *(
        "[^1]: 각주",
        "[^1]",
        "~~가~~",
        "~a~",
        "www.a.com",
        "https://a.b/가",
        "a@b.co",
        "$$",
        "$x$",
        "---",
        "+++",
    ),
)
_GFM_PIECES = (
    *(
        "~",
        "~~",
        "$",
        "$$",
        "www.x.com",
        "http://a.b/c",
        "https://가.나",
        "a@b.c",
        "[^1]",
        "|",
        "~~*",
    ),
    *("mailto:a@b.c", "xmpp:a@b.c/d", "://", "@"),
)
_DIRECTIVE_LINES = (
    *(
        ":::note",
        ":::tip[제목]",
        "::::a{#b .c}",
        ":::",
        ":::",
        "::::",
        "::leaf[a]{b=c}",
        ":t[u]{v}",
    ),
    *(":::note Title", "::b", ":c", ":::{a}", "::: d"),
)
_DIRECTIVE_PIECES = (":a", ":b[", ":c[d]{e}", "{", "}", ":", "::", "{#a .b c='d'}", "]{e=f}")
_MDX_LINES = (
    *(
        "import a from 'b'",
        "export const c = 1",
        "<A>",
        "</A>",
        "<A>",
        "</A>",
        "<A b={1} />",
        "{1 + 1}",
    ),
    *(
        "<b>가</b>",
        "<A>글",
        "글</A>",
        "{/* 주석 */}",
        "{",
        "}",
        "<>",
        "</>",
        "<A",
        "b='c'",
        "/>",
        "{`",
        "`}",
    ),
)
_MDX_PIECES = (
    *(
        "<A>",
        "</A>",
        "<a.b />",
        "<c d='e'/>",
        "<f {...g}/>",
        "{1}",
        "{'}'}",
        "{/* } */}",
        "<>",
        "</>",
    ),
    *("{a\n", "}", "<h i={<j/>}/>", "<k\n"),
)

_LINES_OF: dict[str, Sequence[str]] = {
    "commonmark": _LINES,
    "md": (*_LINES, *_GFM_LINES, *_GFM_LINES),
    "md+directives": (*_LINES, *_GFM_LINES, *_DIRECTIVE_LINES, *_DIRECTIVE_LINES),
    "mdx": (
        *(line for line in _LINES if "<" not in line),
        *(*_GFM_LINES, *_DIRECTIVE_LINES, *_MDX_LINES, *_MDX_LINES),
    ),
}
_PIECES_OF: dict[str, Sequence[str]] = {
    "commonmark": _PIECES,
    "md": (*_PIECES, *_GFM_PIECES, *_GFM_PIECES),
    "md+directives": (*_PIECES, *_GFM_PIECES, *_DIRECTIVE_PIECES, *_DIRECTIVE_PIECES),
    "mdx": (
        *(piece for piece in _PIECES if "<" not in piece),
        *(*_GFM_PIECES, *_DIRECTIVE_PIECES, *_MDX_PIECES, *_MDX_PIECES),
    ),
}
# Of the plain families: CommonMark's constructs, and little else to make parsers differ.
_PLAIN_PREFIXES = (
    *("> ", ">", "- ", "-", "* ", "1. ", "2. ", "1) "),
    *(" ", "  ", "   ", "    ", "\t", "", "", "", ""),
)
_PLAIN_LINES = (
    *("# h", "## h ##", "```", "```js", "~~~", "***", "---", "===", "    code", "   "),
    *("<div>", "</div>", "<br>", "<!-- c", "-->", "| a | b |", "|---|---|", "| - |"),
    *("[a]: /u", '[b]: /v "t"', "text", "more text", "a", "*em*", "`c`", "- x", "> q", "", ""),
)
_PLAIN_PIECES = (
    *("*", "**", "_", "__", "~", "~~", "`", "``", "<", ">", '"', "!", ".", "&", "\\", "\\*"),
    *("[", "![", "]", "(", ")", "](u)", '(x "t")', "[r]", "[r][]", "[^1]", "\n", "  \n", " "),
    *("<b>", "</b>", "<http://x.y>", "http://a.b/c", "www.x.com", "&amp;"),
    *("a", "b", "é", "한", "。"),
)
_LINE_ENDINGS = ("\n", "\n", "\n", "\r\n", "\r")


def block_document(rng: random.Random, mode: str) -> str:
    """A few lines: blocks behind the markers of containers, at odd indentations."""
    lines = (
        "".join(rng.choices(_PREFIXES, k=rng.choice((0, 1, 1, 2, 3)))) + rng.choice(_LINES_OF[mode])
        for _ in range(rng.randint(2, 9))
    )
    return rng.choice(_LINE_ENDINGS).join(lines) + rng.choice(("", "\n"))


def inline_document(rng: random.Random, mode: str) -> str:
    """A paragraph of pieces of markup, and a definition they may refer to."""
    pieces = "".join(rng.choices(_PIECES_OF[mode], k=rng.randint(3, 14)))
    notes = "" if mode == "commonmark" else "\n[^1]: 각주\n"
    return f"{pieces.strip()}\n\n[r]: /ref\n{notes}"


def mixed_document(rng: random.Random, mode: str) -> str:
    """Lines of pieces of markup in containers, which following lines may continue lazily."""
    lines = (
        "".join(rng.choices(_PREFIXES, k=rng.choice((0, 0, 1, 2))))
        + "".join(rng.choices(_PIECES_OF[mode], k=rng.randint(1, 6)))
        if rng.random() < 0.7
        else rng.choice(_LINES_OF[mode])
        for _ in range(rng.randint(2, 6))
    )
    return rng.choice(_LINE_ENDINGS).join(lines) + "\n\n[r]: /ref\n"


def plain_block_document(rng: random.Random, mode: str) -> str:
    """A few short lines of CommonMark behind the markers of containers; line feeds only."""
    lines = (
        "".join(rng.choices(_PLAIN_PREFIXES, k=rng.choice((0, 1, 1, 2, 3))))
        + rng.choice(_PLAIN_LINES)
        for _ in range(rng.randint(2, 7))
    )
    return "\n".join(lines) + rng.choice(("", "\n"))


def plain_inline_document(rng: random.Random, mode: str) -> str:
    """A paragraph of short pieces of CommonMark's markup, and a definition."""
    pieces = "".join(rng.choices(_PLAIN_PIECES, k=rng.randint(3, 14)))
    return f"{pieces.strip()}\n\n[r]: /ref\n"


FAMILIES: dict[str, Callable[[random.Random, str], str]] = {
    "blocks": block_document,
    "inlines": inline_document,
    "mixed": mixed_document,
    "plain-blocks": plain_block_document,
    "plain-inlines": plain_inline_document,
}


def documents(family: str, mode: str, count: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """(Name, text) of as many documents; each can be made again by its name's number."""
    for number in range(seed, seed + count):
        rng = random.Random(f"{family} {mode} {number}")
        yield f"{family}#{number}", FAMILIES[family](rng, mode)
