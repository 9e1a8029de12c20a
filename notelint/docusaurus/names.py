"""What the values of a configuration are, once the names in them are looked up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from notelint.docusaurus.literals import SPREADS, Expression, Script, Value
from notelint.lazy import lazy_re_compile

_DEEPEST = 5
"""A name of a name of a name …"""
_PATH_CALLS = frozenset({"path", "join", "resolve", "require", "fileURLToPath"})
_PLACEHOLDER = lazy_re_compile(r"\$\{\s*([\w$]+)\s*\}")


class Names:
    """Looks up what the identifiers of a configuration stand for."""

    def __init__(self, scripts: Iterable[Script]) -> None:
        self._values: dict[str, Value] = {}
        for script in scripts:
            self._values = {**script.names, **self._values}

    def resolve(self, value: Value) -> Value:
        """The value of a name; of a template or the path of a call, its text; else the value."""
        for _ in range(_DEEPEST):
            if not isinstance(value, Expression) or value.parts or value.name not in self._values:
                break
            value = self._values[value.name]
        if isinstance(value, Expression) and value.template is not None:
            return self._filled(value)
        if isinstance(value, Expression) and value.name in _PATH_CALLS and value.parts:
            texts = [part for part in value.parts if isinstance(part, str)]
            if len(texts) == len(value.parts):
                return "/".join(texts)
        return value

    def is_plain(self, value: Value, depth: int = 0) -> bool:
        """Whether nothing in a value has to be computed."""
        value = self.resolve(value)
        if not isinstance(value, list | dict):
            return not isinstance(value, Expression)
        if depth >= _DEEPEST or (isinstance(value, dict) and SPREADS in value):
            return False
        parts = value.values() if isinstance(value, dict) else value
        return all(self.is_plain(part, depth + 1) for part in parts)

    def is_plain_list(self, value: Value) -> bool:
        """Whether every item of a list is there to be read; what the items hold does not matter."""
        value = self.resolve(value)
        if value is None:
            return True
        return isinstance(value, list) and not any(
            isinstance(item, Expression) and (item.spread and not self._is_list(item))
            for item in value
        )

    def _is_list(self, spread: Expression) -> bool:
        return isinstance(self.resolve(replace(spread, spread=False)), list)

    def mapping(self, value: Value, depth: int = 0) -> Mapping[str, Value]:
        """An object, with what is spread into it.

        What may be spread into it, under a condition, becomes expressions; what cannot be known
        stays under ``SPREADS``.
        """
        value = self.resolve(value)
        if isinstance(value, Expression):
            value = next((part for part in value.parts if isinstance(part, dict)), None)
        if not isinstance(value, dict):
            return {}
        spreads = value.get(SPREADS)
        if not isinstance(spreads, list) or depth >= _DEEPEST:
            return value
        merged: dict[str, Value] = {}
        unknown: list[Value] = []
        for spread in spreads:
            content = self.resolve(spread)
            if isinstance(content, dict):
                merged |= self.mapping(content, depth + 1)
            elif isinstance(content, Expression) and (
                perhaps := [part for part in content.parts if isinstance(part, dict)]
            ):
                for part in perhaps:
                    merged |= {key: Expression("", (value,)) for key, value in part.items()}
            else:
                unknown.append(spread)
        merged |= {key: value for key, value in value.items() if key != SPREADS}
        return {**merged, SPREADS: unknown} if unknown else merged

    def text(self, value: Value) -> str | None:
        """A string, or the last one that is in a computed value (its fallback)."""
        value = self.resolve(value)
        if isinstance(value, Expression):
            value = next((part for part in reversed(value.parts) if isinstance(part, str)), None)
        return value if isinstance(value, str) else None

    def texts(self, value: Value) -> tuple[str, ...] | None:
        """The strings of a list, as far as they can be read; None where there is no list."""
        value = self.resolve(value)
        if not isinstance(value, list):
            return None
        return tuple(text for text in map(self.text, self.items(value)) if text is not None)

    def flag(self, value: Value) -> bool | None:
        value = self.resolve(value)
        return value if isinstance(value, bool) else None

    def items(self, value: Value, depth: int = 0) -> list[Value]:
        """The items of a list, with those of the lists that are spread or computed into it."""
        value = self.resolve(value)
        if isinstance(value, Expression):
            return [item for part in value.parts if isinstance(part, list) for item in part]
        items: list[Value] = []
        for item in value if isinstance(value, list) else ():
            if isinstance(item, Expression) and item.spread:
                if depth < _DEEPEST:
                    items += self.items(replace(item, spread=False), depth + 1)
            else:
                items.append(item)
        return items

    def _filled(self, value: Expression) -> Value:
        """A template whose placeholders are names of strings."""

        def known(placeholder: re.Match[str]) -> str:
            content = self._values.get(placeholder[1])
            return content if isinstance(content, str) else placeholder[0]

        text = _PLACEHOLDER.sub(known, value.template or "")
        return value if "${" in text else text
