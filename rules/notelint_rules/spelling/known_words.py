"""What is a word of English: what dictionaries have, and what is made of that."""

from functools import lru_cache

from notelint_rules.spelling.derivation import is_derived
from notelint_rules.spelling.lexicon import count, english, lexicon
from notelint_rules.spelling.variants import british

MILLION = 1_000_000

_FREE_PREFIXES = ("de", "multi", "non", "post", "pre", "re", "sub", "un")


def is_word(word: str) -> bool:
    return word in english() or british(word) in lexicon()


@lru_cache(maxsize=1 << 16)
def derivable(word: str) -> bool:
    return is_derived(word, is_word, _is_common)


def has_common_prefix(text: str) -> bool:
    """Whether a word is made freely of a prefix and a very common word (``recache``)."""
    return text.startswith(_FREE_PREFIXES) and any(
        text.startswith(prefix)
        and len(text) - len(prefix) >= 4
        and count(text[len(prefix) :]) >= 5 * MILLION
        for prefix in _FREE_PREFIXES
    )


def _is_common(word: str) -> bool:
    """Whether a word is used so much that it may be half of a compound."""
    return count(word) >= (3 * MILLION if len(word) > 3 else 60 * MILLION)
