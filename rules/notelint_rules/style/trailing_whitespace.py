from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Break, Code
from notelint_rules.style.spaces import described, odd_runs

_BLANK = lazy_re_compile(r"(?<=\n)[ \t]+(?=\r?\n)")


class TrailingWhitespace(Rule):
    """A line ends with its last character that can be seen.

    What cannot be seen is changed by accident, and shows up in every comparison of versions.

    Two spaces that break a line are left, and what they have too much is reported; at the end of
    a paragraph they break nothing. Code, math, front matter, HTML, JSX and tables are left alone,
    but for the blank lines of code by indentation.

    The fix removes the spaces and tabs, but not in code. It is safe: no reader sees them.
    """

    name = "trailing-whitespace"
    group = "style"
    default = False
    fixes = "safe"

    good = [
        Good("첫 줄  \n둘째 줄\n"),
        Good("```\ncode  \n```\n\n    code  \n    code\n\n<pre>\na  \n</pre>\n"),
    ]
    bad = [
        Bad(
            "# 제목⟦ ⟧\n\n글⟦  ⟧\n⟦  \t⟧\n- 하나⟦   ⟧\n",
            [
                "the line ends in 1 space, expected none",
                "the line ends in 2 spaces, expected none",
                "the blank line has 3 spaces and tabs, expected none",
                "the line ends in 3 spaces, expected none",
            ],
            "# 제목\n\n글\n\n- 하나\n",
            nests=False,
            moves=False,
        ),
        Bad(
            "첫 줄  ⟦  ⟧\n둘째 줄⟦ ⟧\n셋째 줄\n",
            [
                "the line ends in 4 spaces, expected 2 to break it",
                "the line ends in 1 space, expected none",
            ],
            "첫 줄  \n둘째 줄\n셋째 줄\n",
        ),
        Bad(
            "글\n\n    code\n⟦      ⟧\n    code\n",
            ["the blank line has 6 spaces, expected none"],
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        breaks = {node.start for node in note.find(Break)}
        for run in odd_runs(note):
            if not run.ends_line:
                continue
            content = note.source[run.span]
            if run.start in breaks:
                if content == "  ":
                    continue
                span = Span(run.start + 2, run.end)
                message = f"the line ends in {described(content)}, expected 2 to break it"
            else:
                span = run.span
                where = "the blank line has" if run.indents else "the line ends in"
                message = f"{where} {described(content)}, expected none"
            yield Finding(span, message, Fix("remove it", (Edit(span, ""),)))
        yield from _in_indented_code(note)


def _in_indented_code(note: Note) -> Iterator[Finding]:
    for code in note.find(Code):
        if note.text[code.start] not in "`~":
            for blank in _BLANK.finditer(note.text, code.start, code.end):
                message = f"the blank line has {described(blank[0])}, expected none"
                yield Finding(Span(*blank.span()), message)
