"""Rules about the file itself."""

from notelint import Rule
from notelint_rules.core.undecodable_text import UndecodableText

RULES: tuple[type[Rule], ...] = (UndecodableText,)
