"""Parse a note: blocks, then what stands in them."""

from notelint.errors import NotelintError
from notelint.markdown.blocks import Blocks
from notelint.markdown.constructs import crash_of
from notelint.markdown.dialect import Dialect
from notelint.markdown.frontmatter import front_matter_at
from notelint.markdown.grammar import grammar_of
from notelint.markdown.inlines import Inlines
from notelint.markdown.lists import settle_lists
from notelint.markdown.unwrapping import blanked
from notelint.nodes import Root


def parse(text: str, dialect: Dialect) -> Root:
    """The tree of a text. Any text at all parses, in linear time; offsets are the text's own.

    Raises PluginError where a plugin's construct crashes, and nothing else.
    """
    try:
        return _parse(text, dialect)
    except NotelintError:
        raise
    except Exception as error:
        if (crash := crash_of(dialect.constructs, error)) is not None:
            raise crash from error
        raise


def _parse(text: str, dialect: Dialect) -> Root:
    grammar = grammar_of(dialect)
    text = text.replace("\0", "\ufffd")
    blocks = Blocks(blanked(text) if dialect.directives else text, grammar)
    start = 1 if text.startswith("\ufeff") else 0
    front_matter = front_matter_at(blocks.text, start) if dialect.front_matter else None
    if front_matter is not None:
        blocks.append(front_matter)
        start = front_matter.end
    root = blocks.run(start)
    settle_lists(blocks)
    inlines = Inlines(
        blocks.text,
        grammar.rules,
        blocks.definitions,
        blocks.footnotes,
        blocks.problems,
        blocks.memory,
    )
    for job in blocks.jobs:
        job.run(inlines)
    blocks.memory["image texts"] = inlines.image_texts
    for finish in grammar.finishers:
        finish(blocks)
    root.problems = sorted(blocks.problems, key=lambda problem: problem.span)
    return root
