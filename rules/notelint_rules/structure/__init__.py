"""Rules about text that Markdown reads otherwise than meant."""

from notelint import Rule
from notelint_rules.structure.malformed_admonition import MalformedAdmonition

RULES: tuple[type[Rule], ...] = (MalformedAdmonition,)
