"""Fences of ``mdx-code-block``, which Docusaurus takes away before anything reads the note."""

import re
from collections.abc import Iterator

from notelint.source import Span

_OPENING = re.compile(r"(?<![^\n]) *(?P<fence>`{3,4}) *mdx-code-block(?P<newline>\r?\n)")
_CLOSING = {
    fence: re.compile(rf"(?<=\n) *{fence}(?P<newline>\r?\n|\Z)") for fence in ("```", "````")
}


def unwrapped_fences(text: str) -> Iterator[Span]:
    """The lines, without their ends, of the fences that Docusaurus takes away, in pairs.

    Source: ``unwrapMdxCodeBlocks`` of Docusaurus 3, which knows fences of three or four backticks.
    """
    if "mdx-code-block" not in text:
        return
    unclosed: set[str] = set()
    position = 0
    while opening := _OPENING.search(text, position):
        position = opening.end()
        if (fence := opening["fence"]) in unclosed:
            continue
        closing = _CLOSING[fence].search(text, position + 1)
        if closing is None:
            unclosed.add(fence)
            continue
        yield Span(opening.start(), opening.start("newline"))
        yield Span(closing.start(), closing.start("newline"))
        position = closing.end() + 1  # the next line cannot be an opening


def blanked(text: str) -> str:
    """The text with spaces in place of those fences: each place stays where it is."""
    parts: list[str] = []
    position = 0
    for span in unwrapped_fences(text):
        parts += (text[position : span.start], " " * (span.end - span.start))
        position = span.end
    return "".join([*parts, text[position:]]) if parts else text
