"""Rules about spelling, and the word lists they stand on."""

from notelint import Rule
from notelint_rules.spelling.chinese_misspelling import ChineseMisspelling
from notelint_rules.spelling.inconsistent_term import InconsistentTerm
from notelint_rules.spelling.korean_misspelling import KoreanMisspelling
from notelint_rules.spelling.miscased_name import MiscasedName
from notelint_rules.spelling.misspelling import Misspelling
from notelint_rules.spelling.repeated_words import RepeatedWords

RULES: tuple[type[Rule], ...] = (
    ChineseMisspelling,
    InconsistentTerm,
    KoreanMisspelling,
    MiscasedName,
    Misspelling,
    RepeatedWords,
)
