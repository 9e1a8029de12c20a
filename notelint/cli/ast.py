"""``notelint ast``."""

from pathlib import Path

import click

from notelint.cli import options
from notelint.cli.batch import batches
from notelint.cli.disk import absolute, is_folder, shown
from notelint.cli.notes import collect
from notelint.cli.rulebook import Rulebook
from notelint.cli.surroundings import Surroundings
from notelint.errors import InputError
from notelint.markdown import Dialect
from notelint.markdown.unist import dumps, to_unist


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE...",
)
@click.option(
    "--utf16", is_flag=True, help="Count columns and offsets as JavaScript does, without the BOM."
)
@options.target
def ast(files: tuple[Path, ...], utf16: bool, target: Dialect | None) -> None:
    """Print the syntax tree of notes as unist's JSON, with positions.

    Of one FILE the tree alone; of several, a line each: {"path": …, "tree": …}.
    Columns count from 1, offsets from 0, in code points of the original text.
    """
    for path in files:
        if is_folder(path):
            raise InputError(f"{shown(absolute(path))}: is a folder, not a note")
    notes = collect(files)
    rulebook = Rulebook(Surroundings(), {note.parent for note in notes})
    opened = {
        batch.root / note: (vault, note)
        for batch in batches(notes, rulebook, target)
        for vault in (batch.vault(),)
        for note in batch.notes
    }
    for path in notes:
        vault, note = opened[path]
        parsed = vault.note(note)
        tree = to_unist(parsed.text, parsed.root, utf16=utf16)
        if len(files) == 1:
            click.echo(dumps(tree, indent=2))
        else:
            click.echo(dumps({"path": shown(path), "tree": tree}))
