"""Prints the index of all rules: ``python rules/write_index.py > rules/README.md``."""

import sys
from collections.abc import Iterable

from notelint import Rule
from notelint_rules import RULES

_HEAD = """\
# The rules

Written by `python rules/write_index.py > rules/README.md`; a test keeps it true.
`notelint explain RULE` shows a rule's page: why, examples, options, and what its fix does.

A rule is named after what it finds; the last column is what is true of a note without findings.
A rule that is off is turned on by naming it, or its group, in `select` or `extend-select`.

| rule | group | default | severity | fix | what it wants |
|---|---|---|---|---|---|
"""


def index(rules: Iterable[type[Rule]]) -> str:
    """A page of Markdown with a row a rule, by group, then by name."""
    rows = [_row(rule) for rule in sorted(rules, key=lambda rule: (rule.group, rule.name))]
    return _HEAD + "".join(rows)


def _row(rule: type[Rule]) -> str:
    page = (rule.__doc__ or "").partition("\n")[0]
    target = rule.__module__.replace(".", "/") + ".py"
    cells = (
        f'<a id="{rule.name}"></a>[`{rule.name}`]({target})',
        rule.group,
        "on" if rule.default else "off",
        str(rule.severity),
        "–" if rule.fixes == "no" else rule.fixes,
        page.replace("|", "\\|"),
    )
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(index(RULES).encode())
