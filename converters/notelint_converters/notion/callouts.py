"""``<aside>`` callouts, which become alerts: ``> [!NOTE]`` with the icon first."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from notelint import Edit, Loss, LossKind, Note, Span
from notelint.nodes import Html
from notelint_converters.notion.icons import alert_kind, emoji_of
from notelint_converters.notion.references import Report

_TAG = regex.compile(r"<(?P<end>/?)aside(?:\s[^<>]*)?>", regex.IGNORECASE)
_ICON_IMAGE = regex.compile(
    r"""<img\s[^<>]*src="(?P<url>https?://[^"]*notion\.[^"]*/icons/[\w-]+\.svg[^"]*)"[^<>]*>"""
)
_DEEPEST = 20
"""Callouts in callouts; Notion's own pages have two."""


class Callout(NamedTuple):
    """The spans of a start tag and, where there is one, its end tag; equal ones are a stray tag."""

    start: Span
    end: Span | None


def callouts(note: Note) -> list[Callout]:
    """The callouts of a page, the outer ones first, and tags that are none of any."""
    found: list[Callout] = []
    opened: list[Span] = []
    for node in note.find(Html):
        for tag in _TAG.finditer(note.text, node.start, node.end):
            span = Span(*tag.span())
            if not tag["end"]:
                opened.append(span)
            elif not opened or len(opened) > _DEEPEST:
                found.append(Callout(span, span))
                found += [Callout(start, start) for start in opened[_DEEPEST:]]
                del opened[_DEEPEST:]
            else:
                found.append(Callout(opened.pop(), span))
    return sorted(found + [Callout(span, None) for span in opened])


def alerts(note: Note, report: Report) -> Iterator[Edit | Loss]:
    """Edits that make alerts of the callouts, and what could not be kept."""
    for callout in callouts(note):
        place = callout.start.start
        if callout.start == callout.end:
            yield Edit(callout.start, "")
            detail = f"`{note.source[callout.start]}` that belongs to no callout"
            yield report(place, LossKind.SIMPLIFIED, detail)
            continue
        if callout.end is None:
            detail = "a callout that never ends: its first paragraph is taken for it"
            yield report(place, LossKind.SIMPLIFIED, detail)
        yield from _alert(note, callout, report)


def _alert(note: Note, callout: Callout, report: Report) -> Iterator[Edit | Loss]:
    source = note.source
    first = source.position(callout.start.start).line
    line = source.line(first)
    column = callout.start.start - line.start
    indent = regex.sub(r"[^ \t>]", " ", source.text[line.start : callout.start.start])
    last, ending = _last_line(note, callout, first, indent)
    content = Span(callout.start.end, callout.end.start if callout.end else source.line(last).end)
    icon, icon_edits = _icon(note, content, report)
    yield Edit(callout.start, f"> [!{alert_kind(icon)}]")
    rest = source.text[callout.start.end : min(line.end, content.end)]
    if rest.strip():
        yield Edit(Span(callout.start.end, callout.start.end), f"\n{indent}> ")
    for number in range(first + 1, last + 1):
        span = source.line(number)
        here = min(column, len(source[span]) - len(source[span].lstrip(" \t>")))
        place = span.start + here
        yield Edit(Span(place, place), f"{indent[here:]}> ")
    yield from icon_edits
    if ending is not None:
        yield ending


def _last_line(note: Note, callout: Callout, first: int, indent: str) -> tuple[int, Edit | None]:
    """The last line of the content, and the edit that takes the end tag away."""
    source = note.source
    if callout.end is None:
        last = first
        while last < len(source.line_starts) and source[source.line(last + 1)].strip():
            last += 1
        return last, None
    last = source.position(callout.end.start).line
    before = source.text[source.line(last).start : callout.end.start]
    if last > first and not before.strip(" \t>"):
        last -= 1
        while last > first and not source[source.line(last)].strip(" \t>"):
            last -= 1
    after = source.text[callout.end.end : source.line(source.position(callout.end.end).line).end]
    if not after.strip():
        return last, Edit(callout.end, "")
    space = len(after) - len(after.lstrip())
    return last, Edit(Span(callout.end.start, callout.end.end + space), f"\n\n{indent}")


def _icon(note: Note, content: Span, report: Report) -> tuple[str, list[Edit | Loss]]:
    """The emoji that the content begins with, without variation; and how an image becomes one."""
    text = note.source[content]
    begin = len(text) - len(text.lstrip())
    image = _ICON_IMAGE.match(text, begin)
    if image is None:
        return text[begin : begin + 1], []
    emoji = emoji_of(image["url"])
    span = Span(content.start + image.start(), content.start + image.end())
    edits: list[Edit | Loss] = [Edit(span, emoji)]
    if not emoji:
        detail = f"the icon of a callout: {image['url']}"
        edits.append(report(span.start, LossKind.SIMPLIFIED, detail))
    return emoji[:1], edits
