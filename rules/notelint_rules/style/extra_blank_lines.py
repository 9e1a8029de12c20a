import re
from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint_rules.style.verbatim import is_verbatim

_BLANK = "[ \t\r\n]"
_LINES = r"((?:[ \t\r]*+\n)++)"
"""Blank lines. Where text follows, or they end the note, a search finds them at its first try."""
_FIRST = lazy_re_compile(rf"\ufeff?{_LINES}(?={_BLANK}*+.)", re.DOTALL)
_FURTHER = lazy_re_compile(rf"\n[ \t\r]*+\n{_LINES}")
_LAST = lazy_re_compile(rf"(?<=\n){_LINES}\Z")
_FRONT_MATTER = ("---", "+++")


class ExtraBlankLines(Rule):
    """Blocks are parted by one blank line, and a note neither begins nor ends with one.

    More of them say no more: Markdown reads one and ten alike.

    Code, math, HTML, JSX and ESM are left alone.

    The fix removes the lines. It is safe: the tree stays as it is.
    """

    name = "extra-blank-lines"
    group = "style"
    default = False
    fixes = "safe"

    good = [
        Good("# 제목\n\n글\n\n- 하나\n\n- 둘\n"),
        Good("```\na\n\n\nb\n```\n\n    a\n\n\n    b\n\n$$\na\n\n\nb\n$$\n"),
    ]
    bad = [
        Bad(
            "# 제목\n\n⟦\n⟧글\n\n⟦  \n\n⟧다음 글\n",
            ["found 2 blank lines, expected 1", "found 3 blank lines, expected 1"],
            "# 제목\n\n글\n\n다음 글\n",
            nests=False,
            moves=False,
        ),
        Bad(
            "⟦\n⟧글\n\n글\n⟦\n\n⟧",
            [
                "found 1 blank line at the beginning of the note, expected none",
                "found 2 blank lines at the end of the note, expected none",
            ],
            "글\n\n글\n",
            nests=False,
            moves=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        text = note.text
        end = len(text.rstrip(" \t\r\n"))
        if (first := _FIRST.match(text)) and not text.startswith(_FRONT_MATTER, first.end()):
            yield _finding(note, first, " at the beginning of the note, expected none")
        for further in _FURTHER.finditer(text, first.end() if first else 0, end):
            if not is_verbatim(note, further.start(1)):
                yield _finding(note, further, ", expected 1", kept=1)
        last = _LAST.search(text, end) if text.endswith("\n") else None
        if last and end and not is_verbatim(note, last.start()):
            yield _finding(note, last, " at the end of the note, expected none")


def _finding(note: Note, lines: re.Match[str], expected: str, kept: int = 0) -> Finding:
    number = note.text.count("\n", *lines.span(1)) + kept
    noun = "blank line" if number == 1 else "blank lines"
    span = Span(*lines.span(1))
    fix = Fix("remove them", (Edit(span, ""),))
    return Finding(span, f"found {number} {noun}{expected}", fix)
