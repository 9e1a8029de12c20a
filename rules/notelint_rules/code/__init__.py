"""Rules about code."""

from notelint import Rule
from notelint_rules.code.invalid_code_block import InvalidCodeBlock

RULES: tuple[type[Rule], ...] = (InvalidCodeBlock,)
