"""Rules about the file itself."""

from notelint import Rule
from notelint_rules.core.undecodable_text import UndecodableText
from notelint_rules.core.unused_suppression import UnusedSuppression

RULES: tuple[type[Rule], ...] = (
    UndecodableText,
    UnusedSuppression,
)
