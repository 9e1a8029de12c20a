"""``notelint convert``: read one format, write another, say what was lost."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import fields, replace
from pathlib import Path
from posixpath import splitext
from typing import Any

import click

from notelint import converter
from notelint.cli.archives import Limits
from notelint.cli.crew import processors
from notelint.cli.disk import shown, write
from notelint.cli.formats import known_formats
from notelint.cli.inputs import open_input
from notelint.cli.losses import as_json, once_a_target, summary
from notelint.cli.outputs import Output, check_output, open_output
from notelint.cli.parallel import each_in
from notelint.cli.zipped import SUFFIX, Zip, check_zip, open_zip
from notelint.errors import InputError
from notelint.format import File, Format, Loss, LossKind
from notelint.paths import NOTE_SUFFIXES

_PAGES = frozenset({*NOTE_SUFFIXES, ".html"})
"""Suffixes of what is written as a note."""


def _limits(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> Limits:
    """`entries=500000` and its like, as limits."""
    limits = Limits()
    for value in values:
        name, _, number = value.partition("=")
        if name not in {field.name for field in fields(Limits)} or not number.isdecimal():
            names = ", ".join(f"{field.name}={field.default}" for field in fields(Limits))
            raise click.BadParameter(f"`{value}` is no limit; the defaults are {names}")
        limits = replace(limits, **{name: int(number)})
    return limits


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--to", "target", metavar="FORMAT", required=True, help="What to write.")
@click.option("--from", "origin", metavar="FORMAT", help="What SOURCE is; else it is recognised.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The folder, or the .zip, to write; else SOURCE's name and the format's, beside SOURCE.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every loss to this file, as lines of JSON.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where something was lost.")
@click.option(
    "--keep-going", is_flag=True, help="Leave out what cannot be read, and report it as lost."
)
@click.option(
    "--force", is_flag=True, help="Replace files that were changed since notelint wrote them."
)
@click.option(
    "--limit",
    "limits",
    metavar="NAME=N",
    multiple=True,
    callback=_limits,
    help="What a zip may hold: entries, bytes, depth, ratio of a file to its packed size.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to share the work out to; else as many as there are processors.",
)
@click.pass_context
def convert(
    ctx: click.Context,
    source: Path,
    target: str,
    origin: str | None,
    output: Path | None,
    report: Path | None,
    strict: bool,
    keep_going: bool,
    force: bool,
    limits: Limits,
    dry_run: bool,
    jobs: int | None,
) -> None:
    """Convert SOURCE, which is a note, a folder or a zip, and is never written to.

    `notelint formats` lists the formats. The output folder gets a `notelint-manifest.json`:
    it says which files are notelint's, so that converting again may replace them. Files that
    you changed stay as they are: where they would be others now, they are named, and the exit
    code is 1. Where the output's name ends in `.zip`, one zip is written instead.
    """
    formats = known_formats()
    writer = converter.target_format(formats, target)
    place = output or _beside(source, writer)
    is_zip = place.suffix.lower() == SUFFIX
    if report is not None:
        _check_report(report, source)
    outdated: list[Loss] = []
    with open_input(source, limits, keep_going=keep_going) as given:
        _warn(loss.detail for loss in given.losses)
        reader = converter.source_format(given.files, formats, origin, called=str(source))
        converted = converter.convert(given.files, reader, writer, each_in(jobs or processors()))
        if dry_run:
            (check_zip if is_zip else check_output)(place, source)
            losses, pages = _sort(converted, lambda file: click.echo(file.path.as_posix()))
        else:
            opened = open_zip(place, source) if is_zip else open_output(place, source, force=force)
            with opened as out, _progress(len(given.files)) as progress:
                losses, pages = _sort(converted, out.add, progress)
                out.commit()
            outdated = list(_outdated(out, place))
            files = "1 file" if out.count == 1 else f"{out.count:,} files"
            click.echo(f"{files} in {shown(place)}", err=True)
    if given.missing_parts:
        losses = list(once_a_target(losses))
    told = [*given.losses, *outdated]
    if report is not None and not dry_run:
        write(report, "".join(map(as_json, (*told, *losses))).encode())
    for line in summary(losses, told, pages, shown(report) if report else ""):
        click.echo(line, err=True)
    if outdated or (strict and (told or losses)):
        ctx.exit(1)


def _sort(
    items: Iterable[File | Loss], take: Callable[[File], None], progress: Any = None
) -> tuple[list[Loss], set[str]]:
    """Hand over the files; what was lost, and the paths of the input's pages."""
    losses: list[Loss] = []
    pages: set[str] = set()
    for item in items:
        if isinstance(item, Loss):
            losses.append(item)
            continue
        take(item)
        if item.path.suffix in NOTE_SUFFIXES and splitext(item.origin)[1] in _PAGES:
            pages.add(item.origin)
        if progress is not None:
            progress.update(1)
    return losses, pages


def _outdated(out: Output | Zip, place: Path) -> Iterator[Loss]:
    """Warn of what stays as somebody changed it; what is not as it would be now is a loss."""
    _warn(f"`{path}` is no longer produced, but was changed: it stays" for path in out.kept)
    for entry in out.outdated:
        name = f"`{shown(place / entry.path)}`"
        _warn([f"{name} was changed since it was written: it stays (`--force` replaces it)"])
        detail = f"{name} was changed by hand, and stays as it was"
        yield Loss(entry.origin, None, LossKind.DROPPED, detail)


def _progress(length: int) -> Any:
    """A bar, where a person looks on."""
    if sys.stderr.isatty():
        return click.progressbar(length=length, label="converting", file=sys.stderr)
    return nullcontext(_Silent())


class _Silent:
    def update(self, steps: int) -> None:
        pass


def _beside(source: Path, target: Format) -> Path:
    """What is written where nothing is given: never in SOURCE, whatever the working directory."""
    place = source.resolve()
    name = place.name if place.is_dir() else place.stem
    suffix = SUFFIX if target.packed else ""
    return place.parent / f"{name or 'notes'}-{target.name}{suffix}"


def _check_report(report: Path, source: Path) -> None:
    if report.resolve().is_relative_to(source.resolve()):
        raise InputError(f"`{shown(report)}` lies in `{shown(source)}`, which is only read")


def _warn(messages: Any) -> None:
    for message in messages:
        click.echo(f"{click.style('warning', fg='yellow', bold=True)}: {message}", err=True)
