"""``{#id}`` in headings, which Docusaurus escapes before MDX sees it."""

from notelint.markdown.blocks import Blocks


def drop_heading_ids(blocks: Blocks) -> None:
    """Forget the problem at the first ``{#`` of each line that begins with ``#``."""
    text = blocks.text
    blocks.problems[:] = [
        problem
        for problem in blocks.problems
        if not (text.startswith("{#", problem.construct) and _is_escaped(text, problem.construct))
    ]


def _is_escaped(text: str, brace: int) -> bool:
    line = max(text.rfind("\n", 0, brace), text.rfind("\r", 0, brace)) + 1
    return text.startswith("#", line) and text.find("{#", line) == brace
