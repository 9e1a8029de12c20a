"""Alerts (``> [!NOTE]``) as Docusaurus' admonitions (``:::note``)."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import regex

from notelint import Edit, Note, Source, Span
from notelint.nodes import Blockquote, Code, FootnoteDefinition, ListItem, Paragraph
from notelint_converters.edits import apply
from notelint_converters.mdx.containers import containers_of, content

_HEADER = regex.compile(r"\[!(?P<kind>[A-Za-z]+)\][+-]?[ \t]*(?P<title>[^\r\n]*)")
_ICON = regex.compile(
    r"(?P<icon>(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[⚠ℹ✔☑✖✏☝☠])"
    r"(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}\uFE0F?)*)[ \t]*"
)
_TITLE = regex.compile(r"\*\*(?P<title>(?:[^*\r\n\\\[\]]|\\.|\*(?!\*))+)\*\*[ \t]*(?=[\r\n]|\Z)")
_ESM = regex.compile(r"(?:import|export) ")
_REST = regex.compile(r"[ \t]*(?:[\r\n]|\Z)")
_FENCE = regex.compile(r"^[ \t>]*(?P<colons>:{3,})", regex.MULTILINE)

ADMONITIONS = {
    "note": ("note", ""),
    "tip": ("tip", ""),
    "important": ("info", ""),
    "warning": ("warning", ""),
    "caution": ("danger", ""),
    "info": ("info", "Info"),
    "abstract": ("info", "Abstract"),
    "summary": ("info", "Summary"),
    "todo": ("note", "Todo"),
    "hint": ("tip", "Hint"),
    "success": ("tip", "Success"),
    "question": ("info", "Question"),
    "danger": ("danger", "Danger"),
    "error": ("danger", "Error"),
    "bug": ("danger", "Bug"),
    "failure": ("danger", "Failure"),
    "example": ("note", "Example"),
    "quote": ("note", "Quote"),
}
"""For each kind of alert, the admonition, and its title where that is not understood.

The first five are GitHub's, the others Obsidian's.
"""

OWN_ICONS = {"tip": "💡", "warning": "⚠", "danger": "🔥", "info": "ℹ", "note": "ℹ"}
"""What Docusaurus shows itself in an admonition's heading."""


@dataclass(frozen=True, slots=True)
class _Alert:
    quote: Blockquote
    header: "regex.Match[str]"


def with_admonitions(note: Note) -> str:
    """The text of an MDX note whose alerts are block quotes, with admonitions in their place."""
    if "[!" not in note.text:
        return note.text
    alerts = [alert for quote in note.find(Blockquote) if (alert := _alert(quote, note.text))]
    colons = _colons(alerts, note.text)
    # From the inside out: where alerts end together, the inner fence stands first.
    edits = [edit for alert in reversed(alerts) for edit in _edits(alert, colons, note)]
    # On a line that one alert takes away, another may have a mark to take away.
    lines = {edit.span.start: edit.span.end for edit in edits if isinstance(edit, _WholeLine)}
    starts = note.source.line_starts
    return apply(
        note.text,
        (
            edit
            for edit in edits
            if isinstance(edit, _WholeLine)
            or edit.span.start >= lines.get(starts[bisect_right(starts, edit.span.start) - 1], 0)
        ),
    )


class _WholeLine(Edit):
    """A line, with its end, that is taken away."""


def _alert(quote: Blockquote, text: str) -> _Alert | None:
    first = quote.children[0] if quote.children else None
    if not isinstance(first, Paragraph):
        return None
    header = _HEADER.match(text, first.start, first.end)
    if header is None or header["kind"].lower() not in ADMONITIONS:
        return None
    return _Alert(quote, header)


def _colons(alerts: Sequence[_Alert], text: str) -> dict[int, int]:
    """How many colons the fence of the alert that starts there needs: more than any within it."""
    ends = {alert.quote.start: alert.quote.end for alert in alerts}
    fences = {fence.start(): len(fence["colons"]) for fence in _FENCE.finditer(text)}
    needed: dict[int, int] = {}
    within: list[tuple[int, int]] = []
    for start in sorted({*ends, *fences}, reverse=True):
        most = fences.get(start, 2)
        while within and within[-1][0] < ends.get(start, 0):
            most = max(most, within.pop()[1])
        if start in ends:
            needed[start] = most = most + 1
        within.append((start, most))
    return needed


