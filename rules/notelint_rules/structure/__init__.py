"""Rules about text that Markdown reads otherwise than meant."""

from notelint import Rule
from notelint_rules.structure.adjacent_links import AdjacentLinks
from notelint_rules.structure.display_math_inline import DisplayMathInline
from notelint_rules.structure.doubled_list_marker import DoubledListMarker
from notelint_rules.structure.duplicate_entry import DuplicateEntry
from notelint_rules.structure.latex_outside_math import LatexOutsideMath
from notelint_rules.structure.lazy_quote_line import LazyQuoteLine
from notelint_rules.structure.leaked_list_repr import LeakedListRepr
from notelint_rules.structure.link_became_text import LinkBecameText
from notelint_rules.structure.list_became_code import ListBecameCode
from notelint_rules.structure.lost_line_break import LostLineBreak
from notelint_rules.structure.malformed_admonition import MalformedAdmonition
from notelint_rules.structure.mismatched_brackets import MismatchedBrackets
from notelint_rules.structure.mixed_list_indent import MixedListIndent
from notelint_rules.structure.outdented_math import OutdentedMath
from notelint_rules.structure.outdented_quote import OutdentedQuote
from notelint_rules.structure.repeated_paragraph import RepeatedParagraph
from notelint_rules.structure.swallowed_list_item import SwallowedListItem
from notelint_rules.structure.unclosed_emphasis import UnclosedEmphasis
from notelint_rules.structure.unclosed_math import UnclosedMath
from notelint_rules.structure.unescaped_tag import UnescapedTag
from notelint_rules.structure.unsupported_math_delimiter import UnsupportedMathDelimiter

RULES: tuple[type[Rule], ...] = (
    AdjacentLinks,
    DisplayMathInline,
    DoubledListMarker,
    DuplicateEntry,
    LatexOutsideMath,
    LazyQuoteLine,
    LeakedListRepr,
    LinkBecameText,
    ListBecameCode,
    LostLineBreak,
    MalformedAdmonition,
    MismatchedBrackets,
    MixedListIndent,
    OutdentedMath,
    OutdentedQuote,
    RepeatedParagraph,
    SwallowedListItem,
    UnclosedEmphasis,
    UnclosedMath,
    UnescapedTag,
    UnsupportedMathDelimiter,
)
