"""The inline rules without nesting: escapes, references, code, math, autolinks, raw HTML."""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from mistune.helpers import HTML_ATTRIBUTES, HTML_TAGNAME

from notelint.markdown.characters import PUNCTUATION, REFERENCE, after_indentation, reference_value
from notelint.nodes import Break, Html, InlineCode, InlineMath, Link, Text

if TYPE_CHECKING:
    from notelint.markdown.inlines import InlineState

__all__ = ["ESCAPE", "HTML", "MATH", "REFERENCE"]

ESCAPE = rf"\\(?:{PUNCTUATION}|\n)"
HTML = r"<(?=[A-Za-z/!?])"
MATH = r"\$+"

_LINE_BREAK = re.compile(r"\n[ \t]*")
_LINE_PREFIX = re.compile(r"\n(?: {0,2}\t| {1,3})")
_DOLLARS = re.compile(MATH)
_TAG = re.compile(rf"<{HTML_TAGNAME}{HTML_ATTRIBUTES}\s*/?>|</{HTML_TAGNAME}\s*>")
_DECLARATION = re.compile(r"<![A-Za-z]")
_SPECIAL = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}


def read_escape(state: "InlineState", match: "re.Match[str]") -> int:
    start, end = match.span()
    if state.text[start + 1] == "\n":
        state.nodes.append(Break(state.base + start, state.base + end))
        return after_indentation(state.text, end)
    state.add_text(start, end, state.text[start + 1])
    return end


def read_reference(state: "InlineState", match: "re.Match[str]") -> int | None:
    value = reference_value(match["decimal"], match["hexadecimal"], match["entity"])
    if value is None:
        return None
    state.add_text(match.start(), match.end(), value)
    return match.end()


def read_code(state: "InlineState", match: "re.Match[str]") -> int:
    fence, start, after = match[0], match.start(), match.end()
    close = state.code_end(fence, after)
    if close is None:
        state.add_text(start, after)
        return after
    value = state.text[after:close]
    if "\n" in value:
        value = _LINE_BREAK.sub(" ", value)
    if value[0] == value[-1] == " " and value.strip(" "):
        value = value[1:-1]
    end = close + len(fence)
    state.nodes.append(InlineCode(state.base + start, state.base + end, value))
    return end


def read_math(state: "InlineState", match: "re.Match[str]") -> int:
    """``$…$`` with as many dollars at its end as at its beginning."""
    if "dollars" not in state.memory:
        runs: dict[int, list[int]] = {}
        for run in _DOLLARS.finditer(state.text):
            runs.setdefault(run.end() - run.start(), []).append(run.start())
        state.memory["dollars"] = runs
    start, after = match.span()
    closers: list[int] = state.memory["dollars"].get(after - start, [])
    place = bisect_left(closers, after)
    if place == len(closers):
        state.add_text(start, after)
        return after
    value = state.text[after : closers[place]]
    if value[0] in " \n" and value[-1] in " \n" and value.strip(" \n"):
        value = value[1:-1]
    end = closers[place] + after - start
    state.nodes.append(InlineMath(state.base + start, state.base + end, value))
    return end


def read_autolink(state: "InlineState", match: "re.Match[str]") -> int:
    """``<https://…>``."""
    return _add_autolink(state, match, "")


def read_mail_autolink(state: "InlineState", match: "re.Match[str]") -> int:
    """``<name@host>``."""
    return _add_autolink(state, match, "mailto:")


def read_html(state: "InlineState", match: "re.Match[str]") -> int | None:
    text, start = state.text, match.start()
    end = _html_end(state, start)
    if end is not None:
        # As in remark, up to three columns of indentation go.
        value = _LINE_PREFIX.sub(lambda m: "\n " if "\t" in m[0] else "\n", text[start:end])
        state.nodes.append(Html(state.base + start, state.base + end, value))
    return end


def _add_autolink(state: "InlineState", match: "re.Match[str]", scheme: str) -> int:
    start, end = state.base + match.start(), state.base + match.end()
    target = match[0][1:-1]
    state.nodes.append(Link(start, end, [Text(start + 1, end - 1, target)], scheme + target))
    return match.end()


def _html_end(state: "InlineState", start: int) -> int | None:
    text = state.text
    tag = _TAG.match(text, start)
    if tag is not None:
        return tag.end()
    if text.startswith(("<!-->", "<!--->"), start):
        return text.index(">", start) + 1
    for opening, closing in _SPECIAL.items():
        if text.startswith(opening, start):
            close = state.find(closing, start + len(opening))
            return None if close is None else close + len(closing)
    if _DECLARATION.match(text, start):
        close = state.find(">", start + 2)
        return None if close is None else close + 1
    return None
