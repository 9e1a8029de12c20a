"""The lines of a note around a finding, the place itself marked."""

from collections.abc import Iterator

from notelint.diagnostics import Diagnostic
from notelint.lazy import lazy_regex_compile
from notelint.reporters.html import markup
from notelint.source import Source, Span

_AROUND = 2
_MARKED = 6
"""So many lines of a longer place are shown."""

_ROOM = 120
"""So many code points are shown of a line around the place, before the place, and behind it."""

_MARK_ROOM = 400
_CUT = '<span class="cut">…</span>'
_GRAPHEME = lazy_regex_compile(r"\X")
_INK = lazy_regex_compile(r"\s*+\S")
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
    return [
        number for number in range(start, end) if _INK.match(source.text, *_ends(source, number))
    ]


def _line(diagnostic: Diagnostic, number: int, *, marked: bool = False) -> str:
    text, line = diagnostic.source.text, _ends(diagnostic.source, number)
    if not marked:
        return _numbered(number, "".join(_around(text, line, Span(line.start, line.start))))
    start, end = (min(max(offset, line.start), line.end) for offset in diagnostic.finding.span)
    shown = _around(text, line, Span(start, end), mark=True)
    return _numbered(number, "".join(shown), "marked")


def _ends(source: Source, number: int) -> Span:
    """The line without its ending, in no time however long it is."""
    starts, text = source.line_starts, source.text
    start, end = starts[number - 1], starts[number] if number < len(starts) else len(text)
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return Span(start, end)


def _numbered(number: int, content: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<span{named} data-n="{number}">{content}</span>'


def _around(text: str, line: Span, place: Span, *, mark: bool = False) -> Iterator[str]:
    """A place in a line with what is near it."""
    start, end = place
    left = _whole(text, start - _ROOM, line) if start - line.start > _ROOM else line.start
    stop = _whole(text, start + _MARK_ROOM, line) if end - start > _MARK_ROOM else end
    right = _whole(text, stop + _ROOM, line) if stop == end else stop
    if left > line.start:
        yield _CUT
    yield _text(text[left:start])
    if mark:
        yield f"<mark>{_text(text[start:stop])}</mark>"
    yield _text(text[stop:right])
    if right < line.end:
        yield _CUT


def _text(content: str) -> str:
    """As it is written, tabs too."""
    return "\t".join(markup.text(part) for part in content.split("\t"))


def _whole(text: str, offset: int, line: Span) -> int:
    """The offset at which the grapheme that holds this one begins, or the end of the line."""
    if offset >= line.end:
        return line.end
    begin = max(line.start, offset - _LONGEST)
    for grapheme in _GRAPHEME.finditer(text, begin, min(offset + _LONGEST, line.end)):
        if grapheme.end() > offset:
            return grapheme.start()
    return offset
