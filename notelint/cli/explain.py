"""``notelint explain``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from notelint.cli.rule_page import FIXES, facts, markdown, on_by_default
from notelint.cli.rulebook import Rulebook, of_working_directory
from notelint.diagnostics import Diagnostic
from notelint.errors import InputError
from notelint.nearest import did_you_mean
from notelint.reporters import full
from notelint.reporters.json import encode
from notelint.reporters.terminal import visible, widths
from notelint.rule import Rule


@click.command()
@click.argument("rule", metavar="RULE")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
)
def explain(rule: str, paths: tuple[Path, ...], output_format: str) -> None:
    """Show the page of RULE: what it finds and why, its options, its fix, and examples.

    The first example is what RULE finds first in the notes at, and below, PATHS.
    """
    if paths:
        kind, found = _with_finding(rule, paths)
    else:
        kind, found = _known(rule, of_working_directory()), None
    match output_format:
        case "json":
            known = facts(kind)
            if paths:
                known["found"] = json.loads(encode(found)) if found else None
            click.echo(json.dumps(known, ensure_ascii=False, indent=2))
        case "markdown":
            click.echo(markdown(kind, found), nl=False)
        case _:
            click.echo("\n".join(_page(kind, found)))
    if paths and found is None:
        click.echo(f"`{rule}` finds nothing there", err=True)


def _known(rule: str, rulebook: Rulebook) -> type[Rule]:
    rules = rulebook.plugins.rules
    if rule not in rules:
        raise InputError(f"there is no rule `{rule}`{did_you_mean(rule, rules)}")
    return rules[rule]


def _with_finding(rule: str, paths: tuple[Path, ...]) -> tuple[type[Rule], Diagnostic | None]:
    """The rule as it is known where these notes are, and the first place that it reports there."""
    from notelint.cli.asked import Asked
    from notelint.cli.cache.folder import cache_folder
    from notelint.cli.first_finding import first_finding
    from notelint.cli.known_papers import Library
    from notelint.cli.notes import collect
    from notelint.cli.surroundings import Surroundings
    from notelint.config import Choice

    notes = collect(paths)
    folders = {note.parent for note in notes}
    rulebook = Rulebook(Surroundings(), folders, Choice(select=(rule,)))
    kind = _known(rule, rulebook)
    return kind, first_finding(Asked(notes, {}, Library(cache_folder())), rulebook)


def _page(rule: type[Rule], found: Diagnostic | None) -> Iterator[str]:
    known = facts(rule)
    yield click.style(rule.name, bold=True)
    yield f"{rule.group}, {rule.severity}, {on_by_default(rule)}"
    yield ""
    yield known["summary"]
    yield ""
    if known["description"]:
        yield known["description"]
        yield ""
    yield FIXES[rule.fixes]
    if known["options"]:
        yield _title(f"Options, in [tool.notelint.rules.{rule.name}]")
        for option in known["options"]:
            default = json.dumps(option["default"], ensure_ascii=False)
            yield f"  {click.style(option['name'], fg='cyan')} = {default} ({option['type']})"
            yield f"      {option['doc']}"
    if found is not None:
        yield _title("Found here")
        yield from _indented("".join(full.render([found])))
    yield _title("Reported")
    for number, example in enumerate(known["bad"]):
        if number:
            yield ""
        yield from _heading(example)
        yield from _listing(example["text"], example["findings"])
        if example["fixed"] is not None:
            yield "  fixed:"
            yield from _listing(example["fixed"], [])
    yield _title("Fine")
    for number, example in enumerate(known["good"]):
        if number:
            yield ""
        yield from _heading(example)
        yield from _listing(example["text"], [])


def _indented(text: str) -> Iterator[str]:
    for line in text.rstrip("\n").split("\n"):
        yield f"  {line}"


def _title(text: str) -> str:
    return f"\n{click.style(text, bold=True)}"


def _heading(example: dict[str, Any]) -> Iterator[str]:
    beside = ", ".join(example["files"])
    yield f"  {example['path']}{f', beside {beside}' if beside else ''}:"


def _listing(text: str, findings: list[dict[str, Any]]) -> Iterator[str]:
    """Numbered lines, with what is said about each below it, marked."""
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        yield f"{click.style(f'{number:>5} |', fg='blue')} {_printed(line)}".rstrip()
        for finding in findings:
            if finding["line"] == number:
                start = finding["column"] - 1
                end = finding["endColumn"] - 1 if finding["endLine"] == number else len(line)
                mark = "^" * max(1, _columns(line[start:end]))
                indent = " " * _columns(line[:start])
                yield (
                    f"{click.style('      |', fg='blue')} {indent}"
                    f"{click.style(mark, fg='red', bold=True)} {finding['message']}"
                )


def _printed(line: str) -> str:
    return visible(line.replace("\t", "    "))


def _columns(text: str) -> int:
    """How many columns a part of a line takes as it is printed."""
    return sum(widths(_printed(text)))
