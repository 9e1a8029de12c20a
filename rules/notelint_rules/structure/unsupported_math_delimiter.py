import re
from collections.abc import Iterator
from html import unescape

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Paragraph
from notelint_rules.structure.literals import block_of, in_text, is_preformatted
from notelint_rules.structure.tex import has_commands, is_formula, is_prose, is_term

_LONGEST = 2000
"""No formula is longer; what opens and never closes is not looked for to the end of the note."""

_PAIRS = lazy_re_compile(
    r"\\(?:"
    rf"\((?P<round>(?:[^\\\r\n]|\\[^()\r\n]|\r?\n(?![ \t]*\r?\n)){{1,{_LONGEST}}}?)\\\)"
    rf"|\[(?P<square>(?:[^\\\r\n]|\\[^\[\]\r\n]|\r?\n(?![ \t]*\r?\n)){{1,{_LONGEST}}}?)\\\]"
    r")"
)
_ESCAPED = lazy_re_compile(r"\$|\\[_*]")
_OWN_LINES = lazy_re_compile(r"[ \t]*\r?\n.*\n[ \t>]*", re.DOTALL)


class UnsupportedMathDelimiter(Rule):
    r"""A formula stands between dollar signs.

    LaTeX's `\(…\)` and `\[…\]`, as language models write them, are escaped brackets in Markdown:
    the source of the formula is shown, without the backslashes, and `_` in it may make text
    italic. Escaped brackets round words are left alone, and so is what stands in `<pre>`.

    The fix writes `$…$`, or `$$` on lines of its own where `\[…\]` is a paragraph. It is safe:
    nothing but a formula can have been meant.
    """

    name = "unsupported-math-delimiter"
    group = "structure"
    fixes = "safe"

    good = [
        Good("정책 $\\mu$ 와 \\(괄호 안의 글\\), \\[x\\], \\[선택 항목\\], `\\(\\mu\\)`\n"),
        Good("$$\n\\begin{aligned} a \\\\[2pt] b \\end{aligned}\n$$\n"),
    ]
    bad = [
        Bad(
            "정책 ⟦\\(\\mu\\)⟧ 와 ⟦\\( A_{\\mu} \\)⟧ 가，⟦\\(x\\)⟧의 🧪\n",
            [
                "`\\(…\\)` is no formula in Markdown, expected `$…$`",
                "`\\(…\\)` is no formula in Markdown, expected `$…$`",
                "`\\(…\\)` is no formula in Markdown, expected `$…$`",
            ],
            "정책 $\\mu$ 와 $A_{\\mu}$ 가，$x$의 🧪\n",
        ),
        Bad(
            "따라서\n\n⟦\\[\nb+7 \\mid 56.\n\\]⟧\n\n이고 ⟦\\[x^2\\]⟧ 이다\n",
            [
                "`\\[…\\]` is no formula in Markdown, expected `$$`",
                "`\\[…\\]` is no formula in Markdown, expected `$…$`",
            ],
            "따라서\n\n$$\nb+7 \\mid 56.\n$$\n\n이고 $x^2$ 이다\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.dialect.math or ("\\(" not in note.text and "\\[" not in note.text):
            return
        pairs = list(in_text(note, _PAIRS))
        verbatim = is_preformatted(note)
        certain = any(is_formula(match["round"] or match["square"]) for match, _ in pairs)
        for match, text in pairs:
            block = block_of(note, text)
            if block is None or match.end() > block.end:
                continue
            span = Span(*match.span())
            if verbatim(span.start):
                continue
            if (inside := match["round"]) is not None:
                if is_formula(inside) or (certain and is_term(inside)):
                    message = r"`\(…\)` is no formula in Markdown, expected `$…$`"
                    yield Finding(span, message, _within_text(span, inside))
                continue
            inside = match["square"]
            alone = isinstance(block, Paragraph) and span == block.span
            on_lines = alone and _OWN_LINES.fullmatch(inside) is not None and not is_prose(inside)
            if on_lines or has_commands(inside) or "^" in inside:
                expected = "$$" if alone else "$…$"
                message = rf"`\[…\]` is no formula in Markdown, expected `{expected}`"
                fix = _on_lines(note, span, inside) if alone else _within_text(span, inside)
                yield Finding(span, message, fix)


def _within_text(span: Span, inside: str) -> Fix | None:
    if _ESCAPED.search(inside):
        return None
    return Fix("write `$…$`", (Edit(span, f"${unescape(inside.strip())}$"),))


def _on_lines(note: Note, span: Span, inside: str) -> Fix | None:
    """The dollars on lines of their own, in the container of the paragraph."""
    if _ESCAPED.search(inside):
        return None
    line = note.source.line(note.source.position(span.start).line)
    newline = "\r\n" if "\r\n" in note.text else "\n"
    newline += re.sub(r"[^\s>]", " ", note.text[line.start : span.start])
    if _OWN_LINES.fullmatch(inside):
        text = f"$${unescape(inside)}$$"
    elif "\n" not in inside:
        text = f"$${newline}{unescape(inside.strip())}{newline}$$"
    else:
        return None
    return Fix("write `$$`", (Edit(span, text),))
