"""The settings in force: layers of configuration files, checked and laid over each other.

Lists replace those of the layers below and tables are merged by key, but for what selects
rules: each layer's ``select``, ``extend-select`` and ``ignore`` work on what the layers below
chose.
"""

import dataclasses
import os.path
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, get_args, get_type_hints

from notelint.config.globs import Globs, is_pattern
from notelint.config.layers import Layer
from notelint.diagnostics import Severity
from notelint.docusaurus import SiteSettings
from notelint.errors import ConfigError
from notelint.nearest import did_you_mean
from notelint.rule import Rule

Rules = Mapping[str, type[Rule]]
"""All rules there are, by name."""


@dataclass(frozen=True)
class Choice:
    """What one layer says about which rules run: names, groups, or ``all``.

    ``select`` is None where the layer keeps what the layers below chose.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """A value as a file has it, under its dotted key; ``origin`` is the file as messages call it."""

    key: str
    value: Any
    origin: str


@dataclass(frozen=True)
class Config:
    """``options`` are a rule's fields by the rule's name; all paths are absolute, the site's too.

    ``arxiv_index`` is where the index of arXiv is, None where nothing says so;
    ``settings`` are the values in force as they are written, base first.
    """

    choices: tuple[Choice, ...] = ()
    exclude: Globs | None = None
    per_file_ignores: tuple[tuple[Globs, tuple[str, ...]], ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    site: SiteSettings = field(default_factory=SiteSettings)
    plugins: tuple[Path, ...] = ()
    arxiv_index: Path | None = None
    settings: tuple[Setting, ...] = ()


def resolve(layers: Sequence[Layer], rules: Rules) -> Config:
    """Check the layers, base first, and lay them over each other.

    Raises ConfigError, naming file and key, for what notelint does not know and for values
    of the wrong type.
    """
    exclude: Globs | None = None
    per_file_ignores: dict[Globs, tuple[str, ...]] = {}
    severity: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    site: dict[str, Any] = {}
    arxiv_index: Path | None = None
    for layer in layers:
        _check(layer, rules)
        table = layer.table
        if "exclude" in table:
            exclude = Globs(layer.folder, tuple(table["exclude"]))
        for pattern, names in table.get("per-file-ignores", {}).items():
            per_file_ignores[Globs(layer.folder, (pattern,))] = tuple(names)
        for name, level in table.get("severity", {}).items():
            severity[name] = Severity(level)
        for name, values in table.get("rules", {}).items():
            options.setdefault(name, {}).update(_fields(values))
        site.update(_fields(table.get("docusaurus", {})))
        if "site-dir" in table.get("docusaurus", {}):
            site["site_dir"] = str(_beside(layer, site["site_dir"]))
        if "index" in table.get("arxiv", {}):
            arxiv_index = _beside(layer, table["arxiv"]["index"])
    return Config(
        choices=tuple(_choice(layer.table) for layer in layers),
        exclude=exclude,
        per_file_ignores=tuple(per_file_ignores.items()),
        severity=severity,
        options=options,
        site=SiteSettings(**site),
        plugins=plugin_files(layers),
        arxiv_index=arxiv_index,
        settings=tuple(_in_force(layers)),
    )


def plugin_files(layers: Iterable[Layer]) -> tuple[Path, ...]:
    """The Python files that ``plugins`` names; what they add is needed to check the rest."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_plugin_files, layers))))


def unknown_selector(name: str, rules: Rules) -> str | None:
    """What is wrong with a name that should be a rule, a group, or ``all``; None where it is one."""
    known = {*rules, *(rule.group for rule in rules.values()), "all"}
    if name in known:
        return None
    return f"there is no rule or group `{name}`{did_you_mean(name, sorted(known))}"


def kebab(field_name: str) -> str:
    """A rule's option, or a site's setting, as the configuration spells it."""
    return field_name.replace("_", "-")


def _fields(table: Mapping[str, Any]) -> dict[str, Any]:
    """Keys and values of a table as the fields of a frozen class."""
    return {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
    }


def _choice(table: Mapping[str, Any]) -> Choice:
    return Choice(
        tuple(table["select"]) if "select" in table else None,
        tuple(table.get("extend-select", ())),
        tuple(table.get("ignore", ())),
    )


