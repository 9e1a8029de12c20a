"""``notelint baseline``."""

from pathlib import Path

import click

from notelint.baseline import NAME, accept, to_json
from notelint.cli.accepted import read_baseline, relative
from notelint.cli.checking import check_notes
from notelint.cli.disk import absolute, is_file, shown, write
from notelint.cli.notes import collect
from notelint.cli.setup import Setup, setup_options


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    default=NAME,
    show_default=True,
    help="The file that keeps them.",
)
@click.option("--prune", is_flag=True, help="Forget what is found no more; accept nothing new.")
@setup_options
@click.pass_context
def baseline(
    ctx: click.Context, paths: tuple[Path, ...], output: Path, prune: bool, setup: Setup
) -> None:
    """Accept what is found now at, and below, PATHS (default: here).

    `notelint check --baseline FILE` then reports only what is new. A finding is known again by its
    rule, the text of its line and the headings above it: lines may be added above it, paragraphs
    moved, notes renamed.
    """
    notes = collect(paths or (Path(),))
    before = read_baseline(output) if prune else None
    checked = check_notes(setup.asked(notes), setup.rulebook(notes))
    for problem in checked.problems:
        click.echo(f"{click.style('error', fg='red', bold=True)}: {problem}", err=True)
    if checked.problems:
        ctx.exit(2)
    file = absolute(output)
    if before is not None:
        accepted = before.pruned(checked.found, notes)
        gone = before.baseline.total() - accepted.total()
        said = f"Forgot {_findings(gone)}, {accepted.total()} are left in {shown(file)}."
    else:
        accepted = accept(relative(diagnostic, file) for diagnostic in checked.found)
        said = f"Accepted {_findings(accepted.total())} in {shown(file)}."
    if not is_file(file) or file.read_bytes() != to_json(accepted):
        write(file, to_json(accepted))
    click.echo(said, err=True)


def _findings(count: int) -> str:
    return f"{count} finding{'' if count == 1 else 's'}"
