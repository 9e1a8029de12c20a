"""MDX, as Docusaurus 3 builds it."""

from notelint import Format
from notelint_converters.mdx.writer import write

MDX = Format(
    "mdx",
    "MDX for Docusaurus",
    loses="what React does not take of HTML: event handlers, end tags that close nothing",
    write=write,
)
