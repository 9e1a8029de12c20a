"""``notelint convert``: read one format, write another, say what was lost."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from notelint import converter
from notelint.cli.crew import processors
from notelint.cli.disk import shown, write
from notelint.cli.formats import known_formats
from notelint.cli.inputs import Input, open_input
from notelint.cli.outputs import Output, check_output, open_output
from notelint.cli.parallel import each_in
from notelint.cli.zipped import SUFFIX, Zip, check_zip, open_zip
from notelint.converter import Each
from notelint.errors import InputError
from notelint.format import File, Format, Loss, LossKind

_MOST_SHOWN = 3
_MEANING = {
    LossKind.DROPPED: "left out: the target cannot express it",
    LossKind.SIMPLIFIED: "written in a plainer form",
    LossKind.UNRESOLVED: "refers to something that is not in the input",
    LossKind.EXPIRED: "refers to a remote file that is, or will be, gone",
    LossKind.VERBATIM: "kept as code or as plain text",
}


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
    dry_run: bool,
    jobs: int | None,
) -> None:
    """Convert SOURCE, which is a note, a folder or a zip, and is never written to.

    `notelint formats` lists the formats. The output folder gets a `notelint-manifest.json`:
    it says which files are notelint's, so that converting again may replace them.
    Where the output's name ends in `.zip`, one zip is written instead.
    """
    formats = known_formats()
    writer = converter.target_format(formats, target)
    place = output or _beside(source, writer)
    is_zip = place.suffix.lower() == SUFFIX
    if report is not None:
        _check_report(report, source)
    each = each_in(jobs or processors())
    with open_input(source) as given:
        _warn(given.warnings)
        reader = converter.source_format(given.files, formats, origin, called=str(source))
        if dry_run:
            (check_zip if is_zip else check_output)(place, source)
            losses = _list(given, reader, writer, each)
        else:
            with open_zip(place, source) if is_zip else open_output(place, source) as out:
                losses = _convert(given, reader, writer, each, out)
                out.commit()
            _warn(f"`{path}` is no longer produced, but was changed: it stays" for path in out.kept)
            files = "1 file" if out.count == 1 else f"{out.count} files"
            click.echo(f"{files} in {shown(place)}", err=True)
    if report is not None and not dry_run:
        write(report, "".join(map(_as_json, losses)).encode())
    _summarise(losses, report)
    if strict and losses:
        ctx.exit(1)


def _convert(
    given: Input, reader: Format, writer: Format, each: Each, output: Output | Zip
) -> list[Loss]:
    losses = []
    with _progress(len(given.files)) as progress:
        for item in converter.convert(given.files, reader, writer, each):
            if isinstance(item, Loss):
                losses.append(item)
            else:
                output.add(item)
                progress.update(1)
    return losses


def _list(given: Input, reader: Format, writer: Format, each: Each) -> list[Loss]:
    """Print what would be written."""
    losses = []
    for item in converter.convert(given.files, reader, writer, each):
        if isinstance(item, File):
            click.echo(item.path.as_posix())
        else:
            losses.append(item)
    return losses


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


def _as_json(loss: Loss) -> str:
    record = {"page": loss.page, "line": loss.line, "kind": loss.kind, "detail": loss.detail}
    return json.dumps(record, ensure_ascii=False) + "\n"


def _warn(messages: Any) -> None:
    for message in messages:
        click.echo(f"{click.style('warning', fg='yellow', bold=True)}: {message}", err=True)


def _summarise(losses: Sequence[Loss], report: Path | None) -> None:
    """Group the losses by kind: how many, and the first of them."""
    by_kind: defaultdict[LossKind, list[Loss]] = defaultdict(list)
    for loss in losses:
        by_kind[loss.kind].append(loss)
    for kind in sorted(by_kind, key=list(LossKind).index):
        click.echo(f"{len(by_kind[kind])} {kind}: {_MEANING[kind]}", err=True)
        for line in _first(by_kind[kind]):
            click.echo(f"  {line}", err=True)
    if losses:
        where = f"{shown(report)} lists" if report else "--report FILE lists"
        click.echo(f"{where} all {len(losses)}", err=True)


def _first(losses: Sequence[Loss]) -> Iterator[str]:
    for loss in losses[:_MOST_SHOWN]:
        place = loss.page if loss.line is None else f"{loss.page}:{loss.line}"
        yield f"{place}: {loss.detail}"
    if len(losses) > _MOST_SHOWN:
        yield f"… and {len(losses) - _MOST_SHOWN} more"
