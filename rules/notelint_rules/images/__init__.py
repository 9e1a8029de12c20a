"""Rules about images and imports."""

from notelint import Rule
from notelint_rules.images.alt_text_is_filename import AltTextIsFilename
from notelint_rules.images.broken_import import BrokenImport
from notelint_rules.images.expiring_image import ExpiringImage
from notelint_rules.images.missing_alt_text import MissingAltText
from notelint_rules.images.missing_image import MissingImage
from notelint_rules.images.undefined_name import UndefinedName
from notelint_rules.images.unused_import import UnusedImport

RULES: tuple[type[Rule], ...] = (
    AltTextIsFilename,
    BrokenImport,
    ExpiringImage,
    MissingAltText,
    MissingImage,
    UndefinedName,
    UnusedImport,
)
