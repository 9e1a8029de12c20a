"""The configuration as a JSON schema, for editors that complete and check TOML."""

import dataclasses
from typing import Any, get_args, get_type_hints

from notelint.config import Rules, kebab
from notelint.diagnostics import Severity
from notelint.docusaurus import SiteSettings
from notelint.rule import Rule

_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
_STRINGS = {"type": "array", "items": {"type": "string"}}


def schema(rules: Rules) -> dict[str, Any]:
    """What ``notelint.toml`` may hold with these rules (JSON Schema, draft 7, which Taplo reads)."""
    groups = sorted({rule.group for rule in rules.values()})
    selectors = {"type": "array", "items": {"enum": ["all", *groups, *sorted(rules)]}}
    severities = {"enum": [severity.value for severity in Severity]}
    hints = get_type_hints(SiteSettings)
    site = {kebab(name): {"type": _TYPES[get_args(hint)[0]]} for name, hint in hints.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of notelint",
        **_table(
            {
                "extend": _described(
                    "string", "Another configuration, which this one goes beyond."
                ),
                "plugins": {**_STRINGS, "description": "Python files that add rules or formats."},
                "select": {**selectors, "description": "The rules and groups that are on."},
                "extend-select": {**selectors, "description": "Rules that are on as well."},
                "ignore": {**selectors, "description": "Rules that are off."},
                "exclude": {**_STRINGS, "description": "Patterns of files that are left out."},
                "per-file-ignores": {
                    "type": "object",
                    "additionalProperties": selectors,
                    "description": "Rules that are off in the files of a pattern.",
                },
                "severity": {
                    **_table(dict.fromkeys(sorted(rules), severities)),
                    "description": "How bad the findings of a rule are.",
                },
                "rules": {
                    **_table({name: _options(rules[name]) for name in sorted(rules)}),
                    "description": "The options of rules.",
                },
                "docusaurus": {**_table(site), "description": "What to know of the site."},
                "arxiv": _table(
                    {"index": _described("string", "The index that `notelint arxiv index` made.")}
                ),
            }
        ),
    }


def _options(rule: type[Rule]) -> dict[str, Any]:
    found = {}
    for option in dataclasses.fields(rule):
        default: Any = option.default
        kind = type(default)
        said = _STRINGS if kind is tuple else {"type": _TYPES[kind]}
        found[kebab(option.name)] = {
            **said,
            "default": [*default] if kind is tuple else default,
            "description": option.metadata.get("doc", ""),
        }
    return _table(found)


def _table(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _described(kind: str, description: str) -> dict[str, str]:
    return {"type": kind, "description": description}
