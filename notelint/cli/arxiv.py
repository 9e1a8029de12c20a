"""``notelint arxiv``."""

import sys
from pathlib import Path

import click

from notelint.cli.arxiv_build import build, require_full_text_search
from notelint.cli.arxiv_index import FILE_NAME
from notelint.cli.arxiv_snapshot import Snapshot
from notelint.cli.cache.folder import cache_folder
from notelint.cli.disk import absolute, is_folder, shown
from notelint.errors import InputError


@click.group()
def arxiv() -> None:
    """What notelint knows of arXiv's papers."""


@arxiv.command()
@click.argument("snapshot", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it (default: in the folder of caches, where `check` looks for it).",
)
@click.option(
    "--cache-dir",
    metavar="DIR",
    envvar="NOTELINT_CACHE_DIR",
    type=click.Path(path_type=Path),
    help="The folder of caches (default: the platform's).",
)
def index(snapshot: Path, output: Path | None, cache_dir: Path | None) -> None:
    """Build the index of titles from SNAPSHOT, arXiv's public metadata.

    SNAPSHOT is a file of JSON lines with `id` and `title`, plain, gzipped or in a zip, as
    https://www.kaggle.com/datasets/Cornell-University/arxiv offers it. A build that was
    interrupted goes on where it was.
    """
    require_full_text_search()
    place = absolute(output or (cache_dir or cache_folder()) / FILE_NAME)
    if is_folder(place):
        raise InputError(f"{shown(place)}: is a folder; `--output` is a file")
    with Snapshot(absolute(snapshot)) as source:
        bar = click.progressbar(
            length=source.size, label=shown(source.path), file=sys.stderr, hidden=not _watched()
        )
        with bar:
            papers = build(source, place, lambda position: bar.update(position - bar.pos))
    click.echo(f"{papers} papers in {shown(place)}", err=True)


def _watched() -> bool:
    return sys.stderr.isatty()
