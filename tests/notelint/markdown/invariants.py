"""What is true of every tree, whatever the text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from notelint.nodes import InlineCode, InlineMath, Node, Parent, Root, Text, walk


def violations(text: str, root: Root) -> Iterator[str]:
    """What is wrong with the places in a tree, in words; nothing if all is well."""
    if (root.start, root.end) != (0, len(text)):
        yield f"the root is not the text: {root}"
    for node in walk(root):
        if not 0 <= node.start <= node.end <= len(text):
            yield f"outside of the text: {node}"
        if isinstance(node, Parent) and node.children:
            yield from _of_children(node, node.children)
        source = text[node.start : node.end]
        as_written = source, source.lstrip("\t ")  # a line below `- [ ]`, as remark has it
        has_markup = not set("&\\\r\n\0").isdisjoint(source)
        if isinstance(node, Text) and not has_markup and node.value not in as_written:
            yield f"not what is written, {source!r}: {node}"
        if isinstance(node, InlineCode | InlineMath) and source[:1] + source[-1:] not in _FENCES:
            yield f"not between fences, {source!r}: {node}"
    for problem in root.problems:
        if not 0 <= problem.start <= len(text):
            yield f"outside of the text: {problem}"
    for before, after in pairwise(root.problems):
        if after.start < before.start:
            yield f"not in order: {before}, {after}"


def _of_children(parent: Node, children: Sequence[Node]) -> Iterator[str]:
    if children[0].start < parent.start or parent.end < children[-1].end:
        yield f"a child is not in its parent: {parent}"
    for before, after in pairwise(children):
        if after.start < before.end:
            yield f"not apart: {before}, {after}"


_FENCES = ("``", "$$")
