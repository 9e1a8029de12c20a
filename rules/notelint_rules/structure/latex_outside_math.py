import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Node, Table, TableRow, Text, plain_text
from notelint_rules.structure.literals import block_of, in_text, text_at
from notelint_rules.structure.tex import COMMANDS
from notelint_rules.structure.unread_links import unread_links

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
    commands lists them. An environment, `\begin{align} … \end{align}`, is reported as a whole.

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
        Bad(
            "식은\n\n⟦\\begin{aligned}\na &= \\mu\n\\end{aligned}⟧\n",
            ["`\\begin{aligned}` is shown as it is written, expected `$$` round it"],
            "식은\n\n$$\n\\begin{aligned}\na &= \\mu\n\\end{aligned}\n$$\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        end = 0
        listed = {id(cell) for table in note.find(Table) for cell in _listed_commands(table)}
        links: list[Span] | None = None
        open_math: dict[int, bool] = {}
        for match, text in in_text(note, _COMMAND):
            if match["name"] not in COMMANDS or match.start() < end:
                continue
            end = match.end()
            if _is_delimited(note, text, match.start()) or id(note.parent(text)) in listed:
                continue
            if (block := block_of(note, text)) is not None:
                if id(block) not in open_math:
                    open_math[id(block)] = _holds_open_math(note, block)
                if open_math[id(block)]:
                    continue  # `unclosed-math` reports it
            if links is None:
                links = [link.span for link in unread_links(note)]
            if _is_within(match.start(), links):
                continue  # `link-became-text` reports it
            if match["name"] == "begin" and (environment := _environment(note, text, match)):
                end = environment.span.end
                yield environment
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


def _environment(note: Note, text: Text, begin: "re.Match[str]") -> Finding | None:
    r"""From ``\begin{…}`` to its ``\end{…}``, which is a formula as a whole."""
    block, name = block_of(note, text), begin["more"]
    last = min(block.end if block else text.end, begin.end() + _FAR)
    end = note.text.find(f"\\end{name}", begin.end(), last)
    if not name.startswith("{") or end < 0:
        return None
    span = Span(begin.start(), end + len(f"\\end{name}"))
    message = f"`{begin[0]}` is shown as it is written, expected `$$` round it"
    if block is None or block.span != span or span.start != note.source.line_start(span.start):
        return Finding(span, message)
    line = "\r\n" if "\r\n" in note.source[span] else "\n"
    edit = Edit(span, f"$${line}{note.source[span]}{line}$$")
    return Finding(span, message, Fix("put `$$` round it", (edit,), safe=False))


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


def _holds_open_math(note: Note, block: Node) -> bool:
    """Whether a block holds a ``$$`` that was read as text: all of its TeX belongs to that."""
    place = note.text.find("$$", block.start, block.end)
    while place >= 0:
        if text_at(note, place) is not None and note.text[place - 1 : place] != "\\":
            return True
        place = note.text.find("$$", place + 2, block.end)
    return False


def _is_within(offset: int, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < spans[index].end
