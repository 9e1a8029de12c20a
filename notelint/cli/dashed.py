"""Notes whose names begin with a dash, as hooks and shells' patterns pass them."""

from pathlib import Path

import click

from notelint.cli.disk import is_file
from notelint.paths import NOTE_SUFFIXES


class TakesNotes(click.Command):
    """A command for which ``-a.md`` is a note, and no options, where there is such a file.

    Whoever adds ``--config=theirs.md`` to a repository shall not say what its hook does.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        notes = [argument for argument in args[:end] if _is_note(argument)]
        if notes:
            others = (argument for argument in args[:end] if argument not in notes)
            args = [*others, "--", *notes, *args[end + 1 :]]
        return super().parse_args(ctx, args)


def _is_note(argument: str) -> bool:
    place = Path(argument)
    return argument.startswith("-") and place.suffix in NOTE_SUFFIXES and is_file(place)
