import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import DirectiveLabel, Paragraph
from notelint_rules.structure.lines import Intent, Line, as_one, lines_of, without_trailing_space
from notelint_rules.structure.literals import text_at

_ARROW = lazy_re_compile(r"(?:->|=>|→|⇒|※|•|·|[①-⑳])")
_LABELLED = lazy_re_compile(
    r"(?:[-*+] |\d+[.)] )?[^\s:：.。,，][^:：.。,，\r\n]{0,24}[:：](?!//)\s*\S"
)
_ADDRESS = lazy_re_compile(r"\]\([^()\s]*\)|https?://\S+")
_WIDTH = 110
"""Columns; nobody wraps text wider."""
_NARROWEST = 40
_RAGGED = 8
"""Columns by which people miss the width."""
_MARKUP = lazy_re_compile(r"!\[|<|\{|\||:::|\[![A-Za-z]+\]")
_BREAK = lazy_re_compile(r"<br[ /]*>[ \t]*$")


class LostLineBreak(Rule):
    r"""Lines that are meant as lines are rendered as lines.

    Markdown joins the lines of a paragraph: a row of `key: value`, or of sentences on lines of
    their own, becomes one run-on line, with a space in the middle of Chinese text.

    In a note that is wrapped at a width, the breaks mean nothing; there, lines count that begin
    with an arrow, or that are `key: value` one after the other. Where more paragraphs are one long
    line than are wrapped, every break in a paragraph is reported.

    The fix ends the lines with a backslash, which breaks them. It is not safe: the break may have
    come from a PDF.
    """

    name = "lost-line-break"
    group = "structure"
    default = False
    fixes = "unsafe"

    good = [
        Good("한 문장이다.  \n두 번째 줄\\\n세 번째 줄\n\n- 하나\n- 둘\n"),
        Good(
            "This note is wrapped at some width, so that its\nbreaks mean nothing: they are only there, and\nthat is all.\n"
        ),
        Good("![](a.png)\n![](b.png)\n"),
    ]
    bad = [
        Bad(
            "- ⟦모델: SD⟧\n  학습률: 1e-5\n  배치：64\n",
            ["the paragraph's 3 lines are rendered as one"],
            "- 모델: SD\\\n  학습률: 1e-5\\\n  배치：64\n",
        ),
        Bad(
            "1. ⟦표현력이 높다.⟧\n  -> 활용도가 높다.\n",
            ["the paragraph's 2 lines are rendered as one"],
            "1. 표현력이 높다.\\\n  -> 활용도가 높다.\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        broken = []
        for paragraph in note.find(Paragraph):
            several = note.text.find("\n", paragraph.start, paragraph.end) >= 0
            if several and not isinstance(paragraph, DirectiveLabel):
                lines = list(lines_of(note, paragraph))
                lost = [pair for pair in pairwise(lines) if _is_lost(note, *pair)]
                if lost:
                    broken.append((paragraph, lost))
        if not broken:
            return
        wrapped = _is_wrapped(note, [paragraph for paragraph, _ in broken])
        for paragraph, lost in broken:
            if not wrapped or _look_meant(note, paragraph, lost):
                yield _finding(note, paragraph, lost)


def _finding(note: Note, paragraph: Paragraph, lost: Sequence[tuple[Line, Line]]) -> Finding:
    edits = []
    for above, _ in lost:
        edits.append(Edit(Span(without_trailing_space(note, above).end, above.end), "\\"))
    edit = as_one(note, Span(edits[0].span.start, paragraph.end), edits)
    fix = Fix("end the lines with a backslash", (edit,), safe=False)
    first = note.source.line(note.source.position(paragraph.start).line)
    end = paragraph.start + len(note.text[paragraph.start : first.end].rstrip())
    return Finding(
        Span(paragraph.start, end),
        f"the paragraph's {len(lost) + 1} lines are rendered as one",
        fix,
    )


def _is_lost(note: Note, above: Line, below: Line) -> bool:
    """Whether the break between two lines is in text, and no hard break."""
    text = note.text
    if text.endswith(("  ", "\\"), above.content, above.end) or text_at(note, above.end) is None:
        return False
    if below.intent is Intent.ITEM:
        return False  # `swallowed-list-item` reports it
    if any(_MARKUP.match(text, line.content) for line in (above, below)):
        return False
    return not _BREAK.search(text, above.content, above.end)


def _look_meant(note: Note, paragraph: Paragraph, lost: Sequence[tuple[Line, Line]]) -> bool:
    """Whether one line begins with an arrow, or labels stand one below the other."""
    if any(_ARROW.match(note.text, below.content) for _, below in lost):
        return True
    starts = [paragraph.start, *(below.content for _, below in lost)]
    return all(_LABELLED.match(note.text, start) for start in starts)


def _is_wrapped(note: Note, broken: Sequence[Paragraph]) -> bool:
    """Whether as many paragraphs are wrapped at a width as go on beyond it."""
    wrapped = 0
    for paragraph in broken:
        lines = note.source[paragraph.span].splitlines()
        wrapped += _fills(lines) or _fills([_ADDRESS.sub("", line) for line in lines])
    if not wrapped:
        return False
    long = sum(
        1
        for paragraph in note.find(Paragraph)
        if paragraph.end - paragraph.start > _WIDTH // 2
        and any(
            _columns(_ADDRESS.sub("", line)) > _WIDTH
            for line in note.source[paragraph.span].splitlines()
        )
    )
    return wrapped >= long


def _fills(lines: Sequence[str]) -> bool:
    """Whether every line is so long that the next word would not have fitted."""
    widths = [_columns(line.strip()) for line in lines[:-1]]
    words = [line.split(maxsplit=1)[0] if line.strip() else "" for line in lines[1:]]
    with_next = [width + 1 + _columns(word) for width, word in zip(widths, words, strict=True)]
    return _NARROWEST <= max(widths) <= _WIDTH and max(widths) < min(with_next) + _RAGGED


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
