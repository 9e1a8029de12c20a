"""The command line: the only code that touches the terminal and the disk.

A command stands in the module of its name, as a click command of its name, and is imported
only when it runs; this module imports click alone, so ``--help`` and ``--version`` answer fast.
"""

import errno
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from notelint import __version__
from notelint.errors import NotelintError

COMMANDS = {
    "check": "Report, and fix, what is wrong with notes.",
    "convert": "Convert notes and Notion exports to another format.",
    "rules": "List every rule.",
    "explain": "Show a rule's page: what it finds, why, examples, options.",
    "formats": "List the formats notes can be converted from and to.",
    "baseline": "Accept what is found now, so that only what is new is reported.",
    "init": "Write a starting configuration.",
    "config": "Show the configuration in force, and where it comes from.",
    "arxiv": "Build the index of arXiv's titles that some rules ask.",
    "ast": "Print the syntax tree of notes as JSON.",
}
"""The commands and their one-line help, in the order in which people need them."""

INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended."""


class Failure(click.ClickException):
    """Something the user can mend: one line on stderr, exit code 2."""

    exit_code = 2

    def __init__(self, message: str, color: bool | None) -> None:
        super().__init__(message)
        self.color = color

    def show(self, file: Any = None) -> None:
        prefix = click.style("error", fg="red", bold=True)
        click.echo(f"{prefix}: {self.message}", file=file, err=True, color=self.color)


class Commands(click.Group):
    """A group that knows its commands' names and help, and imports one when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"notelint.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from notelint.nearest import did_you_mean

            ctx.fail(f"there is no command `{name}`{did_you_mean(name, COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except NotelintError as error:
            raise Failure(str(error), ctx.color) from error
        except OSError as error:
            if error.errno == errno.EPIPE or error.filename is not None:
                raise
            _give_up_printing()
            reason = (error.strerror or str(error)).lower()
            message = f"what is printed cannot be written: {reason}"
            raise Failure(message, ctx.color) from error
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="notelint %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Lint, fix and convert folders of notes: Markdown, Docusaurus MDX, Notion exports.

    `notelint COMMAND --help` tells more about a command.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    elif os.environ.get("FORCE_COLOR"):
        ctx.color = True


def _give_up_printing() -> None:
    """Or Python tries once more to write what is left, and fails again, when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """The entry point. Writes UTF-8 whatever the locale; what UTF-8 cannot say is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli.main(prog_name="notelint")
    finally:
        gc.freeze()  # the system takes back all that is left: nobody need look through it first
