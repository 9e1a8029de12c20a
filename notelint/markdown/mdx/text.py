"""Text: tags, expressions and comments within a paragraph, a heading or a cell."""

import re
from typing import TYPE_CHECKING

from notelint.markdown.mdx.expressions import Expressions, expression_value
from notelint.markdown.mdx.flow import COMMENT
from notelint.markdown.mdx.javascript import Flaw
from notelint.markdown.mdx.jsx import broken_tag, read_tag
from notelint.nodes import Html, MdxTextExpression, SyntaxProblem

if TYPE_CHECKING:
    from notelint.markdown.inlines import InlineState


def read_jsx(state: "InlineState", match: "re.Match[str]") -> int | None:
    """``<tag>``, ``</tag>`` or ``<tag/>``."""
    text, start, base = state.text, match.start(), state.base
    found = read_tag(
        text, start, len(text), _expressions(state), flow=False, at=lambda index: base + index
    )
    if isinstance(found, Flaw):
        _report(state, start, found)
        broken = broken_tag(text, start, len(text))
        if broken is None:
            return None
        broken.start += base
        broken.end += base
        state.nodes.append(broken)
        return start + 1
    if found is None:
        return None
    tag, end = found
    state.nodes.append(tag)
    return end


def read_expression(state: "InlineState", match: "re.Match[str]") -> int | None:
    """``{expression}``."""
    text, start, base = state.text, match.start(), state.base
    end = _expressions(state).end_of(start)
    if isinstance(end, Flaw):
        _report(state, start, end)
        return None
    value = expression_value(text[start + 1 : end - 1])
    state.nodes.append(MdxTextExpression(base + start, base + end, value))
    return end


def read_comment(state: "InlineState", match: "re.Match[str]") -> int | None:
    """``<!-- comment -->``, as Docusaurus lets MDX have it; else a tag that is none."""
    start, base = match.start(), state.base
    closed = state.find("-->", start) is not None
    comment = COMMENT.match(state.text, start) if closed else None
    if comment is None:
        return read_jsx(state, match)
    state.nodes.append(Html(base + start, base + comment.end(), comment[0]))
    return comment.end()


def _expressions(state: "InlineState") -> Expressions:
    expressions: Expressions | None = state.memory.get("mdx expressions")
    if expressions is None:
        expressions = state.memory["mdx expressions"] = Expressions(state.text)
    return expressions


def _report(state: "InlineState", start: int, flaw: Flaw) -> None:
    place = state.base + flaw.place
    state.problems.append(
        SyntaxProblem(place, place + 1, flaw.kind, flaw.message, state.base + start)
    )
