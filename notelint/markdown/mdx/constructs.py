"""Registers MDX's openers, inline rules and finisher."""

from typing import TYPE_CHECKING

from notelint.markdown.mdx.esm import open_esm
from notelint.markdown.mdx.flow import open_comment, open_flow
from notelint.markdown.mdx.headings import drop_heading_ids
from notelint.markdown.mdx.nesting import nest_tags
from notelint.markdown.mdx.text import read_comment, read_expression, read_jsx

if TYPE_CHECKING:
    from notelint.markdown.dialect import Dialect
    from notelint.markdown.grammar import Grammar


def add_mdx(grammar: "Grammar", dialect: "Dialect") -> None:
    """Add what MDX adds to a grammar without HTML, ``<…>`` autolinks and indented code."""
    grammar.on("ie", open_esm)
    if dialect.rewrites("comments"):
        grammar.on("<", open_comment)
        grammar.rules.add("mdx_comment", "<", read_comment, r"<(?=!--)")
    if dialect.rewrites("headingIds"):
        grammar.finishers.append(drop_heading_ids)
    grammar.on("<{", open_flow)
    grammar.rules.add("mdx_jsx", "<", read_jsx, r"<")
    grammar.rules.add("mdx_expression", "{", read_expression, r"\{")
    grammar.finishers.append(nest_tags)
