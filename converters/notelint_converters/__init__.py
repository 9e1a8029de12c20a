"""The built-in formats. One folder per format, with a reader, a writer, or both."""

from notelint import Format, hookimpl

FORMATS: tuple[Format, ...] = ()


@hookimpl
def notelint_formats() -> tuple[Format, ...]:
    return FORMATS
