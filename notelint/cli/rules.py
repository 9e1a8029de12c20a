"""``notelint rules``."""

import json
import shutil
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from notelint.cli.rule_page import summary
from notelint.cli.rulebook import of_working_directory
from notelint.reporters.pages import page


@click.command()
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def rules(output_format: str) -> None:
    """List every rule: whether it is on here, how severe it is, which fixes it has, what it holds."""
    rulebook = of_working_directory()
    severities = {active.rule.name: active.severity.value for active in rulebook.rules(Path.cwd())}
    rows = [
        {
            "name": rule.name,
            "group": rule.group,
            "on": rule.name in severities,
            "severity": severities.get(rule.name, rule.severity.value),
            "fixes": rule.fixes,
            "summary": summary(rule),
            "url": page(rule.name),
        }
        for rule in sorted(
            rulebook.plugins.rules.values(), key=lambda rule: (rule.group, rule.name)
        )
    ]
    if output_format == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_table(rows)))
    click.echo(f"{len(rows)} rules, {len(severities)} of them on here.", err=True)


def _table(rows: list[dict[str, Any]]) -> Iterator[str]:
    """A block a group; what a rule holds is cut where the terminal ends."""
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    width = max((len(row["name"]) for row in rows), default=0)
    for number, (group, members) in enumerate(groupby(rows, key=lambda row: str(row["group"]))):
        yield f"{chr(10) * bool(number)}{click.style(group, bold=True)}"
        for row in members:
            state = click.style("on ", fg="green") if row["on"] else click.style("off", dim=True)
            fixes = "" if row["fixes"] == "no" else f"{row['fixes']} fix"
            facts = f"{row['name']:{width}}  {row['severity']:7}  {fixes:10}  {row['summary']}"
            yield f"  {state}  {_cut(facts, room and room - 7)}"


def _cut(text: str, room: int | None) -> str:
    if room is None or len(text) <= room:
        return text
    return f"{text[: room - 3]}..."
