"""Options that several commands have."""

from pathlib import Path

import click

from notelint.markdown import MARKDOWN, MDX, Dialect

_TARGETS = {"mdx": MDX, "markdown": MARKDOWN}


def _dialect(ctx: click.Context, param: click.Parameter, value: str | None) -> Dialect | None:
    return _TARGETS[value] if value else None


target = click.option(
    "--target",
    type=click.Choice([*_TARGETS]),
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
