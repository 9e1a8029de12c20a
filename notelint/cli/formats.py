"""``notelint formats``: what notes can be converted from and to, and what that loses."""

from pathlib import Path

import click

from notelint.cli.rulebook import Rulebook
from notelint.cli.surroundings import Surroundings
from notelint.format import Format

_HEADER = ("format", "reads", "writes", "what is lost")


@click.command()
def formats() -> None:
    """List the formats: which can be read, which written, and what each cannot keep."""
    rows = [_HEADER, *map(_row, known_formats().values())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER) - 1)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        click.echo("  ".join((*cells, row[-1])))


def known_formats() -> dict[str, Format]:
    """The formats of all plugins, those that the working directory's configuration names too."""
    return Rulebook(Surroundings(), [Path.cwd()]).plugins.formats


def _row(form: Format) -> tuple[str, str, str, str]:
    name = f"{form.name} ({form.title})"
    return name, "yes" if form.read else "no", "yes" if form.write else "no", form.loses
