"""The lines of a note around a finding, the place itself marked."""

from collections.abc import Iterator

import regex

from notelint.diagnostics import Diagnostic
from notelint.reporters.html.markup import text
from notelint.source import Source, Span

_AROUND = 2
_MARKED = 6
"""So many lines of a longer place are shown."""

_ROOM = 120
"""So many code points are shown of a line around the place, before the place, and behind it."""

_MARK_ROOM = 400
_CUT = '<span class="cut">…</span>'
_GRAPHEME = regex.compile(r"\X")
_LONGEST = 32
"""Graphemes are not longer than this; what is, may be cut."""


def frame(diagnostic: Diagnostic) -> str:
    source, span = diagnostic.source, diagnostic.finding.span
    first = source.position(span.start).line
    last = source.position(max(span.start, span.end - 1)).line
    shown = min(last, first + _MARKED - 1)
    before = _filled(source, max(1, first - _AROUND), first)
    after = _filled(source, last + 1, min(last + _AROUND, len(source.line_starts)) + 1)
    lines = [
        *(_line(diagnostic, number) for number in range(min(before, default=first), first)),
        *(_line(diagnostic, number, marked=True) for number in range(first, shown + 1)),
    ]
    if last > shown:
        lines.append(f'<span class="more">to line {last}</span>')
    else:
        end = max(after, default=last)
        lines += (_line(diagnostic, number) for number in range(last + 1, end + 1))
    return f"<pre>{''.join(lines)}</pre>"


def _filled(source: Source, start: int, end: int) -> list[int]:
    """The numbers of the lines that are not blank."""
    return [number for number in range(start, end) if source[source.line(number)].strip()]


def _line(diagnostic: Diagnostic, number: int, *, marked: bool = False) -> str:
    line = diagnostic.source.line(number)
    content = diagnostic.source[line]
    if not marked:
        return _numbered(number, "".join(_around(content, 0, 0)))
    start, end = diagnostic.finding.span
    place = Span(
        min(max(start, line.start), line.end) - line.start,
        max(min(end, line.end), line.start) - line.start,
    )
    return _numbered(number, "".join(_around(content, *place, mark=True)), "marked")


def _numbered(number: int, content: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<span{named} data-n="{number}">{content}</span>'


def _around(line: str, start: int, end: int, *, mark: bool = False) -> Iterator[str]:
    """A place in a line, given by offsets in it, with what is near it."""
    left = _whole(line, start - _ROOM) if start > _ROOM else 0
    stop = _whole(line, start + _MARK_ROOM) if end - start > _MARK_ROOM else end
    right = _whole(line, stop + _ROOM) if stop == end else stop
    if left:
        yield _CUT
    yield _text(line[left:start])
    if mark:
        yield f"<mark>{_text(line[start:stop])}</mark>"
    yield _text(line[stop:right])
    if right < len(line):
        yield _CUT


def _text(content: str) -> str:
    """As it is written, tabs too."""
    return "\t".join(text(part) for part in content.split("\t"))


def _whole(line: str, offset: int) -> int:
    """The offset at which the grapheme that holds this one begins, or the end of the line."""
    if offset >= len(line):
        return len(line)
    begin = max(0, offset - _LONGEST)
    for grapheme in _GRAPHEME.finditer(line, begin, offset + _LONGEST):
        if grapheme.end() > offset:
            return grapheme.start()
    return offset
