import re
from collections.abc import Iterator
from itertools import chain

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import InlineMath, Math

_FONTS = {
    "bf": "mathbf",
    "cal": "mathcal",
    "it": "mathit",
    "rm": "mathrm",
    "sf": "mathsf",
    "tt": "mathtt",
}
"""LaTeX 2.09's switches, which hold to the end of their group, and what LaTeX has had since 1994."""

_RENAMED = {"Bbb": "mathbb", "bold": "mathbf", "frak": "mathfrak"}
"""Commands that AMS-LaTeX 1 had, and their successors."""

_OLD = lazy_re_compile(rf"\\(?:{'|'.join([*_FONTS, *_RENAMED])})(?![A-Za-z])")
_GROUP = lazy_re_compile(
    r"\{[ ]*\\(?P<switch>[a-z]+)(?![A-Za-z])[ ]*(?P<what>[^{}\\]+?|\\[A-Za-z]+)[ ]*\}"
)


class DeprecatedLatex(Rule):
    r"""Formulas are written in the LaTeX of this century.

    `{\cal T}`, `{\bf x}` and their like are LaTeX 2.09's. KaTeX still reads them, other readers
    do not, and what a switch does to what follows is easily overlooked.

    The fix writes `\mathcal{T}`, `\mathbf{x}` …; it is safe: formulas look the same. There is none
    where it is not plain how far a switch reaches.
    """

    name = "deprecated-latex"
    group = "style"
    default = False
    fixes = "safe"

    good = [Good("$\\mathcal{T}$, $\\mathbf x$, {\\cal T}, `{\\cal T}`, $\\bfseries\\calm$\n")]
    bad = [
        Bad(
            "변형장 $⟦{\\cal T}⟧ = x_{⟦\\rm max⟧}$\n\n$$\n⟦\\Bbb⟧ R ⟦{\\bf \\alpha}⟧\n$$\n",
            [
                "`\\cal` is deprecated, expected `\\mathcal{T}`",
                "`\\rm` is deprecated, expected `\\mathrm{max}`",
                "`\\Bbb` is deprecated, expected `\\mathbb`",
                "`\\bf` is deprecated, expected `\\mathbf{\\alpha}`",
            ],
            "변형장 $\\mathcal{T} = x_{\\mathrm{max}}$\n\n$$\n\\mathbb R \\mathbf{\\alpha}\n$$\n",
        ),
        Bad(
            "$a ⟦\\rm⟧ d x, \\text{⟦\\bf⟧ x}$\n",
            [
                "`\\rm` is deprecated, expected `\\mathrm{…}`",
                "`\\bf` is deprecated, expected `\\mathbf{…}`",
            ],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for formula in chain(note.find(InlineMath), note.find(Math)):
            for old in _OLD.finditer(note.text, formula.start, formula.end):
                yield _finding(note, old)


def _finding(note: Note, old: re.Match[str]) -> Finding:
    command = old[0][1:]
    span = Span(*old.span())
    if command in _RENAMED:
        new = "\\" + _RENAMED[command]
        return _replaced(span, command, new)
    opened = note.text.rfind("{", max(0, old.start() - 3), old.start())
    group = _GROUP.match(note.text, opened) if opened >= 0 else None
    before = note.text[opened - 1]
    if group and group.start("switch") == old.start() + 1 and not _takes_argument(before):
        inside = Span(group.start() + 1, group.end() - 1) if before in "_^" else Span(*group.span())
        return _replaced(inside, command, f"\\{_FONTS[command]}{{{group['what']}}}")
    return Finding(span, f"`\\{command}` is deprecated, expected `\\{_FONTS[command]}{{…}}`")


def _takes_argument(before: str) -> bool:
    r"""Whether the group behind this character may be the argument of a command (``\text{\bf x}``)."""
    return before.isalpha() or before in "]}"


def _replaced(span: Span, command: str, new: str) -> Finding:
    fix = Fix(f"Write `{new}`", (Edit(span, new),))
    return Finding(span, f"`\\{command}` is deprecated, expected `{new}`", fix)
