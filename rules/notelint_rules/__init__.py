"""The built-in rules. One rule per file; the file, the class and the rule share one name."""

from notelint import Rule, hookimpl

RULES: tuple[type[Rule], ...] = ()


@hookimpl
def notelint_rules() -> tuple[type[Rule], ...]:
    return RULES
