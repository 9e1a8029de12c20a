"""Registers MDX's openers, inline rules and finisher."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.markdown.dialect import Dialect
    from notelint.markdown.grammar import Grammar


def add_mdx(grammar: "Grammar", dialect: "Dialect") -> None:
    """Add what MDX adds to a grammar without HTML, ``<…>`` autolinks and indented code."""
