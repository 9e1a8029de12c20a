"""Options that several commands have."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from notelint.markdown import Dialect


def _dialect(ctx: click.Context, param: click.Parameter, value: str | None) -> "Dialect | None":
    if not value:
        return None
    from notelint.markdown import MARKDOWN, MDX  # loaded where a run has need of it

    return {"mdx": MDX, "markdown": MARKDOWN}[value]


target = click.option(
    "--target",
    type=click.Choice(["mdx", "markdown"]),
    callback=_dialect,
    help="Read every note as this, whatever its name.",
)
"""Gives a dialect, or None."""

config = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Use this configuration and no other.",
)
"""Gives a path as it was written, or None."""
