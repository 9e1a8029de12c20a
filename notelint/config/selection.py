"""Which rules run for a note, how severe they are, and with which options."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from notelint.config import Choice, Config, Rules
from notelint.errors import ConfigError
from notelint.rule import ActiveRule, Rule


def active_rules(
    config: Config, rules: Rules, last: Choice | None = None
) -> tuple[ActiveRule, ...]:
    """The rules that are on, with their options and severities.

    ``last`` is what the command line says; it has the last word.
    Raises ConfigError where a rule refuses its options.
    """
    choices = (*config.choices, last) if last else config.choices
    on = chosen(choices, rules)
    return tuple(
        ActiveRule(_with_options(rule, config), config.severity.get(name, rule.severity))
        for name, rule in rules.items()
        if name in on
    )


def chosen(choices: Iterable[Choice], rules: Rules) -> frozenset[str]:
    """The names of the rules that are on, after each layer's say, base first.

    Within a layer the more particular word wins: a rule's name over its group, the group over
    ``all``; of two equally particular ones, ``ignore``.
    """
    on = {name for name, rule in rules.items() if rule.default}
    for choice in choices:
        if choice.select is not None:
            on.clear()
        for fits in (_is_all, _is_group, _is_name):
            for names, keep in (
                (choice.select or (), on.add),
                (choice.extend_select, on.add),
                (choice.ignore, on.discard),
            ):
                for rule in rules.values():
                    if any(fits(name, rule) for name in names):
                        keep(rule.name)
    return frozenset(on)


def for_note(active: tuple[ActiveRule, ...], path: Path, config: Config) -> tuple[ActiveRule, ...]:
    """The rules that are on for the note at an absolute path: all but its per-file ignores."""
    ignored = {
        name for globs, names in config.per_file_ignores if globs.match(path) for name in names
    }
    if not ignored:
        return active
    return tuple(a for a in active if not {a.rule.name, a.rule.group, "all"} & ignored)


def excluded(path: Path, config: Config) -> bool:
    """Whether the configuration leaves a path out."""
    return config.exclude is not None and config.exclude.match(path)


def _with_options(rule: type[Rule], config: Config) -> Rule:
    options: Mapping[str, object] = config.options.get(rule.name, {})
    try:
        return rule(**options)
    except ValueError as error:  # a rule may check its options in `__post_init__`
        raise ConfigError(f"the options of rule `{rule.name}` cannot be used: {error}") from error


def _is_all(name: str, rule: type[Rule]) -> bool:
    return name == "all"


def _is_group(name: str, rule: type[Rule]) -> bool:
    return name == rule.group


def _is_name(name: str, rule: type[Rule]) -> bool:
    return name == rule.name
