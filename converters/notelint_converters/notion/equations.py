"""Equations whose fences Notion wrote so that Markdown cannot read them.

``$$`` with the formula on its own line, a formula that is not indented with its list, or a
fence that never ends: for a Markdown parser each swallows the page up to the next ``$$``.
So from the first of them on, lines are read here, and the tree is made anew after.
"""

from collections.abc import Iterator

import regex

from notelint import Edit, Loss, LossKind, Note, Span
from notelint.nodes import Math
from notelint_converters.notion.references import Report

_FENCE = "$$"
_CODE_FENCE = regex.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})(?!.*`)")
_EQUATION = regex.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*\$\$")
_LONGEST = 400
"""Lines: a formula that does not end before is none."""


def mend(note: Note) -> list[Edit]:
    """Edits after which every equation's fences stand on lines of their own, in its container."""
    broken = next((math for math in note.find(Math) if _is_broken(math, note)), None)
    if broken is None:
        return []
    return list(_mend_from(note, note.source.position(broken.start).line))


def as_text(note: Note, report: Report) -> Iterator[Edit | Loss]:
    """Edits that make text of the fences of equations that never end."""
    for math in note.find(Math):
        if not _is_closed(math, note):
            yield report(math.start, LossKind.VERBATIM, "an equation that never ends")
            start = note.text.index(_FENCE, math.start)
            yield Edit(Span(start, start + len(_FENCE)), r"\$\$")


def _is_broken(math: Math, note: Note) -> bool:
    return bool(math.meta) or not _is_closed(math, note) or _depth_before(math, note) > 0


def _is_closed(math: Math, note: Note) -> bool:
    lines = note.source[math.span].rstrip().split("\n")
    return len(lines) > 1 and lines[-1].strip(" \t>").startswith(_FENCE)


def _depth_before(math: Math, note: Note) -> int:
    """How far the blank line before an equation at the margin is indented.

    Notion indents blank lines as deep as the block that follows: that tells the depth of an
    equation that lost its own.
    """
    number = note.source.position(math.start).line
    if number < 2 or note.source.line(number).start != math.start:
        return 0
    before = note.source[note.source.line(number - 1)]
    return len(before) if not before.strip() and len(before) > 1 else 0


def _mend_from(note: Note, first: int) -> Iterator[Edit]:
    source = note.source
    code = ""
    number = first
    while number <= len(source.line_starts):
        line = source[source.line(number)]
        fence = _CODE_FENCE.match(line)
        if code:
            if fence and fence[1].startswith(code) and not line[fence.end() :].strip():
                code = ""
        elif fence:
            code = fence[1]
        elif _EQUATION.match(line):
            last = _last_line(note, number)
            if last > number:
                yield from _mend_one(note, number, last)
            number = last
        number += 1


def _last_line(note: Note, number: int) -> int:
    """The line on which the equation that begins here ends; this one, where none does."""
    source = note.source
    line = source[source.line(number)].rstrip()
    content = line[line.index(_FENCE) + len(_FENCE) :]
    if content.endswith(_FENCE):
        return number
    end = min(number + _LONGEST, len(source.line_starts))
    for later in range(number + 1, end + 1):
        line = source[source.line(later)].strip()
        if line.endswith(_FENCE):
            return later
        if line.startswith(_FENCE):  # another one begins
            return number
    return number


def _mend_one(note: Note, first: int, last: int) -> Iterator[Edit]:
    source = note.source
    span = source.line(first)
    line = source[span]
    fence = span.start + line.index(_FENCE)
    indent = regex.sub(r"[^ \t>]", " ", line[: fence - span.start])
    before = source[source.line(first - 1)] if first > 1 else ""
    if not indent and not before.strip() and len(before) > 1:
        indent = before
        yield Edit(Span(fence, fence), indent)
    content = Span(fence + len(_FENCE), span.end)
    if source[content].strip():
        yield Edit(Span(content.start, content.start), f"\n{indent}")
    for number in range(first + 1, last + 1):
        yield from _indent(note, number, indent)
    end = source.line(last)
    closing = source.text.rindex(_FENCE, end.start, end.end)
    if source.text[end.start : closing].strip(" \t>"):
        yield Edit(Span(closing, closing), f"\n{indent}")


def _indent(note: Note, number: int, indent: str) -> Iterator[Edit]:
    """Move a line into the container that its equation stands in."""
    span = note.source.line(number)
    line = note.source[span]
    here = len(line) - len(line.lstrip(" \t>"))
    if line.strip() and here < len(indent):
        yield Edit(Span(span.start, span.start + here), indent)
