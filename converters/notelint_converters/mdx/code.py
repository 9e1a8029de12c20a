"""Code and formulas: what MDX reads otherwise than Markdown does."""

import re
from collections.abc import Iterator

from notelint import LossKind
from notelint.nodes import Code, Math, Node
from notelint_converters.mdx.containers import continuation
from notelint_converters.mdx.page import Change, Page, inserted, replaced

_UNWRAPPED_BY_DOCUSAURUS = re.compile(r"`{3,4} *mdx-code-block(?=[\r\n])")
_MATH_FENCE = re.compile(r"\${2,}[ \t]*")


def write_code(node: Code, page: Page) -> Iterator[Change]:
    """MDX knows no code by indentation: such code is given a fence."""
    if page.text[node.start] not in "`~":
        yield replaced(
            node.start, node.end, fenced(node.value, "", continuation(page.text, node.start))
        )
    elif match := _UNWRAPPED_BY_DOCUSAURUS.match(page.text, node.start):
        yield inserted(match.end(), " ")


def write_math(node: Math, page: Page) -> Iterator[Change]:
    """What stands on the line of the opening fence is not shown: it gets a line of its own."""
    if node.meta and (fence := _MATH_FENCE.match(page.text, node.start)):
        yield replaced(fence.end(), fence.end(), "\n" + continuation(page.text, node.start))


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
