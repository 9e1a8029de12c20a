"""The built-in formats. One folder per format, with a reader, a writer, or both."""

from notelint import Format, hookimpl
from notelint_converters.notion import NOTION

FORMATS: tuple[Format, ...] = (NOTION,)


@hookimpl
def notelint_formats() -> tuple[Format, ...]:
    return FORMATS
