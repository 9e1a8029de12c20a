"""Korean as it is typed: the keys of a word, and what one slip of the fingers makes of them.

The keyboard is the one with two sets (KS X 5002): consonants on the left, vowels on the right,
double letters with shift, and vowels and finals of two letters by two keys.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from notelint import lazy_re_compile
from notelint_rules.spelling.hangul import Syllable, is_syllable, letters

_ROWS = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
_WITH_SHIFT = dict(zip("ㅂㅈㄷㄱㅅㅐㅔ", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
_KEYS = "".join(_ROWS) + "".join(_WITH_SHIFT.values())

_TWO_KEYS = {
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
_LETTER_OF = {keys: letter for letter, keys in _TWO_KEYS.items()}
_TYPED_SYLLABLE = lazy_re_compile(
    rf"([^{_VOWELS}])(ㅗ[ㅏㅐㅣ]?|ㅜ[ㅓㅔㅣ]?|ㅡㅣ?|[{_VOWELS}])"
    rf"((?:(?:ㄱㅅ|ㄴ[ㅈㅎ]|ㄹ[ㄱㅁㅂㅅㅌㅍㅎ]|ㅂㅅ|[^ㄸㅃㅉ{_VOWELS}])(?![{_VOWELS}]))?)"
)


def typed(word: str) -> str:
    """The keys of a word of syllables and single letters, in order; shift belongs to its key."""
    return "".join(map(_keys, word))


def read(keys: str) -> str:
    """What stands there when these keys are typed; letters that make no syllable stand alone."""
    return _TYPED_SYLLABLE.sub(lambda match: _syllable(match[1], match[2], match[3]), keys)


@lru_cache(maxsize=1 << 10)
def meant(word: str) -> Sequence[str]:
    """What may have been meant by a short word in which one key slipped, syllables all of them.

    A key too many or too few, two keys in the other order, a key beside the right one, shift
    forgotten or held, and the vowels of two syllables in each other's place.
    """
    found = dict.fromkeys(map(read, _slips(typed(word))))
    return [text for text in found if text != word and all(map(is_syllable, text))]


def _slips(keys: str) -> Iterator[str]:
    for at, key in enumerate(keys):
        before, after = keys[:at], keys[at + 1 :]
        yield before + after
        if after:
            yield before + after[0] + key + after[1:]
        for other in _beside(key):
            yield before + other + after
        for other in _KEYS:
            yield before + key + other + after
    vowels = [at for at, key in enumerate(keys) if key in _VOWELS]
    for one, next_ in pairwise(vowels):
        yield keys[:one] + keys[next_] + keys[one + 1 : next_] + keys[one] + keys[next_ + 1 :]


@cache
def _keys(character: str) -> str:
    parts = letters(character) if is_syllable(character) else character
    return "".join(_TWO_KEYS.get(part, part) for part in parts if part != " ")


@cache
def _syllable(lead: str, vowel: str, final: str) -> str:
    return str(Syllable(lead, _LETTER_OF.get(vowel, vowel), _LETTER_OF.get(final, final or " ")))


@cache
def _beside(key: str) -> str:
    """The keys around a key (the rows are half a key apart), and the same with or without shift."""
    plain = next((base for base, shifted in _WITH_SHIFT.items() if shifted == key), key)
    row = next((at for at, keys in enumerate(_ROWS) if plain in keys), None)
    if row is None:
        return ""
    column = _ROWS[row].index(plain)
    around = ((row, -1), (row, 1), (row - 1, 0), (row - 1, 1), (row + 1, -1), (row + 1, 0))
    found = [
        _ROWS[other][column + aside]
        for other, aside in around
        if 0 <= other < len(_ROWS) and 0 <= column + aside < len(_ROWS[other])
    ]
    return "".join(found) + (plain if plain != key else _WITH_SHIFT.get(key, ""))
