"""Rules about the folder as a whole."""

from notelint import Rule
from notelint_rules.vault.case_only_difference import CaseOnlyDifference
from notelint_rules.vault.orphan_note import OrphanNote
from notelint_rules.vault.unused_image import UnusedImage

RULES: tuple[type[Rule], ...] = (
    CaseOnlyDifference,
    OrphanNote,
    UnusedImage,
)
