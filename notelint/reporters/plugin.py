"""The built-in reporters, as a plugin adds its own."""

from notelint.hookspecs import hookimpl
from notelint.reporter import Reporter
from notelint.reporters import REPORTERS


@hookimpl
def notelint_reporters() -> tuple[Reporter, ...]:
    return REPORTERS
