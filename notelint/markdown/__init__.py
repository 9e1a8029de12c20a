"""Text to tree: CommonMark, GFM, math, front matter, MDX, Notion."""

from notelint.markdown.constructs import Construct
from notelint.markdown.dialect import (
    COMMONMARK,
    DOCUSAURUS_MD,
    MARKDOWN,
    MDX,
    NOTION,
    Dialect,
    Rewriting,
    detect,
    front_matter_format,
)
from notelint.markdown.mdx.module import Import, Module, Name, module_of
from notelint.markdown.mdx.nesting import is_unraveled
from notelint.markdown.parser import parse
from notelint.markdown.unwrapping import unwrapped_fences

__all__ = [
    "COMMONMARK",
    "DOCUSAURUS_MD",
    "MARKDOWN",
    "MDX",
    "NOTION",
    "Construct",
    "Dialect",
    "Import",
    "Module",
    "Name",
    "Rewriting",
    "detect",
    "front_matter_format",
    "is_unraveled",
    "module_of",
    "parse",
    "unwrapped_fences",
]
