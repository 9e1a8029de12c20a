"""Which long words are two slips away from another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from notelint_rules.spelling.slips import two_slips_apart
from notelint_rules.spelling.variants import are_variants


class LongWords:
    """Words by their ends, and by their letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_ends: defaultdict[tuple[str, str, int], list[tuple[int, str]]] = defaultdict(list)
        self._by_letters: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_ends[word[0], word[-1], len(word)].append((_letters(word), word))
            self._by_letters["".join(sorted(word))].append(word)

    def near(self, word: str) -> Iterator[str]:
        """The words two slips away, with the same ends (the last letter may have moved inwards)."""
        letters = _letters(word)
        ends = (self._by_ends.get((word[0], word[-1], n), ()) for n in _about(len(word)))
        likely = [text for others, text in chain(*ends) if (letters ^ others).bit_count() <= 2]
        moved = self._by_letters.get("".join(sorted(word)), ())
        likely += [text for text in moved if text[0] == word[0] and text[-1] != word[-1]]
        for text in likely:
            if two_slips_apart(word, text) and not are_variants(word, text):
                yield text


def _about(length: int) -> range:
    return range(length - 2, length + 3)


@lru_cache(maxsize=1 << 16)
def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 32)
    return bits