def _plugin_files(layer: Layer) -> list[Path]:
    names = layer.table.get("plugins", [])
    layer.expect_strings("plugins", names)
    return [_beside(layer, name) for name in names]


def _beside(layer: Layer, path: str) -> Path:
    return Path(os.path.normpath(layer.path.parent / path))


_SELECTING = ("select", "extend-select", "ignore")


def _in_force(layers: Sequence[Layer]) -> Iterator[Setting]:
    """What no later layer replaces; what selects rules adds up."""
    written = [
        Setting(key, value, layer.name) for layer in layers for key, value in _values(layer.table)
    ]
    last = {setting.key: setting for setting in written}
    for setting in written:
        if setting.key in _SELECTING or setting is last[setting.key]:
            yield setting


def _values(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """All values that are no tables, with their dotted keys, in the order of the file."""
    stack = list(table.items())[::-1]
    while stack:
        key, value = stack.pop()
        if isinstance(value, dict):
            stack.extend((f"{key}.{_bare(name)}", value[name]) for name in reversed(value))
        else:
            yield key, value


def _bare(key: str) -> str:
    """A key as TOML wants it: in quotes where it has other characters than a bare one may."""
    return key if key.isascii() and key.replace("-", "").isalnum() else f'"{key}"'


# Checking one layer.

_KEYS = (
    *_SELECTING,
    *("exclude", "per-file-ignores", "severity", "rules"),
    *("docusaurus", "arxiv", "plugins", "extend"),
)


def _check(layer: Layer, rules: Rules) -> None:
    for key, value in layer.table.items():
        match _known(layer, key, key, _KEYS, "key"):
            case "select" | "extend-select" | "ignore":
                _check_selectors(layer, key, value, rules)
            case "exclude":
                layer.expect_strings(key, value)
                _check_patterns(layer, key, value)
            case "per-file-ignores":
                _check_patterns(layer, key, [pattern for pattern, _ in _items(layer, key, value)])
                for pattern, names in value.items():
                    _check_selectors(layer, f'{key}."{pattern}"', names, rules)
            case "severity":
                for name, level in _items(layer, key, value):
                    _known(layer, f"{key}.{name}", name, rules, "rule")
                    layer.expect(f"{key}.{name}", level, str)
                    if level not in [severity.value for severity in Severity]:
                        layer.fail(f"{key}.{name}", f'must be "error" or "warning", not "{level}"')
            case "rules":
                for name, values in _items(layer, key, value):
                    _known(layer, f"{key}.{name}", name, rules, "rule")
                    types = {f.name: type(f.default) for f in dataclasses.fields(rules[name])}
                    _check_options(layer, f"{key}.{name}", values, types, "option")
            case "docusaurus":
                hints = get_type_hints(SiteSettings)  # each of them reads `type | None`
                types = {name: get_args(hint)[0] for name, hint in hints.items()}
                _check_options(layer, key, value, types, "setting")
            case "arxiv":
                _check_options(layer, key, value, {"index": str}, "setting")


def _check_selectors(layer: Layer, key: str, names: Any, rules: Rules) -> None:
    layer.expect_strings(key, names)
    for name in names:
        if problem := unknown_selector(name, rules):
            raise ConfigError(f"{layer.name}: `{layer.key(key)}`: {problem}")


def _check_patterns(layer: Layer, key: str, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        if not is_pattern(pattern):
            layer.fail(key, f"has a pattern that cannot be read: `{pattern}`")


def _check_options(
    layer: Layer, key: str, values: Any, types: Mapping[str, type], what: str
) -> None:
    options = {kebab(name): kind for name, kind in types.items()}
    for name, value in _items(layer, key, values):
        place = f"{key}.{name}"
        kind = options[_known(layer, place, name, options, what)]
        if kind is tuple:
            layer.expect_strings(place, value)
        else:
            layer.expect(place, value, kind)


def _known(layer: Layer, key: str, name: str, known: Iterable[str], what: str) -> str:
    if name not in known:
        hint = did_you_mean(name, known)
        raise ConfigError(f"{layer.name}: unknown {what} `{layer.key(key)}`{hint}")
    return name


def _items(layer: Layer, key: str, value: Any) -> Iterable[tuple[str, Any]]:
    layer.expect(key, value, dict)
    return [*value.items()]
