"""Rules about text that Markdown reads otherwise than meant."""

from notelint import Rule
from notelint_rules.structure.doubled_list_marker import DoubledListMarker
from notelint_rules.structure.duplicate_entry import DuplicateEntry
from notelint_rules.structure.lazy_quote_line import LazyQuoteLine
from notelint_rules.structure.list_became_code import ListBecameCode
from notelint_rules.structure.lost_line_break import LostLineBreak
from notelint_rules.structure.malformed_admonition import MalformedAdmonition
from notelint_rules.structure.mixed_list_indent import MixedListIndent
from notelint_rules.structure.outdented_math import OutdentedMath
from notelint_rules.structure.outdented_quote import OutdentedQuote
from notelint_rules.structure.swallowed_list_item import SwallowedListItem

RULES: tuple[type[Rule], ...] = (
    DoubledListMarker,
    DuplicateEntry,
    LazyQuoteLine,
    ListBecameCode,
    LostLineBreak,
    MalformedAdmonition,
    MixedListIndent,
    OutdentedMath,
    OutdentedQuote,
    SwallowedListItem,
)
