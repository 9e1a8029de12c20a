"""The built-in formats. One folder per format, with a reader, a writer, or both."""

from notelint import Format, hookimpl
from notelint_converters.markdown import MARKDOWN
from notelint_converters.mdx import MDX
from notelint_converters.notion import NOTION

FORMATS: tuple[Format, ...] = (MARKDOWN, MDX, NOTION)


@hookimpl
def notelint_formats() -> tuple[Format, ...]:
    return FORMATS
