"""Code and formulas: what MDX reads otherwise than Markdown does."""

import re
from collections.abc import Iterator

from notelint import LossKind
from notelint.nodes import Code, Math, Node
from notelint_converters.mdx.containers import continuation
from notelint_converters.mdx.writing.page import Change, Page, inserted, replaced

_UNWRAPPED_BY_DOCUSAURUS = re.compile(r"`{3,4} *mdx-code-block(?=[\r\n])")
_FENCE = re.compile(r"`{3,}|~{3,}")
_FENCE_LINE = re.compile(r"^[ \t]{4,}(`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_FENCE_AT_END = re.compile(r"[\r\n][ \t>]*(`{3,}|~{3,})[ \t]*\Z")
_HEADING_ID = re.compile(r"^#{1,6}(?!#).*\{#", re.MULTILINE)
_LINE_START = re.compile(r"^(?=.)", re.MULTILINE)
_TITLED_ADMONITION = re.compile(
    r"^(?:> ?)*[ \t]*:{3,}(?:secondary|info|success|danger|note|tip|warning|important|caution) +\S",
    re.MULTILINE,
)
_MATH_FENCE = re.compile(r"(?P<fence>\${2,})[ \t]*")


def write_code(node: Code, page: Page) -> Iterator[Change]:
    """MDX knows no code by indentation: such code is given a fence.

    What Docusaurus' ``mdx1Compat`` would rewrite within a fence is kept from it by a space.
    """
    if page.text[node.start] not in "`~":
        prefix = continuation(page.text, node.start)
        code = fenced(node.value, "", prefix)
        if not prefix and _HEADING_ID.search(code):
            code = _LINE_START.sub(" ", code)
        yield replaced(node.start, node.end, code)
        return
    yield from _longer_fence(node, page)
    if match := _UNWRAPPED_BY_DOCUSAURUS.match(page.text, node.start):
        yield inserted(match.end(), " ")
    raw = page.text[node.start : node.end]
    if _HEADING_ID.search(raw) and page.text[node.start - 1 : node.start] in ("", "\n", "\r"):
        for line in _LINE_START.finditer(page.text, node.start, node.end):
            yield inserted(line.end(), " ")
    if _TITLED_ADMONITION.search(raw):
        detail = "`:::name Title` in code: with `mdx1Compat`, Docusaurus shows `:::name[Title]`"
        yield page.loss(node.start, LossKind.SIMPLIFIED, detail)


def _longer_fence(node: Code, page: Page) -> Iterator[Change]:
    """A longer fence, where a line of the code would end it: MDX counts no indentation."""
    opening = _FENCE.match(page.text, node.start)
    if opening is None:
        return
    width, mark = len(opening[0]), opening[0][0]
    runs = [len(run[1]) for run in _FENCE_LINE.finditer(node.value) if run[1][0] == mark]
    missing = mark * (max([width - 1, *runs]) + 1 - width)
    if missing:
        yield inserted(node.start, missing)
        closing = _FENCE_AT_END.search(page.text, node.start, node.end)
        if closing and closing[1][0] == mark and len(closing[1]) >= width:
            yield inserted(closing.start(1), missing)


def write_math(node: Math, page: Page) -> Iterator[Change]:
    """What stands on the line of the opening fence is not shown: it gets a line of its own."""
    if node.meta and (opening := _MATH_FENCE.match(page.text, node.start)):
        line = "\n" + continuation(page.text, node.start)
        yield replaced(opening.end("fence"), opening.end(), line)


def write_verbatim(node: Node, page: Page) -> Iterator[Change]:
    """A block that cannot be written as MDX, as the code it is."""
    yield replaced(node.start, node.end, fenced(page.text[node.start : node.end], "md", ""))
    yield page.loss(node.start, LossKind.VERBATIM, "could not be written as MDX; kept as code")


def fenced(code: str, info: str, prefix: str) -> str:
    """The code in a fence longer than any within; ``prefix`` begins every line but the first."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    lines = [fence + info, *code.splitlines(), fence] if code else [fence + info, fence]
    return "\n".join(
        [
            lines[0],
            *(f"{prefix}{line}".rstrip() if not line else prefix + line for line in lines[1:]),
        ]
    )
