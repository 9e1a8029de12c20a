"""All built-in formats."""

from notelint import Format
from notelint_converters.markdown import MARKDOWN
from notelint_converters.mdx import MDX
from notelint_converters.notion import NOTION

FORMATS: tuple[Format, ...] = (MARKDOWN, MDX, NOTION)
