"""Text of MDX as text of Markdown: escapes that only MDX needs are taken back."""

import html
import re
from collections.abc import Iterator

from notelint import Edit, Span
from notelint_converters.mdx.escapes import Place, emoji_at, is_directive
from notelint_converters.mdx.writing.blockers import block_escapes, colon_escapes

_ESCAPED = re.compile(r"\\[{<:]|:(?=[\w+-]+:)")
_MARKUP = re.compile(r"[<!?/A-Za-z]")
_SIGNIFICANT = re.compile(r"[\\`*\[\]~$]|<(?=[A-Za-z/!?])|(?<![^\W_])_|_(?![^\W_])|&(?=[#A-Za-z])")


def unescapes(text: str, span: Span, place: Place) -> Iterator[Edit]:
    """The edits that take back a backslash before ``{``, ``<`` and ``:`` that Markdown can do
    without; and ``:smile:`` as the emoji that it is.
    """
    done = span.start
    for match in _ESCAPED.finditer(text, span.start, span.end):
        at = match.start()
        if text[at] == ":":
            emoji = emoji_at(text, at) if at >= done else None
            if emoji and emoji[1] <= span.end:
                yield Edit(Span(at, emoji[1]), emoji[0])
                done = emoji[1]
            continue
        if _is_escaped(text, at):
            continue
        match text[at + 1]:
            case "{" if not (place is Place.HEADING and text.startswith("#", at + 2)):
                yield Edit(Span(at, at + 1), "")
            case "<" if not text[at + 2 : at + 3].isspace() and not _MARKUP.match(text, at + 2):
                yield Edit(Span(at, at + 1), "")
            case ":" if is_directive(text, at + 1, place) or _begins_directive(text, at):
                yield Edit(Span(at, at + 1), "")


def markdown(text: str) -> str:
    """Markdown that renders as this text, whatever stands in it."""
    return _SIGNIFICANT.sub(r"\\\g<0>", text)


def paragraph(text: str) -> str:
    """The same for a paragraph of its own: its first line must not begin another block."""
    escaped = [markdown(line.strip()) for line in text.splitlines() if line.strip()]
    marks = [edit.span.start for edit in block_escapes(escaped[0], 0, len(escaped[0]))]
    for at in reversed(marks):
        escaped[0] = f"{escaped[0][:at]}\\{escaped[0][at:]}"
    return "\n".join(escaped)


def raw_html(text: str) -> str:
    """HTML that renders as this text."""
    return html.escape(text, quote=False)


def _is_escaped(text: str, at: int) -> bool:
    """Whether a backslash is itself escaped."""
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _begins_directive(text: str, at: int) -> bool:
    """Whether an escaped colon begins a line that would be a directive without."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    if text[start:at].strip(" \t>"):
        return False
    line = _COLONS.match(text, at)
    return line is not None and any(colon_escapes(line[0].replace("\\", ""), 0))


_COLONS = re.compile(r"(?:\\?:)+[A-Za-z]?[^\r\n]{0,80}")
