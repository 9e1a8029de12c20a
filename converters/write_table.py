"""Prints the index of all formats: ``python converters/write_table.py > converters/README.md``."""

import sys
from collections.abc import Iterable

from notelint import Format
from notelint_converters.formats import FORMATS

_HEAD = """\
# The formats

Written by `python converters/write_table.py > converters/README.md`; a test keeps it true.
`notelint formats` prints the same, with the formats of installed plugins.

Every reader yields plain Markdown and every writer takes it, so any format that is read can be written as any other.
Whatever a conversion cannot keep is reported as it happens: grouped on the terminal, in full with `--report FILE`.

| format | reads | writes | what is lost |
|---|---|---|---|
"""


def index(formats: Iterable[Format]) -> str:
    """A page of Markdown with a row a format, by name."""
    return _HEAD + "".join(_row(each) for each in sorted(formats, key=lambda each: each.name))


def _row(each: Format) -> str:
    name = f"[`{each.name}`](notelint_converters/{each.name}) {each.title}"
    cells = (name, "yes" if each.read else "–", "yes" if each.write else "–", each.loses)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(index(FORMATS).encode())
