"""Which inline rules are tried at which character."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from mistune import InlineParser

from notelint.markdown.constructs import InlineConstruct, breaks_contract

if TYPE_CHECKING:
    from notelint.markdown.inlines import InlineState

InlineRule = Callable[["InlineState", "re.Match[str]"], int | None]


class InlineRules(InlineParser):
    """mistune's registry of inline rules, whose rules here know where they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.rules.clear()
        self.functions: dict[str, InlineRule] = {}
        self.characters: dict[str, str] = {}
        self.constructs: dict[str, list[InlineConstruct]] = {}
        self.literal_links = False
        self.marks = ""  # beside these, runs of other marks are free to open and to close

    def add(self, name: str, characters: str, rule: InlineRule, pattern: str = "") -> None:
        """Register a rule; without a pattern, mistune's specification of that name holds."""
        if pattern:
            self.specification[name] = pattern
        self.rules.append(name)
        self.functions[name] = rule
        self.characters[name] = characters

    def put_first(self, construct: InlineConstruct) -> None:
        """Register a plugin's rule before those that are there."""
        for character in construct.characters:
            self.constructs.setdefault(character, []).insert(0, construct)
        self.functions["construct"] = self._read_construct

    @cached_property
    def by_character(self) -> "dict[str, re.Pattern[str]]":
        """What may begin at each character: a pattern whose last group names the function."""
        first = {c: re.compile(f"(?P<construct>{re.escape(c)})") for c in self.constructs}
        return self._own | first

    @cached_property
    def _own(self) -> "dict[str, re.Pattern[str]]":
        names: dict[str, list[str]] = {}
        for name in self.rules:
            for character in self.characters[name]:
                names.setdefault(character, []).append(name)
        return {character: self.compile_sc(rules) for character, rules in names.items()}

    def _read_construct(self, state: "InlineState", match: "re.Match[str]") -> int | None:
        """Try what plugins add at this character, then what the dialect has."""
        text, start, character = state.text, match.start(), match[0]
        for construct in self.constructs[character]:
            found = construct.pattern.match(text, start)
            end = construct.read(state, found) if found else None
            if end is not None:
                if end <= start:
                    raise breaks_contract(construct, "reads something, but does not move behind it")
                return end
        own = self._own[character].match(text, start) if character in self._own else None
        return self.functions[own.lastgroup](state, own) if own and own.lastgroup else None

    @cached_property
    def trigger(self) -> "re.Pattern[str]":
        """Finds the next character at which something may happen."""
        return re.compile("[" + re.escape("".join(sorted(self.by_character))) + "\n]")
