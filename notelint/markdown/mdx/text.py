"""Text: tags, expressions and comments within a paragraph, a heading or a cell."""

import re
from typing import TYPE_CHECKING

from notelint.lazy import lazy_re_compile
from notelint.markdown.mdx.expressions import Expressions, expression_value
from notelint.markdown.mdx.flaws import Flaw, problem_at
from notelint.markdown.mdx.flow import COMMENT
from notelint.markdown.mdx.jsx import broken_tag, read_tag
from notelint.nodes import Html, MdxTextExpression

if TYPE_CHECKING:
    from notelint.markdown.inlines import InlineState

_SPACE = lazy_re_compile(r"[ \t]+")


def read_jsx(state: "InlineState", match: "re.Match[str]") -> int | None:
    """``<tag>``, ``</tag>`` or ``<tag/>``."""
    text, start, base = state.text, match.start(), state.base
    found = read_tag(
        text, start, len(text), _expressions(state), flow=False, at=lambda index: base + index
    )
    state.inlines.memory["mdx tags"] = True
    if isinstance(found, Flaw):
        _report(state, start, found)
        _reported_braces(state).add(found.brace)
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
    start, base = match.start(), state.base
    if _refused(state, start):
        return None
    end = _expressions(state).end_of(start)
    if isinstance(end, Flaw):
        if start not in _reported_braces(state):
            _report(state, start, end)
        return None
    value = expression_value(state.text[start + 1 : end - 1])
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


def _reported_braces(state: "InlineState") -> set[int]:
    """Where expressions begin that keep a tag, which has been reported, from being one."""
    braces: set[int] = state.memory.setdefault("mdx braces", set())
    return braces


def _report(state: "InlineState", start: int, flaw: Flaw) -> None:
    place, at_end = state.base + flaw.place, flaw.place >= len(state.text)
    if at_end:
        place += len(_stripped(state))
    state.problems.append(problem_at(place, flaw, state.base + start, at_end=at_end))


def _refused(state: "InlineState", start: int) -> bool:
    """Whether this has been tried as flow, and reported."""
    refused: set[int] = state.inlines.memory.get("mdx flaws", set())
    return state.base + start in refused and _lies_together(state)


def _stripped(state: "InlineState") -> str:
    """The white space that the note has behind the text of a leaf, if its lines lie together."""
    space = _SPACE.match(state.inlines.text, state.base + len(state.text))
    return space[0] if space and _lies_together(state) else ""


def _lies_together(state: "InlineState") -> bool:
    """Whether the leaf's text stands in the note as it is, at ``state.base``."""
    known: bool | None = state.memory.get("mdx together")
    if known is None:
        known = state.inlines.text.startswith(state.text, state.base)
        state.memory["mdx together"] = known
    return known