def _edits(alert: _Alert, colons: Mapping[int, int], note: Note) -> Iterator[Edit]:
    quote, header = alert.quote, alert.header
    name, title = ADMONITIONS[header["kind"].lower()]
    prefix = _prefix(quote, colons.keys(), note)
    marks = list(_marks(quote, prefix, note))
    heading = None
    if header["title"].strip():
        title = header["title"].strip()
    elif marks:
        heading = _heading(name, marks[0].span.end, note.text)
        title = title if heading is None else heading.title
    fence = ":" * colons[quote.start]
    opening = f"{fence}{name}[{_label(title)}]" if title else f"{fence}{name}"
    closing = f"\n{prefix}{fence}"
    if heading is not None:
        marks = _without_heading(marks, heading.end, prefix, note.source)
    if marks and not isinstance(note.parent(quote), ListItem):
        blank = f"\n{prefix.rstrip()}"
        opening += "" if _is_blank(note.text, marks[0].span.end) else blank
        closing = closing if _is_blank(note.text, marks[-1].span.end) else blank + closing
    if all(_is_blank(note.text, mark.span.end) for mark in marks):
        marks = [Edit(Span(header.end(), quote.end), "")]
        opening, closing = opening.rstrip("\n"), f"\n{prefix}{fence}"
    if _is_adjacent(quote, note):
        closing += f"\n{prefix.rstrip()}"
    yield Edit(Span(quote.start, header.end()), opening)
    yield from marks
    yield Edit(Span(quote.end, quote.end), closing)


def _label(title: str) -> str:
    """A title that fits between brackets."""
    depth = 0
    for bracket in regex.finditer(r"\\.|[\[\]]", title):
        depth += {"[": 1, "]": -1}.get(bracket[0], 0)
        if depth < 0:
            break
    if depth:
        title = regex.sub(r"\\.(*SKIP)(*FAIL)|[\[\]]", r"\\\g<0>", title)
    trailing = len(title) - len(title.rstrip("\\"))
    return title + "\\" * (trailing % 2)


def _is_adjacent(quote: Blockquote, note: Note) -> bool:
    """Whether another block stands on the line below."""
    parent = note.parent(quote)
    siblings = parent.children if parent else ()
    index = bisect_left(siblings, quote.start, key=lambda child: child.start) + 1
    position = note.source.position
    return index < len(siblings) and (
        position(siblings[index].start).line - position(quote.end).line == 1
    )


class _Heading(NamedTuple):
    """A title that the first line of an alert makes, and where the rest of the line begins."""

    title: str
    end: int


def _heading(name: str, start: int, text: str) -> _Heading | None:
    """An icon, or a line in bold, at the start of an alert's text.

    An icon that Docusaurus shows by itself makes no title; it is left out.
    """
    icon = _ICON.match(text, start)
    if icon and icon["icon"].rstrip("\ufe0f") != OWN_ICONS[name]:
        return _Heading(icon["icon"], icon.end())
    if title := _TITLE.match(text, icon.end() if icon else start):
        return _Heading(title["title"], title.end())
    return _Heading("", icon.end()) if icon else None


def _without_heading(marks: list[Edit], end: int, prefix: str, source: Source) -> list[Edit]:
    """The marks of an alert's lines without the heading that its first line begins with; of the
    blank line that this leaves and one that follows, one is taken away.
    """
    first, *others = marks
    start = first.span.start
    if _is_blank(source.text, end) and source.text.endswith(prefix, 0, start):
        start -= len(prefix) - len(prefix.rstrip())
    first = replace(first, span=Span(start, end))
    if others and _is_blank(source.text, end) and _is_blank(source.text, others[0].span.end):
        number = source.position(others[0].span.start).line
        start = source.line_starts[number - 1]
        after = source.line_starts[number] if number < len(source.line_starts) else len(source.text)
        others[0] = _WholeLine(Span(start, after), "")
    return [first, *others]


def _marks(quote: Blockquote, prefix: str, note: Note) -> Iterator[Edit]:
    """Edits that take the quote's mark from every line but its first.

    A line that goes on without the mark has it put right: an admonition has no such lines.
    """
    source = note.source
    containers = containers_of(note, quote)
    first, last = source.position(quote.start).line, source.position(quote.end).line
    for start in source.line_starts[first:last]:
        line = content(source.text, start, containers)
        if line.depth == len(containers) and source.text[line.offset : line.offset + 1] == ">":
            space = source.text[line.offset + 1 : line.offset + 2] == " "
            begin = max(line.offset - line.indent, source.text.rfind("\t", start, line.offset) + 1)
            after = line.offset + 1 + space
            space = source.text[begin - 1 : begin] == ">" or _begins_like_esm(after, note)
            yield Edit(Span(begin, after), " " * space)
        else:
            space = _begins_like_esm(line.offset, note)
            yield Edit(Span(start, line.offset), prefix + " " * space)


def _begins_like_esm(offset: int, note: Note) -> bool:
    """Whether prose begins there that MDX would read as JavaScript in the first column."""
    return _ESM.match(note.text, offset) is not None and not any(
        code.start <= offset < code.end for code in note.find(Code)
    )


def _prefix(quote: Blockquote, alerts: Collection[int], note: Note) -> str:
    """What a further line of the admonition begins with, when all alerts are converted."""
    outer = list(note.ancestors(quote))[::-1]
    marks = (
        parent for parent in outer if isinstance(parent, Blockquote | ListItem | FootnoteDefinition)
    )
    return "".join(
        ("" if mark.start in alerts else "> ") if indent is None else " " * indent
        for mark, indent in zip(marks, containers_of(note, quote), strict=True)
    )


def _is_blank(text: str, offset: int) -> bool:
    """Whether nothing follows on the line."""
    return _REST.match(text, offset) is not None
