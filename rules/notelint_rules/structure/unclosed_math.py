from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Severity, Span, Vault, lazy_re_compile
from notelint.nodes import InlineMath, Math
from notelint_rules.structure.lines import Intent, Line, read_line
from notelint_rules.structure.literals import in_text
from notelint_rules.structure.tex import is_prose

_ALONE = lazy_re_compile(r"\${2,}[ \t]*")
# A dollar sign in text, and TeX behind it: a command, or one letter with an index.
_OPENING = lazy_re_compile(
    r"(?<![\\$])(?P<sign>\${1,2})(?!\$)"
    r"(?:\\[A-Za-z]{2,}|[A-Za-z]'*[_^](?:\{|\\|[A-Za-z0-9](?!\w)))"
)
_TEXT = lazy_re_compile(r"\\(?:text|textrm|textbf|mathrm|mbox)\s*\{[^{}]*\}")
_TEX = lazy_re_compile(r"\\[A-Za-z]+|[_^]")


class UnclosedMath(Rule):
    """A formula closes where it ends.

    `$$` on a line is closed by a line of `$$` alone, and by nothing else: behind text, as in
    `x = 1 $$`, it closes nothing. What follows is then read as one formula, up to the next `$$`
    or the end of the note, and shown as source or as an error. A `$` that is never closed is shown,
    and the TeX behind it with it.

    Reported are blocks that reach the end of what they stand in, or that hold headings, fences,
    images, items in words or another `$$`; and dollar signs before TeX that were read as text.
    """

    name = "unclosed-math"
    group = "structure"
    severity = Severity.ERROR

    good = [
        Good(
            "$$\n\\begin{bmatrix}\n+ & - \\\\\n- & + \\\\\n\\end{bmatrix}\n$$\n\n> $$\n> x\n> $$\n"
        ),
        Good("값은 $5 이고 $HOME, $a_b, $x_{1}$ 와 `$\\alpha`, \\$\\alpha\n"),
        Good("$$x = 1$$\n\n$$\na\n$$\n"),
    ]
    bad = [
        Bad(
            "⟦$$⟧\nx = 1\n\n# 제목\n\n글이다\n",
            ["`$$` is never closed: all below is read as a formula"],
        ),
        Bad(
            "⟦$$⟧|x| = \\begin{cases}\n-x \\\\\n\\end{cases}$$\n\n그리고\n",
            ["`$$` behind text closes nothing, line 3: expected it on a line of its own"],
            nests=False,
        ),
        Bad(
            "⟦$$⟧\nx = 1\n\n## 다음 절\n\n글이다\n\n$$\ny\n$$\n",
            ["`$$` is not closed before line 4, which is read as part of the formula"],
        ),
        Bad(
            "정책 ⟦$⟧\\alpha 는 크고 $x_{1}$ 은 작다\n\n나머지 ⟦$⟧y_1 은\n",
            [
                "`$` is never closed: the words up to the next `$` are read as a formula",
                "`$` is never closed",
            ],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.dialect.math or "$" not in note.text:
            return
        for math in note.find(Math):
            closed, finding = _of_block(note, math)
            if finding is not None:
                yield finding
                if (
                    closed
                ):  # by what was to open the next formula: from here on, all is turned round
                    break
        for inline in note.find(InlineMath):
            if _takes_in_words(note, inline):
                message = "`$` is never closed: the words up to the next `$` are read as a formula"
                yield Finding(Span(inline.start, inline.start + 1), message)
        for match, _ in in_text(note, _OPENING):
            message = f"`{match['sign']}` is never closed"
            yield Finding(Span(*match.span("sign")), message)


def _of_block(note: Note, math: Math) -> tuple[bool, Finding | None]:
    """Whether a block is closed, and what is wrong with it."""
    opening = Span(math.start, math.start + 2)
    first = note.source.position(math.start).line
    last = note.source.position(math.end - 1).line
    closing = read_line(note, last)
    closed = last > first and _ALONE.fullmatch(note.source[closing.span]) is not None
    for number in range(first + 1, last + (not closed)):
        line = read_line(note, number)
        if note.text.find("$$", line.content, line.end) >= 0:
            message = f"`$$` behind text closes nothing, line {number}"
            return closed, Finding(opening, f"{message}: expected it on a line of its own")
        if closed and _is_no_formula(note, line):
            message = f"`$$` is not closed before line {number}"
            message += ", which is read as part of the formula"
            return closed, Finding(opening, message)
    if closed:
        return True, None
    return False, Finding(opening, "`$$` is never closed: all below is read as a formula")


def _takes_in_words(note: Note, math: InlineMath) -> bool:
    """Whether a formula was closed by what was to open the next one, words between them."""
    text = note.text
    after = text[math.end : math.end + 1]
    if not text[math.end - 2].isspace() or text[math.start + 1].isspace() or not after.strip():
        return False
    words = _TEXT.sub("", math.value)
    return is_prose(_TEX.sub("", words)) and _TEX.search(words) is not None


def _is_no_formula(note: Note, line: Line) -> bool:
    if line.intent is Intent.ITEM:
        return is_prose(note.text[line.said : line.end])
    return line.intent in (Intent.HEADING, Intent.FENCE, Intent.IMAGE)
