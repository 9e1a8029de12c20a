"""``notelint config``."""

import dataclasses
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from notelint.cli import options
from notelint.cli.disk import absolute, is_file, is_folder, shown
from notelint.cli.notes import hidden
from notelint.cli.rulebook import Rulebook, of_working_directory
from notelint.cli.surroundings import Surroundings
from notelint.config import kebab
from notelint.config.schema import schema
from notelint.diagnostics import Severity
from notelint.errors import InputError


@click.command()
@click.argument("path", default=Path(), type=click.Path(path_type=Path, readable=False))
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--schema", "as_schema", is_flag=True, help="Print the JSON schema of configurations instead."
)
@options.config
def config(path: Path, output_format: str, as_schema: bool, config_file: Path | None) -> None:
    """Show what is in force for the note or folder at PATH (default: here), and which file says so."""
    if as_schema:
        known_rules = of_working_directory().plugins.rules
        click.echo(json.dumps(schema(known_rules), ensure_ascii=False, indent=2))
        return
    place = absolute(path)
    of_folder = is_folder(place)
    if not of_folder and not is_file(place):
        raise InputError(f"{shown(place)}: there is no such file or folder")
    folder = place if of_folder else place.parent
    surroundings = Surroundings(absolute(config_file) if config_file else None)
    rulebook = Rulebook(surroundings, [folder])
    settings = rulebook.config(folder).settings
    rules = rulebook.rules(folder) if of_folder else rulebook.rules_for(place)
    known = {
        "path": shown(place),
        "vault": shown(surroundings.root(folder) or folder),
        "excluded": not of_folder and (rulebook.excludes(place) or hidden(place)),
        "files": [layer.name for layer in surroundings.layers(folder)],
        "settings": [dataclasses.asdict(setting) for setting in settings],
        "rules": [
            {
                "name": active.rule.name,
                "severity": active.severity.value,
                "options": {kebab(k): v for k, v in dataclasses.asdict(active.rule).items()},
            }
            for active in rules
        ],
    }
    if output_format == "json":
        click.echo(json.dumps(known, ensure_ascii=False, indent=2, default=str))
    else:
        click.echo("\n".join(_lines(known)))


def _lines(known: dict[str, Any]) -> Iterator[str]:
    yield f"path   {known['path']}{' (excluded)' if known['excluded'] else ''}"
    yield f"vault  {known['vault']}"
    yield f"files  {', '.join(known['files']) or 'none: these are the defaults'}"
    if known["settings"]:
        yield ""
    lines = [f"{s['key']} = {_toml(s['value'])}" for s in known["settings"]]
    width = min(max(map(len, lines), default=0), 60)
    for line, setting in zip(lines, known["settings"], strict=True):
        yield f"{line:{width}}  {click.style('# ' + setting['origin'], dim=True)}"
    for severity in Severity:
        names = [rule["name"] for rule in known["rules"] if rule["severity"] == severity]
        yield ""
        rules = "1 rule that reports" if len(names) == 1 else f"{len(names)} rules that report"
        yield click.style(f"{rules} {severity}s", bold=True)
        if names:
            yield textwrap.indent(textwrap.fill(", ".join(names), 98, break_on_hyphens=False), "  ")


def _toml(value: object) -> str:
    """A value as TOML writes it: JSON's syntax serves for all that the configuration takes."""
    return json.dumps(value, ensure_ascii=False, default=str)
