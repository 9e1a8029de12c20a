"""Rules about spelling, and the word lists they stand on."""

from notelint import Rule
from notelint_rules.spelling.misspelling import Misspelling

RULES: tuple[type[Rule], ...] = (Misspelling,)
