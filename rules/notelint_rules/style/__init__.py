"""Rules about the source's style, which no reader sees: all are off unless asked for."""

from notelint import Rule
from notelint_rules.style.deprecated_latex import DeprecatedLatex
from notelint_rules.style.extra_blank_lines import ExtraBlankLines
from notelint_rules.style.extra_spaces import ExtraSpaces
from notelint_rules.style.hard_tab import HardTab
from notelint_rules.style.inconsistent_list_marker import InconsistentListMarker
from notelint_rules.style.invisible_line_break import InvisibleLineBreak
from notelint_rules.style.mathematical_letter import MathematicalLetter
from notelint_rules.style.missing_blank_line import MissingBlankLine
from notelint_rules.style.missing_final_newline import MissingFinalNewline
from notelint_rules.style.trailing_whitespace import TrailingWhitespace

RULES: tuple[type[Rule], ...] = (
    DeprecatedLatex,
    ExtraBlankLines,
    ExtraSpaces,
    HardTab,
    InconsistentListMarker,
    InvisibleLineBreak,
    MathematicalLetter,
    MissingBlankLine,
    MissingFinalNewline,
    TrailingWhitespace,
)
