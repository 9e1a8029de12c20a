import re
from collections.abc import Iterator, Sequence

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Node, Table, TableRow, Text, plain_text
from notelint_rules.structure.literals import block_of, in_text
from notelint_rules.structure.tex import COMMANDS

# A command, its arguments and scripts, and what is written on without a space.
_COMMAND = lazy_re_compile(
    r"\\(?<![\w\\:/.]\\)(?P<name>[A-Za-z]{2,})(?![A-Za-z\\/:.-]*[\\/])"
    r"(?P<more>(?:\{[^{}\r\n]*(?:\{[^{}\r\n]*\}[^{}\r\n]*)*\}|[_^](?:\w|\\[A-Za-z]+)?)*)",
    re.ASCII,
)
_WORDS = lazy_re_compile(r"\{[^\s{}](?:[^{}]*[^\s{}])?\}")
_SIGNS = {"textbf": "**", "textit": "*"}
"""What Markdown has for commands that are no formula."""
_LIST = 5
"""So many cells that are but a command are a list of commands."""
_FAR = 1000
"""A formula is no longer than this, for the sake of linear time."""


class LatexOutsideMath(Rule):
    r"""A command of LaTeX stands in a formula.

    In prose, `\alpha` or `\frac{1}{2}` is shown as it is written. Paths and what stands in code
    are left alone, and only commands that formulas are made of are known. A table with a column of
    commands lists them.

    The fix puts dollar signs round the command, or writes `**bold**` for `\textbf{bold}`. It is not
    safe: more may belong to the formula.
    """

    name = "latex-outside-math"
    group = "structure"
    fixes = "unsafe"

    good = [
        Good("식 $\\alpha + \\mu$ 와 `\\mu` 와 C:\\pi\\mu, dir\\alpha, \\n, \\unknown\n"),
        Good("$$\n\\frac{1}{2}\n$$\n\n\\\\alpha \\(\\mu\\)\n"),
    ]
    bad = [
        Bad(
            "정책은 Q ⟦\\pi⟧ + A(⟦\\mu⟧), 여기서⟦\\alpha_1⟧은 ⟦\\frac{1}{2}⟧\n",
            [
                "`\\pi` is shown as it is written, expected `$\\pi$`",
                "`\\mu` is shown as it is written, expected `$\\mu$`",
                "`\\alpha_1` is shown as it is written, expected `$\\alpha_1$`",
                "`\\frac{1}{2}` is shown as it is written, expected `$\\frac{1}{2}$`",
            ],
            "정책은 Q $\\pi$ + A($\\mu$), 여기서$\\alpha_1$은 $\\frac{1}{2}$\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        end = 0
        listed = {id(cell) for table in note.find(Table) for cell in _listed_commands(table)}
        for match, text in in_text(note, _COMMAND):
            if match["name"] not in COMMANDS or match.start() < end:
                continue
            end = match.end()
            if _is_delimited(note, text, match.start()) or id(note.parent(text)) in listed:
                continue
            written = match[0]
            message = f"`{written}` is shown as it is written"
            if not note.dialect.math:
                yield Finding(Span(*match.span()), message)
                continue
            words = _WORDS.fullmatch(match["more"])
            signs = _SIGNS.get(match["name"]) if words else None
            expected = f"{signs}{match['more'].strip('{}')}{signs}" if signs else f"${written}$"
            edit = Edit(Span(*match.span()), expected)
            fix = Fix(
                "write it in Markdown" if signs else "put dollar signs round it",
                (edit,),
                safe=False,
            )
            yield Finding(edit.span, f"{message}, expected `{expected}`", fix)


def _listed_commands(table: Table) -> Sequence[Node]:
    """The cells of a table that are but a command, where those are many."""
    rows = [row.children for row in table.children if isinstance(row, TableRow)]
    alone = [
        cell for cells in rows for cell in cells if _COMMAND.fullmatch(plain_text(cell).strip())
    ]
    return alone if len(alone) >= _LIST else ()


def _is_delimited(note: Note, text: Text, offset: int) -> bool:
    r"""Whether a place is between ``\(`` and ``\)``, or dollar signs that are none here.

    The first is reported by `unsupported-math-delimiter`; the second hangs on the site's plugins.
    """
    block = block_of(note, text)
    written, first = note.text, max(block.start if block else text.start, offset - _FAR)
    if not note.dialect.math and written.rfind("$", first, offset) >= 0:
        return True
    return any(
        written.rfind(opening, first, offset) > written.rfind(closing, first, offset)
        for opening, closing in ((r"\(", r"\)"), (r"\[", r"\]"))
    )
