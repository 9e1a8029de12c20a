"""``notelint check``."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from notelint.cli import options, report
from notelint.cli.cache import cache_folder
from notelint.cli.checking import Asked, Fixes, check_notes
from notelint.cli.crew import processors
from notelint.cli.disk import is_folder
from notelint.cli.fixing import differences, write_changes
from notelint.cli.known_papers import Library
from notelint.cli.notes import absolute, collect
from notelint.cli.rulebook import Rulebook
from notelint.cli.surroundings import Surroundings
from notelint.config import Choice, unknown_selector
from notelint.diagnostics import Diagnostic, Severity
from notelint.markdown import Dialect

if TYPE_CHECKING:
    from notelint.cli.arxiv_online import ArxivOnline


def _names(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split what was given between commas."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if values and not names:
        raise click.BadParameter("expected names of rules or groups, or `all`")
    return names


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--fix", is_flag=True, help="Apply safe fixes, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply the unsafe fixes, too.")
@click.option("--diff", is_flag=True, help="Show what fixes would change; write nothing.")
@click.option(
    "--select", multiple=True, metavar="RULES", callback=_names, help="Run these rules only."
)
@click.option(
    "--extend-select", multiple=True, metavar="RULES", callback=_names, help="Run these rules, too."
)
@click.option(
    "--ignore", multiple=True, metavar="RULES", callback=_names, help="Do not run these rules."
)
@options.target
@click.option(
    "--output-format",
    metavar="FORMAT",
    help="full (default on a terminal), concise (default elsewhere), json, jsonl, github,"
    " or what a plugin adds.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.WARNING.value,
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@options.config
@click.option(
    "--force-exclude", is_flag=True, help="Leave out what is excluded even where it is named."
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    type=click.Path(path_type=Path),
    help="The note whose content `-` reads.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Check with N processes (default: one for each processor).",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier runs found out.")
@click.option(
    "--cache-dir",
    metavar="DIR",
    envvar="NOTELINT_CACHE_DIR",
    type=click.Path(path_type=Path),
    help="Where that is kept (default: the platform's folder for caches).",
)
@click.option(
    "--index",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The index of arXiv's titles that `notelint arxiv index` made.",
)
@click.option("--online", is_flag=True, help="Ask arXiv for titles that the index does not have.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour what is printed.",
)
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[Path, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    target: Dialect | None,
    output_format: str | None,
    fail_on: str,
    exit_zero: bool,
    config_file: Path | None,
    force_exclude: bool,
    stdin_filename: Path | None,
    jobs: int | None,
    no_cache: bool,
    cache_dir: Path | None,
    index: Path | None,
    online: bool,
    color: str,
) -> None:
    """Report what is wrong with the notes at, and below, PATHS (default: here); `-` reads stdin.

    RULES are names of rules, of groups of rules, or `all`, separated by commas.

    Exit codes: 0 nothing found, 1 findings, 2 could not run.
    """
    if color != "auto":
        ctx.color = color == "always"
    unsaved = _unsaved(paths, stdin_filename)
    notes = dict.fromkeys(unsaved) or collect(paths or (Path(),))
    surroundings = Surroundings(absolute(config_file) if config_file else None)
    choice = Choice(select or None, extend_select, ignore)
    rulebook = Rulebook(surroundings, {note.parent for note in notes}, choice)
    for name in (*select, *extend_select, *ignore):
        if problem := unknown_selector(name, rulebook.plugins.rules):
            raise click.UsageError(problem)
    reporter = report.choose(rulebook.plugins.reporters, output_format)
    fixes = Fixes.ALL if unsafe_fixes else Fixes.SAFE if fix or diff else Fixes.NONE
    folder = absolute(cache_dir or cache_folder())
    answers = _online(folder) if online else None
    library = Library(folder, absolute(index) if index else None, answers)
    cache = None if no_cache else folder
    asked = Asked(
        notes, unsaved, target, force_exclude, fixes, jobs or processors(), cache, library
    )
    checked = check_notes(asked, rulebook)
    if answers is not None and answers.problem is not None:
        report.warn(answers.problem)
    if diff:
        click.echo("".join(differences(checked.changes)), nl=False)
    elif unsaved and fixes is not Fixes.NONE:
        texts = [change.after.encode() for change in checked.changes] or [*unsaved.values()]
        click.echo(texts[0], nl=False)
        report.show(reporter, checked.found, err=True)
    else:
        written, problems = write_changes(checked.changes)
        checked = replace(
            checked,
            notes=checked.notes - len(problems),
            changes=written,
            problems=(*checked.problems, *problems),
        )
        report.show(reporter, checked.found)
    report.conclude(checked, fixes, diff=diff)
    if checked.problems:
        ctx.exit(2)
    least = Severity(fail_on)
    failed = checked.changes if diff else [d for d in checked.found if _counts(d, least)]
    ctx.exit(1 if failed and not exit_zero else 0)


def _online(folder: Path) -> "ArxivOnline | None":
    """Whom to ask about papers. A commit does not wait for the network, nor depend on it."""
    if os.environ.get("PRE_COMMIT"):
        report.warn("`--online` is ignored in a hook of pre-commit")
        return None
    from notelint.cli.arxiv_online import ArxivOnline  # costs what few runs need

    return ArxivOnline(folder / "arxiv-answers.sqlite")


def _unsaved(paths: tuple[Path, ...], name: Path | None) -> dict[Path, bytes]:
    """The note that stdin is, where it was asked for."""
    if Path("-") not in paths:
        if name is not None:
            raise click.UsageError("`--stdin-filename` names what `-` reads, but there is no `-`")
        return {}
    if len(paths) > 1:
        raise click.UsageError("`-` cannot stand beside other paths")
    if name is not None and is_folder(name):
        raise click.UsageError(f"`--stdin-filename` names a folder: `{name}`")
    content = sys.stdin.buffer.read()
    return {absolute(name or Path("stdin.md")): content}


def _counts(diagnostic: Diagnostic, least: Severity) -> bool:
    return least is Severity.WARNING or diagnostic.severity is least
