"""``notelint check``."""

import sys
from pathlib import Path
from typing import Any

import click

from notelint.cli.asked import Fixes
from notelint.cli.dashed import TakesNotes
from notelint.cli.disk import absolute, is_folder
from notelint.cli.once import Once
from notelint.cli.setup import Setup, setup_options
from notelint.diagnostics import Severity


def _reason(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """What can stand in a comment of Markdown and of MDX, on one line."""
    ends = [end for end in ("-->", "--!>", "*/") if end in (value or "")]
    if ends:
        raise click.BadParameter(f"`{ends[0]}` would end the comment")
    return " ".join(value.split()) or None if value is not None else None


@click.command(cls=TakesNotes)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--fix", is_flag=True, help="Apply safe fixes, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply the unsafe fixes, too.")
@click.option(
    "--add-suppressions",
    is_flag=True,
    help="Write comments that allow all that is found; nobody sees them on the page.",
)
@click.option("--reason", metavar="TEXT", callback=_reason, help="What these comments say why.")
@click.option(
    "--diff",
    is_flag=True,
    help="Show what fixes, or suppressions, would change; write nothing.",
)
@click.option(
    "--output-format",
    metavar="FORMAT",
    help="full (default on a terminal), concise (default elsewhere), json, jsonl, github, gitlab,"
    " sarif, junit, checkstyle, rdjson, html (a page), or what a plugin adds.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.WARNING.value,
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Leave out what `notelint baseline` wrote down.",
)
@click.option(
    "--diff-base",
    metavar="REF",
    help="Report what was brought since this commit or branch of git: what stands on changed"
    " lines, and what else was not there then.",
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@click.option("--watch", is_flag=True, help="Check again whenever a file has changed.")
@click.option(
    "-q", "--quiet", is_flag=True, help="Print what is found, and neither summary nor progress."
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    type=click.Path(path_type=Path),
    help="The note whose content `-` reads.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour what is printed.",
)
@setup_options
@click.pass_context
def check(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    fix: bool,
    unsafe_fixes: bool,
    add_suppressions: bool,
    reason: str | None,
    diff: bool,
    fail_on: str,
    statistics: bool,
    watch: bool,
    stdin_filename: Path | None,
    color: str,
    setup: Setup,
    **given: Any,
) -> None:
    """Report what is wrong with the notes at, and below, PATHS (default: here); `-` reads stdin.

    RULES are names of rules, of groups of rules, or `all`, separated by commas.

    Exit codes: 0 nothing found, 1 findings, 2 could not run.
    """
    if color != "auto":
        ctx.color = color == "always"
    if add_suppressions:
        _refuse_beside_suppressions(setup, fix=fix or unsafe_fixes)
    elif reason is not None:
        raise click.UsageError("`--reason` is for `--add-suppressions`, which was not given")
    if statistics and given["output_format"] is not None:
        raise click.UsageError("`--statistics` has a form of its own, without `--output-format`")
    fixes = Fixes.ALL if unsafe_fixes else Fixes.SAFE if fix or diff else Fixes.NONE
    once = Once(
        setup=setup,
        paths=paths,
        unsaved=_unsaved(paths, stdin_filename),
        fixes=Fixes.NONE if add_suppressions else fixes,
        suppress=add_suppressions,
        reason=reason,
        diff=diff,
        fail_on=Severity(fail_on),
        statistics=statistics,
        **given,
    )
    if not watch:
        ctx.exit(once.check())
    if once.unsaved or add_suppressions:
        raise click.UsageError("`--watch` goes with neither `-` nor `--add-suppressions`")
    from notelint.cli.watching import watch as check_again  # a hook never needs it

    check_again(once.check, paths or (Path(),), filter(None, [once.baseline, setup.config_file]))


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


def _refuse_beside_suppressions(setup: Setup, *, fix: bool) -> None:
    if fix:
        raise click.UsageError("`--add-suppressions` allows what fixes leave: run `--fix` first")
    if setup.target is not None:
        raise click.UsageError(
            "`--add-suppressions` writes the comments of what a note is, so it goes without"
            " `--target`"
        )
