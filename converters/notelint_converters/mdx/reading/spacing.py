"""Blank lines between Markdown and HTML, and the lines that removed tags leave behind."""

import re
from collections.abc import Iterator, Sequence

from notelint import Edit, Span
from notelint.nodes import Code, Heading, Html, Math, MdxFlowExpression, ThematicBreak
from notelint_converters.mdx.reading.page import Page
from notelint_converters.mdx.reading.units import Kind, Unit, begins_html

_BLANK_LINE = re.compile(r"(?:\n|\r)[ \t>]*(?:\r|\n)|\r[ \t>]+\n")
_ENDS_ITSELF = re.compile(r"\{?\s*(?:<!--|/\*)|<(?:pre|script|style|textarea)\b", re.IGNORECASE)
_MARKS = re.compile(r"[ \t>]*")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_BLANK_AFTER = re.compile(r"[ \t]*(?:\r\n|\n|\r)")


def resolve(units: Sequence[Unit], page: Page) -> None:
    """Decide what follows the block above it, and which units begin a block of HTML."""
    above: Unit | None = None
    for unit in units:
        if unit.kind is Kind.REMOVED:
            if above is not None and _on_another_line(above, unit, page):
                above = None
            continue
        touches_html = (
            above is not None
            and above.kind is Kind.HTML
            and not _is_apart(above, unit, page)
            and not (above.ends and _on_another_line(above, unit, page))
        )
        if unit.kind is Kind.EITHER:
            unit.kind = Kind.HTML if touches_html else Kind.MARKDOWN
        unit.starts = not (touches_html and unit.kind is Kind.HTML)
        unit.ends = _ends_itself(unit, page) or (
            above is not None and above.ends and not _on_another_line(above, unit, page)
        )
        above = unit


def spaces(units: Sequence[Unit], prefix: str, page: Page) -> Iterator[Edit]:
    """The blank lines that units need between them; ``prefix`` begins every line of theirs."""
    above: Unit | None = None
    removed: list[Span] = []
    for unit in units:
        if unit.kind is Kind.REMOVED:
            removed.append(unit.span)
            continue
        if above is not None and _need_space(above, unit, bool(removed), page):
            end, start = above.span.end, unit.span.start
            before = page.text[end : removed[0].start] if removed else page.text[end:start]
            after = page.text[removed[-1].end : start] if removed else ""
            if "\n" not in page.text[end:start] and "\r" not in page.text[end:start]:
                yield Edit(
                    Span(end, start if not removed else end), f"\n{prefix.rstrip()}\n{prefix}"
                )
            elif not _BLANK_LINE.search(before) and not _BLANK_LINE.search(after):
                yield Edit(Span(end, end), f"\n{prefix.rstrip()}")
        above, removed = unit, []


def removals(spans: Sequence[Span], text: str) -> Iterator[Edit]:
    """The edits that remove spans, with their lines where nothing else stands there, and with
    one of the two blank lines around those.
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    for start, end in merged:
        line = _line_start(text, start)
        after = _LINE_END.match(text, end)
        if after is None or _MARKS.fullmatch(text, line, start) is None:
            yield Edit(Span(start, end), "")
            continue
        last = after.end()
        if line == 0 or _is_blank(text, line - 1):
            while blank := _BLANK_AFTER.match(text, last):
                last = blank.end()
        while last == len(text) and line and _is_blank(text, line - 1):
            line = _line_start(text, line - 1)
        yield Edit(Span(line, last), "")


def _is_blank(text: str, end: int) -> bool:
    """Whether the line that ends there holds nothing but marks of quotes."""
    return _MARKS.fullmatch(text, _line_start(text, end), end) is not None


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _need_space(above: Unit, unit: Unit, removed: bool, page: Page) -> bool:
    if above.kind is unit.kind:
        return unit.kind is Kind.MARKDOWN and (above.made or unit.made or removed)
    if above.kind is Kind.HTML:
        return not above.ends
    return not _may_follow(above, unit, page)


def _is_apart(above: Unit, unit: Unit, page: Page) -> bool:
    return _BLANK_LINE.search(page.text, above.span.end, unit.span.start) is not None


def _on_another_line(above: Unit, unit: Unit, page: Page) -> bool:
    gap = page.text[above.span.end : unit.span.start]
    return "\n" in gap or "\r" in gap


def _ends_itself(unit: Unit, page: Page) -> bool:
    """Whether this is HTML that ends with its own line, and not with the next blank one."""
    return unit.starts and _ENDS_ITSELF.match(page.text, unit.span.start) is not None


def _may_follow(above: Unit, unit: Unit, page: Page) -> bool:
    """Whether HTML may stand right below a block of Markdown without becoming a part of it."""
    if isinstance(unit.node, MdxFlowExpression | Html) or begins_html(page.text, unit.span.start):
        return True
    return isinstance(above.node, Code | Heading | ThematicBreak | Math)
