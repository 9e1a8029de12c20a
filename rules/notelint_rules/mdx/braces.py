"""Braces that hold text, and that MDX evaluates all the same."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from notelint import Edit, Finding, Fix, Note, Span, lazy_re_compile
from notelint.nodes import MdxExpression, MdxFlowExpression, MdxJsxElement, Paragraph
from notelint_rules.mdx.escapes import escape_braces

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e\d+)?"
_STRING = r"""(?:"[^"\\]*"|'[^'\\]*'|`[^`\\$]*`)"""
_LITERAL = rf"(?:{_NUMBER}|{_STRING}|true|false|null|undefined)"
_VALUES = lazy_re_compile(rf"\s*(?P<first>{_LITERAL})(?:\s*,\s*{_LITERAL})*\s*,?\s*")
_LAST = lazy_re_compile(rf"{_LITERAL}(?=\s*\Z)")
_LIST = lazy_re_compile(rf"\s*\[(?:\s*{_LITERAL}\s*,?)*\s*\]\s*")
_RANGE = lazy_re_compile(r"\d+(?:\.\d+)?(?:[-/*:]\d+(?:\.\d+)?)+")
_GLOBAL = lazy_re_compile(
    r"\s*(?!Math\b|JSON\b)[A-Z][A-Za-z0-9]*(?:\.[A-Za-z]\w*)*\s*|\s*process(?:\.\w+)*\s*"
)
_COMMENT = lazy_re_compile(r"\s*(?:/\*.*?\*/\s*)+", re.DOTALL)
_WORD = lazy_re_compile(r"\w")
_TAKE_STRINGS = frozenset({"pre", "script", "style", "textarea"})
_NOTHING = frozenset({"true", "false", "null", "undefined"})


def evaluated_braces(note: Note, markdown: Note, *, strict: bool) -> Iterator[Finding]:
    """Expressions that are plain values: nobody computes them, so they were meant as text.

    Strings within elements, and comments, are how MDX is written.
    """
    own = {name.name for name in note.module.declared}
    own |= {name.name for imported in note.module.imports for name in imported.names}
    undefined = sorted(name.span.start for name in note.module.undefined)
    for node in note.find(MdxExpression):
        if _COMMENT.fullmatch(node.value):
            if strict:  # no fix: `mdx-syntax` writes comments so
                yield replace(_finding(note, markdown, node, "nothing"), fix=None)
            continue
        first = bisect_left(undefined, node.start)
        if first < len(undefined) and undefined[first] < node.end:
            continue  # it crashes
        shown = _shown(node.value, own)
        if shown is None or (shown[:1] in "\"'`" and _is_deliberate(note, node, strict=strict)):
            continue
        yield _finding(note, markdown, node, _said(shown))


def _shown(value: str, own: set[str]) -> str | None:
    """The literal that an expression comes to, what stands for it, or None for other code."""
    if not value.strip():
        return "nothing"
    if values := _VALUES.fullmatch(value):
        last = _LAST.search(value.rstrip().rstrip(","))
        return last[0] if last else values["first"]
    if _LIST.fullmatch(value):
        return "its items without brackets"
    is_global = _GLOBAL.fullmatch(value) and value.strip().partition(".")[0] not in own
    if is_global or _RANGE.fullmatch(value.strip()):
        return f"the value of {value.strip()}"
    return None


def _is_deliberate(note: Note, node: MdxExpression, *, strict: bool) -> bool:
    """Whether a string is written as JavaScript on purpose: for a space, for a sign, in a tag."""
    if not _WORD.search(node.value) or re.search(r"[{}<>\\&]", node.value):
        return True
    around = [above for above in note.ancestors(node) if isinstance(above, MdxJsxElement)]
    return any(above.name in _TAKE_STRINGS for above in around) or (bool(around) and not strict)


def _said(shown: str) -> str:
    if shown in _NOTHING:
        return "nothing"
    if shown[0] in "\"'`":
        return f"`{shown[1:-1]}`" if shown[1:-1].strip() else "a space"
    if shown[0].isdigit() or shown[0] in "+-.":
        return f"`{shown}`"
    kind, _, code = shown.partition("the value of ")
    return f"the value of `{code}`" if code else kind


def _finding(note: Note, markdown: Note, node: MdxExpression, shown: str) -> Finding:
    inside = " ".join(node.value.split())
    written = inside if len(inside) <= 40 else f"{inside[:39]}…"
    message = f"Docusaurus renders {shown} here"
    message = f"`{{{written}}}` is JavaScript: {message}"
    return Finding(node.span, message, escaped_expression(note, markdown, node))


def escaped_expression(note: Note, markdown: Note, node: MdxExpression) -> Fix:
    """The expression as text; over a whole paragraph, where text makes it part of one again."""
    fix = escape_braces(node.span, note.text)
    paragraphs = markdown.find(Paragraph)
    index = bisect_left(paragraphs, node.start, key=lambda paragraph: paragraph.start) - 1
    around = paragraphs[index].span if index >= 0 else node.span
    if not isinstance(node, MdxFlowExpression) or around.end <= node.start:
        return fix
    end = max(node.end, around.end)
    before, after = note.text[around.start : node.start], note.text[node.end : end]
    return Fix(fix.title, (Edit(Span(around.start, end), f"{before}{fix.edits[0].text}{after}"),))
