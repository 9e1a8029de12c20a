"""For people: each finding with the line it is about and a mark under the place."""

import shutil
from collections.abc import Iterable, Iterator

from notelint.diagnostics import Diagnostic, Fix, Severity
from notelint.reporters.concise import heading
from notelint.reporters.terminal import BLUE, BOLD, RED, YELLOW, paint, visible, widths

_TAB = "    "
_CUT = "..."
"""In ASCII: the width of ``…`` is a matter of opinion in East Asian terminals."""


def render(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    columns = shutil.get_terminal_size((100, 0)).columns
    for diagnostic in diagnostics:
        lines = (heading(diagnostic), *_frame(diagnostic, columns), *_fix(diagnostic))
        yield "\n".join(lines) + "\n\n"


def _frame(diagnostic: Diagnostic, columns: int) -> Iterator[str]:
    """The first line of the place, marked; a longer place says where it ends."""
    source, span = diagnostic.source, diagnostic.finding.span
    number = source.position(span.start).line
    last = source.position(max(span.start, span.end - 1)).line
    line = source.line(number)
    gutter = _gutter(diagnostic)
    text, column, length = excerpt(
        source[line],
        span.start - line.start,
        min(span.end, line.end) - line.start,
        max(columns - len(gutter) - 3, 40),
    )
    color = RED if diagnostic.severity is Severity.ERROR else YELLOW
    more = f" (to line {last})" if last > number else ""
    yield f"{paint(f'{number:>{len(gutter)}} |', BLUE)} {text}".rstrip()
    mark = paint("^" * length + more, color, BOLD)
    yield f"{paint(f'{gutter} |', BLUE)} {' ' * column}{mark}"


def _fix(diagnostic: Diagnostic) -> Iterator[str]:
    fix = diagnostic.finding.fix
    if fix is not None:
        yield f"{paint(f'{_gutter(diagnostic)} =', BLUE)} {_offer(fix)}"


def _offer(fix: Fix) -> str:
    option = "--fix" if fix.safe else "--unsafe-fixes"
    return f"{paint('fix', BOLD)}: {visible(fix.title)} ({option})"


def _gutter(diagnostic: Diagnostic) -> str:
    """Room for the line's number, a little indented."""
    number = diagnostic.source.position(diagnostic.finding.span.start).line
    return " " * max(4, len(str(number)) + 1)


def excerpt(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """What fits into so many columns of a line, around a place given by offsets in it.

    Returns the text as it is printed, the column (from 0) at which the place begins in it,
    and the columns it takes there, at least one. Takes time by the room, not by the line.
    """
    left, right = max(0, start - room), start + 2 * room
    cells = [*_cells(line[left:right])]
    start, end = start - left, end - left
    before = sum(width for _, width in cells[:start])
    after = sum(width for _, width in cells[start:])
    # A third of the room for what comes before, more where what follows is short.
    lead = max(room // 3, room - after)
    first, prefix = 0, ""
    if left > 0 or before > lead:
        prefix = _CUT
        while first < start and before > lead - len(_CUT):
            before -= cells[first][1]
            first += 1
    column = len(prefix) + before
    stop, suffix = len(cells), ""
    if left + len(cells) < len(line) or column + after > room:
        suffix = _CUT
        while stop > start + 1 and column + after > room - len(_CUT):
            stop -= 1
            after -= cells[stop][1]
    text = "".join((prefix, *(cell for cell, _ in cells[first:stop]), suffix))
    return text, column, max(1, sum(width for _, width in cells[start : min(end, stop)]))


def _cells(text: str) -> Iterator[tuple[str, int]]:
    """Each code point as it is printed, and the columns it takes."""
    for character, width in zip(text, widths(text), strict=True):
        if character == "\t":
            yield _TAB, len(_TAB)
        else:
            printed = visible(character)
            yield (character, width) if printed == character else (printed, len(printed))
