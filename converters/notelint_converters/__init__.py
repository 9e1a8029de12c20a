"""The built-in formats. One folder per format, with a reader, a writer, or both."""

from notelint import Format, hookimpl


@hookimpl
def notelint_formats() -> tuple[Format, ...]:
    from notelint_converters.formats import FORMATS  # who only lints does not wait for them

    return FORMATS
