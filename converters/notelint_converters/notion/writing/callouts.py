"""Alerts (``> [!NOTE]``) as Notion's callouts: ``<aside>``, with an icon first."""

from collections.abc import Iterator, Mapping, Sequence

import regex

from notelint import Edit, Note, Span
from notelint.nodes import Blockquote, Paragraph
from notelint_converters.notion.icons import alert_kind

_HEADER = regex.compile(r"\[!(?P<kind>[A-Za-z]+)\][+-]?[ \t]*(?P<title>[^\n]*)")
_ICON = regex.compile(r"\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[⚠ℹ✔☑✖✏☝☠❗‼]")
_ICONS = {"NOTE": "ℹ️", "TIP": "💡", "IMPORTANT": "📌", "WARNING": "⚠️", "CAUTION": "🔥"}
"""The icon that says of a callout which kind of alert it was."""

_KINDS = {
    **{kind: kind for kind in _ICONS},
    **dict.fromkeys(("ABSTRACT", "EXAMPLE", "INFO", "QUOTE", "SUMMARY", "TLDR", "TODO"), "NOTE"),
    **dict.fromkeys(("CHECK", "DONE", "HINT", "SUCCESS"), "TIP"),
    **dict.fromkeys(("FAQ", "HELP", "QUESTION"), "IMPORTANT"),
    **dict.fromkeys(("ATTENTION",), "WARNING"),
    **dict.fromkeys(("BUG", "DANGER", "ERROR", "FAIL", "FAILURE", "MISSING"), "CAUTION"),
}
"""GitHub's kinds of alerts, and Obsidian's."""

Alerts = Mapping[int, "regex.Match[str]"]
"""The headers of alerts, by the identity of their quotes."""


def as_asides(note: Note) -> Iterator[Edit]:
    """Edits that make callouts of all alerts of a note."""
    quotes = note.find(Blockquote)
    alerts = {id(each): header for each in quotes if (header := _header(each, note)) is not None}
    for quote in reversed(quotes):  # where two end together, the inner one ends first
        if id(quote) in alerts:
            yield from _aside(quote, alerts, note)


def _header(quote: Blockquote, note: Note) -> "regex.Match[str] | None":
    first = quote.children[0] if quote.children else None
    if not isinstance(first, Paragraph):
        return None
    header = _HEADER.match(note.text, first.start, first.end)
    return header if header and header["kind"].upper() in _KINDS else None


def _aside(quote: Blockquote, alerts: Alerts, note: Note) -> Iterator[Edit]:
    source, header = note.source, alerts[id(quote)]
    first, last = source.position(quote.start).line, source.position(quote.end).line
    around = [id(each) for each in note.ancestors(quote) if isinstance(each, Blockquote)][::-1]
    prefix = _prefix(note.text[source.line(first).start : quote.start], around, alerts)
    marks = [_mark(note, number, len(around)) for number in range(first + 1, last + 1)]
    filled = (i for i, m in enumerate(marks) if _rest_of_line(note, m.end).strip(" \t>"))
    begin = next(filled, len(marks))
    first_line = _rest_of_line(note, marks[begin].end) if begin < len(marks) else ""
    icon = _icon(header["kind"], first_line)
    title = f"**{header['title'].strip()}**" if header["title"].strip() else ""
    is_apart = bool(title) or not _begins_with_text(quote, header)
    opening = ["<aside>", " ".join(filter(None, (icon, title)))] if is_apart else ["<aside>"]
    lines = [line for line in opening if line]
    if is_apart and begin == 0:
        lines.append("")
    yield Edit(Span(quote.start, header.end()), _joined(lines, prefix))
    for index, mark in enumerate(marks):
        yield Edit(mark, f"{icon} " if index == begin and icon and not is_apart else "")
    ending = ["", "", "</aside>"]
    if last < len(source.line_starts) and source[source.line(last + 1)].strip(" \t>"):
        ending.append("")
    yield Edit(Span(quote.end, quote.end), _joined(ending, prefix))


def _joined(lines: Sequence[str], prefix: str) -> str:
    first, *rest = lines
    return "\n".join((first, *(f"{prefix}{line}".rstrip(" ") for line in rest)))


def _prefix(before: str, quotes: Sequence[int], alerts: Alerts) -> str:
    """What further lines of a callout begin with, when the alerts around it are callouts."""
    parts = before.split(">")
    kept = [regex.sub(r"[^ \t]", " ", parts[0])]
    for quote, part in zip(quotes, parts[1:], strict=False):
        blank = regex.sub(r"[^ \t]", " ", part)
        kept.append(blank.removeprefix(" ") if quote in alerts else f">{blank}")
    return "".join(kept)


def _mark(note: Note, number: int, depth: int) -> Span:
    """The quote's mark on a line, with the space behind it; where it has none, nothing."""
    start, end = note.source.line(number)
    at, seen = start, 0
    while at < end and note.text[at] in " \t>":
        if note.text[at] == ">":
            seen += 1
            if seen > depth:
                after = at + 1
                return Span(at, after + (note.text[after : after + 1] == " "))
        at += 1
    return Span(at, at)


def _rest_of_line(note: Note, offset: int) -> str:
    return note.text[offset : note.source.line(note.source.position(offset).line).end]


def _begins_with_text(quote: Blockquote, header: "regex.Match[str]") -> bool:
    """Whether a paragraph comes first below the header."""
    first = quote.children[0]
    if first.end > header.end():
        return True
    return len(quote.children) > 1 and isinstance(quote.children[1], Paragraph)


def _icon(kind: str, text: str) -> str:
    """The icon that the text of an alert needs to be read as one of this kind again."""
    wanted = _KINDS[kind.upper()]
    has_icon = _ICON.match(text) is not None
    if (alert_kind(text) == wanted) if has_icon else wanted == "NOTE":
        return ""
    return _ICONS[wanted]
